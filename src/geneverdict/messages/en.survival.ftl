# Phrases of survival
survival-events = { $kind -> [death] { $n -> [one] { $n } death *[other] { $n } deaths } *[event] { $n -> [one] { $n } event *[other] { $n } events } }
survival-patients = { $n -> [one] { $n } patient *[other] { $n } patients }
survival-size = { $patients }, { $events }
survival-ratio = { $ratio -> [absent] not estimable *[other] { $ratio }{ $low -> [absent] {""} *[other] {" "}[{ $low }, { $high }] } }
survival-months = { $time -> [absent] not reached *[other] { $time } months }
survival-median = { $time -> [absent] not reached *[other] { $time } months }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] not reached *[other] { $low } }, { $high -> [absent] not reached *[other] { $high } }] }
survival-cut_at = cut at { $kind -> [median] the median *[fixed] a value fixed beforehand }, { $cut }
survival-label = { $side -> [high] high (> { $cut }) *[low] low (≤ { $cut }) }
survival-notes = { LIST($notes, by: "semicolon") }
survival-line = { $line }

# Why there is no estimate
flag-no_events = nobody had the event
flag-singular = the values do not vary, or a covariate is a combination of others
flag-diverging = the hazard ratio has no bound: every event came to the highest, or every one to the lowest, at risk
flag-not_converged = the fit did not settle
flag-one_group = all patients are on one side of the cut
flag-nothing_to_compare = no event happened while both groups were followed
flag-no_cut = no value leaves enough patients on both sides
flag-no_time = a group was only seen at time 0

