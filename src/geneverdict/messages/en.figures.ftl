# What figures share
figure-effect = { $estimate } { $interval }
figure-interval = { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-sizes = { $cases } v { $controls }
figure-role_count = { $role } ({ $n })
figure-groups = { $cases -> [one] { $cases } case *[other] { $cases } cases }, { $controls -> [one] { $controls } control *[other] { $controls } controls }{ $neither -> [0] {""} *[other] , { $neither } neither }.

# Forest plot
figure-forest_name = { $gene } over all series
figure-forest_title = { $gene }{ $asked -> [absent] {""} *[other] {" "}(asked as { $asked }) } in { $n } series
figure-forest_line = measured in { $measured }; called up in { $up }, down in { $down }
figure-forest_names = series
figure-forest_lower = ← lower in case
figure-forest_higher = higher in case →
figure-forest_numbers = { $unit } [95 % CI]
figure-forest_below = { $platform -> [absent] { $size } *[other] { SHORT($platform, length: 18) } · { $size } }
figure-forest_not_measured = not measured
figure-forest_called = FDR { $fdr } · { $call }
figure-forest_other_scale = difference of { $kind -> [centred] centred *[zscored] z-scored } values, not log2FC: not drawn
figure-forest_told = { $unit } { $effect }
figure-forest_pooled_of = { $k } series{ $i2 -> [absent] {""} *[other] , I² { $i2 } % }
figure-forest_one_series = one series only: nothing to pool
figure-forest_no_estimate = no pooled estimate
figure-forest_chance = p { $p } · 95 % PI { $interval }
figure-forest_axis = { $unit -> [difference] difference (not a log2 fold change) *[log2FC] log2FC }, case − control{ $cut -> [absent] {""} *[other] ; dashed: threshold ±{ $cut } }
figure-forest_marks = ▲ up, ▼ down, ● not called at |{ $unit }| ≥ { $log2fc } and FDR < { $fdr }
figure-forest_diamond = ◆ pooled: { $method }{ $thin -> [yes] ; thin line: prediction interval (PI) for a new series *[no] {""} }
figure-forest_failed = not analysed: { SHORT($series, length: 30) }: { $reason }
figure-forest_alt = Forest plot of { $gene }, case minus control: { $rows -> [0] no series could be analysed *[other] { LIST($rows, by: "semicolon") } }.
figure-forest_alt_row = { $series } ({ $size }) { $unit } { $effect }, { $call }
figure-forest_alt_absent = { $series } not measured
figure-forest_alt_pooled = pooled over { $k } series { $effect }, p { $p }
figure-forest_alt_new = prediction interval { $interval }

# Values of the gene
figure-values_name = { $gene } in { $series }
figure-values_title = { $gene } in { SHORT($series, length: 30) }
figure-values_absent = the gene was not measured
figure-values_axis = { $kind -> [log_ratio] log2 ratio of the two channels [centred] gene-centred value (not a log2 level) [zscored] z-score (not a log2 level) *[log2] log2 expression }
figure-values_line = { LIST($parts, by: "semicolon") }
figure-values_pairs = higher in case in { $up } of { $n -> [one] { $n } pair *[other] { $n } pairs }, lower in { $down }
figure-values_box = box: quartiles and median; whiskers: 1.5 box lengths at most
figure-values_unpaired = { $n -> [one] { $n } pair *[other] { $n } pairs } without both values
figure-values_missing = { $n -> [one] { $n } sample *[other] { $n } samples } without a value
figure-values_compared = { $unit } { $effect }, FDR { $fdr }
figure-values_n = n = { $n }
figure-values_alt = Values of { $gene } in { $series }: control ({ $control }) beside case ({ $case }), { $size }; { $unit } { $effect }, FDR { $fdr }.
figure-values_alt_absent = The gene was not measured in { $series }.

# Volcano plot
figure-volcano_name = All genes in { $series }
figure-volcano_title = All genes in { SHORT($series, length: 30) }
figure-volcano_line = { $up } up ▲, { $down } down ▼ of { $n -> [one] { $n } gene *[other] { $n } genes }
figure-volcano_place = { $gene }: { $p -> [absent] no p-value *[other] p { $p }, rank { $rank } by p, ahead of { $ahead } % }
figure-volcano_fdr = { $any -> [yes] FDR { $fdr } *[no] no gene at FDR < { $fdr } }
figure-volcano_alt = Volcano plot of all genes in { $series }{ $gene -> [absent] ; the target was not measured *[other] : { $gene } at { $unit } { $effect }, p { $p }, rank { $rank } of { $n } }.

# Samples
figure-pca_name = Principal components, { $series }
figure-pca_title = Principal components, { SHORT($series, length: 24) }
figure-pca_line = { $samples -> [one] { $samples } sample *[other] { $samples } samples }, { $genes -> [one] { $genes } gene *[other] { $genes } genes }
figure-pca_axis = component { $which } ({ $share } % of variance)
figure-pca_alt = Principal components of the samples of { $series }: { $first } % and { $second } % of the variance. { $groups }
figure-correlation_name = Sample correlation, { $series }
figure-correlation_title = Sample correlation, { SHORT($series, length: 24) }
figure-correlation_line = Pearson, clustered; lowest { $lowest }, median { $middle }
figure-correlation_alt = Heatmap of the correlations between the samples of { $series }, clustered. { $groups }

# While drawing
step-no_letters = The figures are in English: no font of this machine has Chinese letters (Noto Sans CJK SC is one).
