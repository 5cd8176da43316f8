# Words that several sentences share
phrase-sentence = { CAP($said) }
phrase-effect = { $effect -> [difference] difference *[log2FC] log2FC }
phrase-scale = { $scale -> [centred] centred [zscored] z-scores [log_ratio] log ratios [log2] log2 values [linear] linear *[doubtful] of doubtful scale }
phrase-pair_or_sample = { $unit -> [pair] pair *[sample] sample }
phrase-pairs_or_samples = { $unit -> [pair] pairs *[sample] samples }
phrase-now = { $listed -> [significant] { $now -> [listed] significant *[not_listed] not significant } *[called] { $now -> [listed] called *[not_listed] not called } }
phrase-then = { $listed -> [significant] { $then -> [up] be significant, up [down] be significant, down *[not_listed] not be significant } *[called] { $then -> [up] be called, up [down] be called, down *[not_listed] not be called } }
phrase-reach = { $n_reach -> [absent] {""} *[other] ; { $n_reach } of { $n } change by { $cut } or more in the direction of the mean }
phrase-each_group = { $unit -> [pair] pairs *[sample] samples in each group }
phrase-needed = { $n_needed -> [absent] over a million { phrase-each_group } [one] { $n_needed } { $unit -> [pair] pair *[sample] sample in each group } *[other] { $n_needed } { phrase-each_group } }
phrase-needed_first = { $n_needed -> [absent] Over a million { phrase-each_group } *[other] { phrase-needed } }
phrase-typical = { $n_typical -> [one] { $n_typical } { $unit -> [pair] pair *[sample] sample in each group } *[other] { $n_typical } { phrase-each_group } }
phrase-there = { $unit -> [pair] { $n_pairs -> [one] { $n_pairs } pair *[other] { $n_pairs } pairs } *[sample] { $n_case -> [one] { $n_case } case *[other] { $n_case } cases } and { $n_control -> [one] { $n_control } control *[other] { $n_control } controls } }
phrase-leave_out = To leave { LIST($leave_out) } out, { $case_line -> [absent] name the other samples in the study file: case = {"{"} samples = [ … ] {"}"} *[other] write: { $case_line } and { $control_line } }.
phrase-genes_without = { $genes_without -> [absent] The series cannot be fitted without { $unit -> [pair] its pair *[sample] it }. *[other] { $genes_with } genes have FDR < { $fdr_cut } with it, { $genes_without } without { $unit -> [pair] its pair *[sample] it }. }
phrase-random = { $n_as_far } of { $n_random } random labellings of this series go as far
phrase-check_labels = Check the labels of { LIST($samples, max: 8) }: a label may be wrong, or the tissue not what it is said to be.
phrase-role = { $role -> [case] case [control] control *[neither] neither }

# How far an answer's words go
severity-decides = decides
severity-matters = matters
severity-note = note

call-up = up
    .short = up
call-down = down
    .short = down
call-not_called = not called
    .short = not called

# Why a gene is not called: clauses, whose full stop is put by who says them
reason-not_on_platform = no probe of { $platform -> [absent] this table *[other] { $platform } } stands for { $gene }: it was not measured here
reason-filtered_out = probe { $probe } of { $platform -> [absent] the table *[other] { $platform } } names { $gene }, but the deposited values have no row for it: it was taken out before
reason-only_shared_probes = { $n -> [one] { $n } probe of { $platform -> [absent] this table *[other] { $platform } } names { $gene }, but it names another gene too *[other] { $n } probes of { $platform -> [absent] this table *[other] { $platform } } name { $gene }, but each names another gene too } ({ LIST($others, max: 4) }), and probes of several genes are dropped (multi_gene_probes = "keep" counts them)
reason-platform_names_no_genes = { $platform -> [absent] this table *[other] the table of { $platform } } names no genes, so each probe stands under its own id, and { $gene } cannot be looked up
reason-not_estimable = { $gene } has too few values in a group to be tested
reason-short_of_fold_change = significant (FDR { $fdr } < { $fdr_cut }), but |log2FC| { $size } is short of the threshold { $cut } by { $short }
reason-not_significant = |log2FC| { $size } reaches { $cut }, but FDR { $fdr } is not below { $fdr_cut } (p { $p }, rank { $rank } of { $n_genes })
reason-both = |log2FC| { $size } is short of { $cut } by { $short }, and FDR { $fdr } is not below { $fdr_cut } (p { $p }, rank { $rank } of { $n_genes })
reason-scale_in_doubt = no fold change can be claimed and no threshold applied, because the scale is in doubt: { $doubt -> [scale_unlogged] the values look unlogged [scale_logged_twice] the values look as if they were logged twice *[other] the values speak against it } (difference { $difference }, FDR { $fdr })
reason-not_log2_scale = the values are { phrase-scale }: a difference is not a log2 fold change, so the fold-change threshold cannot be applied (difference { $difference }, FDR { $fdr })

