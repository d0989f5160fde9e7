"""What kind of answer a question gets: its words weighed with whom it names."""

from __future__ import annotations

import re

from corpus import title as titles
from service.ask.bosses import asks_for_the_boss, asks_whether_over, led
from service.ask.named_sides import two_sided
from service.ask.polar import asks_of_leading, polar
from service.ask.relation import asks_beyond_own, relations, relative
from service.ask.several_sides import every_level
from service.ask.size import asks_size
from service.ask.subject import Subject
from service.ask.surplus import WANTS_BEYOND
from service.ask.track_sides import sets_tracks
from service.links import Links, named_places
from service.phrases import phrases
from service.question_kind import KindGuess, QuestionKind
from service.wording import only_codes, words

BETWEEN = 5.0
"""How much likelier a comparison is, against its words alone, where a question names two levels, and how much less
likely everything asked of one; and how much less likely a comparison is where it names one and sets it against nothing.
"""
SET_AGAINST = 25.0
"""The same where it sets them against each other in so many words."""
INHERITED = 5.0
"""How much likelier everything asked of a level is where the question speaks of what is taken over."""
LEADING = 5.0
"""How much likelier the track is where a question asks whether a level leads people."""
BARE = 1000.0
"""How much likelier everything asked of a level is where a question is its title and no more, a comparison of two."""
NO_PERSON = 0.1
"""How much likelier a track is, against its words alone, where a question asks who: it is nobody."""
_BETWEEN_NAMES = frozenset({"a", "an", "the", "of", "and", "for", "in", "to", "vs", "versus"})
_WHO = re.compile(r"\W*(?:to\s+)?whom?\b", re.IGNORECASE)
_BECOME = re.compile(
    r"\W*how\s+(?:do|does|can|could|would|might|should)\s+(?:\w+\s+)?(?:I|you|we|one|someone|somebody|anyone|people|a\s+person)\s+"
    r"(?:become|turn\s+into|get\s+to\s+be|make\s+it\s+to)\b|\W*what\s+does\s+it\s+take\s+to\s+(?:become|be)\b",
    re.IGNORECASE,
)
"""How a question opens that asks what it takes to be what it names, not what comes after that."""
WHICH_GRADE = re.compile(
    r"\b(?:which|what)\s+(?:(?:job|pay|salary)\s+)?(?:grade|band)\b"
    r"|\b(?:is|are)\s+(?:at\s+|on\s+)?(?:which|what)\s+(?:[a-z]+\s+)?(?:level|grade|band)\W*$",
    re.IGNORECASE,
)
_A_GRADE = (
    r"\b(?:what|which)(?:['’]s|\s+is)?(?:\s+(?:the|their|its|your|my))?\s+(?:(?:job|pay|salary|(?-i:[A-Z]{1,3}))\s+)?"
    r"(?:level|lvl|number|rung|rank|grade|band|(?<=pay )(?:step|point)|(?<=salary )(?:step|point))"
)
_STANDS_AT = re.compile(
    rf"{_A_GRADE}\s+(?:would|will|do|does|did|['’]d)\b[^,;:.?!]*?"
    r"\b(?:at|on|in|have|be|get|sit|stand|start|land|hold|carry)(?:\s+at\s+\w+)?(?:\s*(?:[,;:.?!]|$)|\s+as\s+an?\b)"
    rf"|{_A_GRADE}(?:['’]s|\s+(?:is|are|am))\s+(?:an?|the|our|your|I)\b"
    r"(?:(?!\b(?:need\w*|expect\w*|requir\w*|must|should|ha(?:s|ve)|speaks?)\b)[^,;:.?!])*?\s(?:at|on|in)\s*(?:[,;:.?!]|$)"
    r"|\b(?:on|at|in)\s+(?:what|which)\s+(?:(?:job|pay|salary)\s+)?(?:level|lvl|rung|rank|grade|band)\s+(?:is|are|am|do|does|would|will)\b"
    r"|(?:[:,;–—]|(?<!\w)-|-(?!\w))\s*"  # "mid-level" is a rank
    r"(?:(?:what|which|job|pay|salary)\s+)?(?:level|rung|rank|grade|band)\s*(?:please|pls)?[\s?.!]*$"
    r"|^(?!\W*(?:how|who|why|when|is|are|do|does|can|will)\b)[^,;:.?!]*\b(?:pay|salary)\s+(?:step|point|grade|band)[\s?.!]*$",
    re.IGNORECASE,
)
"""How it is asked where a level stands: "which rung would I come in at", "Buyer: level?"."""
_ON_THE_SCALE = (
    r"\bwhere\s+(?:does|do|did|is|are|would|will)\b[^,;:.?!]*?\b(?:on|in|within)\s+(?:the|your|our|their)\s+"
    r"(?:(?:job|pay|salary|company)\s+)?(?:grad(?:e|ing)|pay|salary|band|[a-z]{1,3})\s+(?:scale|ladder|structure|system|table|scheme)s?\b"
)
WHERE_IT_STANDS = re.compile(
    rf"{_STANDS_AT.pattern}|{_ON_THE_SCALE}|{_A_GRADE}['’]s\s+(?:an?|the|our|your)\b|{_A_GRADE}\s*(?:[,;:.?!&+]|$|and\b|(?:is|am|are|was|has)\s+(?:an?|the|our|your|it|that|this|I|they|\w+ing)\b)",
    re.IGNORECASE,
)
"""The same, or with a verb that says less: "what level is that"."""
_CODE_OR_CODE = re.compile(r"\b[A-Z]{1,3}\d{1,2}\s*,?\s*(?:or|/)\s*(?:(?:an?|on|at)\s+)?[A-Z]{1,3}\d{1,2}\b")
_ALL_OF_IT = re.compile(
    r"\b(?:full|complete|whole|entire)\s+(?:list|set|picture|lot|rundown|package|profile|job|scope)"
    r"(?=\s*(?:[,;:.?!]|$)|\s+(?:for|please|pls|of\s+(?:what|everything|all|an?|the|(?:duties|tasks|requirements|expectations|responsibilities))\b))"
    r"|\b(?:every\s+(?:single\s+)?(?:thing|bit|line|point)|all\s+of\s+it)\b|^\W*everything\b",
    re.IGNORECASE,
)
"""How all that a level asks is asked for."""
_WHICH_CODE = re.compile(
    r"\b(?:[Ww]hich|[Ww]hat)\s+(?P<letters>[A-Z]{1,3})\b(?!\s*[-&'’\d])"
    r"|\b(?P<before>[A-Za-z]{1,3})[\s-]+(?i:what|which(?:\s+one)?|number|level(?:\s+(?:please|pls))?)\W*$"
)
"""How a grade is asked for by the letters of its code: "which P is that?", "Buyer - P what?", "Buyer, P-level pls"."""
_LEVEL_CODE = re.compile(
    r"\b(?:what|which)(?:['’]s|\s+is)?\s+(?:(?:the|its|my|their)\s+)?(?:(?:level|grade|job|pay|career)[\s-]+)code\b(?!s)"
    r"|\b(?:what|which)(?:['’]s|\s+is)\s+(?:the|its|my|their)\s+code(?=\s*(?:[,;:.?!]|$)|\s+(?:for|of)\s+(?:an?|the)\b)"
    r"|\b(?:what|which)\s+code[\s?.!]*$"
    r"|\b(?:what|which)\s+code\s+(?:goes|comes|belongs|stands)\s+(?:with|to|for)\b"
    r"|\b(?:what|which)\s+code\s+(?:is|are|would|does|do)\b[^,;:.?!]*?\b(?:on|at|in|have|has|carry|get)\b",
    re.IGNORECASE,
)
"""The same without them: "what's the code for a Buyer?"."""
_TO_WHOM = re.compile(
    r"(?:(?!\b(?:and|who|whom|whose|what|which|how|grade|person|one)\b)[^?.;])*\breports?\s+(?:in)?to\W*", re.IGNORECASE
)
"""A title left open that asks whom somebody reports to: "Buyer reports to?"."""
_NEXT_TITLE = re.compile(
    r"\bnext\s+(?:title|level|rung|rank|grade|position|job|post)(?=\s*(?:[,;:.?!]|$)|\s+(?:up|after|above|for)\b)"
    r"|^\W*what\s+(?:comes|follows|is|would\s+be)\s+(?:(?:next|right|directly)\s+)?after\b",
    re.IGNORECASE,
)
"""How what comes after a level is asked for."""
_TAKEN_OVER = re.compile(
    r"\b(?:inherit\w*|includ(?:ing|ed)|incl\b|(?:carr(?:y|ies|ied)|comes?|taken|takes?|brought|handed)\s+(?:over|along|down|up)|lower (?:levels|rungs))\b",  # noqa: E501
    re.IGNORECASE,
)
_AGAINST = phrases(
    """
    against
    beside
    alongside
    next to
    versus
    vs
    minus
    compar(?:e|es|ed|ing|ison)
    differ\\w*
    separat(?:es?|ing)
    sets? (?:\\w+ )*apart
    """
)
_ON_TOP = phrases("on top of\nover and above\nbeyond")
_MORE = phrases(
    """
    what(?:['’]s|s| is| gets| comes| would be) (?:new|extra|added|additional|different)
    (?:which|what) \\w+ (?:is|are|gets?|comes?|would be) (?:\\w+ly )?(?:new|extra|added|additional|different|on top)
    """
)
_STANDS_IN = re.compile(
    r"\b(?:(?:stand|step|fill|sit)(?:s|ing)?\s+in\b(?!\s+the\b)|cover(?:s|ing)?\s+for|deputi[sz]\w+|takes?\s+over\s+from)\b",
    re.IGNORECASE,
)
"""Doing a boss's work for a time, which is not being under them."""
_TO_AN_OFFER = re.compile(
    r"\bhow\s+(?:long|soon|fast|quickly|many\s+(?:days|weeks|months))\b[^;:.?!]*?\b(?:until|till|to|before|for)\s+"
    r"(?:(?:I|we|they)\s+(?:get|have|make|see)\s+)?(?:an?|the|my)\s+(?:job\s+)?offer\b",
    re.IGNORECASE,
)
"""How it is asked what hiring takes until it ends: "how many weeks until an offer?"."""
_MORE_OF = phrases(
    """
    adds?
    what (?:more|else|extra)
    (?:more|else|extra) (?:is|are|would|do|does|must|will)
    """
)
_ASKED_OF = phrases(
    """
    expect(?:s|ed|ations?)?
    required
    requirements?
    responsib\\w+
    dut(?:y|ies)
    (?:asks?|calls?) for
    demands?
    (?:do|does|did|would|must|should|will|have to|need to|needs to|has to) [^?.;]*?\\bdo
    asked of
    """
)
"""How everything is asked for that a level asks."""
_GRADES_GIVEN = re.compile(r"\b(?:grades?|levels?|bands?)\s+\d+\b.*\b\d+\b", re.IGNORECASE)
_BEYOND = phrases(
    """
    adds?
    added
    additional(?:ly)?
    extra
    new
    changes?
    on top
    beyond
    """
)
"""Words that may set a level against another which a question does not name."""
_GOES_BEYOND = re.compile(
    r"\b(?:go|goes|reach|reaches|stretch|stretches|do|does|has|have|knows?|needs?)\s+(?:\w+\s+)?"
    r"(?:beyond\b|over\s+(?:an?|the)\b)",
    re.IGNORECASE,
)
"""How one level is said to have more than another that a question names."""
_COUNTS = re.compile(r"\bhow many\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:how many|number of)\s+(?!report\b|(?:managers|directors)\s+(?:are|do)\b)"
    r"(?!(?:of\s+(?:the\s+|your\s+|our\s+)?)?(?:\w+[ -]){0,3}"
    r"(?:levels?|roles?|jobs?|positions?|titles?|famil(?:y|ies)|ladders?|grades?|rungs?|steps?|tracks?|departments?|"
    r"stages?|rounds?|interviews?|indicators?|kpis?)\b)",
    re.IGNORECASE,
)
"""A question for a number of what the catalogue does not hold: people, teams, customers."""


