#!/usr/bin/env bash
# Deploys the template on an emulated cloud, with every role enforced, and plays there what `cargo test` plays on one machine:
# whole cases over HTTP and mail, weeks of them, with an unreadable message in each queue (tests/emulated.rs).
#
#   infra/emulated.sh        from the repository's root, once target/lambda/<name>/bootstrap exists for every function
#
# PORT is the emulator's port; the two after it are the identity provider's and the mail server's. What it installs and writes is
# under target/emulated; that takes Python 3, a C compiler and make.
set -euo pipefail

PORT="${PORT:-4599}"
FUNCTIONS=(identity intake scheduling reminders surveys surveys-mix notices outreach relay reports)

HOME_DIR="$PWD/target/emulated"
CLOUD="$HOME_DIR/cloud" # two environments, for the emulator pins a library that SAM wants newer
SAM="$HOME_DIR/sam"
WORLD="$HOME_DIR/world" # mail, clock and decisions: infra/emulated.py
BESIDE="http://127.0.0.1:$((PORT + 1))"
EMULATOR_PID=""
BEGAN=$(date +%s%N)

# What a city gives. Nothing here is worth anything: the survey keys are a published pair (RFC 7748, 6.1).
PARAMETERS=(
  Emulated=true
  ProtectData=false
  Architecture=x86_64
  "PublicUrl=$BESIDE" # the identity provider of the tests leads back to its own host only
  MailFrom=concord@example.org
  MailIdentity=example.org
  "MailAllowed=*"
  "OidcIssuer=$BESIDE/dev/oidc"
  OidcClientId=concord
  OidcClientSecret=emulated
  SurveyPublicKey=de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f
  SurveyPrivateKey=5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb
)

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
    [[ $status -eq 0 ]] || function_logs >"$HOME_DIR/functions.log" 2>&1
    kill -TERM "$EMULATOR_PID" 2>/dev/null || true
    wait "$EMULATOR_PID" 2>/dev/null || true
    # The emulator leads a process group of its own: this ends a function that outlived it.
    kill -TERM -- "-$EMULATOR_PID" 2>/dev/null || true
    say "stopped; the emulator's own log is target/emulated/emulator.log"
    if [[ $status -ne 0 ]]; then
      say "the functions' last lines are in target/emulated/functions.log; rights that were refused:"
      grep '"allowed": false' "$WORLD/decisions.jsonl" || say "none"
    fi
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
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
    printf '%s' "$wanted" >"$directory/.installed"
  fi
}

# --- before anything is started -------------------------------------------------------------------------------------

[[ -f infra/template.yaml ]] || fail "run this from the repository's root"
for name in "${FUNCTIONS[@]}"; do
  [[ -x "target/lambda/$name/bootstrap" ]] || fail "target/lambda/$name/bootstrap is missing; build the functions first"
done
rm -rf "$HOME_DIR/tmp" "$HOME_DIR/state" "$WORLD"
mkdir -p "$HOME_DIR/tmp" "$HOME_DIR/state"
install "$CLOUD" 'ministack[full]==1.5.33' boto3==1.43.106 aiosmtpd==1.4.6 libfaketime==3.0.1
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
for port in "$PORT" "$((PORT + 1))" "$((PORT + 2))"; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then fail "port $port is taken; choose others with PORT"; fi
done

# --- start, deploy --------------------------------------------------------------------------------------------------

TMPDIR="$HOME_DIR/tmp" STATE_DIR="$HOME_DIR/state" MINISTACK_REGION="$AWS_REGION" SMTP_HOST="127.0.0.1:$((PORT + 2))" \
  BIND_HOST=127.0.0.1 GATEWAY_PORT="$PORT" IOT_MTLS_ENABLED=0 AUTH=true \
  setsid "$CLOUD/bin/python" infra/emulated.py "$WORLD" >"$HOME_DIR/emulator.log" 2>&1 </dev/null &
EMULATOR_PID=$!
for _ in $(seq 300); do
  kill -0 "$EMULATOR_PID" 2>/dev/null || { tail -n 20 "$HOME_DIR/emulator.log"; fail "the emulator ended while starting"; }
  curl -fsS -o /dev/null "$AWS_ENDPOINT_URL/_ministack/ready" 2>/dev/null && break
  sleep 0.1
done
curl -fsS -o /dev/null "$AWS_ENDPOINT_URL/_ministack/ready" || fail "the emulator isn't ready"
say "emulator is ready"

"$SAM/bin/sam" deploy -t infra/template.yaml --config-file ../samconfig.toml --config-env emulated \
  --parameter-overrides "${PARAMETERS[*]}" >"$HOME_DIR/deploy.log" 2>&1 ||
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

# --- the stories ----------------------------------------------------------------------------------------------------

EMULATED_ENDPOINT="$AWS_ENDPOINT_URL" EMULATED_API="$AWS_ENDPOINT_URL/_aws/execute-api/$API_ID/\$default" \
  EMULATED_DEV_PORT="$((PORT + 1))" EMULATED_FOLDER="$WORLD" \
  cargo test --quiet --workspace --test concord emulated -- --ignored --nocapture || fail "a story doesn't hold there"
say "all went well"
