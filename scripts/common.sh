# Shared by run.sh, test.sh, bench.sh, chaos.sh, simulate.sh and kiwoom: finds the SDK, builds, says what is missing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

configuration=${KIWOOM_CONFIGURATION:-Release}

say() { printf '%s\n' "$*" >&2; }

require_sdk() {
  if ! command -v dotnet >/dev/null 2>&1; then
    say "The .NET 10 SDK is not installed (no 'dotnet' on PATH). See https://dotnet.microsoft.com/download/dotnet/10.0"
    exit 3
  fi
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    say "The .NET 10 SDK is needed; installed are:"
    dotnet --list-sdks >&2
    exit 3
  fi
}

# read_arguments ARGUMENT... — answers --help, takes --no-build out, and leaves the rest in $arguments.
read_arguments() {
  local argument
  build_first=yes
  arguments=()
  for argument in "$@"; do
    case "$argument" in
      -h|--help) usage; exit 0 ;;
      --no-build) build_first=no ;;
      *) arguments+=("$argument") ;;
    esac
  done
}

# build PROJECT... — quiet unless it fails.
build() {
  local log project
  log=$(mktemp)
  for project in "$@"; do
    say "building $project …"
    if ! dotnet build -c "$configuration" "$root/$project" -v quiet --nologo >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      say "The build failed."
      exit 4
    fi
  done
  rm -f "$log"
}

gateway_dll="$root/Gateway.Linux/bin/$configuration/net10.0/kiwoom-gateway.dll"
bridge_dll="$root/Bridge.Windows/bin/$configuration/net10.0/kiwoom-bridge.dll"
benchmarks_dll="$root/Benchmarks/bin/$configuration/net10.0/kiwoom-benchmarks.dll"
simulation_dll="$root/Simulation/bin/$configuration/net10.0/kiwoom-simulation.dll"
chaos_dll="$root/Chaos/bin/$configuration/net10.0/kiwoom-chaos.dll"