def counts_others(question: str) -> bool:
    """Whether a question asks how many there are of something that no list of levels tells."""
    return asks_size(question) or bool(_HOW_MANY.search(question))


def asks_for_all(question: str) -> bool:
    """Whether a question asks for all that a level asks, or for what it takes over as well."""
    return _ALL_OF_IT.search(question) is not None or _TAKEN_OVER.search(question) is not None


def _is_a_title(question: str, links: Links) -> bool:
    """Whether a question says titles and asks nothing: "Senior Buyer", "Buyer 6 to 7"."""
    named = named_places(links.families) | {link.at for link in links.levels}
    return bool(named) and all(
        place in named or word.is_rank or word.text.casefold() in _BETWEEN_NAMES
        for place, word in enumerate(words(question))
    )


def asks_for_a_code(question: str, about: Subject) -> bool:
    """Whether a question asks for the code of a level, or names the letters of those that grades of a family have."""
    found = _WHICH_CODE.search(question)
    grades = {re.split(r"[\d-]", str(level.grade))[0] for link in about.families for level in link.family.levels}
    named = found is not None and (found["letters"] or found["before"].upper()) in grades
    return named or _LEVEL_CODE.search(question) is not None


def _beside(question: str, about: Subject) -> QuestionKind | None:
    """What is asked of a level that is told by its place beside the only one named: "what does the one above do?".

    Null where it is asked which one it is, or for a fact of it.
    """
    if not relative(question) or len({link.at for link in about.levels}) != 1 or _AGAINST.search(question):
        return None
    if _MORE_OF.search(question):
        return QuestionKind.COMPARISON
    return QuestionKind.EXPECTATIONS if _ASKED_OF.search(question) else None


