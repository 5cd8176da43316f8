"""The vocabulary of survival fields: endpoints, times, units, states, and what only looks like them.  Data."""

from __future__ import annotations

import re
from typing import Literal

from geneverdict.model.survival import Endpoint

State = Literal["event", "censored", "missing", "unknown"]

MISSING = frozenset(
    {
        *("", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "-", "--", "---", ".", "?", "u", "unk", "unknown"),
        *("missing", "not available", "not applicable", "not known", "not reported", "not recorded", "nd", "n.d."),
        *("not determined", "no data", "not evaluable", "not assessed", "undetermined", "#n/a", "#value!", "<na>"),
        *("[not available]", "[not applicable]", "[unknown]", "ni", "not given", "unspecified", "no information"),
    }
)

LETTERS: dict[str, State] = {"a": "censored", "l": "censored", "d": "event"}
"""Alive, living, dead: only where a field holds nothing else."""

NOT_SURVIVAL = re.compile(
    r"\b(?:age|aged|dates?|causes?|reason|year of|post ?mortem|pmi|signatures?|predict\w*|risks?|scores?|index|"
    r"clusters?|subtypes?|probabilit\w*|percent\w*|cells?|viability|sites?|locations?|type of|types?|groups?|class|"
    r"categor\w*|h?azards?|samples?|array|batch|hours?|hrs?|minutes?|stage|gleason|doubling|number of|margins?)\b"
)
"""Words that make a field something else, wherever they stand in its name: age at death, cause of death, risk group."""
FIXED_HORIZON = re.compile(
    r"(?<![\d.])\d+(?:\.\d+)?[ -]?(?:years?|yrs?|yr|y|months?|mo|days?)\b(?= ?-?(?:os|dfs|rfs|pfs|surviv|overall|"
    r"disease|relapse|recur|mortality|death|follow|event|free|status|outcome))"
    r"|(?:surviv\w*|alive|dead|death|recurrence|relapse|status|os|dfs|rfs|pfs|free|event)(?: \w+)? (?:at|within|after|"
    r"in|by|over|beyond|>|<|≥|≤|>=|<=) ?\d+ ?(?:years?|yrs?|y|months?|mo|days?)\b"
    r"|(?:surviv\w*|os|dfs|rfs|pfs|free|death|status|recurrence|relapse) \d+ ?-?(?:years?|yrs?|yr|months?|days?)\b"
)
"""Survival at a fixed time ("5-year survival"): a yes or no, not a time to an event."""

_FREE = r"[ -]?free"
ENDPOINTS: tuple[tuple[Endpoint, re.Pattern[str]], ...] = (
    (Endpoint.OVERALL, re.compile(r"\b(?:overall|os|ovs|any cause|all cause)\b")),
    (
        Endpoint.DISEASE_SPECIFIC,
        re.compile(
            r"\b(?:dss|css|bcss|ccss|dod|(?:disease|cancer|cause|tumou?r|melanoma|breast|prostate)[ -]?(?:specific|"
            r"related)"
            r"|(?:cancer|tumou?r|disease)(?: specific)? (?:death|mortality)"
            r"|(?:death|dead|died|mortality) (?:from|of|due to|by)(?: \w+)? (?:disease|cancer|tumou?r|"
            r"carcinoma|melanoma)"
            r"|(?:death|dead|died) (?:from|of|due to|by) (?:disease|cancer|tumou?r|melanoma)|death bc|bc death)\b"
        ),
    ),
    (
        Endpoint.METASTASIS,
        re.compile(
            r"\b(?:dmfs|dmfi|mfs|drfs|drfi|ddfs|dfs distant|tdm|bmfs|lmfs|metast\w*|mets?|"
            r"distant[ -](?:\w+[ -]){0,2}(?:relapse|recurrence|event|failure)\w*|distant[ -]?(?:relapse|disease|"
            r"recurrence)?[ -]free)\b"
        ),
    ),
    (
        Endpoint.LOCAL_RECURRENCE,
        re.compile(
            r"\b(?:lrfs|lrrfs|lrr|loco ?-?regional\w*|(?:local|regional)[ -](?:\w+[ -])?(?:relapse|recurrence|failure|"
            r"control|event)\w*)\b"
        ),
    ),
    (Endpoint.PROGRESSION, re.compile(r"\b(?:pfs|pfi|ttp|progress\w*)\b")),
    (Endpoint.EVENT_FREE, re.compile(rf"\b(?:efs|event{_FREE})\b")),
    (
        Endpoint.RECURRENCE,
        re.compile(
            rf"\b(?:rfs|dfs|dfi|rfi|ttr|bcr|bfs|brfs|biochemical\w*|relapse\w*|recur\w*|(?:disease|relapse|recurrence|"
            rf"tumou?r|failure|biochemical){_FREE})\b"
        ),
    ),
    (
        Endpoint.OVERALL,
        re.compile(
            r"\b(?:surv(?:iv\w*|time|stat\w*)?|deaths?|dead|deceased|died|dying|vital|alive|living|mortality|expired|demise|"
            r"life status|patient died)\b"
        ),
    ),
)
"""In the order of looking: the first found in a name is its endpoint; plain "survival" and "death" come last."""

