"""Calls of a site's templates that state a grade or a reporting line, as words: `{{< grade 5 >}}` is "grade: 5"."""

from __future__ import annotations

import re

_CALL = re.compile(r"\{\{[<%](?P<said>[^{}]*)[%>]\}\}")
_ARGUMENT = re.compile(r"""(?:(?P<name>[A-Za-z][\w-]*)\s*=\s*)?(?:"(?P<text>[^"]*)"|(?P<word>[^\s"=/]+))""")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STATING = re.compile(
    r"(?:(?:job|pay|salary) )?(?:grade|band|level)|(?:pay|salary) (?:scale|step|point)|"
    r"reports to|reporting (?:to|line)|(?:line )?manager|boss|supervisor"
)
_UNSAID = frozenset({"", "code", "value", "number", "n"})
"""Names of arguments that say no more than the template's own."""


def in_words(name: str) -> str:
    """The name of a field as words: "reports_to", "reportsTo" and "reports-to" are "reports to"."""
    return re.sub(r"[_-]+", " ", _CAPITAL.sub(" ", name)).lower()


def without_calls(text: str) -> str:
    """A text without its calls, but for what they state."""
    return _CALL.sub(lambda call: f" {_stated(call['said'])} ", text)


def _stated(call: str) -> str:
    """The fields of a call that state something, "grade: 5 · reports to: Crew Chief"; "" for any other call."""
    found = list(_ARGUMENT.finditer(call))
    if not found or found[0]["name"]:
        return ""
    template = in_words(found[0]["text"] or found[0]["word"] or "")
    told = [(in_words(each["name"] or ""), each["text"] or each["word"] or "") for each in found[1:]]
    if len(told) > 1 and not any(name for name, _ in told):
        told = [("", " ".join(value for _, value in told))]
    fields = [(template if name in _UNSAID else name, value) for name, value in told if value]
    return " · ".join(f"{name}: {value}" for name, value in fields if _STATING.fullmatch(name))
