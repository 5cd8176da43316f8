# 各图共用
figure-effect = { $estimate } { $interval }
figure-interval = { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-sizes = 实验组 { $cases }、对照组 { $controls }
figure-role_count = { $role }（{ $n }）
figure-groups = { $cases } 个实验组样本，{ $controls } 个对照组样本{ $neither -> [0] {""} *[other] ，{ $neither } 个组外样本 }。

# 森林图
figure-forest_name = { $gene }：全部数据集
figure-forest_title = { $n } 个数据集中的 { $gene }{ $asked -> [absent] {""} *[other] （查询时写作 { $asked }） }
figure-forest_line = { $measured } 个检测到该基因；{ $up } 个判为上调，{ $down } 个判为下调
figure-forest_names = 数据集
figure-forest_lower = ← 实验组更低
figure-forest_higher = 实验组更高 →
figure-forest_numbers = { $unit } [95% 区间]
figure-forest_below = { $platform -> [absent] { $size } *[other] { SHORT($platform, length: 18) } · { $size } }
figure-forest_not_measured = 未检测
figure-forest_called = FDR { $fdr } · { $call }
figure-forest_other_scale = { $kind -> [centred] 中心化值 *[zscored] z 分数 }的差值，不是 log2FC：未绘出
figure-forest_told = { $unit } { $effect }
figure-forest_pooled_of = { $k } 个数据集{ $i2 -> [absent] {""} *[other] ，I² { $i2 }% }
figure-forest_one_series = 只有一个数据集：无可合并
figure-forest_no_estimate = 没有合并效应
figure-forest_chance = p { $p } · 95% 预测区间 { $interval }
figure-forest_axis = { $unit -> [difference] 差值（不是 log2 倍数变化） *[log2FC] log2FC }，实验组 − 对照组{ $cut -> [absent] {""} *[other] ；虚线：阈值 ±{ $cut } }
figure-forest_marks = ▲ 上调，▼ 下调，● 未判定为差异表达（阈值 |{ $unit }| ≥ { $log2fc } 且 FDR < { $fdr }）
figure-forest_diamond = ◆ 合并：{ $method }{ $thin -> [yes] ；细线：新数据集的预测区间 *[no] {""} }
figure-forest_failed = 未分析：{ SHORT($series, length: 30) }：{ $reason }
figure-forest_alt = { $gene } 的森林图，实验组减对照组：{ $rows -> [0] 没有可以分析的数据集 *[other] { LIST($rows, by: "semicolon") } }。
figure-forest_alt_row = { $series }（{ $size }）{ $unit } { $effect }，{ $call }
figure-forest_alt_absent = { $series } 未检测
figure-forest_alt_pooled = 合并 { $k } 个数据集 { $effect }，p { $p }
figure-forest_alt_new = 预测区间 { $interval }

# 基因的值
figure-values_name = { $series } 中的 { $gene }
figure-values_title = { SHORT($series, length: 30) } 中的 { $gene }
figure-values_absent = 未检测该基因
figure-values_axis = { $kind -> [log_ratio] 两通道的 log2 比值 [centred] 按基因中心化的值（不是 log2 水平） [zscored] z 分数（不是 log2 水平） *[log2] log2 表达值 }
figure-values_line = { LIST($parts, by: "semicolon") }
figure-values_pairs = { $n } 对中实验组较高的 { $up } 对，较低的 { $down } 对
figure-values_box = 箱：四分位数与中位数；须：至多 1.5 倍箱长
figure-values_unpaired = { $n } 对缺少其中一个值
figure-values_missing = { $n } 个样本没有值
figure-values_compared = { $unit } { $effect }，FDR { $fdr }
figure-values_n = n = { $n }
figure-values_alt = { $gene } 在 { $series } 中的值：对照组（{ $control }）与实验组（{ $case }）并列，{ $size }；{ $unit } { $effect }，FDR { $fdr }。
figure-values_alt_absent = { $series } 未检测该基因。

# 火山图
figure-volcano_name = { $series } 的全部基因
figure-volcano_title = { SHORT($series, length: 30) } 的全部基因
figure-volcano_line = { $n } 个基因中上调 ▲ { $up } 个，下调 ▼ { $down } 个
figure-volcano_place = { $gene }：{ $p -> [absent] 没有 p 值 *[other] p { $p }，按 p 秩次为 { $rank }，领先于 { $ahead }% 的基因 }
figure-volcano_fdr = { $any -> [yes] FDR { $fdr } *[no] 没有 FDR < { $fdr } 的基因 }
figure-volcano_alt = { $series } 全部基因的火山图{ $gene -> [absent] ；目标基因未检测 *[other] ：{ $gene } 的 { $unit } 为 { $effect }，p { $p }，秩次 { $rank } / { $n } }。

# 样本
figure-pca_name = 主成分，{ $series }
figure-pca_title = 主成分，{ SHORT($series, length: 24) }
figure-pca_line = { $samples } 个样本，{ $genes } 个基因
figure-pca_axis = 主成分 { $which }（占方差的 { $share }%）
figure-pca_alt = { $series } 样本的主成分：分别占方差的 { $first }% 和 { $second }%。{ $groups }
figure-correlation_name = 样本相关，{ $series }
figure-correlation_title = 样本相关，{ SHORT($series, length: 24) }
figure-correlation_line = Pearson 相关，已聚类；最低 { $lowest }，中位数 { $middle }
figure-correlation_alt = { $series } 样本间相关系数的热图，已聚类。{ $groups }

# 绘图时
step-no_letters = 图中文字为英文：本机没有安装含中文字形的字体（例如 Noto Sans CJK SC）。
