"""The model's file, from the first place that has its very bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.embedded.digest_marker import Progress, is_publishers
from onrecord.embedded.known_model import EMBEDDED_MODEL, KnownModel
from onrecord.embedded.private_folder import private_folder
from onrecord.errors import ModelFileTrouble

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.config import Config

__all__ = ["Progress", "ensure_model_file"]


def ensure_model_file(config: Config, progress: Progress, model: KnownModel = EMBEDDED_MODEL) -> Path:
    """Where the model's checked file lies, fetched if it is not there yet."""
    cache = private_folder(config.cache_path)
    for path in (config.model_file, cache / model.file):
        if path is not None and path.is_file() and is_publishers(path, model, cache, progress):
            return path
    raise ModelFileTrouble(
        "model-absent", "The model's file is not there.", remedy="Set ONRECORD_MODEL_FILE."
    )
