# 多处共用的词语
phrase-sentence = { CAP($said) }
phrase-effect = { $effect -> [difference] 差值 *[log2FC] log2FC }
phrase-scale = { $scale -> [centred] 中心化值 [zscored] z 分数 [log_ratio] 对数比值 [log2] log2 值 [linear] 线性值 *[doubtful] 尺度存疑的值 }
phrase-pair_or_sample = { $unit -> [pair] 配对 *[sample] 样本 }
phrase-pairs_or_samples = { $unit -> [pair] 对 *[sample] 个样本 }
phrase-now = { $listed -> [significant] { $now -> [listed] 显著 *[not_listed] 不显著 } *[called] { $now -> [listed] 判定为差异表达 *[not_listed] 未判定为差异表达 } }
phrase-then = { $listed -> [significant] { $then -> [up] 会显著，方向为上调 [down] 会显著，方向为下调 *[not_listed] 不再显著 } *[called] { $then -> [up] 会判定为上调 [down] 会判定为下调 *[not_listed] 不再判定为差异表达 } }
phrase-reach = { $n_reach -> [absent] {""} *[other] ；{ $n } 对中有 { $n_reach } 对沿均值方向的变化达到或超过 { $cut } }
phrase-each_group = { $unit -> [pair] 对 *[sample] 个样本 }
phrase-needed = { $unit -> [pair] { $n_needed -> [absent] 超过一百万对 *[other] { $n_needed } 对 } *[sample] { $n_needed -> [absent] 每组超过一百万个样本 *[other] 每组 { $n_needed } 个样本 } }
phrase-needed_first = { phrase-needed }
phrase-typical = { $unit -> [pair] { $n_typical } 对 *[sample] 每组 { $n_typical } 个样本 }
phrase-there = { $unit -> [pair] { $n_pairs } 对 *[sample] 实验组 { $n_case } 个样本、对照组 { $n_control } 个样本 }
phrase-leave_out = 若要去掉 { LIST($leave_out) }，{ $case_line -> [absent] 请在研究文件中列出其他样本：case = {"{"} samples = [ … ] {"}"} *[other] 请写：{ $case_line } 和 { $control_line } }。
phrase-genes_without = { $genes_without -> [absent] 去掉{ $unit -> [pair] 它所在的一对 *[sample] 它 }后，该数据集无法拟合模型。 *[other] 包含它时有 { $genes_with } 个基因 FDR < { $fdr_cut }，去掉{ $unit -> [pair] 它所在的一对 *[sample] 它 }时为 { $genes_without } 个。 }
phrase-random = 对该数据集随机标注 { $n_random } 次，有 { $n_as_far } 次达到同样的程度
phrase-check_labels = 请核对 { LIST($samples, max: 8) } 的标签：可能标签有误，或组织并非所称的那种。
phrase-role = { $role -> [case] 实验组 [control] 对照组 *[neither] 组外 }

severity-decides = 决定性
severity-matters = 重要
severity-note = 备注

call-up = 上调
    .short = 上调
call-down = 下调
    .short = 下调
call-not_called = 未判定为差异表达
    .short = 未判定

# 为什么未判定为差异表达：分句，句号由引用者加
reason-not_on_platform = { $platform -> [absent] 该表中 *[other] { $platform } 上 }没有代表 { $gene } 的探针：此处未检测该基因
reason-filtered_out = { $platform -> [absent] 该表 *[other] { $platform } }的探针 { $probe } 对应 { $gene }，但提交的数据中没有这一行：它在提交之前已被剔除
reason-only_shared_probes = { $platform -> [absent] 该表中 *[other] { $platform } 上 }有 { $n } 个探针对应 { $gene }，但{ $n -> [1] 它 *[other] 每个都 }还对应其他基因（{ LIST($others, max: 4) }），而对应多个基因的探针会被剔除（multi_gene_probes = "keep" 可将其计入）
reason-platform_names_no_genes = { $platform -> [absent] 该表 *[other] { $platform } 的注释表 }没有给出基因，每个探针只以自己的编号列出，因此无法查找 { $gene }
reason-not_estimable = { $gene } 在某一组中的值太少，无法检验
reason-short_of_fold_change = 显著（FDR { $fdr } < { $fdr_cut }），但 |log2FC| { $size } 比阈值 { $cut } 还差 { $short }
reason-not_significant = |log2FC| { $size } 达到 { $cut }，但 FDR { $fdr } 不低于 { $fdr_cut }（p { $p }，在 { $n_genes } 个基因中排第 { $rank } 位）
reason-both = |log2FC| { $size } 比 { $cut } 还差 { $short }，且 FDR { $fdr } 不低于 { $fdr_cut }（p { $p }，在 { $n_genes } 个基因中排第 { $rank } 位）
reason-scale_in_doubt = 尺度存疑，因此不能断言倍数变化，也不能使用阈值：{ $doubt -> [scale_unlogged] 数据看起来未取对数 [scale_logged_twice] 数据看起来被取了两次对数 *[other] 数据与之不符 }（差值 { $difference }，FDR { $fdr }）
reason-not_log2_scale = 数据为{ phrase-scale }：差值不是 log2 倍数变化，因此不能使用倍数变化阈值（差值 { $difference }，FDR { $fdr }）

