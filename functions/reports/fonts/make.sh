#!/bin/sh
# Makes the fonts beside it anew: what reports are printed with, cut down to the characters that they can have.
#
#   functions/reports/fonts/make.sh        from anywhere; needs Python 3, Node (npm) and their package registries
#
# Noto Sans by Google, under the SIL Open Font License 1.1 (OFL.txt). The same versions give the same bytes.
set -eu
cd "$(dirname "$0")"
HERE=$PWD
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
python3 -m venv "$WORK/python"
"$WORK/python/bin/pip" install --quiet --disable-pip-version-check fonttools==4.60.1
cd "$WORK"
for package in noto-sans@0.4.2 noto-sans-armenian@0.4.2 noto-sans-sc@0.4.3; do
  npm pack --silent "@expo-google-fonts/$package"
done
for archive in *.tgz; do
  mkdir "${archive%.tgz}" && tar xzf "$archive" -C "${archive%.tgz}"
done

cut_down() { # cut_down FILE CHARACTERS... FROM
  SOURCE_DATE_EPOCH=0 "$WORK/python/bin/pyftsubset" "$WORK"/*/package/"$2" --output-file="$HERE/$1" --unicodes="$3" \
    --layout-features=kern,mark,mkmk,ccmp --no-hinting --desubroutinize --name-IDs=0,1,2,13,14 --no-recalc-timestamp
}

LATIN="20-7E,A0-17F,2010-2027,2030,2032,2033,2039,203A,20AC,2116,2122,2190-2193,2212,2260,2264,2265"
ARMENIAN="20,531-556,559-58A,58D-58F,FB13-FB17"
# Everything that is written in Chinese on any page, so that a text that changes finds its characters.
CHINESE=$("$WORK/python/bin/python" - "$HERE/../../../web/locales/zh" <<'PY'
import pathlib, sys
text = "".join(path.read_text() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ftl")))
wanted = {c for c in text if ord(c) >= 0x2E80} | set(" 、。·“”‘’…—〈〉《》「」【】（），：；？！％０１２３４５６７８９一二三四五六七八九十百千万年月日")
print(",".join(f"{ord(c):X}" for c in sorted(wanted)))
PY
)
cut_down latin.ttf 400Regular/NotoSans_400Regular.ttf "$LATIN"
cut_down latin-bold.ttf 700Bold/NotoSans_700Bold.ttf "$LATIN"
cut_down armenian.ttf 400Regular/NotoSansArmenian_400Regular.ttf "$ARMENIAN"
cut_down armenian-bold.ttf 700Bold/NotoSansArmenian_700Bold.ttf "$ARMENIAN"
cut_down chinese.ttf 400Regular/NotoSansSC_400Regular.ttf "$CHINESE"
cp expo-google-fonts-noto-sans-0.4.2/package/LICENSE_FONT "$HERE/OFL.txt"
ls -l "$HERE"
