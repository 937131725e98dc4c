#!/bin/sh
# Installs the pinned tools and builds web/dist; flags go to build.mjs, such as --check.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --loglevel=error
exec node build.mjs "$@"
