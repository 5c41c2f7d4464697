"""How long a client wants to wait: the Prefer header (RFC 7240)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL_WAIT = 120
LONGEST_WAIT = 300

_PREFERENCE = re.compile(r'([!#$%&\'*+.^_`|~\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s;,"]*)))?', re.ASCII)


@dataclass(frozen=True, slots=True)
class Preference:
    """`wait` is in seconds; `applied` is what Preference-Applied says, None where nothing was asked."""

    wait: int = USUAL_WAIT
    applied: str | None = None

    @classmethod
    def read(cls, headers: Sequence[str]) -> Preference:
        """The preference in these Prefer headers; what cannot be read is passed over, as the RFC says."""
        named: dict[str, str] = {}
        for part in ",".join(headers).split(","):
            found = _PREFERENCE.match(part.strip())
            if found:
                named.setdefault(found[1].lower(), found[2] or found[3] or "")
        asynchronous = "respond-async" in named
        said = named.get("wait", "")
        wait = min(int(said), LONGEST_WAIT) if said.isascii() and said.isdigit() and len(said) < 10 else None
        applied = (["respond-async"] if asynchronous else []) + ([f"wait={wait}"] if wait is not None else [])
        usual = 0 if asynchronous else USUAL_WAIT
        return cls(usual if wait is None else wait, ", ".join(applied) or None)