# One gene in one cohort
survival-hazard = { CAP($endpoint) } of { $patients }, { $events }, median follow-up { $follow_up }: { $ratio -> [absent] no finite hazard ratio ({ $flag }) *[other] hazard ratio { $ratio } for one SD more of { $gene } (p { $p }): { $direction } }.
survival-worse = patients with more { $gene } fare worse
survival-better = patients with more { $gene } fare better
survival-open = not shown to matter; anything from { $low } to { $high } fits these patients
survival-adjusted = Adjusted for { LIST($covariates, max: 6) }: { $ratio }, p { $p } ({ $patients }{ $left_out -> [0] {""} *[other] , { $left_out } without a covariate left out }).{ $note -> [absent] {""} *[other] {" "}{ $note }. }
survival-adjusted_none = Adjusted for { LIST($covariates, max: 6) } ({ $patients }{ $left_out -> [0] {""} *[other] , { $left_out } without a covariate left out }): no finite hazard ratio ({ $flag }).
survival-few_for_terms = { $n -> [one] { $n } event is *[other] { $n } events are } few for { $terms } terms (at least { $least } for each is the habit)
survival-proportional = No sign that the hazard ratio changes over time (Schoenfeld's test, p { $p }).
survival-changing = The hazard ratio changes over time (Schoenfeld's test, p { $p }), so one number hides it{ $months -> [absent] {""} *[other] ; up to { $tau } months the high group { $kind -> [death] lives *[event] stays without the event for } { $months } months { $more -> [yes] more *[no] less } on average than the low group [{ $low }, { $high }], p { $p_months } }.
survival-groups = Cut at { $kind -> [median] the median *[fixed] the fixed value } ({ $cut }): { LIST($groups, by: "semicolon") }; { $flag -> [absent] log-rank p { $p } *[other] { $flag } }.
survival-one_group = Cut at { $kind -> [median] the median *[fixed] the fixed value } ({ $cut }): { $flag }, so there is nothing to compare.
survival-group = { $n } { $side -> [high] high *[low] low }, { $events }, median { $median }
survival-no_cut = No cut can be tried: { $flag }.
survival-corrected = corrected for having searched { $n -> [1] one cut *[other] { $n } cuts } it is { $corrected }{ $shuffled -> [absent] {""} *[other] {" "}({ $shuffled } by shuffling) }
survival-best_shows_nothing = Even the best cut ({ $cut }) gives p { $p }{ $other -> [absent] {""} *[other] {" "}(by itself another, { $other }, gives { $p_other }) }; { $corrected }: no cut shows anything.
survival-best_falls = The best cut ({ $cut }) gives p { $p }; { $corrected }, so it shows nothing.{ $split -> [yes] {" "}The two corrections disagree at .05; shuffling holds at any number of patients, the formula at many. *[no] {""} }
survival-best_stands = The best cut ({ $cut }) gives p { $p }; { $corrected }, so it stands; its hazard ratio{ $ratio -> [absent] {""} *[other] , { $ratio }, } is the pick of { $n } and thus exaggerated.{ $split -> [yes] {" "}The two corrections disagree at .05; shuffling holds at any number of patients, the formula at many. *[no] {""} }
survival-place = { $gene } is more prognostic than { $above -> [1] all *[other] { $above } % } of the other { $n } genes; in this cohort { $significant } % of all genes have p < .05 ({ $chance -> [usual] about the 5 % that chance gives *[more] 5 % would have by chance }){ $side -> [absent] {""} *[other] , and in { $side } % of those more is { $worse -> [yes] worse *[no] better } }.

# One gene over cohorts
survival-no_cohort = No cohort tells whether { $gene } matters for { $endpoint }.
survival-pooled = { $gene } and { $endpoint } over { $k } cohorts: pooled hazard ratio { $ratio } per SD, p { $p }{ $way -> [worse] ; patients with more { $gene } fare worse [better] ; patients with more { $gene } fare better *[open] , which leaves the direction open }.
survival-one_cohort = { $gene } and { $endpoint } in { $series }: { $ratio -> [absent] no finite hazard ratio *[other] hazard ratio { $ratio } per SD, p { $p }: { $direction } }.
survival-nothing_to_pool = { $gene } and { $endpoint } in { $n } cohorts: nothing to pool.
survival-prediction = A further cohort like these would be expected between { $low } and { $high } (95 % prediction interval, approximate); I² { $i2 } %.
survival-not_pooled = { $series } is not in the pooled line: { $why }.
survival-unsettled = its hazard ratio has no finite estimate
survival-without_copies = without { $n -> [one] { $n } patient that stands *[other] { $n } patients that stand } in the study twice: { $why }

# Why a series says nothing
refusal-check = { $endpoint } is not sure ({ LIST($evidence, by: "sentence") })
refusal-few_events = { $events } in { $patients }: fewer than { $least } say nothing reliable
refusal-not_measured = { $gene } is not measured here
refusal-constant = { $gene } has the same value in every patient
refusal-switched_off = the study file switches it off
refusal-error = { $what }{ $found -> [absent] {""} *[other] {" "}({ $found }) }
refusal-no_survival = no time and status of the patients is found among the sample fields{ $notes -> [0] {""} *[other] ; { LIST($notes, by: "semicolon") } }
    .do = Name them: survival = {"{"} time = "…", event = "…" {"}"}, or a table: clinical = "…", clinical_key = "…"
refusal-other_endpoint = no { $endpoint } here, but { LIST($others) }, which is another question

# Survival under every choice
choices-cut_per_sd = per SD
choices-cut_median = cut at the median
choices-cut_tertiles = highest against lowest third
choices-cut_best_cut = best cut, corrected
choices-all_cohorts = all cohorts
choices-words = { $cut }, { $endpoint }, { $covariates }, { $cohorts }
choices-none = None of { $n } analyses of { $gene }'s survival gives a result.
choices-counts = Of { $n } ways to analyse { $gene }'s survival { $k } give a result: more is worse in { $worse } and better in { $better }; p < .05 in { $small }.
choices-own = The study's own ({ $choices }): hazard ratio { $ratio }, p { $p }.
choices-hangs_on = It hangs most on { $dimension -> [cut] the cut [endpoint] the endpoint [covariates] the covariates *[cohorts] the cohorts }: p < .05 in { $small_most } of { $n_most } ({ $most }), in { $small_least } of { $n_least } ({ $least }).
choices-both_ways = Some are significant in one direction and some in the other: choices alone turn the answer.
choices-few_events = fewer than { $least } events
choices-constant = the gene is constant
choices-no_covariate = no covariate '{ $name }'
choices-best_cut_adjusted = the corrected p of a best cut knows no covariates
choices-no_ratio = no finite hazard ratio ({ $flag })
choices-no_best_cut = no best cut with a finite hazard ratio
choices-of_series = { $series }: { $why }
choices-best_cuts_differ = a best cut is another one in every cohort: nothing to pool

# Figures of survival
figure-side = { $side -> [high] high *[low] low }
figure-km_name = Survival curves: { $gene } and { $endpoint } in { $series }
figure-km_title = { $gene } in { SHORT($series, length: 30) }: { $endpoint }
figure-km_line = { $size }; { $cut }
figure-km_one_side = { $size }; { $cut }: all patients are on one side
figure-km_alt = { $size }; { $cut }.{ $groups -> [0] {""} *[other] {" "}{ LIST($groups, by: "semicolon") }. } Log-rank p { $p }.
figure-km_alt_group = { $label }: { $patients }, median { $median }
figure-km_months = months
figure-km_axis = { $endpoint -> [unnamed] survival *[other] { $endpoint } }
figure-km_group = { $label }: n { $n }, { $events }
figure-km_median = median { $time -> [absent] not reached *[other] { $time } months }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] – *[other] { $low } }, { $high -> [absent] – *[other] { $high } }] }
figure-km_test = log-rank p { $p }{ $ratio -> [absent] {""} *[other] ; hazard ratio, high v low: { $ratio } }
figure-km_at_risk = at risk
figure-hazard_name = { $gene } and { $endpoint }, all cohorts
figure-hazard_alt = { LIST($told, by: "sentence") }
figure-hazard_title = { $gene }: { $endpoint } in { $n -> [one] { $n } cohort *[other] { $n } cohorts }
figure-hazard_line = hazard ratio for one SD more of the gene
figure-hazard_cohort = cohort
figure-hazard_better = ← more is better
figure-hazard_worse = more is worse →
figure-hazard_numbers = HR [95 % CI]
figure-hazard_axis = hazard ratio per SD (logarithmic)
figure-hazard_none = no finite estimate
figure-hazard_p = p { $p }
figure-hazard_pooled = p { $p } · 95 % PI { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-hazard_spread = { $n -> [one] { $n } cohort *[other] { $n } cohorts }{ $i2 -> [absent] {""} *[other] , I² { $i2 } % }
figure-hazard_marks = ▲ more of the gene is worse, ▼ better, ● not shown either way (p ≥ 0.05)
figure-hazard_diamond = ◆ pooled: { $method }{ $thin -> [yes] ; thin line: prediction interval (PI) for a new cohort *[no] {""} }
figure-hazard_no_answer = no answer: { SHORT($series, length: 30) }: { $why }
figure-pooled = Pooled
figure-not_pooled = not pooled
figure-one_cohort = one cohort: nothing to pool
figure-arrow = arrow: the interval runs beyond the axis; its ends are in the column on the right

# Survival in the report
survival-title = Does it matter for the patient?
survival-summary = { $series }: { $endpoint }, { $size }, hazard ratio { $ratio }, p { $p }
survival-rest_on = What times and events rest on ({ $source -> [inferred] inferred *[study_file] study file }): { LIST($evidence, by: "sentence") }
survival-refused = { $why }.
survival-choices = How much it hangs on the choices: cut, endpoint, covariates, cohort left out

# Survival in the methods section
methods-survival = Survival was examined in { $n } series ({ LIST($cohorts, by: "semicolon") }); an endpoint stands by itself, and a patient counts once. Hazard ratios for one standard deviation more of the gene are by Cox's model (Cox 1972) with Efron's treatment of ties (Efron 1977) and Wald intervals{ $adjusted -> [0] {""} *[other] , and again with covariates ({ LIST($adjusted, by: "semicolon") }) }. That they stay the same over time was tested by Schoenfeld residuals against the Kaplan–Meier transform of time (Grambsch and Therneau 1994). Curves (Kaplan and Meier 1958) are { $cut -> [median] cut at the median [fixed] cut at a value that the study file fixed before *[both] cut at the median, or at a value that the study file fixed before }, with numbers at risk, the log-rank test, and the difference of restricted mean survival times up to the last time at which both groups are followed (Royston and Parmar 2013). Follow-up is the median by the reversed Kaplan–Meier curve (Schemper and Smith 1996).
methods-survival_cohort = { $series } { $endpoint }, { $patients }, { $events }
methods-survival_covariates = { $series }: { LIST($covariates, by: "comma") }
methods-survival_over_all = { LIST($parts, by: "sentence") }
methods-survival_cuts = Every cut that leaves { $low } % to { $high } % of the patients low was tried; the p-value of the best one is that of the maximally selected log-rank statistic, by the approximation of Lausen and Schumacher (1992){ $draws -> [0] {""} *[other] {" "}and by { $draws } permutations of times and events over the patients }, and the uncorrected one is shown only beside it.
methods-survival_place = The gene's place among all genes of a cohort is by the score test of the same model, made for every gene.
methods-survival_pooling = Over cohorts of one endpoint, log hazard ratios per standard deviation were pooled by a random-effects meta-analysis: the variance between cohorts by restricted maximum likelihood, the interval and p-value by the Hartung–Knapp method (IntHout 2014), with a 95 % prediction interval (Higgins 2009).
methods-survival_choices = How much this hangs on the analyst was examined over { $n -> [one] { $n } specification *[other] { $n } specifications }, which differ in cut, endpoint, covariates and the cohort left out; best cuts count with their corrected p-values.
