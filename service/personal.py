"""Words that tell who somebody is: age, sex, kin, status, origin, faith, health, looks, and how to reach them.

Two strengths. A `TOLD` detail speaks of a person wherever it stands ("aged 52", "mother of two"). A `HINT` may as well
speak of work ("white", "single", "French"): it counts only where a phrase says nothing else.
"""

from __future__ import annotations

import re

from service.phrases import phrases
from service.vocabulary import vocabulary

_ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
_TENS = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)"
_FEW = rf"(?:an?|no|{_ONES}|\d)"
_AGE = rf"(?:[1-9]\d|eighteen|nineteen|{_TENS}(?:[ -]{_ONES})?)"
_OWN = r"(?:my|his|her|their)"
_KIN = (
    r"(?:wife|husband|spouse|kids?|child|children|sons?|daughters?|toddlers?|bab(?:y|ies)|twins|teen(?:ager)?s|parents?|"
    r"mother|father|fianc[eé]e?|grandchild|grandchildren)"
)
_PERSON = (
    r"(?:(?:wo)?man|lady|gentleman|girl|boy|(?:fe)?male|(?:grand|step)?(?:mother|father)|mum|mom|dad|husband|wife|parent|"
    r"widow(?:er)?|pensioner|immigrant|refugee|expat|citizen)"
)
_PLACE = r"(?:the )?(?-i:[A-Z])[\w'’-]*(?:(?:,? (?:and |de |of )?)(?-i:[A-Z])[\w'’-]*)*"
_STREET = r"(?:street|st\.|road|rd\.|avenue|ave\.|lane|drive|square|boulevard|way)"
_BE = r"(?:I am|I['’]m|I was|I have been|(?:he|she) (?:is|was))"
_OF_KIN = rf"(?: (?:of|to|with) (?:{_FEW} )?(?:\w+ ){{0,2}}{_KIN}| of {_FEW})"
_COMES = (
    r"(?:native|national|citizen|resident|born|raised|originally|hail(?:s|ing)?|(?:im|e)migrated|"
    r"(?:I|he|she) (?:comes?|came))"
)
_LIVES = (
    rf"(?:grew up|brought up|(?:I|he|she)(?: currently)? (?:lives?|resides?)|living|residing|resident|"
    rf"{_BE} (?:currently )?based)"
)
_ENDS = r"(?=\s*(?:$|[,.;:!?()\n–—|-]|(?:of|from|in|with|who|and|I|we|he|she|aged|living|at|to|by)\b))"

