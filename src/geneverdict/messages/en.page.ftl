# The interactive page: how its texts are put together
page-sentences = { LIST($all, by: "sentence") }
page-clauses = { LIST($all, by: "semicolon") }
page-stop = { $title }.
page-as_is = { $text }
page-interval = { $low -> [absent] – *[other] { $high -> [absent] – *[other] {"["}{ $low }, { $high }{"]"} } }
page-percent = { $share } %
page-value_in_words = { $value } ({ $words })
page-yes = yes
page-no = no

# Why a gene is not called, where only the page can say it
reason-treat = { $claimed -> [absent] not even its direction can be claimed at FDR { $fdr_cut } (TREAT) *[other] TREAT claims a |log2FC| of { $claimed } at FDR { $fdr_cut }, less than { $cut } }
reason-no_value = { $gene } has no value of its own here: it was not measured, or only by probes of several genes

# Around the page
page-not_started = The interactive part could not start:
page-browser_too_old = This browser is too old for the interactive part.
page-none_compared = No series of this study could be compared.
page-none_compared_but = No series of this study could be compared. The report says why, and what is known all the same.
page-needs_scripts = This page needs JavaScript. The report tells the genes that the study names without it.
page-simulated_study = Simulated data: numbers of this study are made up for trial, not measured.
page-the_report = The report of this study
page-block_missing = this report has no block "{ $id }": it is not whole
page-block_damaged = the block "{ $id }" of this report is damaged: it cannot be read
page-server_silent = The server does not answer: was it stopped? Start it again with geneverdict serve, and reload this page.
page-server_answers = the server answers { $status } to { $address }
page-new_run = These results were replaced by a new run: reload this page.
page-numbers_unreadable = The numbers of { $series } are damaged: they cannot be read.
page-numbers_wrong_size = The numbers of { $series } are damaged: they have the wrong size.
page-numbers_other_genes = The numbers of { $series } are damaged: their genes are not those of the study.
page-no_such_gene = { $gene } is no gene that a series of this study measured.
page-full_failed = The full answer could not be brought: { $why }
page-light = Light
page-dark = Dark
page-skip = Skip the interactive part
page-copied = Copied.
page-part_thresholds = Which thresholds, and how many other genes
page-part_series = Series by series
page-part_analyst = How much does the answer depend on the analyst?
page-part_survival = Does it matter for the patient?
page-part_overlap = Are the same patients in it twice?
page-part_compare = Genes side by side
page-below_counts_all = What follows counts every series and sample and calls by |log2FC| and FDR: your leaving out, and TREAT, concern the part above.

# Search and comparison
page-search = Search any gene of the study: symbol or previous name
page-genes_found = Genes found
page-previous_name = previous or other name { $name }
page-similar_name = similar name
page-of_probe = probe { $probe }
page-none_found = No gene of this study is named “{ $query }”, nor nearly so.
page-compare = Compare
page-another_gene = another gene
page-compare_gene = Gene to compare with
page-compare_not = compare no longer with { $name }

# The answer
page-asked_as = Asked as { $name }.
page-alias_too = { $gene } is an alias of { LIST($others, max: 4) }, too: if { COUNT($others) -> [one] that *[other] one of these } is meant, ask for it by its own symbol.
page-you_left_out = You left out { LIST($what, max: 6) }.
page-put_all_back = Put everything back
page-address_asked = The address asked for { $name } = { $value }, which cannot be; the usual is shown.
page-refit_note = { $series }: { $note }.
page-refit_none = the samples left out were not in the model
page-refit_impossible = cannot be fitted again here, so its samples stay in: { $why }
page-refit_too_few = too few samples are left
page-refit_done = fitted again without { LIST($samples, max: 4) }; prior and other genes as they were
page-values_not_here = its values are not in this file
page-model_trend = the prior variance follows the mean expression
page-model_robust = hypervariable genes were kept from the prior
page-model_array_weights = arrays have weights
page-model_blocks = samples of one individual share one correlation
page-how_sure = How sure?
page-sure_alone = No series to compare with
page-sure_one_series = Only one series measured it on a log2 scale, so nothing can be said of other series.
page-sure_no_series = No series measured it on a log2 scale.
page-sure_open = Direction open
page-sure_further = Same direction expected in a further series
page-sure_average = Direction sure on average, not for each series
page-with_everything = With everything in: log2FC { $estimate } { page-interval }, p { $p }.
page-hangs_on = What does it hang on?
page-hangs_thresholds = Thresholds:
page-hangs_series = Series:
page-hangs_samples = Samples:
page-hangs_cells = Mix of cells:
page-hangs_analyst = Analyst:
page-threshold_lower = with |log2FC| ≥ { $size } instead of { $cut }, { $id } would call it, too
page-threshold_up_to = { $id } calls it up to |log2FC| ≥ { $size } and at any FDR above { $fdr }
page-threshold_fdr = with an FDR above { $fdr }, { $id } would call it, too
page-threshold_none = no usual threshold changes a call
page-without_any_one = leaving out any one of them keeps the pooled p on the same side of 0.05
page-without_p = { $id } (p { $p })
page-without_series = without { LIST($series, by: "comma") } the pooled p { $now -> [below] is no longer *[above] falls } below 0.05
page-without_samples = in { $id } it would { $call -> [not_called] be called *[called] no longer be called } without { LIST($samples, max: 4) }
page-goes_with_markers = in { $id } it goes with { $set } markers; with these in the model the { phrase-effect } goes from { $before } to { $after }
page-analyses_call_it = { $id }: { $share } % of { $n } reasonable analyses call it