note-found_as = 在此以 { $name } 之名出现

level-up = 上调：log2FC { $log2fc }（{ $fold } 倍，95% 区间 { $low } 至 { $high }），FDR { $fdr }。
    .word = 上调
level-down = 下调：log2FC { $log2fc }（{ $fold } 倍，95% 区间 { $low } 至 { $high }），FDR { $fdr }。
    .word = 下调
level-up_short = 上调，但未达到阈值：log2FC { $log2fc }（{ $fold } 倍），FDR { $fdr }；比 { $cut } 还差 { $short }。
    .word = 上调，未达到阈值
level-down_short = 下调，但未达到阈值：log2FC { $log2fc }（{ $fold } 倍），FDR { $fdr }；比 { $cut } 还差 { $short }。
    .word = 下调，未达到阈值
level-higher = 实验组中更高（FDR { $fdr }）；数据为{ phrase-scale }，因此无法说明相差多少倍。
level-lower = 实验组中更低（FDR { $fdr }）；数据为{ phrase-scale }，因此无法说明相差多少倍。
level-trivial = 有差异，但差异微小：log2FC { $log2fc }（{ $fold } 倍），FDR { $fdr }，且肯定小于 { $bound } 倍（等效性 p { $equivalence_p }）。
    .word = 差异微小
level-equivalent = 等效：log2FC { $log2fc }，无论哪个方向都肯定小于 { $bound } 倍（等效性 p { $equivalence_p }）。
    .word = 等效
level-undetermined = 无法确定：{ phrase-effect } { $log2fc }（95% 区间 { $low } 至 { $high }），FDR { $fdr }；既未证明有差异，也未证明没有差异。
    .word = 无法确定
level-not_measured = 未检测：{ $reason }。
    .word = 未检测

finding-not_on_platform = { CAP($reason) }。
finding-platform_names_no_genes = { CAP($reason) }。
finding-filtered_out = { CAP($reason) }。
finding-only_shared_probes = { CAP($reason) }。{ $log2fc -> [absent] {""} *[other] 其探针 { $probe } 显示 { phrase-effect } { $log2fc }（FDR { $fdr }）{ $would_be_called -> [yes] ，会判定为差异表达 *[no] {""} }。 }
    .change = 若在研究文件中写 multi_gene_probes = "keep"，该基因就有检测值。
finding-not_estimable = { CAP($reason) }。
finding-found_under_another_name = 在此以 { $name } 之名出现。
finding-probes_unannotated = 探针 { $probe } 在 { LIST($series, max: 4) } 中代表 { $gene }，本芯片上也有这个探针，但此处所用的注释表{ COUNT($named_here) -> [0] 没有为它给出基因 *[other] 将其标为 { LIST($named_here, max: 4) } }：该基因其实已检测，只是按名称查找不到。
    .change = 请更正探针映射，或去掉 probe_map 以使用平台自带的注释表。
finding-probes_differ = 此处 { $gene } 取自{ $used -> [absent] 多个探针 *[other] {" "}{ $used } }；在 { LIST($series, max: 4) } 中代表它的探针 { $probe } 本芯片上也有，却{ COUNT($named_here) -> [0] 没有标注基因 *[other] 被标为 { LIST($named_here, max: 4) } }：各注释表不一致。
    .change = 请更正探针映射，或去掉 probe_map 以使用平台自带的注释表。

finding-probe_would_be_called = 该基因的另一个探针 { $probe } 会判定为差异表达：log2FC { $log2fc }，在全部探针中的 FDR 为 { $fdr }{ COUNT($shared) -> [0] {""} *[other] ；但它还对应 { LIST($shared, max: 4) } }{ COUNT($others) -> [0] {""} *[other] ；{ LIST($others, max: 4) } 也会判定为差异表达 }。
    .change = 若由该探针代表此基因（设置 probe_choice，或使用自己的探针映射），它就会判定为差异表达。
finding-probes_contradict = 它的探针相互矛盾，且两者都显著：{ $up } 上调（{ $up_log2fc }，FDR { $up_fdr }），{ $down } 下调（{ $down_log2fc }，FDR { $down_fdr }）。
    .change = 改由另一个探针代表该基因；并查明这两个探针各检测哪些转录本。
finding-hangs_on_probe = 这一判定只依赖一个探针：其余 { $n_others } 个探针均不会判定为差异表达（{ LIST($probes, max: 4, by: "semicolon") }）。
    .change = 改由另一个探针代表该基因。
