"""The two generators, each run on a document; whatever they have to say besides that it is done is a complaint."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
GENERATORS = Path(f"{sys.prefix}-generators") / "bin"
"""The environment of openapi-python-client, beside the project's own (`make clients` makes it)."""

USE = """import type { paths } from "./schema.d.ts";
type Brief = paths["/v1/briefs/{brief_id}"]["get"]["responses"]["200"]["content"]["application/json"];
export const claims = (brief: Brief): string[] => brief.positions.map((position) => position.claim);
"""
IMPORT_ALL = """import importlib, pkgutil, client
for one in pkgutil.walk_packages(client.__path__, "client."):
    importlib.import_module(one.name)
"""


class Complaint(Exception):
    """A generator did not take the document as it is; the message is what it said."""


def python(document: Path, folder: Path) -> None:
    """openapi-python-client, and every module that it made imported. Raises Complaint."""
    made = ["--path", document, "--output-path", folder / "client", "--meta", "none", "--overwrite"]
    _silent(
        [GENERATORS / "openapi-python-client", "generate", *made, "--fail-on-warning"],
        allowed=("Generating",),
    )
    _silent([GENERATORS / "python", "-W", "error", "-c", IMPORT_ALL], folder=folder)


def typescript(document: Path, folder: Path) -> None:
    """openapi-typescript, and its types used under the strict compiler. Raises Complaint."""
    programs = NODE_MODULES / ".bin"
    if not programs.is_dir():
        _silent(["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], folder=HERE)
    schema, use = folder / "schema.d.ts", folder / "use.ts"
    use.write_text(USE)
    _silent([programs / "openapi-typescript", document, "-o", schema], allowed=("✨", "🚀"))
    _silent([programs / "tsc", "--noEmit", "--strict", "--allowImportingTsExtensions", use, schema])


def _silent(command: list[str | Path], *, folder: Path | None = None, allowed: tuple[str, ...] = ()) -> None:
    environment = os.environ | {"PATH": f"{GENERATORS}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(  # noqa: S603 -- programs of the development environment
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    said = [line for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
    complaints = [line for line in said if not line.startswith(allowed or ("\0",))]
    if ended.returncode or complaints:
        raise Complaint("\n".join(complaints or said) or f"{command[0]} ended with {ended.returncode}")