# The thresholds
page-move_thresholds = Move the thresholds yourself
page-cut_at_least = |log2FC| at least
page-cut_claimed = |log2FC| claimed to be at least
page-fdr_below = FDR below
page-change_at_least = a change of at least { $fold }-fold
page-share_false = of the genes called, about { $percent } % may be false positives
page-number_expected = A number from { $low } to { $high } is expected here.
page-treat = TREAT: test for a change larger than the threshold
page-treat_help = Instead of cutting twice, count genes whose change is shown to exceed the threshold, at the study's FDR of { $fdr }.
page-treat_no_line = # a study file has no line for TREAT: it is always computed
page-presets = Thresholds people use
page-preset = |log2FC| { $cut }, FDR { $fdr_cut }
page-preset_own = the study's own: { $cut }, { $fdr_cut }
page-copy_lines = Copy as study-file lines
page-copy_link = Copy a link to this view

# The series
page-rows_label = The series, one by one
page-rows_caption = { $gene } in each series at { page-thresholds }
page-thresholds = |log2FC| ≥ { $cut }{ $rule -> [treat] {" "}by TREAT, *[cuts] {" "}and } FDR < { $fdr_cut }
page-head_series = Series
page-head_samples = Samples
page-head_ci = 95 % CI
page-head_why = Call, and why
page-head_up = Genes up
page-head_down = Genes down
page-head_counted = Counted
page-head_call = Call
page-head_sample = Sample
page-head_title = Title
page-head_group = Group
page-head_individual = Individual
page-head_direction = Direction
page-head_up_to_cut = called up to this threshold on |log2FC|
page-head_above_fdr = and at any FDR threshold above
page-head_gene_called = Gene called
page-difference = difference
page-not_measured = not measured
page-left_out = left out
page-pooled = Pooled
page-tally = up in { $up }, down in { $down } of { $n } series that measured it
page-count_it = count { $id }
page-case_v_control = { $case } v { $control }
page-which_series = Which series
page-groups = case: { $case }; control: { $control }
page-samples_summary = The { $n } samples of { $id }, to select or leave out ({ $used } are in the model)
page-put_back = Put it back
page-leave_out = Leave it out of the answer
page-show_no_longer = Show it no longer
page-not_in_model = not in the model
page-role_and_pair = { phrase-role }, { $pair }
page-role_and_n = { phrase-role } ({ $n })

# The analyses
page-curves_not_made = The reasonable analyses were worked out for the genes that the study names only. For this gene: geneverdict multiverse { $gene } study.toml -o results
page-choose_curve = Choose one to see its curve
page-head_analyses = Analyses
page-head_share_called = call it at the present thresholds
page-head_effects_from = Effects from
page-head_effects_to = to

