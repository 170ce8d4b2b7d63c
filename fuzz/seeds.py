"""Writes the inputs that fuzzing a target begins with: `seeds.py TARGET DIRECTORY`. All are made of files of the repository."""

import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).parent.parent
LONGEST = 4096

# The order of the elements in the catalogue of the target `decoder`.
DECODED = ["chargebee", "ecwid", "intacct", "marketo", "netsuitefinancev2", "zuorav2"]

# Templates with their values: those of the entries of the target `template`, in order.
VALUES = "acme\nexample.com:8443\nhttps://shop.example.com/a/\n8443\na b/../c\nus\nnote"
TEMPLATES = [
    "https://{site}.example.com/v1",
    "https://{host}/{path}?note={note}",
    "https://example.com:{port}/{path}",
    "https://{site}-{region}.example.com:{port}/",
    "{address}/api/{path}",
    "https://[::1]:{port}/",
]


def loader():
    for folder in ["specs", *(f"codegen/tests/fixtures/{name}" for name in ["specs", "diagnostics", "lints"])]:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield path.read_bytes()
    for path in sorted((ROOT / "codegen/tests/fixtures/diagnostics").iterdir()):
        if path.is_dir():
            yield b"\xff".join(file.read_bytes() for file in sorted(path.iterdir()))


def template():
    real = [re.findall(r"(?m)\.url: (https.*)$", path.read_text()) for path in sorted((ROOT / "specs").glob("*.yaml"))]
    for text in TEMPLATES + sorted(set(sum(real, []))):
        yield f"{text}\n{VALUES}".encode()


def decoder():
    for key in DECODED:
        # The target takes the element by the number of the first character.
        first = chr(ord("0") + (DECODED.index(key) - ord("0")) % len(DECODED))
        for request in documents(key):
            yield (first + json.dumps(request)).encode()
            yield (first + json.dumps(request.get("configuration", {}))).encode()


def documents(key):
    path = ROOT / "tests/corpus" / f"{key}.json"
    document = json.loads(path.read_text()) if path.exists() else {}
    for kind in ["requests", "responses"]:
        yield from (it["body"] for it in document.get(kind, []) if isinstance(it.get("body"), dict))


def imports():
    for path in [*sorted((ROOT / "import/tests/fixtures").iterdir()), *sorted((ROOT / "examples").glob("*.md"))]:
        yield path.read_bytes()
    for key in DECODED:
        page = [f"# {key}\n\n~~~json\n{json.dumps(document, indent=1)}\n~~~\n" for document in documents(key)]
        yield "\n".join(page[:2]).encode()


def main(target, directory):
    inputs = {"loader": loader, "template": template, "decoder": decoder, "import": imports}[target]()
    for number, content in enumerate(content for content in inputs if len(content) <= LONGEST):
        (pathlib.Path(directory) / f"{number:04}").write_bytes(content)


main(*sys.argv[1:])
