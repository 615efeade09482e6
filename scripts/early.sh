# Sourced by test.sh: simulations that take minutes and know no wall clock. They begin before the specs, at the lowest priority, and use what the
# specs that wait for real clocks leave idle; their specs (Specs/Simulation) wait for them and judge what they printed.

early_home=
early_runner=

# early_begin — the runs of Specs/Simulation/SimulationSpecs.cs, one after the other.
early_begin() {
  early_home=$(mktemp -d "${TMPDIR:-/tmp}/kiwoom-early.XXXXXX")
  export KIWOOM_EARLY_RUNS="$early_home"
  local name
  for name in "--seeds 1..5000" "--mutation all --seeds 1..500"; do : >"$early_home/$name.begun"; done
  setsid nice -n 19 bash -c '
    simulation=$1 source=$2 home=$3
    shift 3
    for name in "$@"; do
      code=0
      dotnet "$simulation" --source "$source" $name >"$home/$name.output" 2>"$home/$name.progress" </dev/null || code=$?
      echo "$code" >"$home/$name.ending" && mv "$home/$name.ending" "$home/$name.code"
    done' early "$simulation_dll" "$root" "$early_home" "--seeds 1..5000" "--mutation all --seeds 1..500" &
  early_runner=$!
}

# early_end — ends what still runs, and removes the folder.
early_end() {
  [ -n "$early_home" ] || return 0
  kill -- "-$early_runner" 2>/dev/null || true
  wait "$early_runner" 2>/dev/null || true
  rm -rf "$early_home"
  early_home=
}