# Beside a row
note-found_as = found here as { $name }

# What one series says of the gene: its level in a word, and in a sentence
level-up = Up: log2FC { $log2fc } ({ $fold }-fold, 95% interval { $low } to { $high }), FDR { $fdr }.
    .word = up
level-down = Down: log2FC { $log2fc } ({ $fold }-fold, 95% interval { $low } to { $high }), FDR { $fdr }.
    .word = down
level-up_short = Up, but short of the threshold: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }; { $short } short of { $cut }.
    .word = up, short of the threshold
level-down_short = Down, but short of the threshold: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }; { $short } short of { $cut }.
    .word = down, short of the threshold
level-higher = Higher in the cases (FDR { $fdr }); the values are { phrase-scale }, so by how many fold cannot be said.
level-lower = Lower in the cases (FDR { $fdr }); the values are { phrase-scale }, so by how many fold cannot be said.
level-trivial = Different, but trivially: log2FC { $log2fc } ({ $fold }-fold), FDR { $fdr }, and surely smaller than { $bound }-fold (equivalence p { $equivalence_p }).
    .word = trivially different
level-equivalent = Equivalent: log2FC { $log2fc }, surely smaller than { $bound }-fold in either direction (equivalence p { $equivalence_p }).
    .word = equivalent
level-undetermined = Undetermined: { phrase-effect } { $log2fc } (95% interval { $low } to { $high }), FDR { $fdr }; neither a difference nor its absence is shown.
    .word = undetermined
level-not_measured = Not measured: { $reason }.
    .word = not measured

# Findings on a gene: not measured
finding-not_on_platform = { CAP($reason) }.
finding-platform_names_no_genes = { CAP($reason) }.
finding-filtered_out = { CAP($reason) }.
finding-only_shared_probes = { CAP($reason) }.{ $log2fc -> [absent] {""} *[other] {" "}Its probe { $probe } shows { phrase-effect } { $log2fc } (FDR { $fdr }){ $would_be_called -> [yes] {" "}and would be called *[no] {""} }. }
    .change = It would be measured with multi_gene_probes = "keep" in the study file.
finding-not_estimable = { CAP($reason) }.
finding-found_under_another_name = Found here as { $name }.
finding-probes_unannotated = Probe { $probe }, which stands for { $gene } in { LIST($series, max: 4) }, is on this array too, but the table used here names { COUNT($named_here) -> [0] no gene *[other] { LIST($named_here, max: 4) } } for it: the gene was measured and is not found by its name.
    .change = Correct the probe map, or leave probe_map out to use the platform's own table.
finding-probes_differ = Here { $gene } is read from { $used -> [absent] several probes *[other] { $used } }; probe { $probe }, which stands for it in { LIST($series, max: 4) }, is on this array but named { COUNT($named_here) -> [0] no gene *[other] { LIST($named_here, max: 4) } }: the tables disagree.
    .change = Correct the probe map, or leave probe_map out to use the platform's own table.

# … probes
finding-probe_would_be_called = Another probe of the gene, { $probe }, would be called: log2FC { $log2fc }, FDR { $fdr } among all probes{ COUNT($shared) -> [0] {""} *[other] ; but it names { LIST($shared, max: 4) } too }{ COUNT($others) -> [0] {""} *[other] ; so would { LIST($others, max: 4) } }.
    .change = It would be called if this probe stood for the gene (probe_choice, or a probe map of your own).
finding-probes_contradict = Its probes contradict each other, both significantly: { $up } is up ({ $up_log2fc }, FDR { $up_fdr }) and { $down } is down ({ $down_log2fc }, FDR { $down_fdr }).
    .change = Another probe standing for the gene; look up which transcripts the two measure.
