"""The words documents head their sections with, by kind.

Fragments of regular expressions in lower case, apostrophes straight. `NAMED` phrases say their kind also beside whose
the section is ("Senior Analyst Requirements", "Requirements for the Senior Analyst"); `ALONE` phrases only by
themselves, because titles hold the same words ("Experience Designer", "Head of Hiring").
"""

from __future__ import annotations

from corpus.model import SectionKind

_K = SectionKind
_YOU = r"(?:you|they)(?:'ll| will| would)?"
_PROCESS = r"(?:process(?:es)?|procedure|plan|pipeline|steps|stages|timeline|loop)"
_NEED = r"(?:requirements?|qualifications?|skills?|experience|competenc(?:y|ies)|criteria|knowledge|attributes)"
_ABILITY = (
    r"(?:skills?|qualifications?|experience|knowledge|competenc(?:y|ies)|abilities|requirements?|attributes|traits)"
)

NAMED: dict[SectionKind, tuple[str, ...]] = {
    _K.NICE_TO_HAVE: (
        r"nice[ -]to[ -]haves?",
        rf"(?:preferred|desired|desirable|optional|bonus) {_NEED}(?:(?:,| and| &) {_ABILITY})*",
        r"wünschenswert|atouts",
    ),
    _K.JOB_GRADE: (
        r"(?:job|pay|salary|compensation)\s*(?:grade|level|band)s?(?: and (?:grade|level|band|reporting))?",
        r"(?:pay|salary) (?:scale|step|point)s?",
        r"(?:grade|level|band)(?: and|,| &) (?:levels?|reporting(?: lines?)?|manager)",
    ),
    _K.PERFORMANCE_INDICATORS: (
        r"(?:key )?performance (?:indicators?|measures?|metrics)",
        r"kpis?",
        r"success (?:metrics|measures|indicators|criteria)",
    ),
    _K.HIRING_PROCESS: (
        r"(?:hiring|interview(?:ing)?|recruit(?:ing|ment)|selection|application)(?: and (?:hiring|interview))?"
        rf" {_PROCESS}",
    ),
    _K.CAREER_LADDER: (r"career (?:ladder|paths?|progression|development|growth|steps?|opportunities)",),
    _K.RESPONSIBILITIES: (
        r"responsibilit(?:y|ies)",
        r"dut(?:y|ies)",
        r"accountabilit(?:y|ies)",
        r"expectations",
        r"deliverables",
        r"key result areas?",
        r"aufgaben|verantwortlichkeiten|responsabilités|responsabilidades|funciones",
    ),
    _K.REQUIREMENTS: (
        r"requirements?",
        r"qualifications?",
        r"prerequisites?",
        r"must[ -]haves?",
        r"anforderungen|voraussetzungen|profil recherché|prérequis|requisitos",
    ),
    _K.SPECIALTY: (r"special(?:i)?t(?:y|ies)", r"specialisms?", r"speciali[sz]ations?"),
    _K.SEGMENT: (r"(?:market|customer|region(?:al)?) segments?",),
    _K.SUMMARY: (r"(?:job|role|position)(?: profile)? (?:summary|overview|description|purpose)",),
}

