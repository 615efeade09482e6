#!/usr/bin/env bash
# Runs the whole system on virtual time under seeded faults. See ./simulate.sh --help.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

require_sdk
newest_source=$(find "$root/Actors" "$root/Persistence" "$root/Simulator" "$root/Bridge.Windows" "$root/Gateway.Linux" "$root/Simulation" \
  -name '*.cs' -not -path '*/obj/*' -newer "$simulation_dll" -print -quit 2>/dev/null || true)
if [ ! -f "$simulation_dll" ] || [ -n "$newest_source" ]; then
  build Simulation
fi
exec dotnet "$simulation_dll" --source "$root" "$@"
