#!/usr/bin/env bash
# Builds the gateway and the bridge and trades on a simulated Kiwoom.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

usage() {
  cat <<'TEXT'
Usage: ./run.sh [options]

Builds everything, starts a gateway process and a bridge process on a simulated Kiwoom, and lets a demo strategy trade.
Ctrl-C stops both cleanly; a later start with the same --data goes on where this one stopped.

  --prices DIR     real daily bars to follow (CODE.csv: date,open,high,low,close,volume); otherwise a seeded generator
  --data DIR       where journals and keys are kept (default ./data)
  --port N         HTTP port on the loopback address (default 8080)
  --speed X        how many times faster than real time the exchange's clock runs (default 60)
  --seed N         seed of the simulated market (default 1)
  --for SECONDS    stop after so many seconds; the last line of stdout is then one JSON object
  --engine NAME    embedded (default), or akka: Akka.NET, Akka.Remote and Akka.Persistence (docs/engines.md); also KIWOOM_ACTOR_ENGINE
  --no-build       use what is built already
  --help           this text
TEXT
}

read_arguments "$@"

require_sdk
if [ "$build_first" = yes ]; then
  build Gateway.Linux Bridge.Windows
elif [ ! -f "$gateway_dll" ] || [ ! -f "$bridge_dll" ]; then
  say "--no-build, but nothing is built yet: run ./run.sh once without it."
  exit 4
fi
exec dotnet "$gateway_dll" demo --bridge "$bridge_dll" ${arguments[@]+"${arguments[@]}"}