finding-probes_partly_agree = 该基因其余 { $n_others } 个探针中有 { $n_called } 个会得到同样的判定（{ LIST($probes, max: 4, by: "semicolon") }）。
probe-measures = { $probe }：{ $log2fc }，FDR { $fdr }
probe-stands = 代表该基因
probe-averaged = 与该基因的其他探针取平均
probe-dropped = 已剔除：对应 { $n } 个基因
probe-another = 另一个探针的{ $choice -> [highest_mean] 均值最高 [highest_iqr] 四分位间距（IQR）最大 [highest_variance] 方差最大 *[highest_median] 中位数最高 }
probe-all_averaged = 该基因取各探针的均值

finding-missing_values = { $total } 个样本中有 { $n_missing } 个没有该基因的值（{ LIST($samples, max: 4) }）{ $n_pairs_lost -> [0] {""} *[other] ，因此有 { $n_pairs_lost } 对无法使用 }。
finding-few_samples = { $side -> [pair] 只有 { $n } 对 [case] 实验组只有 { $n } 个样本 *[control] 对照组只有 { $n } 个样本 }：样本间的离散程度几乎无从得知，因此判定为差异表达与否都说明不了多少。
    .change = 增加那一组的样本；调整任何阈值都无济于事。
finding-hangs_on_one = 目前{ phrase-now }，但去掉{ phrase-pair_or_sample } { LIST($left_out, max: 8) } 后{ phrase-then }（{ phrase-effect } { $log2fc }，p { $p }）{ $n_alone -> [0] {""} [1] {""} *[other] ；共有 { $n_alone } { phrase-pairs_or_samples }，单独去掉其中任何一{ $unit -> [pair] 对 *[sample] 个 }都会如此 }。这反映的是影响力，并不意味着可以剔除样本。
    .change = 去掉 { LIST($left_out, max: 8) }，前提是它本身确有可以指明的问题。
finding-flips_without = 目前{ phrase-now }；去掉 { LIST($left_out, max: 8) } 这 { $n } { phrase-pairs_or_samples }后{ phrase-then }（{ phrase-effect } { $log2fc }，p { $p }）。这反映的是影响力，并不意味着可以剔除样本。
    .change = 去掉 { LIST($left_out, max: 8) }，前提是它们本身确有可以指明的问题。
finding-stable = 在 { $total } { phrase-pairs_or_samples }中至多去掉 { $n } { $unit -> [pair] 对 *[sample] 个 }，没有找到会改变“{ phrase-now }”这一结果的组合。
finding-influence_unknown = 未计算结果在多大程度上取决于个别样本：{ $why -> [model] 模型对样本加权，或保留了不完整的配对 *[values] 手头没有它的数值 }。

finding-short_of_fold_change = 它是显著的（FDR { $fdr }），但 log2FC { $log2fc }（{ $fold } 倍）比阈值 { $cut } 还差 { $short }。
    .change = 若阈值为 |log2FC| ≥ { $enough }，它就会在差异基因列表中。
finding-also_short_of_fold_change = log2FC { $log2fc }（{ $fold } 倍）也未达到阈值 { $cut }，还差 { $short }。
finding-confident_effect = 在 FDR { $fdr_cut } 下可以断言的最大倍数变化是 log2FC { $confident_log2fc }（{ $fold } 倍）。
finding-confident_direction = 在 FDR { $fdr_cut } 下可以断言变化的方向，但不能断言变化的大小。
finding-surely_below_threshold = 其 95% 区间（{ $low } 至 { $high }）完全落在 ±{ $cut } 之内：真实变化不太可能达到这一大小，因此再增加样本也很难使它进入差异基因列表。

finding-short_of_fdr = FDR { $fdr } 不低于 { $fdr_cut }：其 p 值 { $p } 在 { $n_genes } 个基因中排第 { $rank } 位，前面有 { $n_before } 个基因；{ $n_passing -> [0] 没有基因通过：需要 p ≤ { $p_line } 才行 *[other] 界线为 p ≤ { $p_line }（{ $n_passing } 个基因通过） }。
    .change = FDR 阈值高于 { $fdr }{ $large -> [yes] {""} *[no] ，并同时降低倍数变化阈值， }即可将其纳入。
