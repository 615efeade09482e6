#!/usr/bin/env bash
# Runs one benchmark: a table for people, then one JSON line.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

if [ $# -eq 0 ] || [ "$1" = -h ] || [ "$1" = --help ]; then
  cat <<'TEXT'
Usage: ./bench.sh NAME [options]

NAME is one of: order-path, flood, recovery, journal, replay, link, quotes, simulation.
Prints a table, then one line of JSON with the figures and their ratios to a floor measured in the same run.
TEXT
  [ $# -eq 0 ] && exit 2 || exit 0
fi

require_sdk
build Benchmarks Gateway.Linux Bridge.Windows
exec dotnet "$benchmarks_dll" "$@"