finding-hangs_on_probe = The call rests on one probe: none of the { $n_others } others would be called ({ LIST($probes, max: 4, by: "semicolon") }).
    .change = Another probe standing for the gene.
finding-probes_partly_agree = { $n_called } of the { $n_others } other probes of the gene would be called the same way ({ LIST($probes, max: 4, by: "semicolon") }).
probe-measures = { $probe }: { $log2fc }, FDR { $fdr }
probe-stands = stands for the gene
probe-averaged = averaged with the gene's other probes
probe-dropped = dropped: names { $n } genes
probe-another = another probe has the { $choice -> [highest_mean] highest mean [highest_iqr] highest IQR [highest_variance] highest variance *[highest_median] highest median }
probe-all_averaged = the gene is the mean of its probes

# … values, samples, influence
finding-missing_values = { $n_missing } of { $total } samples { $n_missing -> [one] has *[other] have } no value for it ({ LIST($samples, max: 4) }){ $n_pairs_lost -> [0] {""} [one] , so { $n_pairs_lost } pair cannot be used *[other] , so { $n_pairs_lost } pairs cannot be used }.
finding-few_samples = Only { $n } { $side -> [pair] { $n -> [one] pair *[other] pairs } [case] { $n -> [one] case *[other] cases } *[control] { $n -> [one] control *[other] controls } }: the spread between samples is hardly known, so neither a call nor its absence means much.
    .change = More samples on that side; no threshold mends this.
finding-hangs_on_one = It is { phrase-now }, but without { phrase-pair_or_sample } { LIST($left_out, max: 8) } it would { phrase-then } ({ phrase-effect } { $log2fc }, p { $p }){ $n_alone -> [0] {""} [1] {""} *[other] ; { $n_alone } { phrase-pairs_or_samples } would each do this alone }. This is influence, not a licence to drop samples.
    .change = Leaving out { LIST($left_out, max: 8) }, if it has a fault of its own that can be named.
finding-flips_without = It is { phrase-now }; without the { $n } { phrase-pairs_or_samples } { LIST($left_out, max: 8) } it would { phrase-then } ({ phrase-effect } { $log2fc }, p { $p }). This is influence, not a licence to drop samples.
    .change = Leaving out { LIST($left_out, max: 8) }, if they have faults of their own that can be named.
finding-stable = No set of up to { $n } of { $total } { phrase-pairs_or_samples } was found whose removal would change that it is { phrase-now }.
finding-influence_unknown = How far the result hangs on single samples was not computed: { $why -> [model] the model weighs samples or keeps incomplete pairs *[values] its values are not at hand }.

# … fold change
finding-short_of_fold_change = It is significant (FDR { $fdr }), but log2FC { $log2fc } ({ $fold }-fold) is short of the threshold { $cut } by { $short }.
    .change = At |log2FC| ≥ { $enough } it would be in the list.
finding-also_short_of_fold_change = log2FC { $log2fc } ({ $fold }-fold) is also short of the threshold { $cut }, by { $short }.
finding-confident_effect = The largest fold change that can be claimed at FDR { $fdr_cut } is log2FC { $confident_log2fc } ({ $fold }-fold).
finding-confident_direction = At FDR { $fdr_cut } its direction can be claimed, but no size of the change.
finding-surely_below_threshold = Its 95% interval, { $low } to { $high }, lies wholly inside ±{ $cut }: a true change of that size is unlikely, so more samples would hardly bring it into the list.

# … FDR
finding-short_of_fdr = FDR { $fdr } is not below { $fdr_cut }: its p { $p } has rank { $rank } of { $n_genes }, { $n_before -> [one] { $n_before } gene *[other] { $n_before } genes } before it, and { $n_passing -> [0] no gene passes: one would need p ≤ { $p_line } [one] the line is at p ≤ { $p_line } ({ $n_passing } gene) *[other] the line is at p ≤ { $p_line } ({ $n_passing } genes) }.
    .change = An FDR threshold above { $fdr } would have it{ $large -> [yes] {""} *[no] , with a lower fold-change threshold too }.
