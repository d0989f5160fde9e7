"""What can be set, each by an environment variable named ROLECITE_ and the field."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_INDEX = Path(".rolecite")


class Settings(BaseSettings):
    """How a service runs. Immutable; every field has a default that works on one small machine."""

    model_config = SettingsConfigDict(env_prefix="ROLECITE_", frozen=True, extra="ignore")

    index: Path = Field(default=DEFAULT_INDEX, description="the index directory")
    api_key: SecretStr | None = Field(default=None, description="asked for in the header X-API-Key, if set")
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    threads: int = Field(default=2, ge=1, le=256, description="questions worked on at once")
    max_in_flight: int = Field(default=64, ge=1, description="requests held at once; more are told to come back")
    max_body_bytes: int = Field(default=64 * 1024, ge=1, description="a larger body is refused unread")
    reload_seconds: float = Field(default=0.5, gt=0, description="how often a new snapshot is looked for")
