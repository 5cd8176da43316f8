"""Which field names and which turns of phrase say what kind of field it is, what pairs, counts and differs: data."""

from __future__ import annotations

import re

UNTOLD_VALUES = frozenset(
    {
        *(
            "-",
            "--",
            "---",
            ".",
            "?",
            "??",
            "na",
            "n/a",
            "n.a.",
            "#n/a",
            "nan",
            "<na>",
            "null",
            "missing",
            "unknown",
            "unk",
        ),
        *(
            "not available",
            "not applicable",
            "not known",
            "not reported",
            "not recorded",
            "not collected",
            "not provided",
        ),
        *(
            "not determined",
            "not assessed",
            "undetermined",
            "unspecified",
            "no data",
            "no information",
            "not given",
            "tbd",
        ),
        *("未知", "不详", "不明", "缺失", "无数据", "未提供", "未记录"),
    }
)
"""What is written where nothing is known: an empty cell, and no group.  "None" is something known."""
NONE_VALUES = frozenset({"none", "no disease", "no", "nil", "without", "unaffected"})
YES_NO = frozenset(
    {
        "yes",
        "no",
        "y",
        "n",
        "0",
        "1",
        "true",
        "false",
        "positive",
        "negative",
        "pos",
        "neg",
        "+",
        "-",
        "present",
        "absent",
    }
)

PROPERTY_KEY = re.compile(
    r"\b(age|gender|sex|race|ethnicity|ethnic\w*|stage|staging|grade|size|metasta\w*|nodes?|nodal|recurrence|"
    r"relapse|surviv\w*|follow\w*|death|dead|died|deceased|alive"
    r"|vital|er|pr|her2|erbb2|ar|receptors?|mutations?|kras|braf|egfr|tp53|p53|idh1?|msi|mss|alcohol|bmi|"
    r"body mass index|weight|height|tnm|ajcc"
    r"|differentiation|invasion|hbv|hcv|hpv|ebv|hbsag|afp|cea|psa|gleason|batch|rin|date|chemo\w*|radio\w*|"
    r"therapy|response|responder|outcome"
    r"|events?|months?|years?|days?|score|family history|menopaus\w*|braak|apoe|pmi|post.?mortem\w*|scan\w*|"
    r"chip|array|plate|lane|"
    r"ph|tumou?r content|purity|cellularity|percent\w*|cause of death|subtype|pam50|cimp|marital|education|"
    r"passage|organism(?! part)|strain"
    r"|replicates?|rep|biological replicate|technical replicate|quality|status after|status at|dfs|os|rfs|"
    r"dss|pfs)\b|^(?:p?[tnm])$|性别|性別|年龄|年齡|批次|分期|分级|体重|民族|生存|随访"
)
FATE = re.compile(
    r"(?:dead|deceased|died|death|expired|alive|living|censored|lost to follow[ -]?up|dod|doc|awd|ned)"
    r"(?:,? (?:of|from|with|without|due to|at|in|after|by|no) .*)?|no evidence of (?:the )?disease|死亡|去世|存活|生存"
)
"""All of a value that says what became of a patient at the end: a question of survival, never who was ill."""
ID_KEY = re.compile(
    r"(?:\b(?:patients?|subjects?|individuals?|donors?|participants?|persons?|pair(?:s|ed samples?)?|couples?|"
    r"blocks?|cases?|"
    r"animals?|mouse|mice|rat|family|twins?"
    r"|pairing|matched set|pair id|pt)\b|\b(?:patient|subject|donor|individual|case|animal|mouse|person|"
    r"participant|pair)[ _.-]?(?:id|no|number|code|identifier|name|#))|编号|編號|姓名|个体|配对"
)
NOT_ID_KEY = re.compile(
    r"\b(?:status|state|group|type|age|sex|gender|diagnosis|disease|characteristics|history|class|category|"
    r"condition|outcome|response|race|control|phenotype|treatment|"
    r"ethnicity|weight|stage|info|cohort|strain|genotype|survival|bmi|smok\w*|health\w*|tissue|time)\b"
)
SMOKING_KEY = re.compile(r"smok|tobacco|cigarette")
FACTOR_KEY = re.compile(
    r"\b(?:time\w*|day|hours?|hrs?|visit|dose|concentration|treatment|treated|agent|drug|stimul\w*|compound|"
    r"genotype|region|brain|cell type|cell line|compartment|organ|"
    r"tissue(?: type)?|developmental|immunophenotype|infection|diet|site|cell population|cell subset|fraction|"
    r"body site|anatomical\w*|tissue source|body location)\b"
)
DISEASE_KEY = re.compile(
    r"disease|diagnos|tumou?r|cancer|lesion|health|patholog|histolog|phenotype|condition|status|state|group|illness|"
    r"疾病|诊断|診斷|病理|分组|组别|組別|状态"
)
GOOD_KEY = re.compile(
    r"\b(?:tissue|disease|diagnosis|group|type|condition|status|state|treatment|agent|genotype|infection|"
    r"phenotype|class|lesion|histology|pathology|source)\b|分组|分組|组别|組別|组织|組織|疾病|诊断|診斷|病理|类型|状态|处理|基因型"
)