# Figures: their frame, and what several say
page-numbers = Numbers
page-copy_numbers = Copy the numbers
page-more_rows = { $n } more rows are in what “Copy the numbers” copies.
page-simulated = { $title } · simulated data
page-figure_failed = This figure could not be drawn: { $why }
page-being_read = The numbers of all genes of { $id } are being read …
page-without_treat = Here calls are by |log2FC| and FDR, also while the page calls by TREAT.
page-axis_effect = { $effect -> [log2FC] log2FC *[difference] difference (not a log2 fold change) }, case − control
page-effect_alone = { phrase-effect } { $log2fc }
page-effect_interval = { phrase-effect } { $log2fc } { page-interval }
page-effect_p_fdr = { phrase-effect } { $log2fc }, p { $p }, FDR { $fdr }
page-value_unit = { $scale -> [log_ratio] log2 ratio of the two channels [centred] gene-centred value (not a log2 level) [zscored] z-score (not a log2 level) *[log2] log2 expression }
page-value = value
page-value_of = { $unit } { $value }
page-n_is = n = { $n }
page-missing_values = no value in { $missing } of { $n } samples
page-median = median
page-called = called
page-own = the study's own
page-col_sample = sample
page-col_title = title
page-col_group = group
page-col_pair = pair
page-col_in_model = in the model
page-col_series = series
page-col_probe = probe
page-col_genes = genes
page-col_used = used
page-col_note = note
page-col_effect = effect
page-col_call = call
page-col_ci_low = CI low
page-col_ci_high = CI high
page-col_ci95_low = 95 % CI low
page-col_ci95_high = 95 % CI high
page-col_event = event
page-col_component1 = component 1
page-col_component2 = component 2
page-col_shared = samples that are the same
page-col_highest_other = highest other correlation
page-col_counts_from = counts from
page-col_words = in words

# … the forest
page-forest_title = { $gene } in { $n } series
page-forest_about = Each line is one series with its 95 % interval: a triangle is called at the present thresholds, a circle is not; the diamond is the mean over the series, the thin line where a further series would be expected. The mean takes all series as one question: whether their groups fit together is yours to judge.
page-forest_axis = log2FC, case − control; dashed: threshold ±{ $cut }
page-lower_in_case = ← lower in case
page-higher_in_case = higher in case →
page-not_log2 = not on the log2 scale
page-p_and_i2 = p { $p }{ $i2 -> [absent] {""} *[other] {" "}· I² { $i2 } % }
page-fdr_and_call = FDR { $fdr } · { $call }

# … the map of thresholds
page-map_title = At which thresholds is { $gene } in the list?
page-map_about = Click anywhere to put the thresholds there (or use the arrow keys): a series calls the gene wherever the ring lies inside its shaded corner; darker is more series.
page-map_axis = threshold on |log2FC|
page-map_axis_treat = threshold on |log2FC|, by TREAT
page-map_axis_fdr = threshold on FDR
page-map_corner = { $id }: { $way } where the threshold on |log2FC| is at most { $size } and that on FDR above { $fdr }

# … all genes
page-volcano_title = { $id }: { $up } genes up, { $down } down, of { $n }
page-volcano_about = Each dot is a gene: far from the middle is a large difference, high is a sure one; coloured dots pass the present thresholds; click a dot to go to that gene.
page-volcano_alt = All genes of { $id } by size and p; ringed: { LIST($genes, by: "comma") }
page-axis_log10_p = −log10 p

# … genes side by side
page-compare_title = { LIST($genes, by: "comma") }, side by side
page-compare_about = Every gene has its own colour and symbol; a filled symbol is called at the present thresholds (for the pooled row: p < 0.05).
page-compare_absent = { $gene } has no value on a log2 scale in { LIST($series, max: 6) }, or it is left out.
page-compare_axis = log2FC with 95 % interval; filled: called

# … samples and pairs
page-pairs_title = { $gene } in { $series }, pair by pair
page-samples_title = { $gene } in { $series }, sample by sample
page-pairs_about = Each line joins the control and the case of one individual, and the rows show the same differences sorted, with the model's mean and its 95 % interval as line and band; click a point to follow that sample through all figures.
page-samples_about = Each point is one sample and each bar the median of its group: what counts is how far the groups lie apart compared with their spread; click a point to follow that sample through all figures.
page-pairs_higher = higher in case in { $up } of { $n } pairs, lower in { $down }
page-pairs_medians = median of the controls { $control }, of the cases { $cases }
page-pair_difference = difference { $x }
page-left_out_by_you = left out by you, faint: { $n }
page-name_left_out = { $name } (left out)

# … probes
page-probes_title = { $n -> [1] The one probe of { $gene } in { $series } *[other] { $called } of { $n } probes of { $gene } in { $series } would be called }
page-probes_about = Each row is one probe with its effect and 95 % interval; the diamond stands for the gene, a filled mark would be called at the present thresholds, and probes that disagree may measure different transcripts.
page-probes_lost = probes without an estimate: { $n }
page-probe_used = { $probe } (used)
page-probe_is = { $probe } { $log2fc } { page-interval }, FDR { $fdr }

