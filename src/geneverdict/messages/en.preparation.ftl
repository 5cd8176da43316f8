# What a reader changed or dropped
read-infinite = { $n -> [one] { $n } infinite value was *[other] { $n } infinite values were } taken as missing.
read-unnamed = { $n -> [one] { $n } row without a name was *[other] { $n } rows without a name were } dropped.
read-repeated = { $n -> [one] { $n } row with a repeated name was *[other] { $n } rows with a repeated name were } dropped; the first row of each was kept.
read-joined_lines = { $n -> [one] { $n } line broken inside a text was *[other] { $n } lines broken inside a text were } joined.
read-header_only = Only the header was read.
read-other_encoding = The { $what -> [matrix] matrix [sample_sheet] sample sheet [clinical_table] clinical table [table] table *[file] file } is not UTF-8 and was read as { $encoding }.
read-header_encoding = { $n -> [one] { $n } line of the header is not UTF-8 and was *[other] { $n } lines of the header are not UTF-8 and were } read as { LIST($encodings, by: "comma") }.
read-probes_lacking = { $n -> [one] { $n } value is *[other] { $n } values are } missing because the sample's table lacks the probe.
read-empty_samples = { $n -> [one] { $n } sample has *[other] { $n } samples have } no values: { LIST($samples, max: 5) }.
read-repeated_within = { $n -> [one] { $n } row that repeats a probe within a sample was *[other] { $n } rows that repeat a probe within a sample were } dropped; the first was kept.
read-repeated_probes = { $n -> [one] { $n } row repeats *[other] { $n } rows repeat } a probe; the genes of its rows were put together.
read-control_probes = { $n -> [one] { $n } name of control probes is no gene and was *[other] { $n } names of control probes are not genes and were } left out.
read-not_in_sheet = { $n -> [one] { $n } column of the matrix is not in the sample sheet and was *[other] { $n } columns of the matrix are not in the sample sheet and were } left out: { LIST($names, max: 6) }.
read-not_in_matrix = { $n -> [one] { $n } sample of the sheet is *[other] { $n } samples of the sheet are } not in the matrix: { LIST($names, max: 6) }.

# What was noticed of a whole series on its way
series-row_names = no platform and no probe_map given: each row name is taken as a gene
series-table_of_family = the table of { $platform } was read from the series' family SOFT: the platform's own file was not there
series-pairs_not_used = pairs were seen but not used: { LIST($evidence, by: "sentence") }
series-few_samples = only { $n } samples on one side: the variance is barely known
series-survival_alone = no groups are settled in this series: it is used for survival alone
series-second_opinion = { LIST($samples, by: "comma") }: { $said } in the study file, { $read } by the words of the series ({ $why })

# How a fit went
fit-no_genes = there is no gene to be tested
fit-mostly_zero_variance = more than half of the variances are exactly zero: the moderated statistics are unreliable
fit-some_zero_variance = some variances are exactly zero and were offset from zero before the prior was estimated
fit-one_gene = only one gene has a variance: the ordinary t statistic was used
fit-no_residual_df = no gene has a residual degree of freedom: nothing could be tested
fit-untested = { $n } of { $total } could not be tested: too few values in a group
fit-correlation = samples of one individual are correlated by { $correlation } (one number for all genes)
fit-no_correlation = no gene could tell the correlation within individuals: samples were taken as independent
fit-array_weights = array weights between { $low } and { $high }{ $converged -> [yes] {""} *[no] ; their estimation did not converge }
fit-trend = the prior variance follows the mean expression (trend)
fit-robust = hypervariable genes were kept from the prior (robust)

