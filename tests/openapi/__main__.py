"""Generates a client in each language from the served document; ends with 1 where a generator complains.

A document with a fault planted in it has to be refused by both, or the check checks nothing.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import structlog

from tests.openapi.generators import Complaint, python, typescript
from tests.openapi.served import document

Generate = Callable[[Path, Path], None]


def main() -> int:
    """Run both."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    served = document()
    failures = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        right, wrong = folder / "openapi.json", folder / "planted.json"
        right.write_bytes(served)
        wrong.write_text(planted(served))
        for name, generate in {"openapi-python-client": python, "openapi-typescript": typescript}.items():
            failures += not passes(name, generate, right, folder)
            if is_taken(generate, wrong, folder):
                failures += 1
                print(f"{name}: took a document with a fault in it", file=sys.stderr)  # noqa: T201 -- a command
    return 1 if failures else 0


def passes(name: str, generate: Generate, right: Path, folder: Path) -> bool:
    """Whether the generator takes the document; what it said is printed."""
    try:
        generate(right, folder)
    except Complaint as complaint:
        print(f"{name}: {complaint}", file=sys.stderr)  # noqa: T201 -- a command
        return False
    print(f"{name}: no warning")  # noqa: T201 -- a command
    return True


def is_taken(generate: Generate, wrong: Path, folder: Path) -> bool:
    """Whether the generator takes a document that it should not."""
    try:
        generate(wrong, folder)
    except Complaint:
        return False
    return True


def planted(served: bytes) -> str:
    """The document with a body of a schema that is nowhere."""
    found = json.loads(served)
    content = found["paths"]["/v1/briefs"]["post"]["requestBody"]["content"]
    content["application/json"]["schema"] = {"$ref": "#/components/schemas/Absent"}
    return json.dumps(found)


if __name__ == "__main__":
    sys.exit(main())