# … influence
page-influence_title = { $gene } in { $series } without each { $unit -> [pair] pair *[sample] sample }: { $flips }
page-influence_about = Each mark is the effect that is left when one is taken out (the line is the effect with all of them): filled where the gene is then called with p at or below { $line }, framed where that one alone changes the call.
page-influence_axis = { phrase-effect } that is left, case − control
page-influence_one = without { $name } alone the call changes
page-influence_each = each of { $n } alone changes the call
page-influence_together = no one alone changes the call; { LIST($names, max: 8) } together do
page-influence_none = no one alone changes the call
page-influence_lost = refits without an estimate: { $n }
page-influence_range = With all { $effect }; without one { $low } to { $high }.
page-without_one = without { $name }

# … the samples together
page-pca_title = Principal components of { $n } samples of { $series } ({ $genes } genes)
page-pca_about = Samples that lie near to each other have similar profiles over all genes: cases and controls that lie apart differ broadly, a sample in the crowd of the other group or far from everything deserves a second look, and thin lines join pairs.
page-pca_axis1 = component 1 ({ $x } % of variance)
page-pca_axis2 = component 2 ({ $x } %)
page-pca_lost = samples without a place: { $n }
page-pca_explained = The first component holds { $a } % of the variance, the second { $b } %.
page-correlation_title = Correlation of { $n } samples of { $series }: lowest { $low }, median { $median }
page-correlation_about = Each cell is the correlation of two samples over all genes, with samples that are alike next to each other: groups that form blocks differ broadly, and a row of low values is a sample unlike all others, perhaps a failed array.
page-correlation_least = The sample least like the others is { $sample } (mean r { $r }).
page-correlation_mean = mean r { $r }
page-correlation_most_like = most like { $sample }: { $r }
page-correlation_least_like = least like { $sample }: { $r }
page-distributions_title = Values of { $n } samples of { $series }: medians from { $low } to { $high }
page-distributions_about = Each box is one sample (middle half of its genes, bar: median, whiskers: 5 to 95 %), and boxes at different heights mean that the samples are not normalised to one level, so that differences between groups may be technical.
page-distributions_lost = samples without values: { $n }
page-box_values = 5, 25, 50, 75 and 95 %: { LIST($values, by: "comma") }

