"""From a question to cited passages: the library, the command line and HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.app import create_app
    from service.rolecite import Rolecite

__all__ = ["Rolecite", "create_app"]


def __getattr__(name: str) -> object:
    # Looked up when first used: `rolecite --help` must not wait for what only a search needs.
    if name == "Rolecite":
        from service.rolecite import Rolecite

        return Rolecite
    if name == "create_app":
        from service.app import create_app

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
