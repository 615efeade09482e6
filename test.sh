#!/usr/bin/env bash
# Sets up what the specs need and runs them. The last line is "N passed, N failed".
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
source "$root/scripts/wine.sh"
source "$root/scripts/postgres.sh"
source "$root/scripts/supabase.sh"
source "$root/scripts/early.sh"

usage() {
  cat <<'TEXT'
Usage: ./test.sh [--quick] [--engine akka] [FILTER]

  --quick         leaves out the specs that start whole processes, and needs neither Wine, PostgreSQL nor Node.js
  --engine akka   the specs of the Akka engine instead (Specs.Akka); they need Akka.NET's packages (docs/engines.md) and PostgreSQL
  FILTER          only specs whose full name contains this text
TEXT
}

quick=no
filter=
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --quick) quick=yes ;;
    --engine) [ $# -gt 1 ] || { say "--engine takes embedded or akka"; exit 2; }; use_engine "$2"; shift ;;
    -*) say "unknown option $1"; usage >&2; exit 2 ;;
    *) filter=$1 ;;
  esac
  shift
done

require_sdk
results=$(mktemp -d)
trap 'early_end; wine_end; rm -rf "$results"' EXIT
specs=Specs styled=(Kiwoom.Actors.sln)
if [ "$engine" = akka ]; then
  # The default engine's nodes too: a data directory goes from one engine to the other.
  specs=Specs.Akka styled=(Actors.Akka/Actors.Akka.csproj Gateway.Linux/Gateway.Linux.csproj Bridge.Windows/Bridge.Windows.csproj Specs.Akka/Specs.Akka.csproj Samples/AkkaStrategy/AkkaStrategy.csproj)
  [ "$quick" = yes ] || postgres_install || { say "What the specs need is not installed."; exit 5; }
  build Specs.Akka
  (use_engine embedded; build Gateway.Linux Bridge.Windows)
else
  if [ "$quick" = no ]; then
    { wine_install && postgres_install && supabase_install; } & installing=$! # meanwhile the solution is built
  fi
  build Kiwoom.Actors.sln
  if [ "$quick" = no ]; then
    wait "$installing" || { say "What the specs need is not installed."; exit 5; }
    wine_prepare Bridge.Windows Specs/OcxDriver || { say "The specs of the Windows node cannot run."; exit 5; }
  fi

  [ "$quick" = yes ] || [ -n "$filter" ] || early_begin
fi

expression=
[ "$quick" = yes ] && expression='Category!=Process'
[ -n "$filter" ] && expression="${expression:+$expression&}FullyQualifiedName~$filter"

status=0
dotnet test "$root/$specs" -c Release --no-build --nologo "-p:ActorEngine=$engine_property" \
  --logger "trx;LogFileName=specs.trx" --results-directory "$results" \
  --blame-hang-timeout 12min --blame-hang-dump-type none \
  ${expression:+--filter "$expression"} || status=$?

counters=$(grep -o '<Counters [^>]*>' "$results/specs.trx" 2>/dev/null || true)
count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
total=$(count total) passed=$(count passed)
total=${total:-0} passed=${passed:-0}

if [ "$quick" = no ] && [ -z "$filter" ]; then
  say "checking the code style …"
  for project in "${styled[@]}"; do
    total=$((total + 1))
    if ActorEngine=$engine_property dotnet format "$root/$project" --no-restore --verify-no-changes --severity warn >&2; then
      passed=$((passed + 1))
    else
      say "Run 'ActorEngine=$engine_property dotnet format $project'."
    fi
  done
fi

# A skipped spec, a crashed runner and a run of nothing are failures.
failed=$((total - passed))
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$total" -eq 0 ]; then say "no spec ran"; failed=1; fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