finding-fdr_cliff = 该数据集中，FDR < 0.05 的有 { $at_05 } 个基因，< 0.10 的有 { $at_10 } 个，< 0.20 的有 { $at_20 } 个。
finding-raw_p_only = 若只对该基因做 t 检验，则 p = { $p_alone -> [absent] { $p } *[other] { $p_alone }（调节 t 检验为 { $p }） }；但共检验了 { $n_genes } 个基因，即使没有一个有差异，也会有约 { $by_chance } 个因偶然达到这样的 p 值。
finding-too_variable = 它在该数据集中的变异大于多数基因：组内 SD 为 { $sd }，是典型值 { $typical_sd } 的 { $ratio } 倍{ $above -> [absent] {""} *[other] ，高于 { $above }% 的基因 }。要显示出 log2FC { $cut }，典型基因需要{ phrase-typical }，该基因需要{ phrase-needed }；实际有{ phrase-there }。
    .change = { phrase-needed_first }，或任何能减小其变异的办法：协变量、更纯的样本、配对。
finding-too_few_samples = 样本太少：要以 0.8 的检验效能检出 log2FC { $cut }，需要{ phrase-needed }（离散程度典型的基因需要{ phrase-typical }），而实际有{ phrase-there }。其组内 SD 为 { $sd }，是典型值 { $typical_sd } 的 { $ratio } 倍。
    .change = { phrase-needed_first }。

finding-underpowered = 若真实的 log2FC 为 { $cut }，在该数据集中被检出的概率仅为 { $power }；能以 0.8 的概率检出的最小值为 { $detectable }。
finding-power_enough = 若真实的 log2FC 为 { $cut }，在该数据集中被检出的概率为 { $power }。
finding-detectable_difference = 在该数据集中能以 0.8 的概率检出的最小真实差值为 { $detectable }。
finding-exaggerated = 在该数据集中达到显著的结果会高估效应：若真实的 log2FC 为 { $cut }，显著的估计值平均会被夸大到 { $type_m } 倍{ $type_s -> [absent] {""} *[other] ，且符号相反的概率为 { $type_s } }。

finding-pairs_disagree = 各配对不一致：{ $n } 对中有 { $n_up } 对实验组更高，{ $n_down } 对更低（{ COUNT($down) -> [0] 无；其余相等 *[other] { LIST($down, max: 6) } }）；差值的均值为 { $mean }，SD 为 { $sd }{ phrase-reach }。
finding-pairs_agree = 全部 { $n } 对中实验组均更{ $n_up -> [0] 低 *[other] 高 }；差值的均值为 { $mean }，SD 为 { $sd }{ phrase-reach }。
finding-two_subgroups = { $what -> [pairs] 各对的差值 *[cases] 实验组样本 }分为两群：{ $n_low } 个在 { $low } 附近，{ $n_high } 个在 { $high } 附近（{ $where -> [below] 较低者 *[above] 较高者 }：{ LIST($fewer, max: 6) }）；这一划分解释了其方差的 { $explained }%。
finding-spread_differs = { $wide -> [case] 实验组的变异大于对照组 *[control] 对照组的变异大于实验组 }：SD 分别为 { $sd_wide } 和 { $sd_narrow }（方差比 { $ratio }）。
finding-cases_like_controls = 实验组 { $total } 个样本中有 { $n } 个落在对照组的范围之内（{ $low } 至 { $high }）。
finding-outlier_subgroup = 实验组 { $total } 个样本中有 { $n } 个自成一个亚群（{ LIST($samples, max: 6) }），远{ $where -> [below] 低 *[above] 高 }于所有对照组样本，而实验组的中位样本并非如此：实验组的平均值很难反映它们。

finding-equivalent = 差异肯定小于 { $fold } 倍：其 log2FC 的 90% 区间（{ $low } 至 { $high }）落在 ±{ $bound } 之内（等效性 p { $p }）。
finding-not_equivalent = 也未证明没有差异：其 log2FC 的 90% 区间（{ $low } 至 { $high }）超出 ±{ $bound }（{ $fold } 倍；等效性 p { $p }）。
finding-no_fold_change_here = 数据为{ phrase-scale }：其差值不是 log2 倍数变化，因此既不能使用倍数变化阈值，也不能做等效性检验；只给出显著差异的方向。

finding-margin = 它比阈值 |log2FC| ≥ { $cut } 高出 { $over_log2fc }，FDR 为 { $fdr }（阈值 { $fdr_cut }）；若阈值改为 |log2FC| > { $size } 或 FDR ≤ { $fdr }，它就会退出差异基因列表。
    .change = 阈值改为 |log2FC| > { $size } 或 FDR ≤ { $fdr }。
finding-confident_below_threshold = 在 FDR { $fdr_cut } 下，数据最多只能断言 log2FC { $confident_log2fc }（{ $fold } 倍），小于阈值 { $cut }：真实变化达到阈值这一点并未得到证明。

finding-composition = 这可能反映了细胞组成的不同：由 { $n_markers } 个{ $set }标志基因得出的评分在实验组中更{ $direction -> [higher] 高 *[lower] 低 }（p { $score_p }），在组内该基因随评分变化（p { $follows_p }），而以评分为协变量时，{ phrase-effect } 由 { $before } 变为 { $after }（p { $p_after }）{ COUNT($others) -> [0] {""} *[other] ；{ LIST($others, max: 4) }标志基因的情况也是如此 }。
    .change = 以{ $set }标志基因的评分为协变量。