FOLLOW_UP = re.compile(
    r"\b(?:follow[ -]?up\w*|followup\w*|fu|f/u|f-u|last (?:contact|visit|seen|known|observation|clinical)|"
    r"observation|observed|censor(?:ed|ing)? time|time to censor\w*)\b"
)
BARE_TIME = re.compile(r"^(?:the )?(?:time|times|duration|t|time to event|event time|futime|tte)$")
"""A whole name, less its unit, that says time and not of what."""
BARE_STATUS = re.compile(
    r"^(?:patients? |disease |clinical |current |final |first |last )*(?:status|events?|censor\w*|state|outcomes?|"
    r"e|fustat|event (?:indicator|status|observed|occurred)|(?:censor\w*|status|event) (?:indicator|code|status))"
    r"(?: (?:at|of|on) .*)?$"
)
"""A whole name that says status and not of what."""
TIME_NAME = re.compile(
    r"\b(?:\w*time|times|duration|delay|interval|length|period|days|weeks|months|years|mths|mos|yrs|wks|ttp|ttr|tte|tdm|"
    r"t|month|year|day|follow[ -]?up (?!status)|surv [a-z]+)\b|\b(?:in|to) (?:d|w|m|y)\b"
)
STATUS_NAME = re.compile(
    r"\b(?:status|events?|censor\w*|cens|indicator|vital|dead|alive|died|outcome|state|stat|e|deceased|yes|evt)\b"
)

UNITS: tuple[tuple[Literal["days", "weeks", "months", "years"], str], ...] = (
    ("days", r"days?|d"),
    ("weeks", r"weeks?|wks?|w"),
    ("months", r"months?|mths?|mos?|mon|mnths?|m"),
    ("years", r"years?|yrs?|yr|y"),
)

_NOT = r"(?:no|not|non|without|never|free of|free from|nil|absence of|un)"
_BACK = r"(?:relaps\w*|recur\w*|progress\w*|metasta\w*|mets?)"
_ALIVE = r"(?:alive\w*|living|lives?|surviv(?:ed?|es|ing|als?|ors?))"
_DEAD = r"(?:dead|deceased|died|deaths?|expired|exitus)"
_TURNED = re.compile(rf"\b{_NOT}[ -]?{_ALIVE}\b")
_SPARED = re.compile(rf"\b{_NOT}[ -]?{_DEAD}\b")
_OTHER_DEATH = re.compile(
    rf"\b(?:doc|dooc|doid|dwod|{_DEAD}\W+(?:(?:of|from|by|due to|with)\W+)?(?:the )?(?:other|another|unrelated|"
    r"intercurrent|non\w*|different)\b.*|dead without\b.*)"
)
_CENSORED = re.compile(rf"\b(?:censor\w*|cens|{_NOT}[ -]?events?|event ?-?free|lost to follow[ -]?up|ltfu)\b")
_UNCENSORED = re.compile(rf"\b(?:uncensored|{_NOT}[ -]?censor\w*)\b")
_DIED = re.compile(rf"\b(?:{_DEAD}|dod|duc|dwd|demised)\b")
_LIVES = re.compile(rf"\b(?:{_ALIVE}|awd|awod|a?ned|nerd|no evidence of disease)\b")
_NOT_BACK = re.compile(
    rf"\b(?:{_NOT}[ -]?(?:(?:evidence of|signs? of|known|documented|distant|local|tumou?r|disease) )*{_BACK}|non{_BACK}"
    rf"|no evidence of disease|ned|(?:disease|relapse|recurrence|progression|metastasis|tumou?r|event){_FREE}"
    r"|free(?: of (?:disease|tumou?r))?|(?:in )?(?:complete )?remission)\b"
)
_CAME_BACK = re.compile(rf"\b{_BACK}\b")
_EVENT = re.compile(r"\b(?:events?|failed|failure)\b")

DEATH_STATES: tuple[tuple[re.Pattern[str], State], ...] = (
    (_TURNED, "event"),
    (_SPARED, "censored"),
    (_UNCENSORED, "event"),
    (_CENSORED, "censored"),
    (_DIED, "event"),
    (_LIVES, "censored"),
    (_EVENT, "event"),
)
"""In the order of looking; what one pattern matched the later ones no longer see."""
DISEASE_DEATH_STATES: tuple[tuple[re.Pattern[str], State], ...] = (
    (re.compile(r"\bduc\b"), "unknown"),
    (_OTHER_DEATH, "censored"),
    *DEATH_STATES,
)
BACK_STATES: tuple[tuple[re.Pattern[str], State], ...] = (
    (_NOT_BACK, "censored"),
    (_UNCENSORED, "event"),
    (_CENSORED, "censored"),
    (_CAME_BACK, "event"),
    (_EVENT, "event"),
)
SPEAKS_OF_DEATH = re.compile(rf"{_DIED.pattern}|{_LIVES.pattern}|\b(?:doc|dooc)\b")
SPEAKS_OF_RETURN = _CAME_BACK

YES = frozenset({"yes", "y", "true", "t", "1", "positive", "pos", "present", "+", "occurred"})
NO = frozenset({"no", "n", "false", "f", "0", "negative", "neg", "absent"})

GOOD_MEANS_ONE = re.compile(r"\b(?:alive|living|survived|survivors?|surviving|lives)\b")
"""A field of this name says yes where nothing happened."""
CENSOR_MEANS_ONE = re.compile(r"\b(?:censor(?:ed|ing)?|cens)\b")
BAD_MEANS_ONE = re.compile(
    r"\b(?:events?|evt|e|dead|deaths?|died|deceased|dod|expired|mortality|relapsed?|recurr\w*|recur|progress(?:ed|"
    r"ion)|metasta\w*|failure|demise|tdm)\b"
)
FREE_NAME = re.compile(r"\b\w+[ -]?free\b(?: (?:survival|interval|period|time))?")