TIME = re.compile(
    r"(?<![a-z])(?:days? ?-?\d+|d ?\d+(?=$|[^a-z0-9])|\d+(?:\.\d+)? ?-?(?:h|hr|hrs|hours?|min|mins|minutes|"
    r"days?|weeks?|wks?|months?)|(?:week|month|hour|visit|wk|time ?point|tp) ?-?\d+"
    r"|before|after|pre|post|baseline|follow-?up|pre-?(?:treatment|therapy|op\w*|surgery)|post-?(?:treatment|therapy|"
    r"op\w*|surgery))(?![a-z])"
)
COMPARTMENT = re.compile(
    r"(?<![a-z])(?:strom(?:a|al)|epitheli(?:um|al)|endotheli(?:um|al)|fibroblasts?|macrophages?|monocytes?|"
    r"neutrophils?|t[- ]cells?|b[- ]cells?|nk cells?|plasma|serum|blood|pbmcs?|cd\d+\+?)(?![a-z])"
)
COUNTER = (  # words that count or name individuals: with their number they tell no groups apart
    r"(?:rep(?:licate)?s?|biorep|bio|biological(?: rep(?:licate)?)?|technical(?: rep(?:licate)?)?|patients?|"
    r"pts?|donors?|subjects?|individuals?|mouse|mice|rat|animal|case|pair"
    r"|batch|sample|no|nr|exp|experiment|set|lane|array|chip|slide|clone|run|lot|hyb|hybridization|id|number|"
    r"participant|culture|plate|well|litter|flask)"
)
PAIRED_TEXT = re.compile(
    r"(?<![a-z])(?:pair(?:s|ed|wise)?|match(?:ed|ing)(?! controls?)|adja[a-z]+|(?:para|peri)[- ]?(?:cancer\w*|"
    r"carcinoma|tumou?r\w*)|same (?:patients?|individuals?|subjects?|donors?|resection|excision|surg\w+|"
    r"specimens?)"
    r"|(?:corresponding|surrounding) (?:[a-z-]+ ){0,2}(?:normal|non[a-z-]*)|non-?lesional|uninvolved"
    r"|contralateral|unaffected (?:sides?|limbs?|skin|tissues?|areas?|sites?|muscles?))(?![a-z])"
)
MATCHED_PEOPLE = re.compile(
    r"(?:age|sex|gender|bmi|ethnicity|race|tissue)\W*(?:\([^)]*\))?[-,/ ]*(?:and |"
    r"or )?(?:\w+[- (),0-9]*){0,6}matched|paired[- ]end|matched controls?"
    r"|(?:not|un|non|without|no)[- ]?(?:been |be )?(?:paired|matched)"
    r"|(?:base|primer|probe|probe ?set|gene|kilobase)[- ]pairs?"
    r"|pair-?wise (?:comparisons?|correlations?|analys[ei]s|tests?)"
    r"|paired (?:student'?s? |wilcoxon )*(?:t[- ]?tests?|tests?|wilcoxon|reads?|sequencing|library)"
    r"|(?:paired|matched|matching) (?:for|by|on|in) (?:the |their )?(?:age|sex|gender|bmi|ethnicity|race|stage|smoking)"
)
UNPAIRED = re.compile(r"(?<![a-z])(?:not|un|non)[- ]?(?:been |be )?(?:paired|matched)(?![a-z])")
SETTLED = re.compile(
    r"(?<![a-z])(?:inactive|quiescent|(?:in )?(?:complete )?remission|latent|convalescent|recovered|resolved)(?![a-z])"
)
