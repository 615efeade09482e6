# Sourced by test.sh and bench.sh: the Windows node's surroundings on Linux, that is Wine without a screen, the stand-in for Kiwoom's
# control, and the nodes as Windows programs. See docs/windows.md.

source "$root/scripts/apt.sh"

stand_in="$root/Specs/StandIn"
wine_nodes="$root/artifacts/wine"
wine_packages=(wine wine64 g++-mingw-w64-x86-64-win32 make)
wine_home=
wine_keeper=

# Environment of every Wine program; WINEPREFIX is set by wine_prepare. No screen, no browser engine, no debugger that waits for a person, and
# .NET without its second mapping of code, which does not work under Wine: a process dies in a collection.
wine_environment() {
  unset DISPLAY WAYLAND_DISPLAY
  export WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mshtml=;winedbg.exe=d' DOTNET_EnableWriteXorExecute=0
}

# wine_install — installs what is missing from Debian's packages; needs root or sudo.
wine_install() { apt_install "The specs of the Windows node" "${wine_packages[@]}"; }

# wine_logged WHAT COMMAND… — quiet unless it fails.
wine_logged() {
  local what=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    say "$what failed."
    return 1
  fi
  rm -f "$log"
}

# wine_publish PROJECT — as a self-contained Windows program.
wine_publish() {
  wine_logged "Publishing $1 for Windows" dotnet publish "$root/$1" -c "$configuration" -r win-x64 --self-contained true \
    -o "$wine_nodes/$(basename "$1")" -v quiet --nologo
}

# wine_prefix — a Windows of this run's own, with the stand-in registered as Kiwoom's control.
wine_prefix() {
  export WINEPREFIX="$wine_home/prefix"
  wine_logged "Making a Wine prefix" wineboot -i || return 1
  wine_logged "Leaving out the screen" wine reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d null /f || return 1
  wine_logged "Ending the prefix's first processes" wineserver -k -w || true
  wine_logged "Setting Windows 10" wine winecfg -v win10 || return 1
  wine_logged "Registering the stand-in control" wine regsvr32 /s "$(wine_path "$wine_home/stand-in/khopenapi.dll")" || return 1
}

# wine_path FILE — as Windows programs see it.
wine_path() { printf 'Z:%s' "${1//\//\\}"; }

# wine_prepare PROJECT… — builds everything, publishes the projects, and exports KIWOOM_WINE: a folder with prefix, stand-in and nodes.
wine_prepare() {
  local project
  wine_install || return 1
  wine_environment
  say "setting up Wine …"
  wine_logged "Building the stand-in control" make -C "$stand_in" -j2 || return 1
  for project in "$@"; do
    [ ! -d "$root/$project" ] || wine_publish "$project" || return 1
  done
  wine_home=$(mktemp -d "${TMPDIR:-/tmp}/kiwoom-wine.XXXXXX") || return 1
  mkdir "$wine_home/stand-in" &&
    cp "$stand_in"/bin/khopenapi.dll "$stand_in"/bin/stand-in-host.exe "$wine_home/stand-in/" &&
    ln -s "$wine_nodes" "$wine_home/nodes" || return 1
  wine_prefix || return 1
  wine_keep
  export KIWOOM_WINE="$wine_home"
}

# Wine's services take over the pipes of the program that starts them, and a reader of such a pipe sees no end. So they are started once,
# with no pipes, by a program that stays.
wine_keep() {
  setsid wine "$wine_home/stand-in/stand-in-host.exe" --stay </dev/null >/dev/null 2>&1 &
  wine_keeper=$!
}

# wine_end — ends this prefix's processes, and removes the folder.
wine_end() {
  [ -n "$wine_home" ] || return 0
  WINEPREFIX="$wine_home/prefix" wineserver -k -w >/dev/null 2>&1 || true
  [ -z "$wine_keeper" ] || wait "$wine_keeper" 2>/dev/null || true
  rm -rf "$wine_home"
  wine_home=
  unset KIWOOM_WINE
}
