"""Every error rolecite raises on purpose. One small tree, its base in the lowest folder.

RoleciteError                 something the user can act on; `str(error)` names thing, value and next step
├── BadInput                  what was asked cannot be (exit 2, HTTP 422)
│   ├── UnknownName           a filter, level, family or document that is not there; carries the nearest names
│   └── SourceError           a source that cannot be read as a corpus
└── IndexFault                the index or the machine is at fault (exit 3, HTTP 503)
    ├── IndexMissing          no snapshot where one was expected
    ├── IndexCorrupt          a snapshot file is damaged or missing
    ├── IndexMismatch         built by another format, model or setting; carries both values
    └── IndexBusy             another process is building
"""

from __future__ import annotations


class RoleciteError(Exception):
    """Base of all errors raised on purpose; the message is written for the person at the keyboard."""


class BadInput(RoleciteError):
    """What was asked cannot be done; nothing was changed."""


class NotUnique(BadInput):
    """A title that several levels have; `level_ids` are theirs."""

    def __init__(self, name: str, level_ids: tuple[str, ...]) -> None:
        listed = ", ".join(level_ids[:5])
        super().__init__(f"the level {name!r} is not unique: {listed}; name the family, or the level by its id")
        self.level_ids = level_ids


class UnknownName(BadInput):
    """A name that is not there.

    `what` is the kind of thing ("level"), `value` the name given, `nearest` up to five allowed names, best first.
    """

    def __init__(self, what: str, value: str, nearest: tuple[str, ...] = ()) -> None:
        self.what = what
        self.value = value
        self.nearest = nearest
        hint = f"; nearest: {', '.join(nearest)}" if nearest else ""
        super().__init__(f"unknown {what} {value!r}{hint}")


class SourceError(BadInput):
    """A source (folder, file or git URL) that cannot be read as a corpus."""


class IndexFault(RoleciteError):
    """The index on disk or the environment is at fault."""


class IndexMissing(IndexFault):
    """There is no snapshot in force in the index directory."""


class IndexCorrupt(IndexFault):
    """A file of the snapshot is damaged, truncated or missing."""


class IndexMismatch(IndexFault):
    """The snapshot was built with another format, model or setting than the one in use."""


class IndexBusy(IndexFault):
    """Another process holds the index for building."""