markers-acinar = 腺泡细胞
markers-hepatocyte = 肝细胞
markers-intestinal_epithelium = 肠上皮
markers-fibroblast = 成纤维细胞
markers-endothelial = 内皮细胞
markers-leukocyte = 白细胞
markers-T_cell = T 细胞
markers-B_cell = B 细胞
markers-myeloid = 髓系细胞
markers-smooth_muscle = 平滑肌
markers-adipose = 脂肪组织
markers-proliferation = 增殖

finding-scale_centred = 数据已按基因中心化：差值是否为 log2 倍数变化并不清楚，因此不适用倍数变化阈值。{ $why -> [absent] {""} *[other] { $why } }
    .change = 请寻找未经中心化的数据（原始文件，或该数据集的其他表格）。
finding-scale_zscored = 数据为 z 分数：差值以标准差为单位，因此不适用倍数变化阈值。{ $why -> [absent] {""} *[other] { $why } }
    .change = 请寻找未经 z 分数标准化的数据（原始文件，或该数据集的其他表格）。
finding-scale_logged_twice = 数据被取了两次对数，{ $by -> [study_file] 因为 scale = "linear" 对已是 log2 的值又取了 log2 *[deposit] 或者是 log10 }：提交的数据最大仅为 { $maximum }，而在所分析的尺度上，各基因均值的 SD 为 { $sd_of_gene_means }（log2 芯片：1.2 至 3.0）。在该芯片数值的中间水平，真实的两倍变化会读作 { $twofold_reads_as }，而不是 1。
    .change = { $by -> [study_file] 请从研究文件中去掉 scale = "linear"：这些值已是对数。 *[deposit] 请还原一次对数（以 2 为底、以各值为指数求幂），再以自备表格的形式提供；若为 log10：乘以 3.32。 }
finding-scale_compressed = 数据被压缩：最大值为 { $maximum }，各基因均值的 SD 为 { $sd_of_gene_means }（log2 芯片：1.2 至 3.0）。它们可能是 log10 或自然对数，也可能被取了两次对数；此时 log2 倍数变化会偏小。
    .change = 请查明取的是哪种对数，并以自备表格的形式提供 log2 值。
finding-scale_unlogged = 数据被当作 log2，但看起来未取对数：其 0.99 分位数为 { $q99 }，最大值为 { $maximum }，而芯片的 log2 值不会超过 50。此时差值不是 log2 倍数变化。
    .change = 请在研究文件中写 scale = "linear"。
finding-scale_declared = 研究文件对尺度的说明与数据不符。{ LIST($why, by: "sentence") }
    .change = 请从研究文件中去掉 scale = …，由数据本身判断尺度。
finding-scale_unsure = 尺度不能确定。{ LIST($why, by: "sentence") }
    .change = 若您知道，请在研究文件中写明 scale = "linear" 或 scale = "log2"。
finding-scale_missing = 模型所含样本的值有 { $share }% 缺失，以 { $sample } 最多（{ $share_of_sample }%）；失去样本的基因，其结果的把握较小。
    .change = 其中大多数是小于或等于 0 的值，无法取对数：请寻找不含这类值的表格。

finding-groups_swapped = 此处实验组与对照组可能互换了：倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }），而那些数据集彼此一致（相关系数 { $agree }）。
    .change = 请核对哪些样本属于实验组；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_opposite = 倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }）：两者之一的实验组与对照组可能互换了，而仅凭这些数据集无法判断是哪一个。
    .change = 请核对两个数据集中哪些样本属于实验组。
finding-groups_swapped_one = 此处实验组与对照组可能互换了：倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }），而正是在此处，{ $n_markers } 个细胞分裂相关基因中有 { $n_markers_down } 个在实验组中更低。
    .change = 请核对哪些样本属于实验组；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_swapped_markers = 实验组与对照组可能互换了：{ $n } 个细胞分裂相关基因中有 { $n_down } 个在标为肿瘤的一组中更低（“{ $label }”；log2FC 中位数 { $median_log2fc }，t 中位数 { $median_t }），而在几乎所有肿瘤中它们都更高。
    .change = 请核对哪些样本是肿瘤；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_swapped_words = 实验组与对照组的划分与数据集自身的描述相反：研究文件的实验组 { $of_case } 个样本中，有 { $n_case } 个按数据集的描述属于对照组；对照组 { $of_control } 个样本中，有 { $n_control } 个属于实验组（{ $sample }：{ $why }）。
    .change = 请在研究文件中对调实验组与对照组，除非这一方向正是您的本意。