finding-fdr_cliff = In this series { $at_05 -> [one] { $at_05 } gene has *[other] { $at_05 } genes have } FDR < 0.05, { $at_10 } < 0.10 and { $at_20 } < 0.20.
finding-raw_p_only = A t-test of this gene alone would say p = { $p_alone -> [absent] { $p } *[other] { $p_alone } (moderated { $p }) }; but { $n_genes } genes were tested, and about { $by_chance } of them would reach such a p by chance, were none different.
finding-too_variable = It varies more than most genes here: its SD within the groups is { $sd }, { $ratio } times the typical { $typical_sd }{ $above -> [absent] {""} *[other] , above { $above }% of genes }. A typical gene would need { phrase-typical } to show log2FC { $cut }, this one { phrase-needed }; there are { phrase-there }.
    .change = { phrase-needed_first }, or whatever makes it vary less: a covariate, purer samples, pairs.
finding-too_few_samples = There are too few samples: with power 0.8 a log2FC of { $cut } needs { phrase-needed } ({ phrase-typical } for a gene of typical spread), and there are { phrase-there }. Its SD within the groups is { $sd }, { $ratio } times the typical { $typical_sd }.
    .change = { phrase-needed_first }.

# … power
finding-underpowered = A true log2FC of { $cut } would be found here with probability { $power } only; the smallest found with probability 0.8 is { $detectable }.
finding-power_enough = A true log2FC of { $cut } would be found here with probability { $power }.
finding-detectable_difference = The smallest true difference found here with probability 0.8 is { $detectable }.
finding-exaggerated = Results that reach significance here overstate: were the true log2FC { $cut }, a significant estimate would be { $type_m } times too large on average{ $type_s -> [absent] {""} *[other] {" "}and have the wrong sign with probability { $type_s } }.