# On which scale the values are
scale-kind = { $kind -> [linear] linear [log_ratio] log_ratio [centred] centred [zscored] zscored *[log2] log2 }
scale-quantiles = Quantiles at 0, .25, .5, .75, .99, 1: { $min }; { $lower }; { $median }; { $upper }; { $high }; { $max }.
scale-linear_high = Linear, log2 taken: the .99 quantile { $high } is above 100. { $quantiles }
scale-linear_wide = Linear, log2 taken: the range { $min } to { $max } is wider than 50 and the .25 quantile { $lower } is above 0. { $quantiles }
scale-log2 = Log2 as deposited: the .99 quantile { $high } is not above 100. { $quantiles }
scale-log_ratio = Two-colour arrays: log ratios, which lie around 0 by nature; taken as log2. { $quantiles }
scale-zscored_samples = Z-scored within each sample: all { $n } samples have mean 0 and SD 1. A difference is in SDs.
scale-zscored_genes = Z-scored by gene: { $share }% of { $n } genes have mean or median 0, { $share_sd }% have SD 1; median correlation between samples { $correlation }. { $quantiles }
scale-centred_genes = Centred by gene: { $share }% of { $n } genes have mean or median 0; median correlation between samples { $correlation }. { $quantiles }
scale-probably_centred = Probably centred: gene means lie around { $centre } (spread { $spread }, smaller than the { $within } between samples of one gene); median correlation between samples { $correlation }. { $quantiles }
scale-difference_in_sd = A difference is in SDs, not a log2 fold change.
scale-difference_unknown = A difference is not known to be a log2 fold change.
scale-scanner_top = The maximum 65,535 is the top of a 16-bit scanner.
scale-small_intensities = Values down to { $min } are small intensities on the log2 scale; the bulk is above 0.
scale-old_clause = An older form of GEO2R's rule (.25 quantile in 0-1, .75 in 1-2) would take log2; it is not used.
scale-normalised = Quantile-normalised: { $normalised -> [yes] yes, the sorted values of the samples are the same *[no] no, the sorted values of the samples are not the same }.
scale-lost = { $n -> [one] { $n } value *[other] { $n } values } ≤ 0{ $share -> [absent] {""} *[other] {" "}({ $share }%) } { $n -> [one] has *[other] have } no logarithm and became missing.
scale-declared = Declared as { $kind }; the values agree.
scale-declared_against = Declared as { $kind }, which is taken; from the values alone it would be { $other }.
scale-against = Against it: { $evidence }
scale-but = But { $doubt }
scale-samples = { $n } of { $total } samples (number { LIST($numbers, max: 6) })
scale-some_logged = { $samples } stay below 25, as if they were log2 already: the table mixes two scales.
scale-some_linear = { $samples } go above 50 (maximum { $max }), which no log2 value does: linear values with many zeros, or a table that mixes two scales.
scale-quarter_lost = at least a quarter of the values are not above 0 and are lost when log2 is taken.
scale-quarter_negative = the .25 quantile { $lower } is below 0: log ratios or centred values look like this.
scale-scanner_top_in_base = the maximum { $max } is that of a 16-bit scanner in { $base -> [natural] natural logarithms *[ten] log10 }, not in log2 (16).
scale-proportions = all values lie in 0-1 (maximum { $max }): proportions, such as methylation, look like this.
scale-compressed = the maximum { $max } is below 6, where log2 intensities reach 12-16: log10 values, ratios, or log2 taken twice look like this{ $skew -> [absent] {""} *[other] ; the left skew of the quartiles ({ $skew }) speaks for log2 taken twice }.
scale-ratios_small = no ratio is above 2 or below −2: log10 ratios (Agilent's LogRatio) look like this.

# From probes to genes
probes-source = { $platform -> [absent] the row names *[other] { $platform } }{ $column -> [absent] {""} *[other] { $platform -> [absent] {""} *[other] , column '{ $column }' } }
probes-no_genes = The platform table of { $platform } names no genes: each probe is analysed under its own id.
probes-accessions = The column '{ $column }' of { $platform } holds accessions: no gene can be told from them.
probes-lacking = { $n } of { $total } probes are not in the table of { $platform }{ $all -> [yes] : *[no] , such as } { LIST($probes, by: "comma") }.
probes-renamed = Today's symbols by { $source }: { $n } of { $total } names renamed.
probes-ambiguous = { $n -> [one] { $n } name is an alias of several genes and stays *[other] { $n } names are aliases of several genes and stay } as written.
probes-unknown = { $n -> [one] { $n } name is not in that table and stays *[other] { $n } names are not in that table and stay } as written.
probes-as_given = Gene names stay as the platform table writes them.
probes-ids_stay = Genes are Entrez ids and stay so: there is no table of symbols to read them by.
probes-ids_read = Entrez ids read as today's symbols by { $source }.
probes-ids_unknown = { $n } of { $total } ids are not in that table and stay as ids.
probes-dates = { $n -> [one] { $n } name is a date *[other] { $n } names are dates } made by a spreadsheet: { $repaired } repaired.
probes-dates_refused = { $n -> [one] { $n } date is *[other] { $n } dates are } no gene: { LIST($dates, max: 8, by: "semicolon") }.
probes-date = { $name }{ $genes -> [absent] {""} *[other] {" "}(may be { LIST($genes, by: "or") }) }

# Covariates and the model
covariate-numbers = { $name }: numeric, { $low } to { $high }{ $unit -> [absent] {""} *[other] , '{ $unit }' taken off }
covariate-levels = { $name }: { $n } levels, { LIST($levels, by: "comma") }
design-lack = { $n -> [one] { $n } sample *[other] { $n } samples } left out because { $name } is missing

# Why a sample is case, control or neither, or not in the model
role-no_covariate = covariate '{ $name }' is missing
role-no_individual = belongs to no known individual, and the model is paired
role-no_partner = individual '{ $individual }' has no partner sample, and the model is paired
role-copy = a copy of a sample that is in the study already
role-word_in = { $field }: '{ SHORT($value, length: 70) }'{ $word -> [absent] {""} *[other] {" "}has '{ $word }' }
role-pool = { $said }: a pool
role-reference_rna = { $said }: a reference RNA
role-cell_line = { $said }: a cell line
role-other_group = { $field }: '{ SHORT($value, length: 70) }' is the one other group beside '{ $word }'
role-letter = { $field }: '{ SHORT($value, length: 70) }' has the letter { $letter }
role-other_field = { $kind } ('{ $word }')
role-silent = no word for case or control in '{ $field }'
role-untold = no field tells case from control
role-rule = study file: { $side } = { $rule }
role-no_rule = matches neither rule of the study file

# Kinds of samples, diseases, early lesions, kinds of tumours: what the vocabulary of groups finds
kind-healthy = healthy donors
kind-adjacent = adjacent tissue
kind-unaffected = unaffected tissue
kind-negated = called free of the disease
kind-normal = normal tissue
kind-metastatic = metastases
kind-benign = benign tissue
kind-control = called control
kind-tumour = tumour
kind-lesional = lesional
kind-diseased = diseased
kind-patient = patient
kind-yes_no = yes/no
kind-alzheimers_disease = Alzheimer's disease
kind-parkinsons_disease = Parkinson's disease
kind-huntingtons_disease = Huntington's disease
kind-multiple_sclerosis = multiple sclerosis
kind-amyotrophic_lateral_sclerosis = amyotrophic lateral sclerosis
kind-schizophrenia = schizophrenia
kind-bipolar_disorder = bipolar disorder
kind-depression = depression
kind-autism = autism
kind-epilepsy = epilepsy
kind-asthma = asthma
kind-copd = COPD
kind-pulmonary_fibrosis = pulmonary fibrosis
kind-pulmonary_hypertension = pulmonary hypertension
kind-cystic_fibrosis = cystic fibrosis
kind-sarcoidosis = sarcoidosis
kind-tuberculosis = tuberculosis
kind-psoriasis = psoriasis
kind-atopic_dermatitis = atopic dermatitis
kind-ulcerative_colitis = ulcerative colitis
kind-crohns_disease = Crohn's disease
kind-inflammatory_bowel_disease = inflammatory bowel disease
kind-coeliac_disease = coeliac disease
kind-rheumatoid_arthritis = rheumatoid arthritis
kind-osteoarthritis = osteoarthritis
kind-lupus = lupus
kind-sjogrens_syndrome = Sjögren's syndrome
kind-systemic_sclerosis = systemic sclerosis
kind-sepsis = sepsis
kind-covid_19 = COVID-19
kind-influenza = influenza
kind-dengue = dengue
kind-malaria = malaria
kind-hiv = HIV
kind-type_1_diabetes = type 1 diabetes
kind-type_2_diabetes = type 2 diabetes
kind-diabetes = diabetes
kind-obesity = obesity
kind-nash = NASH
kind-nafld = NAFLD
kind-cardiomyopathy = cardiomyopathy
kind-heart_failure = heart failure
kind-myocardial_infarction = myocardial infarction
kind-coronary_disease = coronary disease
kind-atherosclerosis = atherosclerosis
kind-aneurysm = aneurysm
kind-stroke = stroke
kind-pre_eclampsia = pre-eclampsia
kind-endometriosis = endometriosis
kind-pcos = PCOS
kind-kidney_disease = kidney disease
kind-down_syndrome = Down syndrome
kind-dystrophy = dystrophy
kind-periodontitis = periodontitis
kind-preterm = preterm
kind-adenoma = adenoma
kind-cirrhosis = cirrhosis
kind-hepatitis = hepatitis
kind-pancreatitis = pancreatitis
kind-hyperplasia = hyperplasia
kind-dysplasia = dysplasia
kind-metaplasia = metaplasia
kind-gastritis = gastritis
kind-goitre = goitre
kind-naevus = naevus
kind-fibroadenoma = fibroadenoma
kind-premalignant = premalignant
kind-mci = MCI
kind-borderline = borderline
kind-adenocarcinoma = adenocarcinoma
kind-squamous_cell = squamous cell
kind-large_cell = large cell
kind-small_cell = small cell
kind-papillary = papillary
kind-follicular = follicular
kind-anaplastic = anaplastic
kind-clear_cell = clear cell
kind-chromophobe = chromophobe
kind-lobular = lobular
kind-ductal_in_situ = ductal in situ
kind-invasive_ductal = invasive ductal
kind-serous = serous
kind-mucinous = mucinous
kind-endometrioid = endometrioid
kind-cholangiocarcinoma = cholangiocarcinoma
kind-hepatocellular = hepatocellular
kind-astrocytoma = astrocytoma
kind-oligodendroglioma = oligodendroglioma
kind-glioblastoma = glioblastoma
kind-papillary_thyroid = papillary thyroid
kind-anaplastic_thyroid = anaplastic thyroid

# Groups: what they rest on
groups-found = { $n_case } of { $n } samples are case ({ $why_case }); { $n_control } of { $n } samples are control ({ $why_control }).
groups-neither = { $n } neither: { LIST($samples, max: 3, by: "semicolon") }.
groups-sample = { $sample } ({ $why })
groups-noted = { LIST($notes, by: "semicolon") }.
groups-left_kind = { $n -> [one] { $n } sample *[other] { $n } samples } of another kind ({ $kind }): neither
groups-agree = these fields say the same: { LIST($fields, by: "comma") }
groups-repeated = { $n -> [one] { $n } individual of '{ $field }' has *[other] { $n } individuals of '{ $field }' have } several samples in one group ({ LIST($names, max: 6) })
groups-check = To check: { LIST($doubts, by: "semicolon") }.
groups-write = If this is meant, write: case = { $case } and control = { $control }.{ $groups -> [absent] {""} *[other] {" "}The groups in '{ $field }' are { LIST($groups, max: 8) }. }
groups-count = { $group -> [absent] (nothing else) *[other] '{ $group }' } ({ $n })
groups-from_study = The study file names { $n_case } case and { $n_control } control samples of { $n }.
groups-match_neither = { $n } match neither: { LIST($names, max: 6) }.
groups-none = No field tells one case group and one control group apart.
groups-differing = What differs: { LIST($fields, by: "semicolon") }.
groups-split = '{ $field }': { LIST($groups, max: 8) }
groups-fields = The fields are { $fields -> [0] none *[other] { LIST($fields, max: 10) } }.
groups-example = Write for example: { $case } and { $control }.
groups-choose_case = Write control = { $control } and one of: { LIST($cases, max: 6, by: "semicolon") }.
groups-choose_two = Write case = … and control = … with two of: { LIST($rules, max: 6, by: "semicolon") }.

# What makes groups or pairs doubtful
doubt-untold = { $n } of { $total } samples are not told by '{ $field }': { LIST($names, max: 5) }
doubt-contradiction = the fields contradict each other for { LIST($names, max: 5) }
doubt-tumours_and_others = there are tumours and other diseases ({ LIST($kinds, by: "comma") })
doubt-several_diseases = there are several diseases ({ LIST($kinds, by: "comma") })
doubt-yes_no = the field says only yes or no
doubt-several_groups = there are several groups beside the control ({ LIST($kinds, by: "comma") })
doubt-two_controls = the control could be one of two kinds of samples: { LIST($one, by: "comma") } or { LIST($other, by: "comma") }
doubt-two_wordings = the controls are worded in two ways ({ LIST($kinds, by: "comma") })
doubt-no_normal = no normal tissue is named as control
doubt-benign_controls = the controls are benign lesions, not normal tissue
doubt-all_lines = all samples are cell lines or models: 'tumour' and 'normal' are lines, not tissues
doubt-ill_controls = the controls are ill too and lack only something else ('{ $text }')
doubt-other_disease = the controls have another disease ('{ SHORT($value, length: 70) }')
doubt-mutation = 'normal' may speak of a mutation and not of the tissue
doubt-materials = case and control are of different materials ({ LIST($materials, by: "comma") })
doubt-settled = { $n -> [one] { $n } of the cases is *[other] { $n } of the cases are } inactive, latent or in remission
doubt-subtypes = the cases are of several kinds ({ LIST($kinds, by: "comma") })
doubt-recurrent = some of the cases are recurrent tumours
doubt-case_diseases = the cases have several diseases ({ LIST($kinds, by: "comma") })
doubt-subgroups = the { $role } samples fall into several groups in '{ $field }' ({ LIST($groups, max: 5) })
doubt-subgroup = { $name -> [absent] (plain) *[other] '{ $name }' }
doubt-change_together = '{ $one }' and '{ $other }' change together: treatment and genotype are not told apart
doubt-wild_type = a tumour's wild type is a property of the tumour, perhaps not the control that is meant
doubt-different_controls = '{ $one }' and '{ $other }' name different controls
doubt-factor = '{ $field }' also differs within the groups ({ LIST($levels, max: 6) }): more than one factor
doubt-second_axis = '{ $field }' names a { $axis -> [treatment] treatment *[genotype] genotype } that differs among the { $role -> [case] case *[control] control } samples
doubt-organisms = the samples are of several organisms ({ LIST($organisms, by: "comma") })
doubt-some_lines = { $n -> [one] { $n } sample is a cell line *[other] { $n } samples are cell lines } and the others are not
doubt-letters = only the letters T and N in '{ $field }' tell the groups apart
doubt-replicates = { $n -> [one] { $n } individual has *[other] { $n } individuals have } several case or several control samples (technical replicates or several lesions): { LIST($names, max: 6) }
doubt-few_pairs = only { $n -> [one] { $n } pair *[other] { $n } pairs } for { $n_case } case samples
doubt-run_said = the numbers run without a gap and the series says only '{ $words }'
doubt-run = the numbers run without a gap and nothing says paired: they may count each group by itself
doubt-animals = animals are often numbered within each group
doubt-unlike = '{ $field }' differs within a pair ({ LIST($names, max: 6) })
doubt-other_pairs = '{ $field }' gives other pairs

# Pairs: what they rest on
pairs-example = '{ SHORT($value, length: 60) }' is { $individual }
pairs-found = { $n -> [one] { $n } individual has *[other] { $n } individuals have } a case and a control by '{ $field }'{ $example -> [absent] {""} *[other] {" "}({ $example }) }; { $alone -> [one] { $alone } sample has *[other] { $alone } samples have } no partner.
pairs-said = The series says '{ $words }'.
pairs-write = If these are the pairs, write: { $rule }.
pairs-not_by_study = The study file says that the samples are not paired.
pairs-from_study = { $n -> [one] { $n } pair *[other] { $n } pairs } by the study file's rule { $rule }; { $alone -> [one] { $alone } sample *[other] { $alone } samples } without a partner.
pairs-counters = No pairs: case and control are different people or animals, so equal values of '{ $field }' are counters or matched subjects. If they are true pairs, write: { $rule }.
pairs-no_samples = No pairs: there are no case and control samples to pair.
pairs-no_individuals = No pairs: no field names an individual.
pairs-none_complete = '{ $field }' names individuals, but none of them has a case and a control.
pairs-no_field = The series says '{ $words }', but no field tells which samples belong together: not paired.
pairs-only_numbers = The series says '{ $words }', but only equal numbers in '{ $field }'{ $example -> [absent] {""} *[other] {" "}({ $example }) } would pair the samples, and numbers alone are no evidence: not paired. If these are the pairs, write: { $rule }.
pairs-lines = Not paired: each '{ $field }' has one case and one control. To compare within it, write: { $rule }.
pairs-codes = Not paired: nothing says that the samples are paired, but codes or numbers in '{ $field }' occur once in each group{ $example -> [absent] {""} *[other] {" "}({ $example }) }. If these are the pairs, write: { $rule }; if not: pair = false.
pairs-not_independent = To check: { $n -> [one] { $n } individual by '{ $field }' has *[other] { $n } individuals by '{ $field }' have } several samples of one group ({ LIST($names, max: 6) }): these are not independent. Keep one of each, or write pair = false.

# Endpoints of survival
endpoint-overall = overall survival
endpoint-disease_specific = disease-specific survival
endpoint-recurrence = recurrence-free survival
endpoint-local_recurrence = local recurrence-free survival
endpoint-progression = progression-free survival
endpoint-metastasis = metastasis-free survival
endpoint-event_free = event-free survival
endpoint-unnamed = survival (which endpoint is not said)

# What times and events of patients rest on
patients-rest_on = { CAP($endpoint) }: time from '{ $time }'{ $fill -> [absent] {""} *[other] {" "}and '{ $fill }' } in { $unit -> [days] days ({ $how }), / 30.4375 to give months [weeks] weeks ({ $how }), × 7 / 30.4375 to give months [years] years ({ $how }), × 12 to give months *[months] months ({ $how }) }; status from '{ $event }' { $coding } (event: { COUNT($events) -> [0] no value *[other] { LIST($events, max: 4) } }; censored: { COUNT($censored) -> [0] no value *[other] { LIST($censored, max: 4) } }).
patients-numbers = { $who -> [absent] {""} *[other] { CAP($who) };{" "} }{ $n -> [one] { $n } patient *[other] { $n } patients } with a time and a status, { $events -> [one] { $events } event *[other] { $events } events }, { $follow_up -> [absent] median follow-up not reached *[other] median follow-up { $follow_up } months }, times { $low } to { $high } months{ $zero -> [0] {""} *[other] , { $zero } at time 0 kept }.
patients-left_out = { $n -> [one] { $n } sample *[other] { $n } samples } left out: { LIST($reasons, by: "comma") }.
patients-noted = Noted: { LIST($remarks, by: "semicolon") }.
patients-write = If this is meant, write: { $line }.
patients-sentence = { CAP($note) }.
patients-cases = { $n } of { $total } samples are cases
patients-all_count = no sample is called a case, so that all { $n } count

patients-unit_by_study = the study file says so
patients-unit_by_name = its name says so
patients-unit_by_values = its values say so
patients-unit_guessed = guessed, the longest being { $longest }
patients-coded_by_words = by its words
patients-coded_by_letters = by its letters
patients-coded_by_study = as the study file says
patients-coded_by_name = as the name says ({ LIST($codes, by: "comma") })
patients-code = { $code } = { $word }
patients-coded_two = 2 is the event
patients-coded_one = { $sign -> [number] 1 *[word] yes } is { $state -> [event] the event *[censored] censored }

# Why a sample is no row of survival; how many are so
out-not_case = not a case sample ({ phrase-role })
    .counted = { $n } not a case sample ({ phrase-role })
out-normal = its own words call it normal
    .counted = { $n } its own words call it normal
out-differing = the samples of patient '{ $patient }' have different times or states
    .counted = { $n } of a patient whose samples have different times or states
out-another = another sample of patient '{ $patient }'
    .counted = { $n } another sample of a patient
out-odd_time = its time is no number
    .counted = { $n } its time is no number
out-no_time = no time
    .counted = { $n } no time
out-negative_time = a negative time
    .counted = { $n } a negative time
out-no_status = no status
    .counted = { $n } no status
out-odd_status = a status that is not understood
    .counted = { $n } a status that is not understood
out-twice = it stands in the study twice
    .counted = { $n } in the study twice

# What makes survival doubtful, and what could not be used
patients-normal_left_out = no sample is called a case; { $n } that their own words call normal are left out
patients-differing = the samples of { LIST($patients, max: 6) } have different times or states and are left out
patients-every_event = every patient of { $n } has the event
patients-no_event = no patient of { $n } has the event
patients-together = times and states come { $n } at a time, as if these were { $n } samples of each patient
patients-repeats = '{ $field }' repeats in { $n -> [one] { $n } sample *[other] { $n } samples } with other times: it is not taken for the patient
patients-dead_and_alive = { $n -> [one] { $n } sample is *[other] { $n } samples are } dead by '{ $event }' and alive by '{ $overall }'
patients-too_late = '{ $time }' is longer than '{ $overall }' in { $n } of { $total } samples: look at the units
patients-time_taken = the time of '{ $event }' is taken from '{ $time }'
patients-time_unsaid = '{ $time }' does not say which time it is
patients-status_unsaid = '{ $event }' does not say that it is of '{ $time }'
patients-other_endpoints = '{ $time }' and '{ $event }' name different endpoints
patients-unnamed = nothing says which endpoint '{ $time }' and '{ $event }' are
patients-no_endpoint = nothing says which endpoint this is
patients-filled = { $n -> [one] { $n } censored sample without '{ $time }' has its time *[other] { $n } censored samples without '{ $time }' have their time } from '{ $fill }'
patients-times_differ = '{ $one }' and '{ $other }' differ by over a month in { $n } of { $total } samples
patients-states_differ = '{ $one }' and '{ $other }' disagree in { $n } of { $total } samples
patients-several_units = the values of '{ $field }' are of several units ({ LIST($units, by: "comma") })
patients-in_unit = { $n } in { $unit -> [days] days [weeks] weeks [months] months *[years] years }
patients-unit_unsaid = { $n -> [one] { $n } value of '{ $field }' says *[other] { $n } values of '{ $field }' say } no unit beside { $n_said } that do
patients-unit_unknown = nothing says the unit of '{ $field }': taken as { $unit -> [days] days [weeks] weeks [months] months *[years] years }, because the longest is { $longest }
patients-odd_times = { $n -> [one] { $n } value of '{ $field }' is no number *[other] { $n } values of '{ $field }' are no numbers }: { LIST($values, max: 4) }
patients-implausible = the longest time in '{ $field }', { $longest } { $unit -> [days] days [weeks] weeks [months] months *[years] years }, is implausible: look at the unit
patients-odd_states = { $n -> [one] { $n } value of '{ $field }' is *[other] { $n } values of '{ $field }' are } not understood: { LIST($values, max: 6) }
patients-letters = the letters in '{ $field }' are not explained
patients-one_and_two = 1 and 2 in '{ $field }' are not explained: 2 is taken as the event, as R does
patients-one_censored = '{ $field }' may code 1 as censored, as its name says and as it is read, or as the event
patients-one_free = 1 or yes in '{ $field }' is taken as free of it
patients-one_unsaid = nothing says what 1 means in '{ $field }': it is taken as the event
patients-yes_alive = yes in '{ $field }' is taken as alive
patients-all_censored = all of { LIST($values, max: 6) } in '{ $field }' are taken as censored: censored_value would name those that are
patients-fixed_time = '{ $field }' is survival at a fixed time, not a time to an event
patients-unreadable = '{ $field }' is called { $kind -> [time] a time [status] a status *[either] a time or a status } and cannot be read as one: { LIST($values, max: 4) }
patients-time_alone = { LIST($fields, by: "comma") }: a time for { $endpoint } without a status
patients-status_alone = { LIST($fields, by: "comma") }: a status for { $endpoint } without a time
patients-no_rows = '{ $time }' and '{ $event }': no sample that counts has both a time and a status

# A clinical table joined to the samples
patients-rows_repeat = { $n -> [one] { $n } row of the clinical table repeats *[other] { $n } rows of the clinical table repeat } another: { LIST($names, max: 6) }
patients-ids_differ = { $n -> [one] { $n } id has *[other] { $n } ids have } several rows that differ in the clinical table, left out: { LIST($names, max: 6) }
patients-joined = { $n } of { $total } samples have a row in the clinical table, by { $field -> [absent] the sample id *[other] '{ $field }' }
patients-no_row = { $n -> [one] { $n } sample *[other] { $n } samples } without a row: { LIST($names, max: 6) }
patients-no_sample = { $n -> [one] { $n } row *[other] { $n } rows } of the clinical table without a sample: { LIST($names, max: 6) }
