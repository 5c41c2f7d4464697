"""The model's file from its publisher's repository on a model hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.embedded.download import download

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx2

    from onrecord.embedded.known_model import KnownModel


def hub_partial(cache: Path, model: KnownModel) -> Path:
    """Name the file that grows while the hub sends."""
    return cache / f"{model.file}.hub.part"


def fetch_from_hub(
    client: httpx2.Client, hub: str, model: KnownModel, cache: Path, progress: Callable[[int], None]
) -> Path:
    """Download the whole file, unverified, and return where it lies. Raises SourceError.

    `{hub}/{repo}/resolve/main/{file}` as the hub documents it: a redirect to storage with ranges.
    """
    partial = hub_partial(cache, model)
    if not (partial.exists() and partial.stat().st_size == model.size):
        url = f"{hub}/{model.hub_repo}/resolve/main/{model.hub_file}"
        download(client, url, partial, model.size, progress)
    return partial