# … spread
finding-pairs_disagree = The pairs disagree: in { $n_up } of { $n } it is higher in the case, in { $n_down } lower ({ COUNT($down) -> [0] none; the others are equal *[other] { LIST($down, max: 6) } }); the differences have mean { $mean } and SD { $sd }{ phrase-reach }.
finding-pairs_agree = In all { $n } pairs it is { $n_up -> [0] lower *[other] higher } in the case; the differences have mean { $mean } and SD { $sd }{ phrase-reach }.
finding-two_subgroups = The { $what -> [pairs] pairs' differences *[cases] cases } fall into two groups: { $n_low } around { $low } and { $n_high } around { $high } ({ $where -> [below] below *[above] above }: { LIST($fewer, max: 6) }); the split explains { $explained }% of their variance.
finding-spread_differs = The { $wide -> [case] cases vary more than the controls *[control] controls vary more than the cases }: SD { $sd_wide } against { $sd_narrow } (ratio of variances { $ratio }).
finding-cases_like_controls = { $n } of { $total } cases lie within the range of the controls ({ $low } to { $high }).
finding-outlier_subgroup = A subgroup of { $n } of { $total } cases stands apart ({ LIST($samples, max: 6) }), far { $where -> [below] below *[above] above } all controls, while the median case does not: an average over all cases says little of them.

# … size
finding-equivalent = It is surely smaller than { $fold }-fold: the 90% interval of its log2FC, { $low } to { $high }, lies inside ±{ $bound } (equivalence p { $p }).
finding-not_equivalent = Its absence is not shown either: the 90% interval of its log2FC, { $low } to { $high }, reaches beyond ±{ $bound } ({ $fold }-fold; equivalence p { $p }).
finding-no_fold_change_here = The values are { phrase-scale }: a difference of them is not a log2 fold change, so neither a fold-change threshold nor equivalence can be applied; only the direction of a significant difference is said.

# … called: the mirror questions
finding-margin = It clears |log2FC| ≥ { $cut } by { $over_log2fc } and stands at FDR { $fdr } against { $fdr_cut }; it would leave the list at |log2FC| > { $size } or FDR ≤ { $fdr }.
    .change = |log2FC| > { $size } or FDR ≤ { $fdr } as threshold.
finding-confident_below_threshold = The data do not claim more than log2FC { $confident_log2fc } ({ $fold }-fold) at FDR { $fdr_cut }, which is less than the threshold { $cut }: that the true change reaches the threshold is not shown.

# … composition
finding-composition = It may reflect a different mix of cells: a score of { $n_markers } { $set } markers is { $direction -> [higher] higher *[lower] lower } in the cases (p { $score_p }), within the groups the gene follows it (p { $follows_p }), and with it as covariate { phrase-effect } goes from { $before } to { $after } (p { $p_after }){ COUNT($others) -> [0] {""} *[other] ; so with { LIST($others, max: 4) } markers }.
    .change = The score of { $set } markers as covariate.
markers-acinar = acinar
markers-hepatocyte = hepatocyte
markers-intestinal_epithelium = intestinal epithelium
markers-fibroblast = fibroblast
markers-endothelial = endothelial
markers-leukocyte = leukocyte
markers-T_cell = T cell
markers-B_cell = B cell
markers-myeloid = myeloid
markers-smooth_muscle = smooth muscle
markers-adipose = adipose
markers-proliferation = proliferation

# Findings on a series: its scale
finding-scale_centred = The values are centred by gene: a difference is not known to be a log2 fold change, so no fold-change threshold applies.{ $why -> [absent] {""} *[other] {" "}{ $why } }
    .change = Look for a deposit that is not centred (raw files, another table of the series).
finding-scale_zscored = The values are z-scores: a difference is in standard deviations, so no fold-change threshold applies.{ $why -> [absent] {""} *[other] {" "}{ $why } }
    .change = Look for a deposit that is not standardised (raw files, another table of the series).
finding-scale_logged_twice = The values were logged twice{ $by -> [study_file] , because scale = "linear" took log2 of values that are log2 already *[deposit] , or are log10 }: as deposited they reach only { $maximum }, and on the scale analysed the gene means have SD { $sd_of_gene_means } (log2 arrays: 1.2 to 3.0). A true two-fold change at the middle of this array reads as { $twofold_reads_as } instead of 1.
    .change = { $by -> [study_file] Take scale = "linear" out of the study file: the values are logarithms already. *[deposit] Undo one logarithm (2 to the power of each value) and bring the table as your own; if log10: times 3.32. }
finding-scale_compressed = The values are compressed: the largest is { $maximum } and the gene means have SD { $sd_of_gene_means } (log2 arrays: 1.2 to 3.0). They may be log10 or natural logarithms, or logged twice; log2 fold changes are then too small.
    .change = Find out which logarithm was taken and bring the values as log2 in a table of your own.
finding-scale_unlogged = The values are taken as log2 but look unlogged: their .99 quantile is { $q99 } and the largest { $maximum }, and no log2 value of an array is above 50. Differences are then not log2 fold changes.
    .change = Write scale = "linear" in the study file.
finding-scale_declared = The study file's word on the scale goes against the values. { LIST($why, by: "sentence") }
    .change = Take scale = … out of the study file to have it found from the values.
finding-scale_unsure = The scale is not certain. { LIST($why, by: "sentence") }
    .change = Say scale = "linear" or scale = "log2" in the study file if you know it.
finding-scale_missing = { $share }% of the values of the samples in the model are missing, most in { $sample } ({ $share_of_sample }%); genes that lose samples are known less well.
    .change = Most were values of 0 or less, which have no logarithm: look for a table without them.

# … its groups
finding-groups_swapped = Case and control may be swapped here: the fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }), while those agree among themselves (correlation { $agree }).
    .change = Check which samples are the cases; if they are swapped, exchange case and control in the study file.
finding-groups_opposite = The fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }): in one of the two case and control may be swapped, and the series alone do not say in which.
    .change = Check which samples are the cases in both series.
finding-groups_swapped_one = Case and control may be swapped here: the fold changes point the other way than in { LIST($others, max: 4) } (correlation { $r } over { $n_genes } genes; { phrase-random }), and it is here that { $n_markers_down } of { $n_markers } genes of dividing cells are lower in the cases.
    .change = Check which samples are the cases; if they are swapped, exchange case and control in the study file.
finding-groups_swapped_markers = Case and control may be swapped: { $n_down } of { $n } genes of dividing cells are lower in what is labelled tumour ('{ $label }'; median log2FC { $median_log2fc }, median t { $median_t }), and in nearly every tumour they are higher.
    .change = Check which samples are the tumours; if they are swapped, exchange case and control in the study file.
finding-groups_swapped_words = Case and control are the other way round than in the series' own words: { $n_case } of { $of_case } cases of the study file are controls by the words of the series, and { $n_control } of { $of_control } controls are cases ({ $sample }: { $why }).
    .change = Exchange case and control in the study file, unless this direction is meant.