# … the curve
page-curve_title = { $where }: { $called } ({ $cut -> [absent] {""} *[other] |log2FC| ≥ { $cut },{" "} }{ $which } < { $fdr_cut })
page-curve_of_series = { $gene } in { $series }
page-curve_of_pooled = { $gene } pooled
page-curve_called = called up in { $up } % and down in { $down } % of { $n } analyses
page-curve_called_up = called up in { $up } % of { $n } analyses
page-curve_called_down = called down in { $down } % of { $n } analyses
page-curve_called_none = called in none of { $n } analyses
page-curve_call = { $call -> [up] called up [down] called down *[not] not called }
page-curve_about = Each point is one reasonable way to analyse the same data, sorted by its effect and coloured by its call at the present thresholds, and the marks below it show which choices it makes (diamond: the study's own): a conclusion that many choices overturn is weak.
page-curve_axis = analyses, sorted by effect (n = { $n })
page-curve_axis_sorted = n = { $n }, sorted
page-curve_effect = { $effect } { page-interval }, { $which } { $chance }
page-curve_own = the study's own analysis
page-curve_own_effect = The study's own analysis: { $effect }, { $call }.
page-curve_median = Median { $unit } { $median }, from { $low } to { $high }.
page-curve_moved = The effect is moved most by { LIST($choices) }.
page-curve_moved_by = { $choice } ({ $share } %)
page-curve_no_interval = Analyses without an interval: { $n }.
page-curve_variance = { $share } % of variance
page-curve_row = { $label }: median { $median }, called { $share } %
page-curve_share = called
page-curve_others = { $n } others
page-standardised_effect = standardised effect

# … survival
page-survival_title = { $gene } and { $endpoint } in { $series }: { $n } patients, { $events } events
page-survival_about = The curves show which share is still free of the event (tick: last seen; band: 95 % interval): the p of a cut fixed beforehand, such as the median, can be taken as it is, but the p of a cut found by moving the slider only after it is corrected for the search.
page-survival_high = high (> { $cut }): n = { $n }, { $events } events
page-survival_low = low (≤ { $cut }): n = { $n }, { $events } events
page-survival_medians = Median survival: high { $high }, low { $low }
page-not_reached = not reached
page-n_months = { $t } months
page-months = months
page-high = high
page-low = low
page-at_risk = at risk
page-event_after = event after { $t } months
page-last_seen_after = last seen after { $t } months
page-value_is = value { $x }
page-cut_between = Cut between low and high
page-high_is_above = high is above { $cut }{ $which -> [median] {" "}(the median) *[other] {""} }
page-to_median = Median
page-to_largest = Cut of the largest statistic
page-cut_of = cut of { $gene } ({ $unit })
page-cut_at = cut at { $cut }: { $low } low, { $high } high
page-cut_p = p of this cut alone: { $p }
page-cut_p_searched = corrected for the search: { $p }
page-cut_p_naive = p of this cut alone (naive): { $p }
page-cut_p_corrected = p corrected for having searched all { $n } cuts: { $p }
page-cut_alone = one cut alone
page-cut_corrected = corrected for the search
page-hazard = { $hazard -> [absent] not estimable *[other] { $hazard }{ $low -> [absent] {""} *[other] { $high -> [absent] {""} *[other] {" ["}{ $low }, { $high }{"]"} } } }
page-hazard_ratio = Hazard ratio, high against low: { page-hazard }
page-hazard_per_sd = Without any cut, hazard ratio for one SD more of { $gene } in { $series }: { page-hazard }, p { $p }.
page-hazard_pooled = Pooled over { $k } cohorts: { page-hazard }, p { $p }; I² { $i2 } %.

# … what a study of each size would see
page-detectable_title = What { $series } could detect
page-detectable_about = The curve is the true effect that a study of each size would see with power 0.8 at this study's own line of p: an effect below it is missed more often than that, so a gene below the curve that is not called is not shown to be unchanged.
page-detectable_here = { $size }: a true effect of { $effect } or more is seen with power 0.8
page-detectable_needed = an effect of { $cut } needs { $n } { phrase-pairs_or_each }
page-detectable_observed = observed: { $effect }
page-detectable_threshold = threshold { $cut }
page-detectable_this = this series
page-detectable_size = { phrase-pairs_or_each }
phrase-pairs_or_each = { $unit -> [pairs] pairs *[samples] samples in each group }
page-detectable_effect = true { $effect -> [difference] |difference| *[log2FC] |log2FC| } seen with power 0.8

# … one hazard ratio for all time?
page-over_time_title = Does the hazard ratio of { $gene } in { $series } stay the same? { CAP($endpoint) }, { $n -> [one] { $n } event *[other] { $n } events }: p { $p } for a change
page-over_time_about = Each ring is one event (scaled Schoenfeld residual), and the line with its band (two standard errors) follows the log hazard ratio over time: a line that stays near the dashed one means that one hazard ratio tells it all.
page-over_time_one = one for all time
page-over_time_months = months (spaced as the events fall)
page-over_time_hazard = log hazard ratio per SD

# … survival by every combination of choices
page-choices_title = Survival by { $n -> [one] the one analysis *[other] { $n } analyses } of { $gene }: more is worse in { $worse }, better in { $better } with p < 0.05
page-choices_about = Each triangle is one combination of the choices below, sorted by its hazard ratio (up: more of the gene is worse; filled: p < 0.05; dotted line with diamonds: the study's own): a conclusion that hangs on one choice is weak.
page-choices_axis = hazard ratio, per SD or high against low
page-choices_tip = { page-hazard }, p { $p }
page-choice = { $choice -> [cut] Cut [endpoint] Endpoint [covariates] Covariates *[cohorts] Cohorts }
page-choice_cut = { $cut -> [per_sd] per SD (no cut) [median] cut at the median [tertiles] highest against lowest third *[best_cut] best cut, p corrected }
page-choice_option = { $option -> [none] none *[all] all }
page-choice_without = without { $series }

# … samples that appear twice
page-overlap_title = { $pairs -> [one] { $pairs } pair of samples is the same *[other] { $pairs } pairs of samples are the same }, in { $k } series; { $dropped -> [0] nothing is left out of the pooling *[other] left out of the pooling: { $dropped } }
page-overlap_title_none = No sample was found twice in { $n } comparisons of { $k } series
page-overlap_about = Each cell compares two series, or one with itself, and counts the samples that are the same (where none is: the highest correlation); the rows show what unrelated samples reach (thick: median to 99 %, thin: the largest), and a pair beyond the dashed line is taken for the same sample.
page-overlap_axis = correlation of two samples
page-overlap_row = { $name }: { $n -> [0] none shared [one] { $n } pair *[other] { $n } pairs }
page-overlap_kind = { $kind -> [profile] the same by profile [accession] the same by accession *[closest] the closest, not the same }
page-within = within { $series }
