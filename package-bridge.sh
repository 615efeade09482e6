#!/usr/bin/env bash
# Packs the Windows node into a zip that is unpacked and run on Windows.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"

usage() {
  cat <<'TEXT'
Usage: ./package-bridge.sh [--x64] [OUT.zip]

Packs kiwoom-bridge for Windows. Without --x64: 32-bit, as Kiwoom's control needs it; the x86 .NET 10 runtime must be installed there.
With --x64: 64-bit with its own runtime, for Wine and for a simulated Kiwoom; Kiwoom's own control does not load into it.

  OUT.zip   where to write (default kiwoom-bridge-x86.zip or kiwoom-bridge-x64.zip)

With KIWOOM_ACTOR_ENGINE=akka in the environment: the node on Akka.NET (docs/engines.md), which links by Akka.Remote.
TEXT
}

architecture=x86
out=
for argument in "$@"; do
  case "$argument" in
    -h|--help) usage; exit 0 ;;
    --x64) architecture=x64 ;;
    -*) say "unknown option $argument"; usage >&2; exit 2 ;;
    *) [ -z "$out" ] || { say "one OUT.zip only"; exit 2; }; out=$argument ;;
  esac
done
out=${out:-kiwoom-bridge-$architecture.zip}
case "$out" in *.zip) ;; *) say "$out does not end in .zip"; exit 2 ;; esac
require_sdk
mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node="$work/kiwoom-bridge"

# Objects and output of their own: they must not be mistaken for the ones of this machine.
options=(-c Release "--artifacts-path=$work/artifacts" -v quiet --nologo -o "$node" -p:DebugType=embedded "-p:ActorEngine=$engine_property")
if [ "$architecture" = x86 ]; then
  options+=(-r win-x86 --no-self-contained -p:PlatformTarget=x86 -p:UseAppHost=false)
else
  options+=(-r win-x64 --self-contained)
fi
say "publishing Bridge.Windows for win-$architecture …"
if ! dotnet publish "$root/Bridge.Windows" "${options[@]}" >"$work/log" 2>&1; then
  cat "$work/log" >&2
  say "The build failed."
  exit 4
fi

rm -f "$node"/Kiwoom.*.xml "$node"/kiwoom-bridge.xml "$node"/AxInterop.*.xml

# Windows' command interpreter and Notepad want CRLF.
for file in "$root/Bridge.Windows/Package/$architecture"/* "$root/Bridge.Windows/Package"/*.txt "$root/LICENSE"; do
  target=$(basename "$file")
  [ "$target" = LICENSE ] && target=LICENSE.txt
  sed 's/\r$//; s/$/\r/' "$file" >"$node/$target"
done
rm -f "$out"
python=$(command -v python3 || true)
if command -v zip >/dev/null 2>&1; then
  (cd "$work" && zip -q -r -X "$out" kiwoom-bridge)
elif [ -n "$python" ]; then
  (cd "$work" && "$python" -m zipfile -c "$out" kiwoom-bridge)
else
  say "Neither zip nor python3 is installed."
  exit 3
fi
echo "$out"
