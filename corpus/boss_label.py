"""Labels of whom somebody reports to, and values behind them that name nobody.

A pattern, so that lines ("Line manager: ...") and the rows and columns of tables are read by the same words.
"""

from __future__ import annotations

import re

_WHO = r"(?:(?:(?:the|this|your) )?(?:role|(?:post|job)(?: ?holder)?|position|incumbent|you|they)(?:['’]ll| will)? )?"
_ONE = (
    rf"(?:{_WHO}reports? (?:directly |straight |up )?(?:in)?to(?: \((?:job |role )?title\))?|"
    r"reporting (?:line|to|manager)|line management|management line|(?:accountable|responsible|answers) to|"
    r"(?:your )?(?:line |direct |immediate |people )?(?:manager|supervisor|superior|boss)|"
    r"(?:line[ -])?(?:managed|supervised|overseen|led) by|who (?:leads|manages) you|"
    r"berichtet an|(?:direkte[rn]? )?vorgesetzte[rn]?|(?:rattachement|responsable) hiérarchique|"
    r"rattaché(?:e|\(e\)|·e)? (?:à|au)|(?:reporta|depende) (?:a|de)|"
    r"whom? (?:do|does|will) (?:\w+ ){1,4}report to|whom? (?:you|they)(?: will|['’]ll)? report to|"
    r"who is (?:the|your|their) (?:boss|manager))"
)
BOSS_LABEL = rf"(?:(?:usually|normally|typically|generally|mostly) )?{_ONE}(?:\s*/\s*{_ONE})?"
"""The pattern of such a label, without what sets it apart from its value."""
_NOBODY = re.compile(
    r"(?:none|nobody|no[ -]one|nil|not applicable|n/?a|tb[acd]|to be (?:announced|confirmed|decided|determined)|"
    r"yes|no|up to \d+|\d+|(?:no|any) (?:direct )?(?:reports?|staff|people|employees|team members))\b"
    r"(?=\W*$|\s*[,;(.–—-])|\d+\s+(?-i:[a-z])",
    re.IGNORECASE,
)


def names_nobody(value: str) -> bool:
    """Whether what stands behind a label says that nobody is meant, or counts those below: "None", "TBC", "Yes, 3"."""
    return bool(_NOBODY.match(value.strip(" *_–—-")))
