"""The words by which depositors name case, control and neither: data, in the order in which they are looked for.

A text is read once from the top of ``WORDS`` to its end; what an entry matches is taken out before the next one looks,
so "non-tumor" never leaves a "tumor" behind.  All patterns see folded text: lower case, plain quotes and hyphens,
``_`` as a blank.  A word ends where the letters end, so "Normal1" is "normal".
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

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


TUMOUR = (
    r"(?:tumou?r(?:ou?s|al|s)?|cancer(?:s|ous)?|(?:[a-z]*adeno|[a-z]*chol?angio|hepato|terato|chorio)?carcinomas?"
    r"|adenoca|malignan(?:t|cy|cies)|neoplas(?:m|ms|tic|ia)|[a-z]*(?:blast|li|gli|myel|lymph|mesotheli|thym)omas?"
    r"|(?:melan|sarc|[a-z]+sarc|semin|astrocyt|ependym|mening|schwann)omas?|[a-z]*leuka?emias?"
    r"|nsclc|sclc|luad|lusc|lscc|hcc|pdac|escc|hnscc|oscc|ccrcc|rcc|gbm|npc|crc|tnbc|brca|icc|pca|ptc|atc|aml|cll|dlbcl|dcis|idc)"
)
DISEASE = {
    "alzheimer's disease": r"alzheimer(?:'?s)?(?: disease)?|ad",
    "Parkinson's disease": r"parkinson(?:'?s)?(?: disease)?|pd",
    "Huntington's disease": r"huntington(?:'?s)?(?: disease)?|hd",
    "multiple sclerosis": r"multiple sclerosis|ms",
    "amyotrophic lateral sclerosis": r"amyotrophic lateral sclerosis|als",
    "schizophrenia": r"schizophreni[ac]s?|scz",
    "bipolar disorder": r"bipolar(?: disorder)?",
    "depression": r"major depress(?:ion|ive)(?: disorder)?|mdd|depressed",
    "autism": r"autis(?:m|tic)(?: spectrum disorder)?|asd",
    "epilepsy": r"epilep(?:sy|tic)",
    "asthma": r"asthma(?:tics?)?",
    "COPD": r"copd|chronic obstructive pulmonary disease|emphysema",
    "pulmonary fibrosis": r"(?:idiopathic )?pulmonary fibrosis|ipf",
    "pulmonary hypertension": r"pulmonary (?:arterial )?hypertension|pah",
    "cystic fibrosis": r"cystic fibrosis",
    "sarcoidosis": r"sarcoidosis",
    "tuberculosis": r"(?:active )?tuberculosis|tb",
    "psoriasis": r"psoria(?:sis|tic)",
    "atopic dermatitis": r"atopic dermatitis|eczema",
    "ulcerative colitis": r"ulcerative colitis|uc",
    "Crohn's disease": r"crohn(?:'?s)?(?: disease)?|cd(?!\d)",
    "inflammatory bowel disease": r"inflammatory bowel disease|ibd",
    "coeliac disease": r"co?eliac(?: disease)?",
    "rheumatoid arthritis": r"rheumatoid(?: arthritis)?|ra",
    "osteoarthritis": r"osteo-?arthrit(?:is|ic)|oa",
    "lupus": r"(?:systemic )?lupus(?: erythematosus)?|sle",
    "Sjögren's syndrome": r"sj[oö]gren(?:'?s)?(?: syndrome)?",
    "systemic sclerosis": r"systemic sclerosis|scleroderma|ssc",
    "sepsis": r"seps(?:is|es)|septic(?: shock)?",
    "COVID-19": r"covid(?:[- ]?19)?(?:[- ]positive)?|sars[- ]?cov[- ]?2(?:[- ]positive)?",
    "influenza": r"influenza|flu",
    "dengue": r"dengue",
    "malaria": r"malaria",
    "HIV": r"hiv(?:-?1)?(?:[ -]?(?:positive|infected))?",
    "type 1 diabetes": r"type 1 diabet(?:es|ic)s?|t1dm?",
    "type 2 diabetes": r"type (?:2|ii) diabet(?:es|ic)s?|t2dm?",
    "diabetes": r"diabet(?:es|ic)s?(?: mellitus)?|gdm|insulin[- ]resistant",
    "obesity": r"obes(?:e|ity)|overweight",
    "NASH": r"nash|steatohepatitis",
    "NAFLD": r"nafld|non-?alcoholic fatty liver(?: disease)?|steatosis",
    "cardiomyopathy": r"(?:dilated |ischa?emic |hypertrophic )?cardiomyopathy|dcm|icm|hcm",
    "heart failure": r"heart failure|failing(?: heart)?|hf",
    "myocardial infarction": r"(?:acute )?myocardial infarction|ami|mi|stemi",
    "coronary disease": r"coronary (?:artery|heart) disease|cad",
    "atherosclerosis": r"atherosclero(?:sis|tic)",
    "aneurysm": r"aneurysms?",
    "stroke": r"stroke",
    "pre-eclampsia": r"pre-?eclamp(?:sia|tic)",
    "endometriosis": r"endometriosis|ectopic",
    "PCOS": r"pcos|polycystic ovary(?: syndrome)?",
    "kidney disease": r"(?:chronic kidney|diabetic kidney|kidney) disease|nephropathy|glomerulonephritis|nephritis|ckd|fsgs|igan",
    "Down syndrome": r"down(?:'s)? syndrome|trisomy 21",
    "dystrophy": r"(?:duchenne |muscular )+dystrophy|dmd",
    "periodontitis": r"periodontitis",
    "preterm": r"preterm",
}
EARLY = {  # ill or benign, and not the cancer: neither beside normal and cancer
    "adenoma": r"adenom(?:as?|atous)(?: polyps?)?|polyps?",
    "cirrhosis": r"cirrho(?:sis|tic)(?: liver)?",
    "hepatitis": r"(?:chronic )?hepatitis(?: [bc])?",
    "pancreatitis": r"(?:chronic )?pancreatitis|cp",
    "hyperplasia": r"(?:benign prostatic )?hyperplas(?:ia|tic)|bph|uph",
    "dysplasia": r"(?:low[- ]grade |high[- ]grade )?dysplas(?:ia|tic)(?: nodules?)?|lgin|hgin|pin|panin|cin(?: ?[123i]+)?",
    "metaplasia": r"(?:intestinal )?metaplasia|barrett(?:'?s)?(?: (?:o?esophagus|metaplasia))?",
    "gastritis": r"(?:chronic |atrophic )*gastritis",
    "goitre": r"goit(?:er|re)",
    "naevus": r"(?:dysplastic )?na?ev(?:us|i)",
    "fibroadenoma": r"fibroadenomas?",
    "premalignant": r"pre-?(?:malignan(?:t|cy)|cancer(?:ous)?)(?: lesions?)?|leukoplakia|precursor lesions?|mgus|mds",
    "MCI": r"mci|mild cognitive impairment",
    "borderline": r"borderline(?: tumou?rs?)?|low malignant potential|lmp",
}
SUBTYPE = {  # tumour kinds that a depositor may put side by side as groups
    "adenocarcinoma": r"(?<![a-z])(?:adeno-?carcinomas?|luad)(?![a-z])",
    "squamous cell": r"(?<![a-z])(?:squamous|lusc|scc)(?![a-z])",
    "large cell": r"large cell (?:lung )?carcinoma",
    "small cell": r"(?<!non-)(?<!non )(?<!non)small cell|(?<![a-z])sclc(?![a-z])",
    "papillary": r"papillary",
    "follicular": r"follicular",
    "anaplastic": r"anaplastic",
    "clear cell": r"clear cell|(?<![a-z])ccrcc(?![a-z])",
    "chromophobe": r"chromophobe",
    "lobular": r"lobular",
    "ductal in situ": r"in[ -]situ|(?<![a-z])dcis(?![a-z])",
    "invasive ductal": r"(?:invasive|infiltrating) ductal|(?<![a-z])idc(?![a-z])",
    "serous": r"serous",
    "mucinous": r"mucinous",
    "endometrioid": r"endometrioid",
    "cholangiocarcinoma": r"cholangiocarcinomas?|(?<![a-z])icc(?![a-z])",
    "hepatocellular": r"hepatocellular|(?<![a-z])hcc(?![a-z])",
    "astrocytoma": r"astrocytoma",
    "oligodendroglioma": r"oligodendroglioma",
    "glioblastoma": r"glioblastoma|(?<![a-z])gbm(?![a-z])",
    "recurrent": r"(?<!non-)(?<!non )(?:recurrent|relapsed?)",
}
_ILL = "|".join(DISEASE.values())
_ANY_CASE = rf"(?:{TUMOUR}|{_ILL}|diseased?|patients?|lesion(?:al|s)?|infect(?:ed|ion)|involved|affected|inflamed|inflammatory)"
_ORGAN = r"(?:[a-z]+ ){0,2}"
_NORMAL = r"(?:normal|healthy|benign|control|unaffected|uninvolved)"

MASKS = (
    _word("mask", "other", "property", r"tumou?r[- ](?:size|content|purity|cellularity|bank|suppressors?|necrosis|burden|markers?|volume|site|location|free survival)"),
    _word("mask", "other", "property", r"cancer (?:cent(?:er|re)|institute|hospital|registry|bank|genome|society|research)"),
    _word("mask", "other", "property", r"normal (?:karyotypes?|cytogenetics?|bmi|growth|medium|media|range|human serum|serum|goat|rabbit|igg|(?:renal|liver|kidney|lung|cognitive) function|p53|glucose|appearance)"),
    _word("mask", "other", "property", r"normal[- ]like(?! (?:tissue|mucosa))", r"(?:disease|recurrence|relapse|progression|metastasis|event|tumou?r)[- ]free survival", r"(?:recurrence|relapse|metastasis)[- ]free"),
    _word("mask", "other", "property", r"(?:with|without|no|non|not|negative for|positive for)[- ]*(?:lymph[- ]node |distant |liver |known |any )*metasta[a-z]+", r"metasta[a-z]+[- ](?:free|status|negative|positive|potential)"),
    _word("mask", "other", "property", r"quality controls?", r"(?:age|sex|gender)(?:[- ](?:and|or|/) ?(?:age|sex|gender))*[- ]matched", r"controlled", r"case (?:no|number|id)\.?", r"(?:normal|standard) conditions", r"control of"),
    _word("mask", "other", "positive control", r"positive controls?"),
    _word("mask", "other", "conversion", r"(?:ctl|control|mci|ad|cn|normal) to (?:ctl|control|mci|ad|cn|normal)"),
)
OUT = (
    _word("out", "other", "pool", r"(?:tissue |rna |sample )?pool(?:s|ed)?", r"mixture of samples"),
    _word("out", "other", "reference RNA", r"(?:universal |stratagene |human |common |total )*reference(?: rna| sample| pool)?s?(?=$|[^a-z]*$| rna)", r"universal human reference(?: rna)?", r"uhrr?"),
    _word("out", "other", "cell line", r"cell[- ]?lines?", r"xenografts?", r"pdx", r"organoids?", r"hu-?h-?7", r"hep-?g2", r"hep-?3b", r"a549", r"hela", r"mcf-?7", r"mda-?mb-?\d+", r"hek-?293t?", r"hct-?116", r"panc-?1", r"lncap", r"du-?145", r"pc-?3", r"ht-?29", r"k-?562", r"jurkat"),
)
CONTROLS = (
    _word("disease", "control", "negated", rf"(?:non|un)[- ]?{_ANY_CASE}", rf"(?:not|no|without|absence of|free of|negative for|no evidence of)(?: evidence of| any| signs? of)? {_ORGAN}{_ANY_CASE}", rf"{_ANY_CASE}[- ](?:free|negative)", r"nondemented", r"non[- ]?demented", r"non[- ]?failing(?: hearts?)?", r"non[- ]?obese", r"nonneoplastic", r"non[- ]?malignant", r"disease[- ]free", r"uninflamed"),
    _word("disease", "control", "adjacent", rf"(?:peri|para|pericarcino|juxta)[- ]?(?:{TUMOUR}|lesional)", r"paracancer(?:ous)?", r"peri[- ]?tumou?ral", r"(?:surrounding|neighbou?ring|contralateral|distant|distal)(?: [a-z-]+)? normal", rf"(?:matched|paired|corresponding|adjacent|distant|surrounding|histologically|macroscopically|endoscopically)[- ](?:adjacent |matched |paired |to |the )*(?:[a-z]+ )?{_NORMAL}", rf"{_NORMAL}(?: [a-z]+)?[- ](?:adjacent|surrounding)", rf"{TUMOUR}[- ]adjacent", rf"adjacent (?:to|of|from) (?:the |a )?{_ORGAN}{TUMOUR}", r"adjacent", r"nats?", r"ant", r"para"),
    _word("disease", "control", "unaffected", r"uninvolved", r"unaffected", r"non[- ]?involved", r"normal[- ]?(?:appearing|looking)", r"pn"),
    _word("disease", "control", "healthy", r"health(?:y|ily)(?:[- ](?:normal|adult|human|liver|lung|kidney))*(?: (?:controls?|donors?|individuals?|volunteers?|subjects?|people|persons?|adults?|women|men))?", r"normal[- ](?:healthy )?(?:controls?|donors?|volunteers?|individuals?|subjects?|persons?)", r"(?:organ |liver |tissue |blood |normal )?donors? controls?", r"volunteers?", r"hc", r"hv", r"lean", r"normal[- ]weight", r"normoglyca?emic", r"normal glucose toleran(?:t|ce)", r"ngt", r"neurologically normal", r"cognitively normal", r"non[- ]?psychiatric", r"unrelated donors?"),
    _word("treatment", "control", "vehicle", r"vehicles?(?:[- ](?:controls?|treated))?", r"dmso", r"pbs", r"(?:normal )?saline", r"ethanol|etoh", r"placebo", r"(?:normal|standard|control|regular) (?:chow|diet)|nd|chow(?: diet)?", r"untreated", r"un-?stimulated", r"non[- ]?treated", r"non[- ]?stimulated", r"not treated", r"no treatment", r"un-?infected", r"non[- ]?infected", r"mock(?:[- ](?:infected|treated|transfected))?", r"normoxi[ac]", r"un-?irradiated", r"non[- ]?irradiated", r"sham(?:[- ][a-z]+)?", r"un-?exposed", r"medium(?: only| alone)?", r"na[iï]ve", r"resting", r"no drug", r"unlesioned", r"uninjured", r"parental"),
    _word("genotype", "control", "wild type", r"wild[- ]?types?", r"wt", r"\+/\+", r"(?:non[- ]?transgenic|ntg)", r"littermate(?: control)?s?", r"flox(?:ed)?(?: control)?"),
    _word("genotype", "control", "scramble", r"scrambled?(?: (?:si|sh)?rna)?", r"(?:si|sh|sg)[- ]?(?:nc|ctrl|ctl|con|cont|control|scr|scramble|neg|luc|luciferase|gfp|nt|ntc|n\.?t)", r"non[- ]?target(?:ing)?(?: (?:control|(?:si|sh|sg)rna))*", r"(?:control|negative control|nc|ctrl)[- ](?:si|sh|sg)rna", r"(?:empty|control)[- ]vectors?", r"ev", r"vector(?: control)?s?", r"nc", r"mimic nc", r"aavs1", r"negative controls?"),
)
CASES = (
    _word("disease", "other", "metastatic", r"(?:[a-z-]+ ){0,2}metast(?:atic|as[ei]s)(?: [a-z]+)?", r"mets?"),
    _word("disease", "other", "benign", r"benign"),
    *(_word("disease", "other", f"early:{name}", ways) for name, ways in EARLY.items()),
    _word("disease", "case", "tumour", TUMOUR),
    _word("disease", "case", "lesional", r"lesional", r"involved", r"inflamed", r"lesions?", r"plaques?", r"affected", r"pp"),
    *(_word("disease", "case", f"disease:{name}", ways) for name, ways in DISEASE.items()),
    _word("disease", "case", "diseased", r"diseased?", r"cases?(?![ #_.-]*\d)", r"disorder", r"syndrome", r"sick", r"affected"),
    _word("disease", "control", "normal", r"normals?", r"norm", r"nl", r"nn"),
    _word("disease", "case", "patient", r"patients?(?:'s?)?", r"pts?"),
    _word("genotype", "case", "knockdown", r"knock[- ]?(?:down|out|in)s?", r"k[od](?:s)?", r"-/-", r"null", r"depleted", r"deficient", r"(?:si|sh|sg)[- ]?rnas?", r"(?:si|sh|sg)[- ][a-z]*\d*[a-z]*", r"(?:si|sh|sg)[a-z]{2,}\d+[a-z]?", r"over-?express(?:ion|ing|ed)?", r"oe", r"silenced", r"transgenic", r"tg"),
    _word("genotype", "case", "mutant", r"mutants?", r"mut(?:ated|ation)?", r"\+/-", r"het(?:erozygous)?"),
    _word("treatment", "case", "treated", r"treated", r"treatment", r"stimulat(?:ed|ion)", r"infect(?:ed|ion)", r"expos(?:ed|ure)", r"irradiat(?:ed|ion)", r"transfected", r"injected", r"hypoxi[ac]", r"high[- ]fat(?: diet)?", r"hfd", r"activated", r"induced", r"lps", r"injur(?:ed|y)", r"challenged", r"vaccinated"),
    _word("habit", "control", "never smoker", r"(?:never|non)[- ]?smok(?:ers?|ing|ed)", r"never"),
    _word("habit", "case", "smoker", r"(?:current |former |ex[- ]?|ever |heavy )?smok(?:ers?|ing)"),
    _word("any", "control", "control", r"(?:negative |untreated |normal )?controls?", r"ctrls?", r"ctls?", r"con", r"cntrl", r"cont", r"baseline"),
)
WORDS: tuple[Word, ...] = (*MASKS, *OUT, *CONTROLS, *CASES)

NONE_VALUES = frozenset({"none", "no disease", "no", "nil", "without", "unaffected"})
YES_NO = frozenset({"yes", "no", "y", "n", "0", "1", "true", "false", "positive", "negative", "pos", "neg", "+", "-", "present", "absent"})

PROPERTY_KEY = re.compile(
    r"\b(age|gender|sex|race|ethnicity|ethnic\w*|stage|staging|grade|size|metasta\w*|nodes?|nodal|recurrence|relapse|surviv\w*|follow\w*|death"
    r"|vital|er|pr|her2|erbb2|ar|receptors?|mutations?|kras|braf|egfr|tp53|p53|idh1?|msi|mss|alcohol|bmi|body mass index|weight|height|tnm|ajcc|t|n|m|pt|pn|pm"
    r"|differentiation|invasion|hbv|hcv|hpv|ebv|hbsag|afp|cea|psa|gleason|batch|rin|date|chemo\w*|radio\w*|therapy|response|responder|outcome"
    r"|events?|months?|years?|days?|score|family history|menopaus\w*|braak|apoe|pmi|post.?mortem\w*|scan\w*|chip|array|plate|lane|"
    r"ph|tumou?r content|purity|cellularity|percent\w*|cause of death|subtype|pam50|cimp|marital|education|passage|organism|strain"
    r"|replicates?|rep|biological replicate|technical replicate|quality|status after|status at|dfs|os|rfs|pfs)\b"
)
ID_KEY = re.compile(
    r"(?:\b(?:patients?|subjects?|individuals?|donors?|participants?|persons?|pairs?|couples?|blocks?|cases?|animals?|mouse|mice|rat|family|twins?"
    r"|pairing|matched set|pair id|pt)\b|\b(?:patient|subject|donor|individual|case|animal|mouse|person|participant|pair)[ _.-]?(?:id|no|number|code|identifier|name|#))"
)
NOT_ID_KEY = re.compile(
    r"\b(?:status|state|group|type|age|sex|gender|diagnosis|disease|characteristics|history|class|category|condition|outcome|response|race|control|phenotype|treatment|"
    r"ethnicity|weight|stage|info|cohort|strain|genotype|survival|bmi|smok\w*|health\w*|tissue|time)\b"
)
SMOKING_KEY = re.compile(r"smok|tobacco|cigarette")
FACTOR_KEY = re.compile(
    r"\b(?:time\w*|day|hours?|hrs?|visit|dose|concentration|treatment|treated|agent|drug|stimul\w*|compound|genotype|region|brain|cell type|cell line|compartment|organ|"
    r"tissue(?: type)?|developmental|immunophenotype|infection|diet|site|cell population|cell subset|fraction|body site|anatomical\w*|tissue source|body location)\b"
)
DISEASE_KEY = re.compile(r"disease|diagnos|tumou?r|cancer|lesion|health|patholog|histolog|phenotype|condition|status|state|group|illness")
GOOD_KEY = re.compile(r"\b(?:tissue|disease|diagnosis|group|type|condition|status|state|treatment|agent|genotype|infection|phenotype|class|lesion|histology|pathology|source)\b")

TIME = re.compile(
    r"(?<![a-z])(?:days? ?-?\d+|d ?\d+(?=$|[^a-z0-9])|\d+(?:\.\d+)? ?-?(?:h|hr|hrs|hours?|min|mins|minutes|days?|weeks?|wks?|months?)|(?:week|month|hour|visit|wk|time ?point|tp) ?-?\d+"
    r"|before|after|pre|post|pre-?(?:treatment|therapy|op\w*|surgery)|post-?(?:treatment|therapy|op\w*|surgery))(?![a-z])"
)
DOSE = re.compile(r"(?<![a-z0-9.])\d+(?:\.\d+)? ?-?(?:[unpmµμ]m|[unmµμ]g(?:/ml|/kg)?|gy|iu|moi|ppm)(?![a-z])")
COMPARTMENT = re.compile(r"(?<![a-z])(?:strom(?:a|al)|epitheli(?:um|al)|endotheli(?:um|al)|fibroblasts?|macrophages?|monocytes?|neutrophils?|t[- ]cells?|b[- ]cells?|nk cells?|plasma|serum|blood|pbmcs?|cd\d+\+?)(?![a-z])")
COUNTER = (  # words that count or name individuals: with their number they tell no groups apart
    r"(?:rep(?:licate)?s?|biorep|bio|biological(?: rep(?:licate)?)?|technical(?: rep(?:licate)?)?|patients?|pts?|donors?|subjects?|individuals?|mouse|mice|rat|animal|case|pair"
    r"|batch|sample|no|nr|exp|experiment|set|lane|array|chip|slide|clone|run|lot|hyb|hybridization|id|number|participant|culture|plate|well|litter|flask)"
)
PAIRED_TEXT = re.compile(
    r"(?<![a-z])(?:pair(?:s|ed|wise)?|match(?:ed|ing)(?! controls?)|adjacent|(?:para|peri)[- ]?(?:cancer\w*|carcinoma|tumou?r\w*)|same (?:patients?|individuals?|subjects?|donors?|resection|excision|surg\w+|specimens?)"
    r"|corresponding (?:[a-z-]+ ){0,2}(?:normal|non)|non-?lesional|uninvolved)(?![a-z])"
)
MATCHED_PEOPLE = re.compile(r"(?:age|sex|gender|bmi|ethnicity|race|tissue)\W*(?:\([^)]*\))?[-,/ ]*(?:and |or )?(?:\w+[- (),0-9]*){0,6}matched|paired[- ]end|matched controls?")