def _by_grades(question: str, links: Links, about: Subject) -> bool:
    """Whether levels are set against each other by grades that the question gives, and so does not ask for."""
    against = _GRADES_GIVEN.search(question) and _AGAINST.search(question) and not WHICH_GRADE.search(question)
    return bool(against) and two_sided(question, links, about) and not polar(question)


def _whether_code_or_code(question: str, about: Subject) -> bool:
    """Whether it is asked which of two codes a level has that is named by its title: "is the Buyer an L3 or an L4?"."""
    by_title = any(not only_codes(link.matched) for link in about.levels)
    return by_title and polar(question) and _CODE_OR_CODE.search(question) is not None


def _from_one_to_other(question: str, about: Subject) -> bool:
    """Whether a question goes from one level that it names to another: "stepping up from Buyer to Senior Buyer"."""
    before = [word.text.casefold() for word in words(question)]
    places = sorted({link.at for link in about.levels})
    led = [set(before[max(0, at - 2) : at]) for at in places]
    return len(places) > 1 and "from" in led[0] and bool(led[-1] & {"to", "into"})


def _led(question: str, links: Links) -> bool:
    """Whether a question asks who leads one whom it names by title, and not a team: "which role leads the Buyer?"."""
    said = " ".join(word for word in led(question).split() if not titles.is_code(word))
    team = titles.key(said)
    if not said or words(said)[-1].is_plural:
        return False
    return any(team == titles.key(titles.without_code(link.level.title)) for link in links.levels)


