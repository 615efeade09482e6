# Sourced by what needs Debian packages.

# apt_install WHOM PACKAGE… — installs what is missing; needs root or sudo. WHOM names who needs it, for the error.
apt_install() {
  local whom=$1 missing=() package as_root=() log
  shift
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "$whom need Debian's packages ${missing[*]}, and there is no apt-get here."
    say "Install them, or run './test.sh --quick', which leaves these specs out."
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1 || ! sudo -n true 2>/dev/null; then
      say "$whom need ${missing[*]}: run 'apt-get install ${missing[*]}' as root, or './test.sh --quick'."
      return 1
    fi
    as_root=(sudo -n)
  fi

  say "installing ${missing[*]} …"
  log=$(mktemp)
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
  if ! "${install[@]}" >"$log" 2>&1; then
    "${as_root[@]}" apt-get update >>"$log" 2>&1 || true
    if ! "${install[@]}" >>"$log" 2>&1; then
      tail -n 20 "$log" >&2
      rm -f "$log"
      say "apt-get could not install ${missing[*]}."
      return 1
    fi
  fi
  rm -f "$log"
}
