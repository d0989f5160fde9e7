"""What can be set, each by an environment variable named ROLECITE_ and the field."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import IndexFault

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
    reranker: str | None = Field(
        default=None,
        description="a sentence-transformers CrossEncoder that reads the best passages again, by name or folder",
    )
    llm_url: str | None = Field(
        default=None,
        pattern="^https?://",
        description="an OpenAI-compatible endpoint that phrases answers, as http://127.0.0.1:11434/v1; none unless set",
    )
    llm_model: str | None = Field(default=None, min_length=1, description="the language model's name at that endpoint")
    llm_key: SecretStr | None = Field(default=None, description="sent to that endpoint as a bearer token, if set")
    llm_timeout: float = Field(
        default=20.0, gt=0, le=600, description="seconds a language model may take for an answer"
    )

    @model_validator(mode="after")
    def _endpoint_has_model(self) -> Self:
        if self.llm_url and not self.llm_model:
            raise ValueError("ROLECITE_LLM_URL is set without ROLECITE_LLM_MODEL: name the model too, or unset both")
        return self


def read_settings(**given: object) -> Settings:
    """The environment's settings, what is `given` and not null before them. Raises IndexFault naming each at fault."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        faults = (
            (f"ROLECITE_{str(each['loc'][0]).upper()}: " if each["loc"] else "") + each["msg"]
            for each in error.errors()
        )
        raise IndexFault("; ".join(faults).replace("Value error, ", "")) from None
