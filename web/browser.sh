#!/usr/bin/env bash
# Tests the pages in a real browser: a whole case by clicking, every page in every state and language.
#
#   web/browser.sh               everything; pictures of every page are kept under target/browser/screens
#   web/browser.sh --only NAME   one part: the name of a file web/tests/NAME.test.mjs, or `screens` for pictures of every page in every
#                                language, on a phone and on a desktop
#
# CONCORD names a program to test; without it, Concord is built. CHROMIUM names another browser than /usr/bin/chromium. Each test starts
# a system of its own on a free port, with a throw-away folder, and ends it.
set -euo pipefail
cd "$(dirname "$0")/.."

only=
if [[ ${1:-} == --only ]]; then
  only=${2:?--only needs a name, such as whole_case}
  [[ $only == screens || -f web/tests/$only.test.mjs ]] || { echo "there is no web/tests/$only.test.mjs" >&2; exit 2; }
elif [[ $# -gt 0 ]]; then
  echo "usage: web/browser.sh [--only NAME]" >&2
  exit 2
fi

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi
}

install() { # install PACKAGE WHY
  echo "installing $1: $2"
  if ! as_root apt-get install --yes --quiet --no-install-recommends "$1" >/dev/null; then
    as_root apt-get update --quiet >/dev/null
    as_root apt-get install --yes --quiet --no-install-recommends "$1" >/dev/null
  fi
}

[[ -n ${CHROMIUM:-} || -x /usr/bin/chromium ]] || install chromium 'the browser'
command -v fc-list >/dev/null || install fontconfig 'finds fonts'
[[ -n $(fc-list :lang=zh) ]] || install fonts-wqy-microhei 'a font for Chinese'
if [[ ! -d web/node_modules/playwright-core || web/package-lock.json -nt web/node_modules/.package-lock.json ]]; then
  echo 'installing what web/package-lock.json names'
  (cd web && npm ci --no-audit --no-fund --loglevel=error)
fi
if [[ -z ${CONCORD:-} ]]; then
  echo 'building Concord'
  cargo build --quiet
  CONCORD=$PWD/target/debug/concord
fi
export CONCORD BROWSER_OUTPUT=$PWD/target/browser
mkdir -p "$BROWSER_OUTPUT"
rm -f "$BROWSER_OUTPUT/concord.log"

# Whatever happens, what was started here is ended, with all that it started itself: each runs as a process group of its own. The
# browsers have groups of their own, too, and end with those who steer them.
started=()
TMPDIR=$(mktemp -d)
export TMPDIR
end() {
  for group in "${started[@]}"; do
    kill -TERM -- "-$group" 2>/dev/null || continue
    for _ in {1..30}; do
      kill -0 -- "-$group" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-$group" 2>/dev/null || true
  done
  rm -rf "$TMPDIR"
}
trap end EXIT
trap 'exit 130' INT TERM

start() { # start COMMAND...
  setsid "$@" &
  started+=("$!")
}

run() { # run NAMES... -- the test files of these names, two at a time
  local files=()
  for name in "$@"; do files+=("web/tests/$name.test.mjs"); done
  start node --test --test-concurrency=2 --test-reporter=./web/tests/reporter.mjs "${files[@]}"
  wait "$!"
}

result=0
if [[ $only == screens ]]; then
  BROWSER_PICTURES=all start node web/tests/walk.mjs
  wait "$!" || result=$?
elif [[ -n $only ]]; then
  run "$only" || result=$?
else
  # Every page is visited once, while others click; then what was seen is judged.
  start node web/tests/walk.mjs
  walk=$!
  run whole_case keyboard without_scripts islands languages || result=$?
  wait "$walk" || result=$?
  export BROWSER_WALKED=yes
  run accessibility complete html security narrow translated budgets || result=$?
fi
[[ ! -d $BROWSER_OUTPUT/screens ]] || echo "pictures: $BROWSER_OUTPUT/screens/index.html"
exit "$result"
