"""`onrecord config`: every setting, its value, where it comes from and what it does."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.exits import EXIT_CODES

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.config import Config

MASK = "********"


@click.command(epilog=EXIT_CODES)
def config() -> None:
    """Print every setting, with secrets masked. Settings come from the environment and a TOML file.

    The file is ONRECORD_CONFIG, else config.toml in the user's configuration folder; in it the names
    are lower case and without ONRECORD_. The environment wins.
    """
    from onrecord.config import Config, config_file, load_config
    from onrecord.errors import ConfigRefused

    refused: ConfigRefused | None = None
    try:
        in_force = load_config()
    except ConfigRefused as met:  # the names are what helps now
        refused, in_force = met, Config.model_construct()
    path = config_file()
    click.echo(f"Config file: {path or 'none'}\n")
    written = _written(path)
    for name, field in Config.model_fields.items():
        value = f" = {_shown(in_force, name)}" if refused is None else ""
        click.echo(f"ONRECORD_{name.upper()}{value}   [{_origin(name, written, path)}]")
        if field.description:
            click.echo(f"    {field.description}")
    if refused is not None:
        raise refused


def _shown(in_force: Config, name: str) -> str:
    """A value for people; never a secret."""
    value: Any = getattr(in_force, name)
    if name == "llm_api_key" and value is None and in_force.endpoint_key:
        return f"{MASK} (OPENAI_API_KEY)"
    if name in ("folder", "cache") and value is None:
        value = getattr(in_force, f"{name}_path")
    if value is None or value == []:
        return "(not set)"
    if hasattr(value, "get_secret_value"):
        return MASK
    return _without_password(value) if isinstance(value, str) else str(value)


def _without_password(text: str) -> str:
    head, at, tail = text.rpartition("@")
    scheme, slashes, _ = head.partition("://")
    return f"{scheme}://{MASK}@{tail}" if at and slashes else text


def _origin(name: str, written: dict[str, Any], path: Path | None) -> str:
    if any(value and key.lower() == f"onrecord_{name}" for key, value in os.environ.items()):
        return "environment"
    return str(path) if name in written else "default"


def _written(path: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError):
        return {}