finding-groups_words = { $n } 个样本在研究文件中的分组与数据集的描述不同：{ LIST($samples, max: 4) }（{ $n -> [1] {""} *[other] { $sample }： }{ $why }）。
    .change = 请在研究文件中核对{ $n -> [1] 这个样本 *[other] 这些样本 }。
finding-groups_exchanged = { $case }（标为实验组）与 { $control }（标为对照组）可能互换了：以不含该样本时选出的基因衡量，二者各自更符合另一组（{ LIST($margins, max: 8) }；0.5 为自身所在组的中心，−0.5 为另一组的中心），而 { $n } 个样本中有 { $n_right } 个符合自身所在的组。
    .change = { phrase-check_labels }
finding-groups_mislabelled = 以不含该样本时选出的基因衡量，{ LIST($samples, max: 8) } 更符合另一组（{ LIST($margins, max: 8) }；0.5 为样本自身所在组的中心，−0.5 为另一组的中心），而 { $n } 个样本中有 { $n_right } 个符合自身所在的组。
    .change = { phrase-check_labels }
sample-margin = { $sample } { $margin }
finding-groups_clustered = { LIST($samples, max: 8) } 与另一组聚在一起：在第一主成分（占方差的 { $share }%）上，样本形成相距 { $distance } 个 SD 的两簇，其余 { $n_right } 个样本（共 { $n } 个）都在与其标签相符的一簇中。
    .change = { phrase-check_labels }
finding-groups_mixed = 分组所能解释的并不多于偶然：{ $share }% 的基因 p < 0.05，而即使标签毫无意义，平均也会有 5.0%。

finding-pairs_unused = 候选的 { $n_pairs } 对未被采用，但确实彼此相似：除去组别的影响后，配对样本间的相关系数为 { $within }，其他样本间为 { $between }（与随机配对相比 p { $p }）。采用配对后，典型的标准误会变为原来的 { $se_ratio } 倍。
    .change = { $pair -> [absent] 请在研究文件中指明哪个字段标识个体：pair = {"{"} field = … {"}"}。 *[other] 若配对确是如此，请写：{ $pair }。 }
finding-pairs_unlike = 候选的 { $n_pairs } 对未被采用，而配对样本（{ $within }）并不比其他样本（{ $between }；与随机配对相比 p { $p }）更相似：不用配对损失很小。
finding-pairs_wrong = 配对可能有误：除去组别的影响后，配对样本间的相关系数为 { $within }，并不高于不同个体的样本（{ $between }；与随机配对相比 p { $p }，共 { $n_pairs } 对）。
    .change = 请核对研究文件中的配对规则；写 pair = false 则将样本视为相互独立。
finding-pairs_sex = 按 XIST 和 Y 染色体基因判断，{ LIST($individuals, max: 8) } 的两张芯片性别不同（{ $individual }：XIST { $xist }，Y 染色体基因 { $y_genes }，实验组 − 对照组）：它们不可能来自同一个体。
    .change = 请核对研究文件中的配对规则，以及这些样本的标签。

finding-arrays_shifted = { $sample } 的信号强度明显异于其他芯片：其中位数在 log2 尺度上比其他芯片{ $where -> [below] 低 *[above] 高 } { $shift }（{ $fold } 倍），而其他芯片中位数的稳健 SD 为 { $robust_sd }。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_spread = { $sample } 的离散程度明显异于其他芯片：其四分位间距是其他芯片的 { $ratio } 倍。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_unlike = { $sample } 与自身所在的组不像：它与{ $others -> [group] 本组样本 *[all] 其他样本 }的相关系数中位数为 { $correlation }，而通常为 { $usual }（其余样本中最低为 { $lowest_of_rest }）；在主成分图上，它到组中心的距离是通常的 { $pca_distance } 倍。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_duplicate = { $first } 与 { $second } 是重复样本，或是同一样本测了两次：将各基因中心化之后，二者的相关系数为 { $correlation }，而其次相近的两个样本为 { $next }。它们并不独立。
    .change = { phrase-leave_out }
finding-samples_pools = 混合样本的芯片不是独立样本：{ LIST($samples, max: 8) } 在模型中，而数据集的描述称其为混合样本（{ $why }）。
    .change = { phrase-leave_out }
finding-samples_unequal = { $side -> [case] 实验组 *[control] 对照组 }是较小的一组（{ $n_small } 个样本，另一组 { $n_large } 个），变异却更大：在变异最大的那些基因中，其方差典型地为另一组的 { $variance_ratio } 倍，因此这里的 p 值可能偏小。
    .change = 增加较小一组的样本；模型中没有考虑这一点的手段。
finding-samples_few = { $side -> [case] 实验组 *[control] 对照组 }只有 { $n } 个样本：该组内的方差几乎无从得知，一个异常样本就能左右结果。
    .change = 增加样本；分析方法无法代替样本。

