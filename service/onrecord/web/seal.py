"""What is handed out signed and comes back: session cookies and links, each good for its time alone."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, Any

from itsdangerous import BadData, URLSafeSerializer

if TYPE_CHECKING:
    from onrecord.store.secrets import Secrets

SECRET = "seals"  # noqa: S105 - its name in the store


class Broken(Exception):
    """What came back was not sealed here, not for this purpose, or under another key."""


class Expired(Exception):
    """What came back was sealed here, and its time is over."""


class Seal:
    """Seals for one purpose, by itsdangerous and a secret that all programs of the store share.

    Args:
        secrets: where the secret is kept.
        purpose: a seal for one purpose opens nothing of another.
        key: the service's key; a new one ends all that was sealed under the old.
    """

    def __init__(self, secrets: Secrets, purpose: str, key: str | None) -> None:
        self._secrets = secrets
        self._salt = f"{purpose} {hashlib.sha256((key or '').encode()).hexdigest()}"
        self._opened: URLSafeSerializer | None = None

    async def close(self, content: dict[str, Any], seconds: float) -> str:
        """The content as text for URLs and headers: signed, not encrypted, good for so long."""
        sealed: str = (await self._serializer()).dumps([time.time() + seconds, content])
        return sealed

    async def open(self, sealed: str) -> dict[str, Any]:
        """The content. Raises Broken or Expired."""
        try:
            until, content = (await self._serializer()).loads(sealed)
        except BadData:
            raise Broken from None
        if time.time() >= until:
            raise Expired
        opened: dict[str, Any] = content
        return opened

    async def _serializer(self) -> URLSafeSerializer:
        if self._opened is None:
            secret = await self._secrets.secret(SECRET)
            self._opened = URLSafeSerializer(
                secret, salt=self._salt, signer_kwargs={"digest_method": hashlib.sha256}
            )
        return self._opened
