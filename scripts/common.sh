# Shared by run.sh, test.sh, bench.sh, chaos.sh, simulate.sh and kiwoom: finds the SDK, builds, says what is missing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

configuration=${KIWOOM_CONFIGURATION:-Release}

# Which engine the nodes are built with: embedded, or akka (docs/engines.md).
engine=${KIWOOM_ACTOR_ENGINE:-embedded}

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

# read_arguments ARGUMENT... — answers --help, takes --no-build and --engine out, and leaves the rest in $arguments.
read_arguments() {
  build_first=yes
  arguments=()
  while [ $# -gt 0 ]; do
    case "$1" in
      -h|--help) usage; exit 0 ;;
      --no-build) build_first=no ;;
      --engine) [ $# -gt 1 ] || { say "--engine takes embedded or akka"; exit 2; }; use_engine "$2"; shift ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
}

# use_engine NAME — from here on what is built and run is of this engine. Each engine's build has folders of its own.
use_engine() {
  local bin
  engine=$1
  case "$engine" in
    embedded) bin=bin engine_property=Embedded ;;
    akka) bin=bin/akka engine_property=Akka ;;
    *) say "'$engine' is no engine: embedded or akka"; exit 2 ;;
  esac
  gateway_dll="$root/Gateway.Linux/$bin/$configuration/net10.0/kiwoom-gateway.dll"
  bridge_dll="$root/Bridge.Windows/$bin/$configuration/net10.0/kiwoom-bridge.dll"
  benchmarks_dll="$root/Benchmarks/$bin/$configuration/net10.0/kiwoom-benchmarks.dll"
  simulation_dll="$root/Simulation/$bin/$configuration/net10.0/kiwoom-simulation.dll"
  chaos_dll="$root/Chaos/$bin/$configuration/net10.0/kiwoom-chaos.dll"
}

# build PROJECT... — quiet unless it fails.
build() {
  local log project
  log=$(mktemp)
  for project in "$@"; do
    say "building $project …"
    if ! dotnet build -c "$configuration" "$root/$project" -v quiet --nologo "-p:ActorEngine=$engine_property" >"$log" 2>&1; then
      [ "$engine" != akka ] || lacks_packages "$log"
      cat "$log" >&2
      rm -f "$log"
      say "The build failed."
      exit 4
    fi
  done
  rm -f "$log"
}

# lacks_packages LOG — where a build failed for packages that no source has: says so in one sentence, and ends.
lacks_packages() {
  local lacking
  lacking=$(sed -n "s/.*error NU110[0-9]: Unable to find [a-z ]*package '\{0,1\}\([A-Za-z0-9.]*[A-Za-z0-9]\).*/\1/p" "$1" | sort -u | paste -sd ' ' -)
  [ -n "$lacking" ] || return 0
  rm -f "$1"
  say "The Akka engine needs packages that this machine's NuGet sources do not have ($lacking): docs/engines.md says which, and how to build with other versions or without one."
  exit 5
}

use_engine "$engine"