ALONE: dict[SectionKind, tuple[str, ...]] = {
    _K.NICE_TO_HAVE: (
        r"bonus(?: points| skills)?(?: if| for)?",
        r"plus(?:es)?",
        r"(?:it(?:'s| is|'d be| would be) )?an? (?:big |added |huge )?(?:plus|bonus)(?: if.*)?",
        r"preferred|desired|desirable|optional",
        r"(?:good|great|nice) to have",
        r"what (?:would (?:make|set)|makes|sets) you (?:stand out|apart)",
        r"(?:would|it would|it'd) be (?:great|nice|good|a plus) if.*",
        r"extra credit",
        r"von vorteil|idealerweise",
        r"se valora(?:rá)?|deseables?",
    ),
    _K.JOB_GRADE: (r"grades?", r"job level and grade"),
    _K.PERFORMANCE_INDICATORS: (
        r"(?:key )?indicators?",
        r"pis?",
        r"(?:key )?metrics",
        r"key results",
        r"what success (?:looks like|means)(?: .*)?",
        r"(?:how )?(?:we |we'll |we will )?measur(?:e|es|ing|ed) (?:of )?(?:your )?(?:success|performance|impact)",
        r"how (?:success|we|you|performance|your (?:success|performance)) (?:is|are|will be|'ll be)"
        r" (?:measured|evaluated)",
        r"how (?:you'll|you will) be (?:measured|evaluated)",
        r"how we (?:measure|judge|gauge) .{2,40}",
        r"how .{2,40} (?:is|are) (?:measured|judged|evaluated)",
        r"how (?:we|you|they)(?:'ll| will)? (?:know|tell|see)(?: that)? (?:it|you|this|they|we) .{2,40}",
        r"what good looks like(?: .*)?",
    ),
    _K.HIRING_PROCESS: (
        r"how (?:we (?:hire|interview|select)(?: .{2,30})?|to apply)",
        r"how (?:.{2,40} (?:is|are) (?:hired|interviewed|recruited|selected|chosen)|hiring works)",
        r"interviewing(?: with us| here| at .*)?|selection",
        r"(?:the |our )?interviews?",
        r"interview team(?: .*)?",
        r"hiring",
        r"what to expect (?:in|from|during) (?:the|our) (?:hiring|interview|application|recruit)\w*(?: process)?",
    ),
    _K.CAREER_LADDER: (
        r"(?:what is |what's |your )?next steps?(?: in .*)?",
        r"what(?:'s| is) next",
        r"where (?:you can|to|can you|you could|does this role) (?:go|grow|lead)(?: from here| next| to)?",
        r"where next",
        r"(?:growth|promotion|advancement|development) (?:paths?|opportunities|eligibility|criteria)",
        r"(?:signs (?:that )?)?(?:when )?you(?:'re| are| may be| might be| could be) (?:(?:almost|nearly) )?"
        r"ready (?:for|to) .*",
        r"progression|promotions?|advancement",
    ),
    _K.RESPONSIBILITIES: (
        rf"what {_YOU}(?: be)? (?:do|doing|own|owning|deliver|work(?:ing)? on|be responsible for|be)"
        r"(?: (?:day[ -]to[ -]day|(?:each|every) day|on a daily basis|here|in (?:the|this) (?:role|job|post)))?",
        rf"(?:and )?how {_YOU} (?:make an impact|contribute|spend your time|help)",
        r"what (?:we|is) expect(?:ed)?(?: (?:of|from) (?:you|a.*))?",
        r"what (?:the|this) (?:role|job|position) (?:does|involves|entails|includes|covers|consists of|is about)",
        r"(?:a )?(?:typical )?day[ -](?:to|in)[ -](?:day|the[ -]life.*)",
        r"(?:key |main )?(?:tasks|objectives)",
        r"(?:essential|primary|main|core|key|job) (?:job )?functions?",
        r"your (?:mission|tasks|impact|work|job|day)",
        r"scope(?: of work| and impact| of responsibility)?",
        r"(?:in|as part of) this (?:role|job|position),? (?:you(?:'ll| will| are)?|we).*",
        rf"{_YOU} be responsible for",
        r"you will|you'll",
        r"the (?:work|job)",
        r"(?:(?:ihre|deine|die|unsere) )?(?:haupt)?(?:aufgaben|tätigkeiten)(?:bereiche)?",
        r"(?:(?:vos|les|tes) )?(?:missions|tâches|activités)(?: principales)?",
        r"(?:(?:tus|sus|las) )?tareas(?: principales)?",
    ),
    _K.REQUIREMENTS: (
        r"(?:(?:required|key|core|minimum|basic|technical|soft|essential|general|other|typical|usual|prior) )*"
        rf"{_ABILITY}"
        rf"(?:(?:,|,? and|,? &|/) (?:\w+ )?{_ABILITY})*",
        rf"what {_YOU} (?:bring|need|have|know|should have|must have)",
        r"(?:what )?(?:we're|we are|we) (?:looking|look) for(?: in you| when (?:we )?hir(?:e|ing))?",
        r"what (?:we|you) (?:ask|need|want|require|expect to bring)(?: for| of you| from you)?",
        r"what it takes|essential",
        r"who (?:does well|thrives|succeeds|fits)(?: here| in .*)?",
        r"who (?:you are|we're looking for|we are looking for)",
        r"(?:you )?needs? to have",
        r"(?:more )?about you",
        r"(?:you|you've|you'll) (?:have|are|bring|need|should have|must have|got)",
        r"(?:your|(?:the |our )?(?:ideal )?candidate|the) (?:profile|background|qualifications|skills|experience)",
        r"(?:the |our )?ideal candidate",
        r"(?:spoken |foreign )?languages|(?:driving )?licen[cs]es?",
        r"person specification|(?:selection |entry )?criteria",
        rf"skills (?:{_YOU} )?(?:need|needed|required)(?: (?:for|to|in|at) .*)?",
        r"(?:(?:ihre|deine|die|unsere) )?(?:qualifikation(?:en)?|kenntnisse)",
        r"(?:(?:ihr|dein) )?profil",
        r"das bring(?:st du|en sie) mit",
        r"(?:(?:votre|ton|le) )?profil|compétences(?: requises)?|exigences",
        r"(?:tu |su )?perfil(?: buscado)?|conocimientos|competencias",
        r"(?:education|background|certifications?|eligibility)(?:(?: and| &|,) .*)?",
        r"(?:you(?:'re| are| might be| may be| could be| would be|'d be) )?"
        r"an? (?:good|great|strong|right|perfect) (?:fit|match)(?: for .*| if.*)?",
        r"you should (?:apply if|have|be).*",
    ),
    _K.SPECIALTY: (r"areas? of speciali[sz]ation", r"specialist areas"),
    _K.SEGMENT: (r"segments?|regions?|variants?",),
    _K.SUMMARY: (
        r"summary|overview|introduction|purpose|mission|description|at a glance",
        r"(?:(?:the|this|your) )?(?:role|job|position|post) (?:at a glance|in (?:brief|short|a nutshell)|card"
        r"|profile|details|snapshot|fact ?(?:s|sheet|box)|info(?:rmation)?)",
        r"(?:(?:key|quick|fast|main) )?(?:facts|details)|(?:key|quick) info(?:rmation)?|in (?:brief|a nutshell)",
        r"(?:the |a )?(?:quick )?snapshot|fact ?(?:sheet|box)",
        r"an overview of this role",
        r"about (?:the|this|our) (?:.{2,40} )?(?:role|job|position|family|opportunity)",
        r"what (?:the|this) (?:role|job|position|post) is",
        r"(?:job|role) purpose|purpose of (?:the|this) (?:job|role|post)",
        r"(?:the |this )?(?:role|opportunity|position)",
    ),
}

MISSPELLED = (
    "responsibilities", "responsibility", "requirements", "requirement", "qualifications", "indicators", "performance",
    "specialties", "interview", "hiring", "process",
)  # fmt: skip
"""Words put right where a heading has them with a typo."""
