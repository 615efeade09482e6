# Sourced by test.sh and bench.sh: what reads and serves the Supabase project in the specs, that is Supabase's own client and PostgREST,
# from npm's packages. Specs/Supabase/client/package-lock.json pins them; nothing is run at their installation.

source "$root/scripts/apt.sh"

supabase_client="$root/Specs/Supabase/client"

# supabase_install — Node.js of 18 or later with npm, from Debian's packages where there is none, and the pinned packages where they are not there.
supabase_install() {
  local stamp="$supabase_client/node_modules/.installed" log
  if ! command -v node >/dev/null 2>&1; then
    apt_install "The specs of the Supabase project" nodejs npm || return 1
  elif ! command -v npm >/dev/null 2>&1; then
    apt_install "The specs of the Supabase project" npm || return 1
  fi
  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)'; then
    say "The specs of the Supabase project need Node.js 18 or later; this is $(node --version)."
    return 1
  fi
  cmp -s "$supabase_client/package-lock.json" "$stamp" && return 0
  say "installing Supabase's client and PostgREST …"
  log=$(mktemp)
  if ! (cd "$supabase_client" && npm ci --no-progress) >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    say "npm could not install the packages of Specs/Supabase/client."
    return 1
  fi
  rm -f "$log"
  cp "$supabase_client/package-lock.json" "$stamp"
}
