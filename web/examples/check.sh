#!/usr/bin/env bash
# Builds the example client from the API's description, and plays it against a system on this machine.
#
#   web/examples/check.sh      needs Node 20 and npm; CONCORD names a program to test, without it Concord is built
set -euo pipefail
cd "$(dirname "$0")"

if [[ ! -d node_modules/openapi-typescript || package-lock.json -nt node_modules/.package-lock.json ]]; then
  echo 'installing what web/examples/package-lock.json names'
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run --silent build >/dev/null
if [[ -z ${CONCORD:-} ]]; then
  (cd ../.. && cargo build --quiet)
  CONCORD=$(cd ../.. && pwd)/target/debug/concord
fi
export CONCORD
exec node --test client.test.mjs