finding-groups_words = { $n -> [one] { $n } sample has another group in the study file than by the words of the series: { LIST($samples, max: 4) } ({ $why }). *[other] { $n } samples have another group in the study file than by the words of the series: { LIST($samples, max: 4) } ({ $sample }: { $why }). }
    .change = { $n -> [one] Check this sample in the study file. *[other] Check these samples in the study file. }
finding-groups_exchanged = { $case } (labelled case) and { $control } (labelled control) may be exchanged: each fits the other group on genes chosen without it ({ LIST($margins, max: 8) }; 0.5 is its own group's centre, −0.5 the other's), and { $n_right } of the { $n } samples fit their own.
    .change = { phrase-check_labels }
finding-groups_mislabelled = { LIST($samples, max: 8) } { COUNT($samples) -> [one] fits the other group on genes chosen without it *[other] fit the other group on genes chosen without them } ({ LIST($margins, max: 8) }; 0.5 is a sample's own group's centre, −0.5 the other's), while { $n_right } of the { $n } samples fit their own.
    .change = { phrase-check_labels }
sample-margin = { $sample } { $margin }
finding-groups_clustered = { LIST($samples, max: 8) } { COUNT($samples) -> [one] sits *[other] sit } with the other group: on the first principal component ({ $share }% of the variance) the samples form two clusters, { $distance } SDs apart, and the other { $n_right } of the { $n } samples are in that of their label.
    .change = { phrase-check_labels }
finding-groups_mixed = The groups explain no more than chance would: { $share } % of the genes have p < 0.05, and with labels that mean nothing it would be 5.0 % on average.

# … its pairs
finding-pairs_unused = The { $n_pairs } proposed pairs are not used but really are alike: partners correlate { $within } beyond their group, others { $between } (p { $p } for random partners). With pairs the typical standard error would be { $se_ratio } times as large.
    .change = { $pair -> [absent] Say in the study file which field names the individual: pair = {"{"} field = … {"}"}. *[other] If these are the pairs, write: { $pair }. }
finding-pairs_unlike = The { $n_pairs } proposed pairs are not used, and partners are no more alike ({ $within }) than others ({ $between }; p { $p } for random partners): leaving the pairs out loses little.
finding-pairs_wrong = The pairs may be wrong: partners correlate { $within } beyond their group, no more than samples of different individuals ({ $between }; p { $p } for random partners of { $n_pairs } pairs).
    .change = Check the pair rule in the study file; pair = false treats the samples as independent.
finding-pairs_sex = The two arrays of { LIST($individuals, max: 8) } show different sexes by XIST and the Y genes ({ $individual }: XIST { $xist }, Y genes { $y_genes }, case − control): they cannot come from one individual.
    .change = Check the pair rule in the study file, and the labels of these samples.

# … its arrays and samples
finding-arrays_shifted = { $sample } stands apart in intensity: its median lies { $shift } { $where -> [below] below *[above] above } that of the other arrays on the log2 scale ({ $fold }-fold), and theirs have a robust SD of { $robust_sd }. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_spread = { $sample } stands apart in spread: its interquartile range is { $ratio } times that of the other arrays. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_unlike = { $sample } is unlike its own group: its median correlation to { $others -> [group] its own group *[all] the other samples } is { $correlation }, where { $usual } is usual (the lowest of the rest is { $lowest_of_rest }), and it lies { $pca_distance } times as far from its group's middle on the picture of principal components as is usual. { phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_duplicate = { $first } and { $second } are copies or one sample measured twice: after each gene is centred they correlate { $correlation }, and the next closest two samples { $next }. They are not independent.
    .change = { phrase-leave_out }
finding-samples_pools = Pooled arrays are not independent samples: { LIST($samples, max: 8) } { COUNT($samples) -> [one] is *[other] are } in the model although the words of the series say pooled ({ $why }).
    .change = { phrase-leave_out }
finding-samples_unequal = The { $side -> [case] cases *[control] controls }, the smaller group ({ $n_small } against { $n_large }), vary more: their variance is { $variance_ratio } times the others' in the typical one of the most variable genes, so p-values here may be too small.
    .change = More samples on the smaller side; nothing in the model allows for it.
finding-samples_few = Only { $n } { $side -> [case] case *[control] control } { $n -> [one] sample *[other] samples }: the variance within that group is barely known, and one odd sample decides.
    .change = More samples; nothing in the analysis replaces them.

# The verdict
phrase-any_series = { $n_series -> [1] the one series ({ LIST($all) }) *[other] any of the { $n_series } series }
phrase-all_series = { $n_series -> [1] the one series ({ LIST($all) }) *[other] all { $n_series } series }
phrase-which = { $n_series -> [1] {""} *[other] {" "}({ LIST($series, max: 4) }) }
phrase-at = {" "}{ $rule -> [treat] by TREAT at *[cuts] at } |log2FC| ≥ { $cut } and FDR < { $fdr_cut }
verdict-text = { LIST($sentences, by: "sentence") }
verdict-simulated = Simulated data: { $verdict }
verdict-nothing_analysed = No series could be compared, so nothing can be said about a difference of { $gene }.
verdict-not_measured = { $gene } was not measured in { phrase-any_series } analysed.
verdict-only_shared_probes = { $gene } has no value of its own in { phrase-any_series } analysed: its probes name other genes too, and such probes are dropped.
verdict-not_testable = { $gene } has too few values to be tested in { phrase-any_series } analysed.
verdict-called_up_in_all = { $gene } is up in { phrase-all_series } that measured it{ phrase-which }{ phrase-at }.
verdict-called_up_in_some = { $gene } is up in { $n_up } of { $n_series } series{ phrase-which }{ phrase-at }, and down in none.
verdict-called_down_in_all = { $gene } is down in { phrase-all_series } that measured it{ phrase-which }{ phrase-at }.
verdict-called_down_in_some = { $gene } is down in { $n_down } of { $n_series } series{ phrase-which }{ phrase-at }, and up in none.
verdict-called_both_ways = { $gene } is up in { $n_up } and down in { $n_down } of { $n_series } series{ phrase-which }{ phrase-at }: the series contradict.
verdict-called_in_none = { $gene } is not called in { phrase-any_series } that measured it{ phrase-at }.

# What it rests on
detail-trivial = Significant, but surely smaller than { $bound }-fold: { LIST($series, max: 4) }.
detail-short_of_fold_change = Significant but short of the fold change: { LIST($series, max: 4) }.
detail-not_significant = Large enough but not significant: { LIST($series, max: 4) }.
detail-both = Undetermined, neither large enough nor significant nor shown to be absent: { LIST($series, max: 4) }.
detail-equivalent = Equivalent, any difference being surely smaller than { $bound }-fold: { LIST($series, max: 4) }.
detail-scale_in_doubt = On a scale that is in doubt, so without a fold change: { LIST($series, max: 4) }.
detail-not_log2_scale = Not on a log2 scale, so without a fold change: { LIST($series, max: 4) }.
detail-against = The other way, though not called: { LIST($series, max: 4) }.
detail-swapped = In { LIST($series, max: 4) } case and control may be swapped, so its direction is not to be trusted, nor the pooled line, before that is settled.
series-not_analysed = not analysed: { $reason }
series-short = { $series } by { $short }
series-fdr = { $series } (FDR { $fdr })
series-effect = { $series } (log2FC { $log2fc })
pooled-higher = Pooled over { $k } series it is higher in the cases on average: log2FC { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }).
pooled-lower = Pooled over { $k } series it is lower in the cases on average: log2FC { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }).
pooled-open = Pooled over { $k } series the log2FC is { $estimate } (95 % CI { $ci_low } to { $ci_high }, p { $p }), which leaves the direction open.
pooled-prediction = A further series like these would be expected between { $pi_low } and { $pi_high } (95 % prediction interval, approximate).

