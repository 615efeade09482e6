#!/usr/bin/env bash
# Runs one benchmark: a table for people, then one JSON line.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

if [ $# -eq 0 ] || [ "$1" = -h ] || [ "$1" = --help ]; then
  cat <<'TEXT'
Usage: ./bench.sh NAME [options]

NAME is one of: order-path, engines, flood, recovery, journal, postgres-journal, replay, mirror, link, quotes, simulation, windows-node.
Prints a table, then one line of JSON with the figures and their ratios to a floor measured in the same run.
postgres-journal needs PostgreSQL, and installs it as ./test.sh does.
engines builds for both engines and lets them take turns; it needs PostgreSQL, and Akka.NET's packages (docs/engines.md).
mirror needs PostgreSQL and Node.js with npm, and sets them up as ./test.sh does.
windows-node needs Wine and mingw-w64, and sets them up as ./test.sh does; './bench.sh windows-node --help' shows its options.
TEXT
  [ $# -eq 0 ] && exit 2 || exit 0
fi

require_sdk
if [ "$1" = postgres-journal ] || [ "$1" = engines ]; then
  source "$root/scripts/postgres.sh"
  postgres_install || { say "The PostgreSQL journal cannot be measured."; exit 5; }
fi
if [ "$1" = mirror ]; then
  source "$root/scripts/postgres.sh"
  source "$root/scripts/supabase.sh"
  { postgres_install && supabase_install; } || { say "The mirror cannot be measured."; exit 5; }
fi
if [ "$1" = engines ]; then
  shift
  use_engine akka
  build Benchmarks
  akka_dll=$benchmarks_dll
  use_engine embedded
  build Benchmarks
  exec dotnet "$benchmarks_dll" engines "$akka_dll" "$@"
fi
build Benchmarks Gateway.Linux Bridge.Windows
[ "$1" = windows-node ] || exec dotnet "$benchmarks_dll" "$@"

shift
for argument in "$@"; do
  case "$argument" in -h|--help) exec dotnet "$benchmarks_dll" windows-node --help ;; esac
done
dotnet "$benchmarks_dll" windows-node --check "$@"
source "$root/scripts/wine.sh"
trap wine_end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
wine_prepare Bridge.Windows Specs/OcxDriver || { say "The Windows node cannot be measured."; exit 5; }
status=0
dotnet "$benchmarks_dll" windows-node "$@" || status=$?
exit "$status"
