#!/usr/bin/env bash
# Deploys the template on an emulated cloud, with IAM enforced, files one case over HTTP and waits for its mail.
#
#   infra/emulated.sh        from the repository's root, once target/lambda/<name>/bootstrap exists for every function
#
# PORT chooses the emulator's port. What it installs and writes is under target/emulated.
set -euo pipefail

PORT="${PORT:-4599}"
FUNCTIONS=(identity intake scheduling reminders surveys surveys-mix notices relay reports)
PATIENCE=150 # seconds; the sweep alone needs at most 60
RECIPIENT=ana@example.org

HOME_DIR="$PWD/target/emulated"
CLOUD="$HOME_DIR/cloud" # two environments, for the emulator pins a library that SAM wants newer
SAM="$HOME_DIR/sam"
EMULATOR_PID=""
BEGAN=$(date +%s%N)

say() { printf '%8d ms  %s\n' "$((($(date +%s%N) - BEGAN) / 1000000))" "$*"; }
fail() {
  say "FAILED: $*" >&2
  exit 1
}

function_logs() { # what the functions logged, while the emulator still knows it
  "$CLOUD/bin/python" - <<'PY' || true
import boto3
logs = boto3.client("logs")
for group in logs.describe_log_groups(logGroupNamePrefix="/aws/lambda/")["logGroups"]:
    for event in logs.filter_log_events(logGroupName=group["logGroupName"])["events"][-20:]:
        print(group["logGroupName"].removeprefix("/aws/lambda/"), event["message"].rstrip())
PY
}