# Why a series did not go into the pooling
unpooled-not_measured = not measured
unpooled-scale_in_doubt = its scale is in doubt: no log2 fold change
unpooled-not_log2_scale = the values are { phrase-scale }: no log2 fold change
unpooled-other_name = stands there as { $gene }
unpooled-no_estimate = no estimate with a standard error
unpooled-duplicates = { $n } of its samples are in another series of this study, and too few are left without them

# Thresholds that people use
preset-cuts = { $cut } and { $fdr_cut }
    .short = { "" }
preset-two_sd = mean + 2 SD of |log2FC|, { $fdr_cut }
    .short = mean + 2 SD of |log2FC|
preset-treat = TREAT { $fold }-fold, { $fdr_cut }
    .short = TREAT { $fold }-fold

# The same samples twice
overlap-shared = { $a } and { $b } share { $n -> [one] { $n } sample *[other] { $n } samples } ({ LIST($roles) }): { LIST($reasons, by: "semicolon") }.{ COUNT($fields) -> [0] {""} *[other] {" "}{ LIST($fields, by: "sentence") } }
overlap-within = In { $a } { $n -> [one] { $n } pair of samples is one sample measured twice, or two of one individual *[other] { $n } pairs of samples are one sample measured twice, or two of one individual ({ LIST($roles) }) }: { LIST($reasons, by: "semicolon") }.
overlap-crossed = { $n -> [one] { $n } that is *[other] { $n } that are } case in one and control in the other
overlap-by_accession = { $n } by the same sample accession
overlap-by_profile = { $n } by their profiles (correlation { $r_high -> [absent] { $r_low } *[other] { $r_low } to { $r_high } } on { $n_genes } genes; { $n_rest -> [absent] nothing to compare with *[other] 99 % of the { $n_rest } other pairs below { $q99 }, the highest { $largest } })
overlap-field = { $field -> [survival_time] Survival time [age] Age [sex] Sex [grade] Grade [stage] Stage [patient] Patient *[tumour_size] Tumour size } equal in { $n_equal } of { $n } matched pairs that state it; by chance { $one_in -> [absent] { $chance } % *[other] 1 in { $one_in } }.
overlap-none = { $within -> [yes] In { $a } *[no] { $a } and { $b } }: no sample twice ({ $sample_a -> [absent] correlation of *[other] the most alike are { $sample_a } and { $sample_b } with a correlation of } { $largest }, and { $line } would count; { $n_genes } genes).
overlap-not_compared = { $within -> [yes] In { $a } *[no] { $a } and { $b } }: profiles could not be compared ({ $why -> [no_genes] they have no genes in common [few_genes] only { $n_genes } genes are common *[few_samples] too few samples }); no sample accession occurs twice.
overlap-all_clear = No sample was found twice in { $n } comparisons. The closest: { $closest }{ phrase-not_compared }
overlap-nothing_compared = No sample accession occurs twice; profiles could not be compared.{ phrase-not_compared }
phrase-not_compared = { $n_not_compared -> [0] {""} [one] {" "}{ $n_not_compared } comparison was not possible on profiles. *[other] {" "}{ $n_not_compared } comparisons were not possible on profiles. }
overlap-left_out = { $n -> [one] { $n } sample of { $series } is *[other] { $n } samples of { $series } are } left out of the pooling: { LIST($parts, by: "semicolon") }.
overlap-also_elsewhere = { $n } also in another series ({ LIST($samples, max: 4) })
overlap-copies = { $n -> [one] { $n } copy *[other] { $n } copies } within the series ({ LIST($samples, max: 4) })
overlap-replicates = { $n -> [one] { $n } technical replicate *[other] { $n } technical replicates } ({ LIST($samples, max: 4) })
overlap-individuals = { $n -> [one] { $n } further sample of an individual *[other] { $n } further samples of individuals } ({ LIST($samples, max: 4) })
overlap-pools = { $n -> [one] { $n } pool *[other] { $n } pools } ({ LIST($samples, max: 4) })
overlap-dropped = { $sample } of { $series } is left out of the pooling: { $kind -> [shared] the same sample as { phrase-kept } [copy] a copy of { phrase-kept } [replicate] a replicate of { phrase-kept } [individual] of the same individual as { phrase-kept } *[pool] a pool of samples }.
phrase-kept = { $kept }{ $kept_in -> [absent] {""} *[other] {" "}of { $kept_in } }
overlap-named_pools = { $series }: { LIST($samples, max: 4) } { COUNT($samples) -> [one] is a pool *[other] are pools } by the words of the series, { $n_beside -> [0] as are all { phrase-role } samples [one] beside { $n_beside } single { phrase-role } sample *[other] beside { $n_beside } single { phrase-role } samples }{ $declared -> [yes] ; the study file has them in this group, so they stay *[no] {""} }.
overlap-named_replicates = { $series }: { LIST($samples, max: 4) } are { $technical -> [yes] technical replicates *[no] numbered replicates, which may be technical or not, } by their titles ({ LIST($titles, by: "comma") }).
overlap-named_individual = { $series }: individual { $individual } has { $n } { phrase-role } samples ({ LIST($samples, max: 4) }){ $trust -> [modelled] ; the model allows for it [unsure] ; but the individuals are not sure *[sure] {""} }.
