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
    "alzheimers_disease": r"alzheimer(?:'?s)?(?: disease)?|ad",
    "parkinsons_disease": r"parkinson(?:'?s)?(?: disease)?|pd",
    "huntingtons_disease": r"huntington(?:'?s)?(?: disease)?|hd",
    "multiple_sclerosis": r"multiple sclerosis|ms",
    "amyotrophic_lateral_sclerosis": r"amyotrophic lateral sclerosis|als",
    "schizophrenia": r"schizophreni[ac]s?|scz",
    "bipolar_disorder": r"bipolar(?: disorder)?",
    "depression": r"major depress(?:ion|ive)(?: disorder)?|mdd|depressed",
    "autism": r"autis(?:m|tic)(?: spectrum disorder)?|asd",
    "epilepsy": r"epilep(?:sy|tic)",
    "asthma": r"asthma(?:tics?)?",
    "copd": r"copd|chronic obstructive pulmonary disease|emphysema",
    "pulmonary_fibrosis": r"(?:idiopathic )?pulmonary fibrosis|ipf",
    "pulmonary_hypertension": r"pulmonary (?:arterial )?hypertension|pah",
    "cystic_fibrosis": r"cystic fibrosis",
    "sarcoidosis": r"sarcoidosis",
    "tuberculosis": r"(?:active )?tuberculosis|tb",
    "psoriasis": r"psoria(?:sis|tic)",
    "atopic_dermatitis": r"atopic dermatitis|eczema",
    "ulcerative_colitis": r"ulcerative colitis|uc",
    "crohns_disease": r"crohn(?:'?s)?(?: disease)?|cd(?!\d)",
    "inflammatory_bowel_disease": r"inflammatory bowel disease|ibd",
    "coeliac_disease": r"co?eliac(?: disease)?",
    "rheumatoid_arthritis": r"rheumatoid(?: arthritis)?|ra",
    "osteoarthritis": r"osteo-?arthrit(?:is|ic)|oa",
    "lupus": r"(?:systemic )?lupus(?: erythematosus)?|sle",
    "sjogrens_syndrome": r"sj[oö]gren(?:'?s)?(?: syndrome)?",
    "systemic_sclerosis": r"systemic sclerosis|scleroderma|ssc",
    "sepsis": r"seps(?:is|es)|septic(?: shock)?",
    "covid_19": r"covid(?:[- ]?19)?(?:[- ]positive)?|sars[- ]?cov[- ]?2(?:[- ]positive)?",
    "influenza": r"influenza|flu",
    "dengue": r"dengue",
    "malaria": r"malaria",
    "hiv": r"hiv(?:-?1)?(?:[ -]?(?:positive|infected))?",
    "type_1_diabetes": r"type 1 diabet(?:es|ic)s?|t1dm?",
    "type_2_diabetes": r"type (?:2|ii) diabet(?:es|ic)s?|t2dm?",
    "diabetes": r"diabet(?:es|ic)s?(?: mellitus)?|gdm|insulin[- ]resistant",
    "obesity": r"obes(?:e|ity)|overweight",
    "nash": r"nash|steatohepatitis",
    "nafld": r"nafld|non-?alcoholic fatty liver(?: disease)?|steatosis",
    "cardiomyopathy": r"(?:dilated |ischa?emic |hypertrophic )?cardiomyopathy|dcm|icm|hcm",
    "heart_failure": r"heart failure|failing(?: heart)?|hf",
    "myocardial_infarction": r"(?:acute )?myocardial infarction|ami|mi|stemi",
    "coronary_disease": r"coronary (?:artery|heart) disease|cad",
    "atherosclerosis": r"atherosclero(?:sis|tic)",
    "aneurysm": r"aneurysms?",
    "stroke": r"stroke",
    "pre_eclampsia": r"pre-?eclamp(?:sia|tic)",
    "endometriosis": r"endometriosis|ectopic",
    "pcos": r"pcos|polycystic ovary(?: syndrome)?",
    "kidney_disease": (
        r"(?:chronic kidney|diabetic kidney|kidney) disease|nephropathy|glomerulonephritis|"
        r"nephritis|ckd|fsgs|igan"
    ),
    "down_syndrome": r"down(?:'s)? syndrome|trisomy 21",
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
    "mci": r"mci|mild cognitive impairment",
    "borderline": r"borderline(?: tumou?rs?)?|low malignant potential|lmp",
}
SUBTYPE = {  # tumour kinds that a depositor may put side by side as groups
    "adenocarcinoma": r"(?<![a-z])(?:adeno-?carcinomas?|luad)(?![a-z])",
    "squamous_cell": r"(?<![a-z])(?:squamous|lusc|scc)(?![a-z])",
    "large_cell": r"large cell (?:lung )?carcinoma",
    "small_cell": r"(?<!non-)(?<!non )(?<!non)small cell|(?<![a-z])sclc(?![a-z])",
    "papillary": r"papillary",
    "follicular": r"follicular",
    "anaplastic": r"anaplastic",
    "clear_cell": r"clear cell|(?<![a-z])ccrcc(?![a-z])",
    "chromophobe": r"chromophobe",
    "lobular": r"lobular",
    "ductal_in_situ": r"in[ -]situ|(?<![a-z])dcis(?![a-z])",
    "invasive_ductal": r"(?:invasive|infiltrating) ductal|(?<![a-z])idc(?![a-z])",
    "serous": r"serous",
    "mucinous": r"mucinous",
    "endometrioid": r"endometrioid",
    "cholangiocarcinoma": r"cholangiocarcinomas?|(?<![a-z])icc(?![a-z])",
    "hepatocellular": r"hepatocellular|(?<![a-z])hcc(?![a-z])",
    "astrocytoma": r"astrocytoma",
    "oligodendroglioma": r"oligodendroglioma",
    "glioblastoma": r"glioblastoma|(?<![a-z])gbm(?![a-z])",
    "papillary_thyroid": r"(?<![a-z])ptc(?![a-z])",
    "anaplastic_thyroid": r"(?<![a-z])atc(?![a-z])",
    "recurrent": r"(?<!non-)(?<!non )(?:recurrent|relapsed?)",
}
