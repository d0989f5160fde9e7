"""The Markdown parser: CommonMark with tables, definition lists, and the tags of site generators."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from mdit_py_plugins.deflist import deflist_plugin

_MAX_INLINE = 5_000  # characters; inline parsing of longer text can take minutes and means nothing
_MAX_NESTING = 100
_INDENT = 4
_TAB = re.compile(r'===[!+]?\s+(?P<title>"[^"]+")')
"""The name of a tab, over lines that are indented: `=== "Senior Pilot"`."""
_TAG = re.compile(
    r"\{%\s*(?P<name>\w+)(?P<said>[^{}]*)%\}|<(?P<end>/?)(?:Tabs|Tab|TabItem|Accordion)\b(?P<attributes>[^<>]*)>"
)
"""A tag of a site's generator, on a line of its own: `{% tab title="Pilot" %}`, `<TabItem label="Pilot">`."""
_ENDING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""What a tag or the name of a tab ends."""
PARSER = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable(["table"]).use(deflist_plugin)


def _inline(state: StateCore) -> None:
    """The parser's own rule for inline text, which leaves very long text as it is."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) <= _MAX_INLINE:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _line(state: StateBlock, number: int) -> str:
    """A line without the white space around it."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _tag(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001
    """A line that is such a tag ends what stands before it."""
    found = _TAG.fullmatch(_line(state, start))
    if found is None:
        return False
    if not silent:
        state.line = start + 1
        token = state.push("tag", "", 0)
        token.map, token.content = [start, state.line], found["said"] or found["attributes"] or ""
        token.info = found["name"] or ("endtab" if found["end"] else "tab")
    return True


def _tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A named tab and what is indented under it, as between the tags of a site's generator."""
    found = None if state.is_code_block(start) else _TAB.fullmatch(_line(state, start))
    if found is None or silent:
        return found is not None
    indent, after = state.blkIndent, start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] >= indent + _INDENT):
        after += 1
    opening = state.push("tag", "", 0)
    opening.map, opening.content, opening.info = [start, start + 1], f"title={found['title']}", "tab"
    state.blkIndent = indent + _INDENT
    state.md.block.tokenize(state, start + 1, after)
    state.blkIndent = indent
    closing = state.push("tag", "", 0)
    closing.map, closing.info = [after - 1, after], "endtab"
    state.line = after
    return True


PARSER.core.ruler.at("inline", _inline)
PARSER.block.ruler.before("hr", "tag", _tag, _ENDING)
PARSER.block.ruler.before("hr", "tab", _tab, _ENDING)