phrase-any_series = { $n_series -> [1] 所分析的唯一数据集（{ LIST($all) }） *[other] 所分析的 { $n_series } 个数据集 }
phrase-all_series = { $n_series -> [1] 唯一检测了它的数据集（{ LIST($all) }） *[other] 检测了它的全部 { $n_series } 个数据集（{ LIST($series, max: 4) }） }
phrase-which = （{ LIST($series, max: 4) }）
phrase-at = （{ $rule -> [treat] TREAT， *[cuts] {""} }|log2FC| ≥ { $cut } 且 FDR < { $fdr_cut }）
verdict-text = { LIST($sentences, by: "sentence") }
verdict-simulated = 模拟数据：{ $verdict }
verdict-nothing_analysed = 没有可以比较的数据集，因此无从判断 { $gene } 是否有差异。
verdict-not_measured = { phrase-any_series }{ $n_series -> [1] {""} *[other] 均 }未检测 { $gene }。
verdict-only_shared_probes = { $gene } 在{ phrase-any_series }中{ $n_series -> [1] {""} *[other] 都 }没有自己的值：它的探针还对应其他基因，而这类探针会被剔除。
verdict-not_testable = { $gene } 在{ phrase-any_series }中的值{ $n_series -> [1] {""} *[other] 都 }太少，无法检验。
verdict-called_up_in_all = { $gene } 在{ phrase-all_series }中{ $n_series -> [1] {""} *[other] 均 }上调{ phrase-at }。
verdict-called_up_in_some = { $gene } 在 { $n_series } 个数据集中的 { $n_up } 个{ phrase-which }上调{ phrase-at }，没有一个下调。
verdict-called_down_in_all = { $gene } 在{ phrase-all_series }中{ $n_series -> [1] {""} *[other] 均 }下调{ phrase-at }。
verdict-called_down_in_some = { $gene } 在 { $n_series } 个数据集中的 { $n_down } 个{ phrase-which }下调{ phrase-at }，没有一个上调。
verdict-called_both_ways = { $gene } 在 { $n_series } 个数据集中的 { $n_up } 个上调、{ $n_down } 个下调（{ LIST($series, max: 4) }；{ $rule -> [treat] TREAT， *[cuts] {""} }|log2FC| ≥ { $cut } 且 FDR < { $fdr_cut }）：各数据集相互矛盾。
verdict-called_in_none = { $gene } 在{ $n_series -> [1] 唯一检测了它的数据集（{ LIST($all) }）中 *[other] 检测了它的 { $n_series } 个数据集中均 }未判定为差异表达{ phrase-at }。

detail-trivial = 显著，但差异肯定小于 { $bound } 倍：{ LIST($series, max: 4) }。
detail-short_of_fold_change = 显著，但未达到倍数变化阈值：{ LIST($series, max: 4) }。
detail-not_significant = 差异够大，但不显著：{ LIST($series, max: 4) }。
detail-both = 无法确定，即差异既不够大也不显著，但也未证明没有差异：{ LIST($series, max: 4) }。
detail-equivalent = 等效，即使有差异也肯定小于 { $bound } 倍：{ LIST($series, max: 4) }。
detail-scale_in_doubt = 尺度存疑，因此没有倍数变化：{ LIST($series, max: 4) }。
detail-not_log2_scale = 不在 log2 尺度上，因此没有倍数变化：{ LIST($series, max: 4) }。
detail-against = 方向相反，但未判定为差异表达：{ LIST($series, max: 4) }。
detail-swapped = { LIST($series, max: 4) } 的实验组与对照组可能互换了；在查清之前，其方向不可信，合并结果也不可信。
series-not_analysed = 未分析：{ $reason }
series-short = { $series }（差 { $short }）
series-fdr = { $series }（FDR { $fdr }）
series-effect = { $series }（log2FC { $log2fc }）
pooled-higher = 合并 { $k } 个数据集，实验组中平均更高：合并效应（log2FC）{ $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }）。
pooled-lower = 合并 { $k } 个数据集，实验组中平均更低：合并效应（log2FC）{ $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }）。
pooled-open = 合并 { $k } 个数据集，合并效应（log2FC）为 { $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }），方向未定。
pooled-prediction = 若再有一个类似的数据集，预计其 log2FC 在 { $pi_low } 与 { $pi_high } 之间（95% 预测区间，近似值）。

unpooled-not_measured = 未检测
unpooled-scale_in_doubt = 其尺度存疑：没有 log2 倍数变化
unpooled-not_log2_scale = 其值为{ phrase-scale }：没有 log2 倍数变化
unpooled-other_name = 在其中记作 { $gene }
unpooled-no_estimate = 没有带标准误的估计值
unpooled-duplicates = 其中 { $n } 个样本也在本研究的另一个数据集中，去掉后所剩过少

