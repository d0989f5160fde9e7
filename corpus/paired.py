"""A field that holds for several levels, one after another: "Trainee: Head Glazier. Glazier: Works Manager"."""

from __future__ import annotations

import re

from corpus.grid import states_reporting
from corpus.model import Item, ItemForm

_WHO = r"[A-Z][^:.;|]{1,50}"
_EACH = re.compile(rf"\s*(?P<who>{_WHO}):\s+(?P<boss>[A-Z][^:;|]{{2,60}}?)\s*(?:[.;|,]?\s+(?={_WHO}:\s)|[.;]?\s*$)")
_LABELLED = re.compile(r"(?P<label>[^:]{2,40}):\s+(?P<said>.+)", re.DOTALL)


def paired_bosses(item: Item) -> list[tuple[str, str]]:
    """Who reports to whom by a field on reporting that names two levels or more; empty where it does not."""
    label, said = item.lead_in.rstrip(":"), item.text
    if item.form is not ItemForm.CELL:
        labelled = _LABELLED.match(item.text)
        label, said = (labelled["label"], labelled["said"]) if labelled else ("", "")
    if not states_reporting(label):
        return []
    found = []
    at = 0
    while each := _EACH.match(said, at):
        found.append((each["who"], each["boss"]))
        at = each.end()
    return found if len(found) > 1 and at == len(said) else []
