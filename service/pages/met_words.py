"""The words of a line that met words of the question, underlined."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from service.results import MetWord
from service.wording import WRITTEN

_UNDERLINED = Markup("<u>{}</u>")


def underlined(part: str, met: Sequence[MetWord] = (), start: int = 0) -> Markup:
    """A part of a line that begins at its character `start`, with the line's met words underlined wherever they stand.

    A word is told where it met the question's best; the same word elsewhere in the line met it no less.
    """
    said = {word.word.casefold() for word in met}
    spans = {(word.start_char - start, word.end_char - start) for word in met}
    spans |= {word.span() for word in WRITTEN.finditer(part) if word[0].casefold() in said}
    shown = [escape("")]
    told = 0
    for begin, end in sorted(spans):
        if told <= begin and end <= len(part):
            shown += [escape(part[told:begin]), _UNDERLINED.format(part[begin:end])]
            told = end
    return Markup("").join([*shown, escape(part[told:])])