preset-cuts = { $cut } 与 { $fdr_cut }
    .short = { "" }
preset-two_sd = |log2FC| 的均值 + 2 SD，{ $fdr_cut }
    .short = |log2FC| 的均值 + 2 SD
preset-treat = TREAT { $fold } 倍，{ $fdr_cut }
    .short = TREAT { $fold } 倍

overlap-shared = { $a } 与 { $b } 共有 { $n } 个样本（{ LIST($roles) }）：{ LIST($reasons, by: "semicolon") }。{ COUNT($fields) -> [0] {""} *[other] { LIST($fields, by: "sentence") } }
overlap-within = 在 { $a } 中，有 { $n } 对样本是同一样本测了两次，或是同一个体的两个样本{ $n -> [1] {""} *[other] （{ LIST($roles) }） }：{ LIST($reasons, by: "semicolon") }。
overlap-crossed = { $n } 个在一方属实验组、在另一方属对照组
overlap-by_accession = { $n } 个依据相同的样本登录号
overlap-by_profile = { $n } 个依据表达谱（在 { $n_genes } 个基因上相关系数为 { $r_high -> [absent] { $r_low } *[other] { $r_low } 至 { $r_high } }；{ $n_rest -> [absent] 没有可比较的对象 *[other] 其余 { $n_rest } 对中 99% 低于 { $q99 }，最高为 { $largest } }）
overlap-field = { $field -> [survival_time] 生存时间 [age] 年龄 [sex] 性别 [grade] 分级 [stage] 分期 [patient] 患者 *[tumour_size] 肿瘤大小 }：在注明该项的 { $n } 对匹配样本中有 { $n_equal } 对相同；偶然相同的概率为 { $one_in -> [absent] { $chance }% *[other] 1/{ $one_in } }。
overlap-none = { $within -> [yes] { $a } 内 *[no] { $a } 与 { $b } }：没有重复样本（{ $sample_a -> [absent] {""} *[other] 最相似的是 { $sample_a } 与 { $sample_b }， }相关系数 { $largest }，达到 { $line } 才算；{ $n_genes } 个基因）。
overlap-not_compared = { $within -> [yes] { $a } 内 *[no] { $a } 与 { $b } }：无法比较表达谱（{ $why -> [no_genes] 二者没有共有基因 [few_genes] 只有 { $n_genes } 个共有基因 *[few_samples] 样本太少 }）；没有样本登录号出现两次。
overlap-all_clear = 在 { $n } 次比较中没有发现重复样本。最接近的：{ $closest }{ phrase-not_compared }
overlap-nothing_compared = 没有样本登录号出现两次；无法比较表达谱。{ phrase-not_compared }
phrase-not_compared = { $n_not_compared -> [0] {""} *[other] 有 { $n_not_compared } 次比较无法依据表达谱进行。 }
overlap-left_out = { $series } 的 { $n } 个样本不参与合并：{ LIST($parts, by: "semicolon") }。
overlap-also_elsewhere = { $n } 个也在另一数据集中（{ LIST($samples, max: 4) }）
overlap-copies = { $n } 个为数据集内的重复样本（{ LIST($samples, max: 4) }）
overlap-replicates = { $n } 个技术重复（{ LIST($samples, max: 4) }）
overlap-individuals = { $n } 个为同一个体的其他样本（{ LIST($samples, max: 4) }）
overlap-pools = { $n } 个混合样本（{ LIST($samples, max: 4) }）
overlap-dropped = { $series } 的 { $sample } 不参与合并：{ $kind -> [shared] 与 { phrase-kept } 是同一样本 [copy] 是 { phrase-kept } 的重复样本 [replicate] 是 { phrase-kept } 的技术重复 [individual] 与 { phrase-kept } 来自同一个体 *[pool] 是混合样本 }。
phrase-kept = { $kept_in -> [absent] { $kept } *[other] { $kept_in } 的 { $kept } }
overlap-named_pools = { $series }：按数据集的描述，{ LIST($samples, max: 4) } 是混合样本，{ $n_beside -> [0] 所有{ phrase-role }样本皆是如此 *[other] 此外还有 { $n_beside } 个单独的{ phrase-role }样本 }{ $declared -> [yes] ；研究文件将其列入该组，故予保留 *[no] {""} }。
overlap-named_replicates = { $series }：按标题，{ LIST($samples, max: 4) } 是{ $technical -> [yes] 技术重复 *[no] 编了号的重复，可能是技术重复，也可能不是 }（{ LIST($titles, by: "comma") }）。
overlap-named_individual = { $series }：个体 { $individual } 有 { $n } 个{ phrase-role }样本（{ LIST($samples, max: 4) }）{ $trust -> [modelled] ；模型已考虑这一点 [unsure] ；但个体归属不能确定 *[sure] {""} }。
