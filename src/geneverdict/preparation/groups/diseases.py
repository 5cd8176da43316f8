"""Names of tumours, other diseases, and early or benign lesions, as patterns on folded text: data."""

from __future__ import annotations

TUMOUR = (
    r"(?:tumou?r(?:ou?s|al|s)?|cancer(?:s|ous)?|(?:[a-z]*adeno|[a-z]*chol?angio|hepato|terato|chorio)?carcinomas?"
    r"|adenoca|malignan(?:t|cy|cies)|neoplas(?:m|ms|tic|ia)|[a-z]*(?:blast|li|gli|myel|lymph|mesotheli|thym)omas?"
    r"|(?:melan|sarc|[a-z]+sarc|semin|astrocyt|ependym|mening|schwann)omas?|[a-z]*leuka?emias?"
    r"|nsclc|sclc|luad|lusc|lscc|hcc|pdac|escc|hnscc|oscc|ccrcc|rcc|gbm|npc|crc|tnbc|brca|icc|pca|ptc|atc|aml|"
    r"cll|dlbcl|dcis|idc)"
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
    "kidney disease": (
        r"(?:chronic kidney|diabetic kidney|kidney) disease|nephropathy|glomerulonephritis|"
        r"nephritis|ckd|fsgs|igan"
    ),
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
    "dysplasia": (
        r"(?:low[- ]grade |high[- ]grade )?dysplas(?:ia|tic)(?: nodules?)?|lgin|hgin|pin|panin|"
        r"cin(?: ?[123i]+)?"
    ),
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
    "papillary thyroid": r"(?<![a-z])ptc(?![a-z])",
    "anaplastic thyroid": r"(?<![a-z])atc(?![a-z])",
    "recurrent": r"(?<!non-)(?<!non )(?:recurrent|relapsed?)",
}