stop() {
  local status=$?
  trap - EXIT INT TERM
  if [[ -n "$EMULATOR_PID" ]]; then
    [[ $status -eq 0 ]] || function_logs
    kill -TERM "$EMULATOR_PID" 2>/dev/null || true
    wait "$EMULATOR_PID" 2>/dev/null || true
    # The emulator leads a process group of its own: this ends a function that outlived it.
    kill -TERM -- "-$EMULATOR_PID" 2>/dev/null || true
    say "stopped; the emulator's own log is target/emulated/emulator.log"
  fi
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

install() { # install DIRECTORY REQUIREMENT...: a virtual environment with exactly these, made once
  local directory=$1 wanted
  shift
  wanted=$(printf '%s\n' "$@")
  if [[ ! -f "$directory/.installed" || "$(<"$directory/.installed")" != "$wanted" ]]; then
    python3 -m venv --clear "$directory"
    "$directory/bin/pip" install --quiet --disable-pip-version-check "$@"
    printf '%s' "$wanted" >"$directory/.installed"
  fi
}

# --- before anything is started -------------------------------------------------------------------------------------

[[ -f infra/template.yaml ]] || fail "run this from the repository's root"
for name in "${FUNCTIONS[@]}"; do
  [[ -x "target/lambda/$name/bootstrap" ]] || fail "target/lambda/$name/bootstrap is missing; build the functions first"
done
rm -rf "$HOME_DIR/tmp" "$HOME_DIR/state"
mkdir -p "$HOME_DIR/tmp" "$HOME_DIR/state"
install "$CLOUD" 'ministack[full]==1.5.33' boto3==1.43.106
install "$SAM" aws-sam-cli==1.170.0 cfn-lint==1.58.0
say "tools are there"
"$SAM/bin/cfn-lint" infra/template.yaml
say "template is clean"

# One environment for the emulator, SAM and the functions: they inherit it, and without the endpoint they would call the real cloud.
for name in "${!AWS_@}"; do unset "$name"; done
export AWS_ENDPOINT_URL="http://127.0.0.1:$PORT" AWS_REGION=us-west-2 AWS_DEFAULT_REGION=us-west-2
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_EC2_METADATA_DISABLED=true
export SAM_CLI_TELEMETRY=0
curl -s -o /dev/null "$AWS_ENDPOINT_URL" && fail "port $PORT is taken; choose another with PORT"

# --- start, deploy --------------------------------------------------------------------------------------------------

PATH="$CLOUD/bin:$PATH" TMPDIR="$HOME_DIR/tmp" STATE_DIR="$HOME_DIR/state" MINISTACK_REGION="$AWS_REGION" \
  BIND_HOST=127.0.0.1 GATEWAY_PORT="$PORT" IOT_MTLS_ENABLED=0 AUTH=true \
  setsid "$CLOUD/bin/ministack" >"$HOME_DIR/emulator.log" 2>&1 </dev/null &
EMULATOR_PID=$!
for _ in $(seq 300); do
  kill -0 "$EMULATOR_PID" 2>/dev/null || fail "the emulator ended while starting"
  curl -fsS -o /dev/null "$AWS_ENDPOINT_URL/_ministack/ready" 2>/dev/null && break
  sleep 0.1
done
curl -fsS -o /dev/null "$AWS_ENDPOINT_URL/_ministack/ready" || fail "the emulator isn't ready"
say "emulator is ready"

"$SAM/bin/sam" deploy -t infra/template.yaml --config-file ../samconfig.toml --config-env emulated >"$HOME_DIR/deploy.log" 2>&1 ||
  { tail -n 60 "$HOME_DIR/deploy.log"; fail "the template doesn't deploy"; }
say "deployed"

# Verified by hand once in a real account; here before anything is sent.
API_ID=$("$CLOUD/bin/python" - <<'PY'
import boto3
boto3.client("ses").verify_domain_identity(Domain="example.org")
outputs = boto3.client("cloudformation").describe_stacks(StackName="concord")["Stacks"][0]["Outputs"]
print(next(output["OutputValue"] for output in outputs if output["OutputKey"] == "ApiId"))
PY
)
API="$AWS_ENDPOINT_URL/_aws/execute-api/$API_ID/\$default"

# --- one case -------------------------------------------------------------------------------------------------------

STATUS=$(curl -sS -o "$HOME_DIR/filed.json" -w '%{http_code}' -X POST "$API/v1/cases" \
  -H 'content-type: application/json' -H "idempotency-key: emulated-$BEGAN" --data @- <<JSON
{"kind":"community","category":"demeanor","statement":"The officer raised his voice at me.","incident_on":"2026-01-15",
 "email":"$RECIPIENT","language":"es","age":"adult","contact_consent":true}
JSON
)
[[ "$STATUS" == 201 ]] || fail "filing answered $STATUS: $(head -c 500 "$HOME_DIR/filed.json")"
REFERENCE=$("$CLOUD/bin/python" -c 'import json, sys; print(json.load(sys.stdin)["reference"])' <"$HOME_DIR/filed.json") ||
  fail "no reference in the answer"
say "filed as $REFERENCE"

# Waits for a mail to the person, and then until every queue is empty: a message that failed stays in its queue, out of sight.
"$CLOUD/bin/python" - "$RECIPIENT" "$PATIENCE" <<'PY' || fail "the case didn't go all the way"
import json, os, sys, time, urllib.request
import boto3

recipient, patience = sys.argv[1], float(sys.argv[2])
began, sqs = time.monotonic(), boto3.client("sqs")
waiting = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"]


def mails():
    with urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"] + "/_ministack/ses/messages") as answer:
        accounts = json.load(answer)["messages"]
    return [mail for mails in accounts.values() for mail in mails if recipient in json.dumps(mail["To"])]


def filled():
    """How many messages each queue holds, the empty ones left out."""
    counts = {}
    for url in sqs.list_queues()["QueueUrls"]:
        attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=waiting)["Attributes"]
        counts[url.rsplit("/", 1)[1]] = sum(int(attributes.get(name, 0)) for name in waiting)
    assert sum("DeadLetters" in name for name in counts) == 6, f"six dead-letter queues were expected: {sorted(counts)}"
    return {name: count for name, count in counts.items() if count}


def until(wanted, what):
    while not wanted():
        if time.monotonic() - began > patience:
            sys.exit(f"after {patience:.0f} s still {what}; in the queues: {filled()}")
        time.sleep(0.1)
    return time.monotonic() - began


print(f"             mail after {until(mails, 'no mail'):.1f} s: {mails()[0]['Subject']!r}")
print(f"             queues and dead-letter queues empty after {until(lambda: not filled(), 'messages'):.1f} s")
PY
say "all went well"
