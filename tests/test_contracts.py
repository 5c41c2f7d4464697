from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent


def test_imports_go_one_way():
    """The contracts in pyproject.toml hold: layers, the pure centre, renderings that know the brief only."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run(  # noqa: S603 -- our own program
        [lint_imports, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout
    assert " 0 broken" in ended.stdout
