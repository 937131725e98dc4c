#!/usr/bin/env bash
# Whether other programs read our reports as we mean them: pikepdf looks at their structure, pypdf and PDFium at their text.
#
#   tests/documents.sh     needs Rust, Python 3 and the package registry of Python; the documents and pictures of their pages are kept under
#                          target/documents
set -euo pipefail
cd "$(dirname "$0")/.."

OUT=$PWD/target/documents
if [ ! -x "$OUT/python/bin/python" ]; then
  python3 -m venv "$OUT/python"
  "$OUT/python/bin/pip" install --quiet --disable-pip-version-check pikepdf==10.18.0 pypdf==7.1.1 pypdfium2==5.15.2 pillow==13.0.0
fi
rm -f "$OUT"/*.pdf "$OUT"/*.png
PRINT_TO=$OUT cargo test --quiet --workspace --lib -- is_printed_in_every_language >"$OUT/test.log" 2>&1 || { cat "$OUT/test.log"; exit 1; }
"$OUT/python/bin/python" tests/documents.py "$OUT"
