"""Inverted speakers: whoever stands behind a verb of saying (`…, said Neal Forsberg, a Pentagon spokesman.`).

Read by whether a name follows the verb and nothing but a description follows the name. For English.
"""

from __future__ import annotations

import re

_NAMED_SPEAKER = re.compile(
    r"(?:[\w.’'-]+\s){0,4}?[A-ZÀ-Þ][\w.’'-]+(?:\s(?:of\s|de\s|al-|bin\s|von\s|van\s)?[A-ZÀ-Þ][\w’'-]+){1,4}"
)
_ONLY_DESCRIBED = re.compile(
    r"[\s.]*|,\s(?:an?|the|its|his|her|who|whose|\d+|former(?:ly)?|head|director|chief|president|secretary|commander|professor)\b"
    r"(?:(?!,\s(?:is|are|was|were|will|would|has|have|had|did|does|could|can|must|should|[a-z]+ed)\b).)*",
    re.DOTALL,
)
"""Behind a speaker's name: `, a Pentagon spokesman, who called the step defensive.`"""


def is_name(words: str) -> bool:
    """Whether the words behind a verb are a person's name, with title or without."""
    return _NAMED_SPEAKER.fullmatch(words) is not None


def only_describes(rest: str) -> bool:
    """Whether what follows a name to the sentence's end only says who that is, and has no verb for the name."""
    return _ONLY_DESCRIBED.fullmatch(rest) is not None
