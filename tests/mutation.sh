#!/usr/bin/env bash
# Changes the rules of shared/domain, one small mistake at a time, and counts how many their tests notice.
#
#   tests/mutation.sh           a fixed fortieth of the mutants, chosen by the commit: what a change is checked with
#   tests/mutation.sh 7         that fortieth (0 to 39)
#   tests/mutation.sh full      all of them, a few seconds each on a quiet machine; update docs/mutation.md with what it prints
#   tests/mutation.sh check     the negative control: without tests nothing is noticed, and this script has to say so
#
# Fails when fewer than nine in ten are noticed, or when one survives that docs/mutation.md doesn't list with a reason.
# Needs Rust and Python 3. cargo-mutants is installed into target/mutation; mutants are built there too.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF=$PWD/target/mutation
VERSION=27.1.0
mkdir -p "$HOME_OF"
# What every mutant is built and tried with: what the one before left, no debug information, fewer random histories and years, no pages
# of backtraces.
export CARGO_TARGET_DIR=$HOME_OF/build CARGO_INCREMENTAL=1 CARGO_PROFILE_DEV_DEBUG=0 PROPTEST_CASES=64 PROGRAM_YEARS=1 RUST_BACKTRACE=0

if ! "$HOME_OF/bin/cargo-mutants" mutants --version 2>/dev/null | grep --quiet "$VERSION"; then
  CARGO_TARGET_DIR=$HOME_OF/tool cargo install --quiet --locked --debug --root "$HOME_OF" "cargo-mutants@$VERSION"
fi

mutants() { # mutants OPTIONS...: a mutant that survives is judged below, by the list
  local outcome=0
  "$HOME_OF/bin/cargo-mutants" mutants --package domain --jobs 1 --output "$HOME_OF" "$@" || outcome=$?
  # 2: some survived; 3: some never ended.
  [ "$outcome" -eq 0 ] || [ "$outcome" -eq 2 ] || [ "$outcome" -eq 3 ]
}

judge() { # counts, and compares what survived with the list
  python3 - "$HOME_OF/mutants.out" docs/mutation.md <<'PY'
import collections, json, pathlib, re, sys

outcomes = json.loads((pathlib.Path(sys.argv[1]) / "outcomes.json").read_text())["outcomes"]
found = collections.Counter()
survivors = collections.Counter()
for outcome in outcomes:
    if outcome["scenario"] == "Baseline":
        continue
    found[outcome["summary"]] += 1
    if outcome["summary"] == "MissedMutant":
        # Without line and column, which move with every change above.
        survivors[re.sub(r":\d+:\d+:", ":", outcome["scenario"]["Mutant"]["name"], count=1)] += 1

listed = collections.Counter(re.findall(r"^- `(shared/domain/[^`]+)`", pathlib.Path(sys.argv[2]).read_text(), re.M))
caught = found["CaughtMutant"] + found["Timeout"]
viable = caught + found["MissedMutant"]
share = 100 * caught / viable if viable else 0
print(f"{sum(found.values())} mutants: {found['CaughtMutant']} caught, {found['Timeout']} never ended, "
      f"{found['MissedMutant']} survived, {found['Unviable']} can't be built; {share:.1f} % noticed")
unlisted = survivors - listed
for name in sorted(survivors):
    print(f"  survived: {name}" + ("" if name in unlisted else " (listed)"))
if share < 90 or unlisted:
    print("too few are noticed" if share < 90 else "a survivor isn't listed in docs/mutation.md")
    sys.exit(1)
PY
}

case ${1:-} in
  full)
    mutants
    judge
    ;;
  check)
    # Without the configuration, which names every file: what is named here is added to it.
    mutants --no-config --file shared/domain/src/statutory.rs --re 'business_days_after' -- no-such-test
    if judge; then
      echo 'negative control: no test at all: NOT CAUGHT'
      exit 1
    fi
    echo 'negative control: no test at all: caught'
    ;;
  *)
    shard=${1:-$((16#$(git rev-parse --short=7 HEAD) % 40))}
    echo "shard $shard of 40"
    mutants --shard "$shard/40"
    judge
    ;;
esac
