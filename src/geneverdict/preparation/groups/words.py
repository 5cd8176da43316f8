"""The words by which depositors name case, control and neither: data, in the order in which they are looked for.

A text is read once from the top of ``WORDS`` to its end; what an entry matches is taken out before the next one looks,
so "non-tumor" never leaves a "tumor" behind.  All patterns see folded text: lower case, plain quotes and hyphens,
``_`` as a blank.  A word ends where the letters end, so "Normal1" is "normal".
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from geneverdict.preparation.groups.diseases import DISEASE, EARLY, TUMOUR

Axis = Literal["disease", "treatment", "genotype", "habit", "any", "out", "mask"]
Side = Literal["case", "control", "other"]


class Word(NamedTuple):
    """One entry: what it speaks about, which side it names, of which kind, and how it is written."""

    axis: Axis
    side: Side
    kind: str
    pattern: re.Pattern[str]


def _word(axis: Axis, side: Side, kind: str, *ways: str) -> Word:
    return Word(axis, side, kind, re.compile(rf"(?<![a-z])(?:{'|'.join(ways)})(?![a-z])"))


# "Non-cancer" is no tumour; "non-TNBC" and "nonseminoma" are other tumours.
_TUMOUR_AT_ALL = (
    r"(?:tumou?r(?:ou?s|al|s)?|cancer(?:s|ous)?|(?:adeno)?carcinomas?|malignan(?:t|cy|cies)|neoplas(?:m|ms|tic|ia)"
    r"|leuka?emi(?:a|c)|hcc|pdac|crc|nsclc)"
)
_ILL = "|".join(DISEASE.values())
_ANY_CASE = (
    rf"(?:{_TUMOUR_AT_ALL}|{_ILL}|diseased?|patients?|lesion(?:al|s)?|infect(?:ed|ion)|involved|affected|inflamed|"
    rf"inflammatory)"
)
_ORGAN = r"(?:[a-z]+ ){0,2}"
_NORMAL = r"(?:normal|healthy|benign|control|unaffected|uninvolved)"

MASKS = (
    _word(
        "mask",
        "other",
        "property",
        r"tumou?r[- ](?:size|content|purity|cellularity|bank|suppressors?|necrosis|burden|markers?|volume|site|"
        r"location|free survival)",
    ),
    _word(
        "mask",
        "other",
        "property",
        r"cancer (?:cent(?:er|re)|institute|hospital|registry|bank|genome|society|research)",
    ),
    _word(
        "mask",
        "other",
        "property",
        r"normal (?:karyotypes?|cytogenetics?|bmi|growth|medium|media|range|human serum|serum|goat|rabbit|igg|"
        r"(?:renal|liver|kidney|lung|cognitive|cardiac|thyroid) function|p53|glucose(?! toleran)|appearance|"
        r"(?:ldh|bun|creatinine|blood pressure|bp|levels?|values?|counts?|ecg|ekg|saline control|ranges?|"
        r"(?:ldh|alt|ast|psa|cea|afp|crp|hormone|serum|enzyme|albumin|bilirubin)[- ](?:levels?|values?)))",
    ),
    _word(
        "mask",
        "other",
        "property",
        r"normal[- ]like(?! (?:tissue|mucosa))",
        r"(?:disease|recurrence|relapse|progression|metastasis|event|tumou?r)[- ]free survival",
        r"(?:recurrence|relapse|metastasis)[- ]free",
    ),
    _word(
        "mask",
        "other",
        "property",
        r"(?:with|without|no|non|not|negative for|positive for)[- ]*(?:lymph[- ]node |distant |liver |known |"
        r"any )*metasta[a-z]+",
        r"metasta[a-z]+[- ](?:free|status|negative|positive|potential)",
    ),
    _word(
        "mask",
        "other",
        "property",
        r"quality controls?",
        r"(?:spike[d]?[- ]?ins?|hybridi[sz]ation|poly-?a|labell?ing|normali[sz]ation|loading|housekeeping|internal|"
        r"background|probe|array|chip|external|ercc|exogenous|bacterial|batch|process|technical)[- ]"
        r"(?:rna |probe )?controls?",
        r"controls? (?:probes?|spots?|genes?|oligos?|features?)",
        r"controls? (?:were|was) (?:added|spiked|used|included)",
        r"(?:wash(?:ed|ing)?|rins(?:ed|ing)|hybridi[sz](?:ed|ation)|incubated|diluted|dissolved|resuspended|"
        r"homogeni[sz]ed|perfused|stored|lysed|suspended) (?:[a-z]+ ){0,2}(?:with|in|by) (?:\d[\d.]* ?x )?"
        r"(?:[a-z-]+ )?(?:pbs|ssc|saline|water|ethanol|dmso|medium|media|buffer|mes|sspe|trizol)(?: buffer)?",
        r"\d[\d.]* ?x ?(?:ssc|pbs|sspe|mes|tbs|te)",
        r"(?:age|sex|gender)(?:[- ](?:and|or|/) ?(?:age|sex|gender))*[- ]matched",
        r"controlled",
        r"case (?:no|number|id)\.?",
        r"(?:normal|standard) conditions",
        r"control of",
    ),
    _word("mask", "other", "property", r"(?:resection|tumou?r|invasive|surgical)[- ](?:margins?|front|core|border)"),
    _word("mask", "other", "property", r"non[- ]?(?:ischa?emic|small|hodgkin'?s?)"),
    _word("mask", "other", "positive control", r"positive controls?"),
    _word("mask", "other", "conversion", r"(?:ctl|control|mci|ad|cn|normal) to (?:ctl|control|mci|ad|cn|normal)"),
)
OUT = (
    _word("out", "other", "pool", r"(?:tissue |rna |sample )?pool(?:s|ed)?", r"mixture of samples"),
    _word(
        "out",
        "other",
        "reference RNA",
        r"(?:universal |stratagene |human |common |total )*reference(?: rna| sample| pool)?s?(?=$|[^a-z]*$| rna)",
        r"universal human reference(?: rna)?",
        r"uhrr?",
    ),
    _word(
        "out",
        "other",
        "cell line",
        r"cell[- ]?lines?",
        r"xenografts?",
        r"pdx",
        r"organoids?",
        r"hu-?h-?7",
        r"hep-?g2",
        r"hep-?3b",
        r"a549",
        r"hela",
        r"mcf-?7",
        r"mda-?mb-?\d+",
        r"hek-?293t?",
        r"hct-?116",
        r"panc-?1",
        r"lncap",
        r"du-?145",
        r"pc-?3",
        r"ht-?29",
        r"k-?562",
        r"jurkat",
    ),
)
CONTROLS = (
    _word(
        "disease",
        "control",
        "negated",
        rf"(?:non|un)[- ]?{_ANY_CASE}",
        rf"(?:not|no|without|absence of|free of|negative for|no evidence of)(?: evidence of| any|"
        rf" signs? of)? {_ORGAN}{_ANY_CASE}",
        rf"{_ANY_CASE}[- ](?:free|negative)",
        r"nondemented",
        r"non[- ]?demented",
        r"non[- ]?failing(?: hearts?)?",
        r"non[- ]?obese",
        r"nonneoplastic",
        r"non[- ]?malignant",
        r"disease[- ]free",
        r"uninflamed",
        r"(?:非|无|無)(?:肿瘤|腫瘤|癌|病变|病變|感染|糖尿病|患病|肥胖)(?:组织|組織|组|組|区)?",
    ),
    _word(
        "disease",
        "control",
        "adjacent",
        rf"(?:peri|para|pericarcino|juxta)[- ]?(?:{TUMOUR}|lesional)",
        r"paracancer(?:ous)?",
        r"peri[- ]?tumou?ral",
        r"(?:surrounding|neighbou?ring|contralateral|distant|distal)(?: [a-z-]+)? normal",
        rf"(?:matched|paired|corresponding|adjacent|distant|surrounding|histologically|macroscopically|"
        rf"endoscopically)[- ](?:adjacent |matched |paired |to |the )*(?:[a-z]+ )?{_NORMAL}",
        rf"{_NORMAL}(?: [a-z]+)?[- ](?:adjacent|surrounding)",
        rf"{TUMOUR}[- ]adjacent",
        rf"adjacent (?:to|of|from) (?:the |a )?{_ORGAN}{TUMOUR}",
        r"adjacent",
        r"surrounding(?: (?:liver|lung|tissues?|mucosa|kidney|skin|brain))?",
        r"background (?:liver|lung|tissues?|mucosa|skin)",
        r"nats?",
        r"para",
        r"adjan?ce?nt(?: normal)?",
        r"(?:癌|瘤)(?:旁|周)(?:正常|非癌)?(?:组织|組織|组|組)?",
        r"旁(?:正常)?(?:组织|組織)",
    ),
    _word(
        "disease",
        "control",
        "unaffected",
        r"eutopic",
        r"uninvolved",
        r"unaffected",
        r"non[- ]?involved",
        r"normal[- ]?(?:appearing|looking)",
        r"pn",
    ),
    _word(
        "disease",
        "control",
        "healthy",
        r"health(?:y|ily)(?:[- ](?:normal|adult|human|liver|lung|kidney))*(?: (?:controls?|donors?|"
        r"individuals?|volunteers?|subjects?|people|persons?|adults?|women|men))?",
        r"health(?: (?:controls?|donors?|individuals?|volunteers?|subjects?))?(?! (?:status|state|cent|care|condition|"
        r"issue|record|index|score))",
        r"normal[- ](?:healthy )?(?:controls?|donors?|volunteers?|individuals?|subjects?|persons?)",
        r"(?:organ |liver |tissue |blood |normal )?donors? controls?",
        r"volunteers?",
        r"hc",
        r"hv",
        r"lean",
        r"normal[- ]weight",
        r"normoglyca?emic",
        r"normal glucose toleran(?:t|ce)",
        r"ngt",
        r"sinus rhythm",
        r"normotensives?",
        r"(?:breast )?reduction mammoplast(?:y|ies)",
        r"neurologically normal",
        r"cognitively normal",
        r"non[- ]?psychiatric",
        r"unrelated donors?",
        r"(?:from )?organ donors?",
        r"健康(?:对照|對照|人|者|志愿者|成人|供者|女性|男性)?(?:组|組)?",
        r"正常(?:对照|對照|人|志愿者)(?:组|組)?",
    ),
    _word(
        "treatment",
        "control",
        "vehicle",
        r"vehicles?(?:[- ](?:controls?|treated))?",
        r"dmso",
        r"pbs",
        r"(?:normal )?saline",
        r"(?:0\.\d+ ?% )?(?:ethanol|etoh) (?:vehicle|control)",
        r"placebo",
        r"(?:normal|standard|control|regular) (?:chow|diet)|nd|chow(?: diet)?",
        r"untreated",
        r"un-?stim(?:ulated)?",
        r"non[- ]?treated",
        r"non[- ]?stimulated",
        r"not treated",
        r"no treatment",
        r"un-?infected",
        r"non[- ]?infected",
        r"mock(?:[- ](?:infected|treated|transfected))?",
        r"normoxi[ac]",
        r"un-?irradiated",
        r"non[- ]?irradiated",
        r"sham(?:[- ][a-z]+)?",
        r"un-?exposed",
        r"medium (?:only|alone|control)",
        r"resting",
        r"no drug",
        r"igg",
        r"water(?: control)?",
        r"unlesioned",
        r"uninjured",
        r"sedentary",
        r"未(?:处理|處理|治疗|治療|刺激|感染|给药|干预)(?:组|組)?",
        r"空白(?:对照|對照)?(?:组|組)?",
        r"溶剂(?:对照)?(?:组)?",
        r"安慰剂(?:组)?",
        r"安慰劑",
        r"假手术(?:组)?",
        r"假手術",
        r"生理盐水(?:组)?",
    ),
    _word("genotype", "control", "parental", r"parental"),
    _word(
        "genotype",
        "control",
        "wild type",
        r"wild[- ]?types?",
        r"野生型(?:组|組)?",
        r"wt",
        r"[a-z0-9]*\+/\+",
        r"db/m\+?",
        r"ob/\+",
        r"euploid",
        r"diploid",
        r"(?:non[- ]?transgenic|ntg)",
        r"littermate(?: control)?s?",
        r"flox(?:ed)?(?: control)?",
    ),
    _word(
        "genotype",
        "control",
        "scramble",
        r"scrambled?(?: (?:si|sh)?rna)?",
        r"(?:si|sh|sg)[- ]?(?:nc|ctrl|ctl|con|cont|control|scr|scramble|neg|luc|luciferase|gfp|nt|ntc|n\.?t)",
        r"non[- ]?target(?:ing)?(?: (?:control|(?:si|sh|sg)rna))*",
        r"(?:control|negative control|nc|ctrl)[- ](?:si|sh|sg)rna",
        r"(?:empty|control)[- ]vectors?",
        r"vector(?: control)?s?",
        r"nc",
        r"mimic nc",
        r"aavs1",
        r"nt[- ](?:si|sh|sg)rna",
        r"(?:aav|ad|adenovirus|lv|lenti|lentivirus|vector)[- ](?:e?gfp|lacz|luc(?:iferase)?)",
        r"negative controls?",
        r"阴性(?:对照)?(?:组)?",
        r"陰性對照",
        r"空载(?:体)?(?:组)?",
    ),
)
CASES = (
    _word("disease", "other", "metastatic", r"(?:[a-z-]+ ){0,2}metast(?:atic|as[ei]s)(?: [a-z]+)?", r"mets?"),
    _word("disease", "other", "benign", r"benign"),
    *(_word("disease", "other", f"early:{name}", ways) for name, ways in EARLY.items()),
    _word(
        "disease",
        "case",
        "tumour",
        TUMOUR,
        r"[\u4e00-\u9fff]{0,6}(?:肿瘤|腫瘤|癌(?!旁|周)|白血病|淋巴瘤|胶质瘤|黑色素瘤|肉瘤|恶性)(?:患者|病人|组织|組織|灶|症|组|組)*",
    ),
    _word(
        "disease",
        "case",
        "lesional",
        r"lesional",
        r"involved",
        r"inflamed",
        r"lesions?",
        r"plaques?",
        r"affected",
        r"pp",
        r"病灶",
        r"皮损",
        r"皮損",
        r"病变(?:组织)?",
        r"病變(?:組織)?",
    ),
    *(_word("disease", "case", f"disease:{name}", ways) for name, ways in DISEASE.items()),
    _word(
        "disease",
        "case",
        "diseased",
        r"diseased?",
        r"cases?(?![ #_.-]*\d)",
        r"disorder",
        r"syndrome",
        r"sick",
        r"affected",
        r"患病(?:组)?",
        r"疾病(?:组)?",
        r"病例(?:组)?",
    ),
    _word("disease", "control", "normal", r"normals?", r"norm", r"nl", r"nn", r"正常(?:组织|組織|组|組)?"),
    _word("disease", "case", "patient", r"patients?(?:'s?)?", r"pts?", r"患者(?:组|組)?", r"病人(?:组|組)?"),
    _word(
        "genotype",
        "case",
        "knockdown",
        r"knock[- ]?(?:down|out|in)s?",
        r"k[od](?:s)?",
        r"[a-z0-9]*-/-",
        r"null",
        r"db/db",
        r"ob/ob",
        r"depleted",
        r"deficient",
        r"(?:si|sh|sg)[- ]?rnas?",
        r"(?:si|sh|sg)[- ][a-z]*\d*[a-z]*",
        r"(?:si|sh|sg)[a-z]{2,}\d+[a-z]?",
        r"over-?express(?:ion|ing|ed)?",
        r"oe",
        r"silenced",
        r"transgenic",
        r"tg",
        r"敲(?:低|除|减)(?:组)?",
        r"沉默(?:组)?",
        r"过表达(?:组)?",
    ),
    _word(
        "genotype",
        "case",
        "mutant",
        r"突变(?:型|体)?(?:组)?",
        r"mutants?",
        r"mut(?:ated|ation)?",
        r"\+/-",
        r"het(?:erozygous)?",
    ),
    _word(
        "treatment",
        "case",
        "treated",
        r"treated",
        r"treatment",
        r"stimulat(?:ed|ion)",
        r"infect(?:ed|ion)",
        r"expos(?:ed|ure)",
        r"irradiat(?:ed|ion)",
        r"transfected",
        r"injected",
        r"hypoxi[ac]",
        r"high[- ]fat(?: diet)?",
        r"hfd",
        r"activated",
        r"induced",
        r"lps",
        r"injur(?:ed|y)",
        r"challenged",
        r"vaccinated",
        r"(?:处理|處理|治疗|治療|给药|刺激|感染|干预|实验|實驗|模型|造模|用药)(?:组|組)?",
    ),
    _word("habit", "control", "never smoker", r"(?:never|non)[- ]?smok(?:ers?|ing|ed)", r"never"),
    _word("habit", "case", "smoker", r"(?:current |former |ex[- ]?|ever |heavy )?smok(?:ers?|ing)"),
    _word(
        "any",
        "control",
        "control",
        r"(?:negative |untreated |normal )?controls?",
        r"ctrls?",
        r"ctls?",
        r"con",
        r"cn?t[rl]+s?",
        r"cont",
        r"(?:对照|對照)(?:组|組)?",
    ),
)
WORDS: tuple[Word, ...] = (*MASKS, *OUT, *CONTROLS, *CASES)
