#!/usr/bin/env bash
# Asks the running system what its own description invites to, rightly and wrongly, as nobody, as each role of staff and as the
# holders of links. No answer may be a failure, and none may be one that the description doesn't have.
#
#   tests/api_fuzz.sh [SECONDS]     for each caller, 12 unless told; needs Rust, Python 3 and the package registry of Python; CONCORD names a
#                                   program to test, without it Concord is built
#
# The fuzzer is installed into target/api-fuzz; what it saw is left there. The system runs on a port of its own with throwaway data.
set -euo pipefail
cd "$(dirname "$0")/.."

SECONDS_EACH=${1:-12}
PORT=${API_FUZZ_PORT:-4790}
BASE=http://localhost:$PORT
OUT=target/api-fuzz
DATA=$(mktemp -d)
RUNNING=
FAILING=
trap 'for one in $RUNNING $FAILING; do kill "$one" 2>/dev/null || true; done; rm -rf "$DATA"' EXIT

if [ ! -x $OUT/bin/schemathesis ]; then
  python3 -m venv $OUT
  $OUT/bin/pip install --quiet --disable-pip-version-check schemathesis==4.32.5
fi
[ -n "${CONCORD:-}" ] || { cargo build --quiet && CONCORD=target/debug/concord; }
"$CONCORD" up --port "$PORT" --data "$DATA" >$OUT/concord.out 2>$OUT/concord.log &
RUNNING=$!
for _ in $(seq 100); do curl -sf "$BASE/health" >/dev/null && break; sleep 0.1; done

python3 tests/api_fuzz.py "$BASE" >$OUT/prepared.json
export API_FUZZ_PREPARED=$PWD/$OUT/prepared.json SCHEMATHESIS_HOOKS=tests.api_fuzz PYTHONPATH=$PWD PYTHONDONTWRITEBYTECODE=1
token() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["tokens"][sys.argv[2]])' $OUT/prepared.json "$1"; }

CHECKS=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance
fuzz() { # fuzz NAME DESCRIPTION OPTIONS...; one seed, so that a finding comes again
  local name=$1 description=$2
  shift 2
  (cd "$OUT" && bin/schemathesis --config-file /dev/null run "$description" --url "$BASE" --checks $CHECKS --seed 20261122 \
    --request-timeout 10 --suppress-health-check all --warnings off --continue-on-failure --no-color --report har --report-har-path "$name.har" "$@" >"$name.txt" 2>&1)
}

# Whether a request is one at all doesn't depend on who sent it, so every combination of mistakes is sent as nobody and as the program;
# everybody else sends what is well-formed, and so does the program once more.
FAILED=0
RUNS=(anonymous/anything program/anything)
for caller in program professional_standards supervisor auditor status resident officer mediator; do RUNS+=("$caller/well-formed"); done
for run in "${RUNS[@]}"; do
  caller=${run%/*} name=${run/\//-}
  header=()
  [ "$caller" = anonymous ] || header=(--header "Authorization: Bearer $(token "$caller")")
  limits=(--phases examples,fuzzing --mode positive --max-time "$SECONDS_EACH")
  case "$run" in */anything) limits=(--phases examples,coverage,fuzzing --max-time $((2 * SECONDS_EACH))) ;; esac
  if fuzz "$name" "$BASE/v1/openapi.json" "${header[@]}" "${limits[@]}"; then
    printf '%-36s %s\n' "$name" "$(grep -E 'generated' "$OUT/$name.txt" | tail -1 | xargs)"
  else
    FAILED=1
    printf '%-36s something is wrong:\n' "$name"
    cat "$OUT/$name.txt"
  fi
done
curl -sf "$BASE/v1/openapi.json" >$OUT/openapi.json
# shellcheck disable=SC2046
python3 tests/api_fuzz.py --summary $OUT/openapi.json $(printf "$OUT/%s.har " "${RUNS[@]/\//-}") || FAILED=1

# Negative controls: a description that lacks an answer, one that promises another body, and a system that fails must be found out.
# They ask for what is always answered, so that nothing depends on what the fuzzer happens to send.
control() { # control NAME WHAT-THE-FUZZER-MUST-SAY HOW-THE-DESCRIPTION-CHANGES OPTIONS...
  local change="import json, sys; d = json.load(sys.stdin); $3; json.dump(d, sys.stdout)"
  curl -sf "$BASE/v1/openapi.json" | python3 -c "$change" >"$OUT/$1.json"
  if fuzz "control-$1" "$1.json" --include-path /v1/policies --include-method GET --header "Authorization: Bearer $(token program)" \
    --phases examples,fuzzing --max-examples 5 "${@:4}"; then
    FAILED=1
    printf 'control %-16s not noticed\n' "$1"
  else
    grep -q "$2" "$OUT/control-$1.txt" && printf 'control %-16s noticed: %s\n' "$1" "$2" || { FAILED=1; cat "$OUT/control-$1.txt"; }
  fi
}
control missing-answer 'Undocumented status code' 'del d["paths"]["/v1/policies"]["get"]["responses"]["200"]'
control other-body 'Response violates schema' 'd["components"]["schemas"]["Policies"]["properties"]["in_force"]["type"] = "integer"'
control other-type 'Undocumented Content-Type' \
  'r = d["paths"]["/v1/policies"]["get"]["responses"]["200"]["content"]; r["text/plain"] = r.pop("application/json")'
python3 - $((PORT + 1)) <<'PY' &
import http.server, sys
class Failing(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(500)
    def log_message(self, *_):
        pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Failing).serve_forever()
PY
FAILING=$!
control failing-system 'Server error' 'd' --url "http://127.0.0.1:$((PORT + 1))"

if grep -q '"level":"error"' $OUT/concord.log; then
  FAILED=1
  echo 'the system logged errors:'
  grep '"level":"error"' $OUT/concord.log | sort | uniq -c | sort -rn | head
fi
exit $FAILED