LABEL = re.compile(
    r"(?:^|(?<=[.;|,(])|(?<=\s[-–—/]))[ \t>*_#•·-]{0,8}"
    r"(?:(?P<listed>home|(?:home |postal |current )?address|residence|location|hobbies|interests|"
    r"photo(?:graph)?|picture|(?:(?:tele)?phone|tel|mobile|cell)(?=[*_ \t]*[:=][*_ \t]*[+\d(])|"
    r"e-?mail|religion|children|kids)"
    r"|(?:full |first |last |middle )?name|surname|(?:date|place|year|country) of birth|born|birth ?da(?:y|te)|"
    r"d\.?o\.?b\.?|age|gender(?: identity)?|sex|blood (?:type|group)|pronouns|nationality|citizenship|ethnicity|race|"
    r"(?:marital|family|civil) status|(?:height|weight)(?=[ :=]+\d[\d.,]* ?(?:cm|m|kg|lbs?|feet|ft)\b)|"
    r"disability|health|right to work|(?:visa|immigration)(?: status)?|work permit|sexual orientation|"
    r"personal (?:details|data|information|particulars))"
    r"[*_ \t]*[:=][*_]*",
    re.IGNORECASE | re.MULTILINE,
)
"""What names a personal field; the values of those `listed` may hold commas."""
CONTACT = phrases(r"""
    [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}
    (?:\w+ ?: ?)?https?://\S+
    (?:\w+ ?: ?)?www\.\S+
    (?:\w+ ?: ?)?(?:linkedin|github|xing)\.com/\S+
    \+\d[\d()/.-]{1,6}(?:[ /.-]?\d{2,5}){1,5}
    0\d{2,4}[ /-]\d{2,4}[ -]?\d{2,6}
""")
TOLD = phrases(rf"""
    # Age.
    (?:at the age of|aged?|turn(?:ed|ing)) {_AGE}(?! ?(?:%|percent|people|weeks|months|years? (?!of age|old)))
    at {_AGE}(?=\s*(?:$|[,.;]|(?:I|he|she)\b))
    {_BE} (?:(?:nearly|almost|just|about|over|now) )?{_AGE}(?! ?(?:%|percent|people|weeks|months|years? (?!of age|old)))
    {_AGE}[ -]years?[ -](?:old|of age|young)
    (?:in|of) {_OWN} (?:(?:early|mid|late)[ -])?(?:teens|(?:twen|thir|for|fif|six|seven)ties)
    # Sex and kin.
    (?:as |being )?an? (?:(?!an?\b)[\w'’-]+ ){{0,4}}?{_PERSON}{_OF_KIN}?{_ENDS}
    {_PERSON} (?:of|to) (?:{_FEW} )?(?:\w+ )?{_KIN}
    (?:grand|step)?(?:mother|father|mum|mom|dad|parent) of {_FEW}
    (?:with|have|has|had|raising|bringing up|raised) {_FEW} (?:(?:small|young|grown|little|school-age) )?{_KIN}
    (?:fe)?male|transgender|non-?binary|cisgender
    (?:he/him|she/her|they/them)(?:/\w+)?
    {_OWN} pronouns
    # Origin, and where somebody lives.
    {_COMES} (?:of|from|in|near) (?:{_PLACE}|\d{{4}})
    born(?: \d{{4}} in {_PLACE})?
    (?:born|birth)(?: on)? [\d/. -]+(?: ?(?-i:[A-Z])[a-z]+ ?\d*)?
    {_LIVES} (?:in|near|at|of) (?:{_PLACE}|my own \w+)
    {_BE} from {_PLACE}
    {_BE} (?:an? )?(?:\w+ )?(?:citizen|national|immigrant|refugee|expat)
    \d{{1,5}}[a-z]? (?:(?-i:[A-Z])[\w'’-]+ ){{1,3}}{_STREET}(?:,? (?-i:[A-Z0-9])\w*){{0,4}}
    nationality|citizenship|passport holder|d\.?o\.?b\.?
    by birth
    (?:first|second|third)[ -]generation
    (?:moved|came|went) to {_PLACE} (?:from {_PLACE}|at {_AGE}|as an? (?:child|\w+ager|student)|when I was \w+)
    # Status, faith, health, looks.
    married|divorced|widowed|childless|unmarried|pregnant|(?:no )?depend[ae]nts|spouse|non-?smoker
    (?:on|my|after|during|from|of) (?:maternity|paternity|parental) leave
    dyslexia|adhd|autism|diabetes|epilepsy|(?:hearing|visual(?:ly)?|physical|mobility)[ -]impair(?:ment|ed)
    of \w+(?:[ -]\w+)? (?:descent|origins?|heritage|ancestry)
    (?:half|part)[ -](?-i:[A-Z])[a-z]+(?:ish|ese|ian|ean|can|ch|i)
    dear|hi|hello|(?:best|kind|warm) regards|sincerely|yours
    religion|muslim|christian|jewish|hindu|sikh|buddhist|atheist|catholic|protestant|lesbian|bisexual
    wheelchair(?: user)?
    {_BE} (?:registered |partially |legally )?(?:disabled|deaf|blind|autistic|dyslexic|diabetic|gay|queer|trans)
    (?:height|weight)[ :]+\d[\d.,]* ?(?:cm|m|kg|lbs?|feet|ft)
    (?:(?:a|my|recent) ){{0,3}}(?:photo(?:graph)?|picture)s? (?:of me|attached|enclosed|included)
""")
OF_KIN = phrases(
    rf"{_OWN} (?:(?:two|three|four|own|young|little|late) )?(?:{_KIN}|family)(?! (?:tongue|name|business)\b)"
)
"""A clause about relatives: what follows in it is about them too."""
HINT = phrases(r"""
    (?-i:[A-Z])[a-z]+(?:ish|ese|ian|ean|can|i)
    (?-i:French|Dutch|Czech|Greek|Thai|Turk|Pole|Dane|Swede|German|Welsh|Swiss)
    (?-i:[MFmf])
    white|black|brown|race|asian|latin[ao]|arab|mixed|caucasian|indigenous
    single|engaged|straight|gay|queer|trans|deaf|blind|disabled|autistic|dyslexic|veteran|healthy
    national|citizen|citizenship|passport|immigrant|refugee|expat|visa|migrant
    (?:wo)?man|lady|mother|father|mum|mom|dad|husband|wife|parent
    kids|children|retired|age|partner
    (?<!-)[1-9]\d(?!-)
""")
PREDICATE = phrases(_BE)
"""Before a hint it makes it one about the speaker."""
BESIDE = vocabulary(
    """
    born raised age aged old years year young older live lives living reside residing resident based native proud happy
    happily recently currently originally working full part time home small grown little cm kg details personal british
    english french january february march april june july august september october november december nd rd st th tall
    own practising use uses user status none user's permit valid holder eu uk us two three four five one
    """
)
"""Words that may stand beside a personal detail and say nothing of work."""
