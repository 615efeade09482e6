#!/usr/bin/env bash
# Kills, cuts off and fills up the real gateway and bridge while they trade, and compares what is left with the exchange's truth.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

usage() {
  cat <<'TEXT'
Usage: ./chaos.sh [--kills N] [--seed N] [--speed X] [--data DIR] [--no-build]

Starts the real gateway and bridge on a simulated Kiwoom, trades with several strategies and clients, kills either process at random
moments, cuts, stalls and delays the link, fills the disks, and then compares the exchange's ledger with the journal, positions and cash.

  --kills N     SIGKILLs to send to running nodes (default 100; they take about three seconds each)
  --seed N      the plan of faults, the clients and the market are functions of it; it is printed
  --speed X     how many times faster than real time the exchange's clock runs (default 30)
  --data DIR    an empty directory for journals, ledger and logs; kept (default: a temporary one, kept only where something is wrong)
  --no-build    use what is built already
  --help        this text

The last line of standard output is one JSON object: kills, orders, executions, lost, doubled, cash_difference, …
Exit codes: 0 all is well, 1 something is wrong, 2 wrong command line, 3 this machine lacks something.

The disks that are filled are small tmpfs mounts: root is needed, or permission to create user namespaces.
TEXT
}

read_arguments "$@"

require_sdk
if [ "$build_first" = yes ]; then
  build Gateway.Linux Bridge.Windows Chaos
elif [ ! -f "$gateway_dll" ] || [ ! -f "$bridge_dll" ] || [ ! -f "$chaos_dll" ]; then
  say "--no-build, but nothing is built yet: run ./chaos.sh once without it."
  exit 4
fi

# In a mount namespace of its own no mount outlives the run, whatever ends it; a plain user may mount only in one of those.
inside=()
if [ "$(id -u)" -ne 0 ]; then
  inside=(unshare --user --map-root-user --mount)
elif unshare --mount true 2>/dev/null; then
  inside=(unshare --mount)
fi
exec ${inside[@]+"${inside[@]}"} dotnet "$chaos_dll" --gateway-assembly "$gateway_dll" --bridge-assembly "$bridge_dll" ${arguments[@]+"${arguments[@]}"}
