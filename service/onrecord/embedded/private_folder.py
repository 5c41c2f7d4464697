"""Folders that only this user may look into, and the short one that a Unix socket needs."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from onrecord.errors import ModelTrouble

LONGEST_SOCKET_PATH = 100
"""Bytes. `sun_path` holds 104 with its final NUL on macOS and the BSDs, 108 on Linux."""

LONGEST_NAME = len("0123456789abcdef.start")


def private_folder(folder: Path) -> Path:
    """`folder`, there and 0700. Raises ModelTrouble when it is another user's or cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise PermissionError("it belongs to somebody else")
        if found.st_mode & 0o077:
            folder.chmod(0o700)
    except OSError as error:
        raise ModelTrouble(
            "model-folder",
            f"The folder {folder} cannot be used for the embedded model ({error.strerror or error}).",
            remedy="Set ONRECORD_CACHE to a folder that you own and may write to.",
            status=503,
        ) from None
    return folder


def run_folder(cache: Path) -> Path:
    """Where sockets, locks and the log of the servers of this cache lie; a short path, 0700."""
    cache = cache.absolute()
    tag = hashlib.sha256(os.fsencode(cache)).hexdigest()[:8]
    short = f"onrecord-{os.getuid()}-{tag}"
    candidates = (cache / "run", Path(tempfile.gettempdir()) / short)
    for folder in candidates:
        if len(os.fsencode(folder)) + 1 + LONGEST_NAME <= LONGEST_SOCKET_PATH:
            return private_folder(folder)
    return private_folder(Path("/tmp") / short)  # noqa: S108 -- its owner and mode are checked
