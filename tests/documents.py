"""Reads the reports that tests/documents.sh had printed, as programs do that read them aloud, and says what is wrong with each."""

import io
import pathlib
import re
import sys

import pikepdf
import pypdf
import pypdfium2

FOLDER = pathlib.Path(sys.argv[1])
WORDS = {  # what each must say somewhere
    "en": ["Mediation Effectiveness Report 2027", "A resident and the police department", "What other cities report"],
    "es": ["Informe de eficacia de la mediación 2027", "Lo que informan otras ciudades"],
    "hy": ["Միջնորդության արդյունավետության", "Բնակիչներ"],
    "zh": ["2027 年调解成效报告", "其他城市的报告"],
}


def elements(node):
    """Every element of the structure: its tag, itself."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)[1:], kid
            yield from elements(kid)


def attributes(element, name):
    found = element.get("/A", [])
    return [one.get(name) for one in (found if isinstance(found, pikepdf.Array) else [found]) if name in one]


def faults(data, language):
    """What is wrong with a document."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root
        if str(root.get("/Lang", "")) != language:
            yield "it doesn't say its language"
        if not root.get("/MarkInfo", {}).get("/Marked"):
            yield "it doesn't say that it has a structure"
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            yield "a reader shows its file name in place of its title"
        with pdf.open_metadata() as metadata:
            if metadata.get("pdfuaid:part") != "1":
                yield "it doesn't claim PDF/UA-1"
            if WORDS[language][0][:10] not in str(metadata.get("dc:title", "")):
                yield "it has no title"
        if "/Outlines" not in root:
            yield "it has no bookmarks"
        if "/StructTreeRoot" not in root:
            yield "it has no structure"
            return
        found = list(elements(root.StructTreeRoot))
        tags = [tag for tag, _ in found]
        if tags.count("H1") != 1 or tags.count("H2") < 3:
            yield "its headings aren't headings"
        if tags.count("Table") < 8 or tags.count("Caption") != tags.count("Table"):
            yield "its tables aren't tables with captions"
        headers = [element for tag, element in found if tag == "TH"]
        if not headers or not all(attributes(element, "/Scope") for element in headers):
            yield "a header doesn't say what it is the header of"
        for tag, element in found:
            if tag == "TR":
                cells = [name for name, _ in elements(element) if name in ("TH", "TD")]
                if len(cells) < 2 or "TH" not in cells:
                    yield "a row without a header or without cells"
                    break
        if language != "en" and not any(str(element.get("/Lang", "")) == "en" for _, element in found):
            yield "what is in English isn't said to be"
        for font in fonts(pdf):
            if "/ToUnicode" not in font:
                yield "letters that nobody can read aloud"
                break
    # A paragraph's lines are lines in the file as well.
    flat = lambda text: re.sub(r"\s+", "", text)
    for name, text in (("pypdf", by_pypdf(data)), ("PDFium", by_pdfium(data))):
        for words in WORDS[language]:
            if flat(words) not in flat(text):
                yield f"{name} doesn't find “{words}”"


def fonts(pdf):
    for page in pdf.pages:
        named = page.get("/Resources", {}).get("/Font", {})
        yield from (named[name] for name in named.keys())


def by_pypdf(data):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def by_pdfium(data):
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def without(data, change):
    """The document with something taken out of it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def first(pdf, tag):
    return next(element for name, element in elements(pdf.Root.StructTreeRoot) if name == tag)


def rename(pdf, tag):
    first(pdf, tag).S = pikepdf.Name.Div


def no_scope(pdf):
    del first(pdf, "TH")["/A"]


def not_readable(pdf):
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


CONTROLS = {
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "it doesn't say its language"),
    "no structure": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "it has no structure"),
    "no bookmarks": (lambda pdf: pdf.Root.__delitem__("/Outlines"), "it has no bookmarks"),
    "a heading that is none": (lambda pdf: rename(pdf, "H1"), "its headings aren't headings"),
    "a table that is none": (lambda pdf: rename(pdf, "Table"), "its tables aren't tables with captions"),
    "a header of nothing": (no_scope, "a header doesn't say what it is the header of"),
    "letters without characters": (not_readable, "letters that nobody can read aloud"),
}

wrong = 0
for language in WORDS:
    data = (FOLDER / f"{language}.pdf").read_bytes()
    found = list(faults(data, language))
    wrong += len(found)
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        document[number].render(scale=1.3).to_pil().save(FOLDER / f"{language}-{number + 1}.png")
    print(f"{language}: {len(document)} pages, {len(data)} bytes, {'; '.join(found) or 'nothing wrong'}")
data = (FOLDER / "en.pdf").read_bytes()
for name, (change, expected) in CONTROLS.items():
    found = list(faults(without(data, change), "en"))
    assert expected in found, (name, found)
    print(f"control {name:28} noticed: {expected}")
sys.exit(1 if wrong else 0)