def weighed(guess: KindGuess, question: str, about: Subject, links: Links) -> KindGuess:
    """The guess of a question's kind in the light of the levels it names; probabilities sum to 1."""
    return guess.favouring(favoured(question, about, links))


def favoured(question: str, about: Subject, links: Links) -> dict[QuestionKind, float]:
    """How many times as likely its words and the levels it names make some kinds of question, against the others."""
    favour: dict[QuestionKind, float] = {}
    of_a_boss = asks_for_the_boss(question) and not asks_of_leading(question)  # "would she be anyone's boss"
    if about.families and (of_a_boss or asks_whether_over(question, links) or _led(question, links)):
        return {QuestionKind.REPORTS_TO: BARE}
    if about.levels and _TO_WHOM.fullmatch(question) and not polar(question):
        return {QuestionKind.REPORTS_TO: BARE}
    if _is_a_title(question, links):
        several = len({link.at for link in about.levels}) > 1 or _AGAINST.search(question)  # "buyer vs planner"
        return {QuestionKind.COMPARISON if several else QuestionKind.EXPECTATIONS: BARE}
    if about.families and sets_tracks(question, links):
        return {QuestionKind.COMPARISON: BARE}
    if about.one_role and every_level(question) and _AGAINST.search(question) and not _COUNTS.search(question):
        return {QuestionKind.COMPARISON: BARE}
    if _BECOME.match(question) and about.families and len({link.at for link in about.levels}) < 2:
        return {QuestionKind.EXPECTATIONS: BARE}
    if about.levels and (asks_beyond_own(question) or _by_grades(question, links, about)):
        return {QuestionKind.COMPARISON: BARE}
    if _TAKEN_OVER.search(question) and about.levels:
        favour[QuestionKind.EXPECTATIONS] = BARE if _ALL_OF_IT.search(question) else INHERITED
    elif (beside := _beside(question, about)) is not None:
        return {beside: BARE}
    elif two_sided(question, links, about) or (about.levels and relations(question) and _AGAINST.search(question)):
        if _from_one_to_other(question, about):
            favour = {QuestionKind.COMPARISON: SET_AGAINST, QuestionKind.EXPECTATIONS: 1 / BARE}
        elif any(cue.search(question) for cue in (_AGAINST, WANTS_BEYOND, _MORE, _ON_TOP)):
            favour = {QuestionKind.COMPARISON: SET_AGAINST, QuestionKind.EXPECTATIONS: 1 / BETWEEN}
        elif _GOES_BEYOND.search(question):
            favour = {QuestionKind.COMPARISON: SET_AGAINST, QuestionKind.NEXT_LEVEL: 1 / BETWEEN}
        elif not (relative(question) and len({link.at for link in about.levels}) == 1):
            favour = {QuestionKind.COMPARISON: BETWEEN, QuestionKind.EXPECTATIONS: 1 / BETWEEN}
    elif about.levels and _ALL_OF_IT.search(question):
        favour[QuestionKind.EXPECTATIONS] = SET_AGAINST
    elif about.levels and _MORE.search(question):
        favour[QuestionKind.COMPARISON] = BETWEEN
    elif about.levels and not (_AGAINST.search(question) or _BEYOND.search(question)):
        favour[QuestionKind.COMPARISON] = 1 / BETWEEN
    if about.levels and asks_of_leading(question):
        favour[QuestionKind.TRACK] = LEADING
    if _WHO.match(question):
        favour[QuestionKind.TRACK] = NO_PERSON
    if _STANDS_IN.search(question):
        favour[QuestionKind.REPORTS_TO] = 1 / BARE
    if _TO_AN_OFFER.search(question):
        favour[QuestionKind.HIRING_STEPS] = SET_AGAINST
    ends = [each for each in relations(question) if each.extreme]
    if ends and len(ends) == len(relations(question)) and about.families:
        favour[QuestionKind.NEXT_LEVEL] = 1 / SET_AGAINST  # which rung is the top one, not what comes after another
    told = about.levels or (about.families and ends)
    if told and (
        asks_for_a_code(question, about) or _STANDS_AT.search(question) or _whether_code_or_code(question, about)
    ):
        return {QuestionKind.GRADE: BARE}
    if about.levels and _NEXT_TITLE.search(question) and QuestionKind.EXPECTATIONS not in favour:
        favour[QuestionKind.NEXT_LEVEL] = SET_AGAINST
    if told and (WHICH_GRADE.search(question) or WHERE_IT_STANDS.search(question)):
        favour[QuestionKind.GRADE] = SET_AGAINST
    return favour
