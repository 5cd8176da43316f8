# 交互页面：各段文字如何拼合
page-sentences = { LIST($all, by: "sentence") }
page-clauses = { LIST($all, by: "semicolon") }
page-stop = { $title }。
page-as_is = { $text }
page-interval = { $low -> [absent] – *[other] { $high -> [absent] – *[other] {"["}{ $low }, { $high }{"]"} } }
page-percent = { $share }%
page-value_in_words = { $value }（{ $words }）
page-yes = 是
page-no = 否

# 只有页面能说明的未判定理由
reason-treat = { $claimed -> [absent] 在 FDR { $fdr_cut } 下连方向都不能断言（TREAT） *[other] TREAT 在 FDR { $fdr_cut } 下可断言的 |log2FC| 为 { $claimed }，小于 { $cut } }
reason-no_value = { $gene } 在此没有自己的值：未检测，或只由对应多个基因的探针检测

# 页面四周
page-not_started = 交互部分无法启动：
page-browser_too_old = 此浏览器版本过旧，无法显示交互部分。
page-none_compared = 本研究没有可比较的数据集。
page-none_compared_but = 本研究没有可比较的数据集。报告说明了原因，以及仍可知道的内容。
page-needs_scripts = 此页面需要 JavaScript。不用 JavaScript 时，报告中有研究文件所列基因的结果。
page-simulated_study = 模拟数据：本研究的数值是为试用而生成的，并非实测。
page-the_report = 本研究的报告
page-block_missing = 报告中缺少数据块“{ $id }”：报告不完整
page-block_damaged = 报告中的数据块“{ $id }”已损坏：无法读取
page-server_silent = 服务器没有响应：是否已停止？请用 geneverdict serve 重新启动，并重新载入此页面。
page-server_answers = 服务器对 { $address } 的应答为 { $status }
page-new_run = 这些结果已被新的运行取代：请重新载入此页面。
page-numbers_unreadable = { $series } 的数据已损坏：无法读取。
page-numbers_wrong_size = { $series } 的数据已损坏：大小不对。
page-numbers_other_genes = { $series } 的数据已损坏：其中的基因与本研究不符。
page-no_such_gene = 本研究的数据集均未检测 { $gene }。
page-full_failed = 无法取得完整的回答：{ $why }
page-light = 浅色
page-dark = 深色
page-skip = 跳过交互部分
page-copied = 已复制。
page-part_thresholds = 阈值的影响与全部基因
page-part_series = 逐个数据集
page-part_analyst = 答案在多大程度上取决于分析者？
page-part_survival = 它对患者有影响吗？
page-part_overlap = 其中有没有重复的患者？
page-part_compare = 基因并列比较
page-below_counts_all = 以下内容计入全部数据集和样本，并按 |log2FC| 与 FDR 判定：您的剔除以及 TREAT 只影响上面的部分。

# 搜索与比较
page-search = 搜索本研究的任意基因：符号或旧名
page-genes_found = 找到的基因
page-previous_name = 旧名或别名 { $name }
page-similar_name = 名称相近
page-of_probe = 探针 { $probe }
page-none_found = 本研究中没有名为“{ $query }”或与之相近的基因。
page-compare = 比较
page-another_gene = 另一个基因
page-compare_gene = 要比较的基因
page-compare_not = 不再与 { $name } 比较

# 回答
page-asked_as = 查询时写作 { $name }。
page-alias_too = { $gene } 也是 { LIST($others, max: 4) } 的别名：若指{ COUNT($others) -> [1] 后者 *[other] 其中之一 }，请用其自身的符号查询。
page-you_left_out = 您剔除了 { LIST($what, max: 6) }。
page-put_all_back = 全部恢复
page-address_asked = 网址要求 { $name } = { $value }，这不成立；现按默认显示。
page-refit_note = { $series }：{ $note }。
page-refit_none = 剔除的样本本来就不在模型中
page-refit_impossible = 无法在此重新拟合，因此其样本仍保留：{ $why }
page-refit_too_few = 剩余样本太少
page-refit_done = 去掉 { LIST($samples, max: 4) } 后重新拟合；先验和其他基因保持不变
page-values_not_here = 本文件中没有它的检测值
page-model_trend = 先验方差随平均表达量变化
page-model_robust = 变异过大的基因未参与先验估计
page-model_array_weights = 各芯片带有权重
page-model_blocks = 同一个体的样本共用一个相关系数
page-how_sure = 把握有多大？
page-sure_alone = 没有可比较的数据集
page-sure_one_series = 只有一个数据集在 log2 尺度上检测了它，因此无法推及其他数据集。
page-sure_no_series = 没有数据集在 log2 尺度上检测过它。
page-sure_open = 方向未定
page-sure_further = 预计新的数据集方向相同
page-sure_average = 平均方向确定，但并非每个数据集都如此
page-with_everything = 全部纳入时：log2FC { $estimate } { page-interval }，p { $p }。
page-hangs_on = 结论取决于什么？
page-hangs_thresholds = 阈值：
page-hangs_series = 数据集：
page-hangs_samples = 样本：
page-hangs_cells = 细胞组成：
page-hangs_analyst = 分析者：
page-threshold_lower = 若 |log2FC| 阈值由 { $cut } 改为 { $size }，{ $id } 也会判定为差异表达
page-threshold_up_to = { $id } 的判定在 |log2FC| 阈值不超过 { $size }、FDR 阈值高于 { $fdr } 时成立
page-threshold_fdr = 若 FDR 阈值高于 { $fdr }，{ $id } 也会判定为差异表达
page-threshold_none = 常用阈值都不会改变判定
page-without_any_one = 剔除其中任何一个，合并后的 p 都仍在 0.05 的同一侧
page-without_p = { $id }（p { $p }）
page-without_series = 剔除 { LIST($series, by: "comma") } 后，合并的 p { $now -> [below] 不再低于 0.05 *[above] 降到 0.05 以下 }
page-without_samples = 在 { $id } 中，去掉 { LIST($samples, max: 4) } 后{ $call -> [not_called] 会 *[called] 不再 }判定为差异表达
page-goes_with_markers = 在 { $id } 中它与{ $set }标志物同步变化；把后者纳入模型后，{ phrase-effect } 由 { $before } 变为 { $after }
page-analyses_call_it = { $id }：{ $n } 种合理的分析方案中有 { $share }% 判定为差异表达

# 阈值
page-move_thresholds = 亲自调整阈值
page-cut_at_least = |log2FC| 至少为
page-cut_claimed = 可断言的 |log2FC| 至少为
page-fdr_below = FDR 低于
page-change_at_least = 变化至少 { $fold } 倍
page-share_false = 判定为差异表达的基因中约 { $percent }% 可能是假阳性
page-number_expected = 此处应填 { $low } 至 { $high } 之间的数。
page-treat = TREAT：检验变化是否超过阈值
page-treat_help = 不分别设 FC 和 FDR 两个阈值，而是直接检验变化是否超过阈值（用本研究的 FDR { $fdr }）。
page-treat_no_line = # 研究文件中没有 TREAT 一项：它总会计算
page-presets = 常用阈值
page-preset = |log2FC| { $cut }，FDR { $fdr_cut }
page-preset_own = 本研究：{ $cut }，{ $fdr_cut }
page-copy_lines = 复制为研究文件的行
page-copy_link = 复制此视图的链接

# 各数据集
page-rows_label = 逐个数据集
page-rows_caption = 各数据集中的 { $gene }（{ page-thresholds }）
page-thresholds = |log2FC| ≥ { $cut }{ $rule -> [treat] （TREAT）， *[cuts] {" "}且{" "} }FDR < { $fdr_cut }
page-head_series = 数据集
page-head_samples = 样本
page-head_ci = 95% CI
page-head_why = 判定与理由
page-head_up = 上调基因
page-head_down = 下调基因
page-head_counted = 计入
page-head_call = 判定
page-head_sample = 样本
page-head_title = 标题
page-head_group = 组别
page-head_individual = 个体
page-head_direction = 方向
page-head_up_to_cut = |log2FC| 阈值不超过此值时判定为差异表达
page-head_above_fdr = 且 FDR 阈值高于此值
page-head_gene_called = 判定为差异表达的基因
page-difference = 差值
page-not_measured = 未检测
page-left_out = 已剔除
page-pooled = 合并
page-tally = 检测了它的 { $n } 个数据集中，{ $up } 个上调，{ $down } 个下调
page-count_it = 计入 { $id }
page-case_v_control = { $case } vs { $control }
page-which_series = 哪个数据集
page-groups = 实验组：{ $case }；对照组：{ $control }
page-samples_summary = { $id } 的 { $n } 个样本，可选择或剔除（{ $used } 个在模型中）
page-put_back = 恢复
page-leave_out = 从结果中剔除
page-show_no_longer = 不再显示
page-not_in_model = 不在模型中
page-role_and_pair = { phrase-role }，{ $pair }
page-role_and_n = { phrase-role }（{ $n }）

# 各种分析方案
page-curves_not_made = 只对研究文件中指名的基因计算了各种合理的分析方案。若要计算该基因：geneverdict multiverse { $gene } study.toml -o results
page-choose_curve = 选择一项以查看其曲线
page-head_analyses = 分析方案数
page-head_share_called = 按当前阈值判定为差异表达的比例
page-head_effects_from = 效应自
page-head_effects_to = 至

# 图：框架与共用词语
page-numbers = 数值
page-copy_numbers = 复制数值
page-more_rows = 另有 { $n } 行，可用“复制数值”取得。
page-simulated = { $title } · 模拟数据
page-figure_failed = 此图无法绘制：{ $why }
page-being_read = 正在读取 { $id } 全部基因的数值……
page-without_treat = 此处始终按 |log2FC| 与 FDR 判定，即使页面正按 TREAT 判定。
page-axis_effect = { $effect -> [log2FC] log2FC *[difference] 差值（不是 log2 倍数变化） }，实验组 − 对照组
page-effect_alone = { phrase-effect } { $log2fc }
page-effect_interval = { phrase-effect } { $log2fc } { page-interval }
page-effect_p_fdr = { phrase-effect } { $log2fc }，p { $p }，FDR { $fdr }
page-value_unit = { $scale -> [log_ratio] 两个通道的 log2 比值 [centred] 按基因中心化的值（不是 log2 水平） [zscored] z 分数（不是 log2 水平） *[log2] log2 表达量 }
page-value = 数值
page-value_of = { $unit } { $value }
page-n_is = n = { $n }
page-missing_values = { $n } 个样本中 { $missing } 个没有数值
page-median = 中位数
page-called = 判定为差异表达
page-own = 本研究
page-col_sample = 样本
page-col_title = 标题
page-col_group = 组别
page-col_pair = 配对
page-col_in_model = 在模型中
page-col_series = 数据集
page-col_probe = 探针
page-col_genes = 基因
page-col_used = 采用
page-col_note = 备注
page-col_effect = 效应
page-col_call = 判定
page-col_ci_low = CI 下限
page-col_ci_high = CI 上限
page-col_ci95_low = 95% CI 下限
page-col_ci95_high = 95% CI 上限
page-col_event = 事件
page-col_component1 = 主成分 1
page-col_component2 = 主成分 2
page-col_shared = 相同的样本
page-col_highest_other = 其余的最高相关系数
page-col_counts_from = 自此值起计入
page-col_words = 文字说明

# …… 森林图
page-forest_title = { $n } 个数据集中的 { $gene }
page-forest_about = 每条线是一个数据集及其 95% 区间：三角表示按当前阈值判定为差异表达，圆圈则否；菱形是各数据集的平均，细线是预计新数据集所在的范围。平均值把所有数据集当作同一个问题：各数据集的分组是否可以放在一起，由您判断。
page-forest_axis = log2FC，实验组 − 对照组；虚线：阈值 ±{ $cut }
page-lower_in_case = ← 实验组较低
page-higher_in_case = 实验组较高 →
page-not_log2 = 不在 log2 尺度上
page-p_and_i2 = p { $p }{ $i2 -> [absent] {""} *[other] {" "}· I² { $i2 }% }
page-fdr_and_call = FDR { $fdr } · { $call }

# …… 阈值图
page-map_title = 在哪些阈值下 { $gene } 会在差异基因列表中？
page-map_about = 点击任意位置即可把阈值移到那里（也可用方向键）：圆环落在某个数据集的阴影区内，该数据集就把该基因判定为差异表达；颜色越深，数据集越多。
page-map_axis = |log2FC| 的阈值
page-map_axis_treat = |log2FC| 的阈值（TREAT）
page-map_axis_fdr = FDR 的阈值
page-map_corner = { $id }：当 |log2FC| 阈值不超过 { $size } 且 FDR 阈值高于 { $fdr } 时为{ $way }

# …… 全部基因
page-volcano_title = { $id }：{ $n } 个基因中 { $up } 个上调、{ $down } 个下调
page-volcano_about = 每个点是一个基因：离中线越远差异越大，位置越高越确定；彩色的点通过了当前阈值；点击一个点可转到该基因。
page-volcano_alt = { $id } 的全部基因，按大小和 p；带圈的是：{ LIST($genes, by: "comma") }
page-axis_log10_p = −log10 p

# …… 基因并列
page-compare_title = { LIST($genes, by: "comma") } 并列比较
page-compare_about = 每个基因有自己的颜色和符号；实心符号表示按当前阈值判定为差异表达（合并一行：p < 0.05）。
page-compare_absent = { $gene } 在 { LIST($series, max: 6) } 中没有 log2 尺度上的数值，或已被剔除。
page-compare_axis = log2FC 及 95% 区间；实心：判定为差异表达

# …… 样本与配对
page-pairs_title = { $series } 中的 { $gene }，逐对
page-samples_title = { $series } 中的 { $gene }，逐个样本
page-pairs_about = 每条线连接同一个体的对照与实验样本；各行把这些差值排序，直线与色带是模型的平均值及其 95% 区间；点击一个点可在所有图中追踪该样本。
page-samples_about = 每个点是一个样本，横线是该组的中位数：关键在于两组的距离相对于组内离散有多大；点击一个点可在所有图中追踪该样本。
page-pairs_higher = { $n } 对中 { $up } 对实验组较高，{ $down } 对较低
page-pairs_medians = 对照组的中位数 { $control }，实验组的中位数 { $cases }
page-pair_difference = 差值 { $x }
page-left_out_by_you = 您剔除的（颜色变淡）：{ $n }
page-name_left_out = { $name }（已剔除）

# …… 探针
page-probes_title = { $n -> [1] { $series } 中 { $gene } 唯一的探针 *[other] { $series } 中 { $gene } 的 { $n } 个探针里有 { $called } 个会判定为差异表达 }
page-probes_about = 每一行是一个探针及其效应和 95% 区间；菱形代表该基因，实心标记按当前阈值会判定为差异表达；彼此不一致的探针可能检测的是不同的转录本。
page-probes_lost = 没有估计值的探针：{ $n }
page-probe_used = { $probe }（采用）
page-probe_is = { $probe } { $log2fc } { page-interval }，FDR { $fdr }

# …… 单个样本的影响
page-influence_title = { $series } 中的 { $gene }，逐一去掉{ $unit -> [pair] 每一对 *[sample] 每个样本 }：{ $flips }
page-influence_about = 每个标记是去掉其中一个之后的效应（直线是全部纳入时的效应）：实心表示此时该基因以 p 不高于 { $line } 判定为差异表达，带框表示仅去掉它就会改变判定。
page-influence_axis = 剩余的{ phrase-effect }，实验组 − 对照组
page-influence_one = 仅去掉 { $name } 就会改变判定
page-influence_each = 有 { $n } 个，单独去掉任一个都会改变判定
page-influence_together = 单独去掉任何一个都不改变判定；同时去掉 { LIST($names, max: 8) } 则会
page-influence_none = 单独去掉任何一个都不改变判定
page-influence_lost = 没有估计值的重新拟合：{ $n }
page-influence_range = 全部纳入为 { $effect }；去掉一个为 { $low } 至 { $high }。
page-without_one = 不含 { $name }

# …… 样本全貌
page-pca_title = { $series } 的 { $n } 个样本的主成分（{ $genes } 个基因）
page-pca_about = 相互靠近的样本在全部基因上的表达谱相似：实验组与对照组分开，说明差异广泛；落在另一组中或远离所有样本的样本值得再看一眼；细线连接配对。
page-pca_axis1 = 主成分 1（占方差 { $x }%）
page-pca_axis2 = 主成分 2（{ $x }%）
page-pca_lost = 没有位置的样本：{ $n }
page-pca_explained = 第一主成分占方差的 { $a }%，第二主成分占 { $b }%。
page-correlation_title = { $series } 的 { $n } 个样本的相关系数：最低 { $low }，中位数 { $median }
page-correlation_about = 每一格是两个样本在全部基因上的相关系数，相似的样本排在一起：成块的组表示差异广泛，数值偏低的一行是与其他都不相似的样本，也许是失败的芯片。
page-correlation_least = 与其他样本最不相似的是 { $sample }（平均 r { $r }）。
page-correlation_mean = 平均 r { $r }
page-correlation_most_like = 与 { $sample } 最相似：{ $r }
page-correlation_least_like = 与 { $sample } 最不相似：{ $r }
page-distributions_title = { $series } 的 { $n } 个样本的取值：中位数从 { $low } 到 { $high }
page-distributions_about = 每个箱体是一个样本（箱：各基因的四分位间距；横线：中位数；须：5% 至 95%）；箱体高低不齐说明样本没有标准化到同一水平，组间差异可能是技术性的。
page-distributions_lost = 没有数值的样本：{ $n }
page-box_values = 5%、25%、50%、75% 和 95% 分位数：{ LIST($values, by: "comma") }

# …… 分析方案曲线
page-curve_title = { $where }：{ $called }（{ $cut -> [absent] {""} *[other] |log2FC| ≥ { $cut }， }{ $which } < { $fdr_cut }）
page-curve_of_series = { $series } 中的 { $gene }
page-curve_of_pooled = { $gene } 合并
page-curve_called = { $n } 种分析中 { $up }% 判定为上调、{ $down }% 判定为下调
page-curve_called_up = { $n } 种分析中 { $up }% 判定为上调
page-curve_called_down = { $n } 种分析中 { $down }% 判定为下调
page-curve_called_none = { $n } 种分析中没有一种判定为差异表达
page-curve_call = { $call -> [up] 判定为上调 [down] 判定为下调 *[not] 未判定为差异表达 }
page-curve_about = 每个点是分析同一数据的一种合理方案，按效应排序，按当前阈值下的判定着色，下方的标记显示它作了哪些选择（菱形：本研究自己的方案）：会被许多选择推翻的结论是脆弱的。
page-curve_axis = 各分析方案，按效应排序（n = { $n }）
page-curve_axis_sorted = n = { $n }，已排序
page-curve_effect = { $effect } { page-interval }，{ $which } { $chance }
page-curve_own = 本研究自己的分析
page-curve_own_effect = 本研究自己的分析：{ $effect }，{ $call }。
page-curve_median = { $unit } 中位数 { $median }，从 { $low } 到 { $high }。
page-curve_moved = 对效应影响最大的是 { LIST($choices) }。
page-curve_moved_by = { $choice }（{ $share }%）
page-curve_no_interval = 没有区间的分析方案：{ $n }。
page-curve_variance = 占方差的 { $share }%
page-curve_row = { $label }：中位数 { $median }，判定为差异表达 { $share }%
page-curve_share = 判定比例
page-curve_others = 其余 { $n } 项
page-standardised_effect = 标准化效应

# …… 生存
page-survival_title = { $series } 中的 { $gene } 与{ $endpoint }：{ $n } 例患者，{ $events } 个事件
page-survival_about = 曲线显示尚未发生事件者的比例（短竖线：最后一次随访；色带：95% 区间）：事先定好的截断值（如中位数）的 p 可以直接采用，而移动滑块找到的截断值，其 p 须对搜索校正后才能采用。
page-survival_high = 高（> { $cut }）：n = { $n }，{ $events } 个事件
page-survival_low = 低（≤ { $cut }）：n = { $n }，{ $events } 个事件
page-survival_medians = 中位生存：高 { $high }，低 { $low }
page-not_reached = 未达到
page-n_months = { $t } 个月
page-months = 月
page-high = 高
page-low = 低
page-at_risk = 风险人数
page-event_after = { $t } 个月后发生事件
page-last_seen_after = 最后一次随访在 { $t } 个月后
page-value_is = 数值 { $x }
page-cut_between = 高与低之间的截断值
page-high_is_above = 高于 { $cut } 为高{ $which -> [median] （中位数） *[other] {""} }
page-to_median = 中位数
page-to_largest = 统计量最大的截断值
page-cut_of = { $gene } 的截断值（{ $unit }）
page-cut_at = 截断值 { $cut }：低 { $low }，高 { $high }
page-cut_p = 仅此截断值的 p：{ $p }
page-cut_p_searched = 对搜索校正后：{ $p }
page-cut_p_naive = 仅此截断值的 p（未校正）：{ $p }
page-cut_p_corrected = 对搜索全部 { $n } 个截断值校正后的 p：{ $p }
page-cut_alone = 单个截断值
page-cut_corrected = 对搜索校正后
page-hazard = { $hazard -> [absent] 无法估计 *[other] { $hazard }{ $low -> [absent] {""} *[other] { $high -> [absent] {""} *[other] {" ["}{ $low }, { $high }{"]"} } } }
page-hazard_ratio = 风险比（高比低）：{ page-hazard }
page-hazard_per_sd = 不作截断时，{ $series } 中 { $gene } 每增加 1 个 SD 的风险比：{ page-hazard }，p { $p }。
page-hazard_pooled = 合并 { $k } 个队列：{ page-hazard }，p { $p }；I² { $i2 }%。

# …… 不同样本量能检出多大的效应
page-detectable_title = { $series } 能检出多大的效应
page-detectable_about = 曲线为每种样本量的研究在本研究自己的 p 界线上以 0.8 的检验效能能检出的真实效应：低于它的效应更常被漏掉，所以位于曲线之下而未判定为差异表达的基因，并未被证明没有变化。
page-detectable_here = { $size }：真实效应达到 { $effect } 时能以 0.8 的检验效能检出
page-detectable_needed = 效应 { $cut } 需要 { $n } { phrase-pairs_or_each }
page-detectable_observed = 观测值：{ $effect }
page-detectable_threshold = 阈值 { $cut }
page-detectable_this = 本数据集
page-detectable_size = { $unit -> [pairs] 配对数 *[samples] 每组样本数 }
phrase-pairs_or_each = { $unit -> [pairs] 对 *[samples] 个样本（每组） }
page-detectable_effect = 以 0.8 的检验效能能检出的真实{ $effect -> [difference] |差值| *[log2FC] |log2FC| }

# …… 风险比是否始终不变
page-over_time_title = { $series } 中 { $gene } 的风险比是否始终不变？{ $endpoint }，{ $n } 个事件：变化的 p { $p }
page-over_time_about = 每个圆圈为一个事件（缩放的 Schoenfeld 残差），曲线及其色带（两倍标准误）为对数风险比随时间的变化：曲线一直接近虚线，说明一个风险比就足以概括。
page-over_time_one = 始终一个风险比
page-over_time_months = 月（按事件的分布排列）
page-over_time_hazard = 每 SD 的对数风险比

# …… 各种选择组合下的生存
page-choices_title = { $gene } 的生存，{ $n } 种分析：p < 0.05 且高表达更差的有 { $worse } 种，更好的有 { $better } 种
page-choices_about = 每个三角形为下方各项选择的一种组合，按风险比排序（朝上：表达越高越差；实心：p < 0.05；带菱形的点线：本研究自己的分析）：取决于某一项选择的结论不可靠。
page-choices_axis = 风险比（每 SD，或高比低）
page-choices_tip = { page-hazard }，p { $p }
page-choice = { $choice -> [cut] 截断 [endpoint] 终点 [covariates] 协变量 *[cohorts] 队列 }
page-choice_cut = { $cut -> [per_sd] 每 SD（不截断） [median] 按中位数截断 [tertiles] 最高比最低三分之一 *[best_cut] 最佳截断值（p 已校正） }
page-choice_option = { $option -> [none] 无 *[all] 全部 }
page-choice_without = 不含 { $series }

# …… 重复的样本
page-overlap_title = { $k } 个数据集中有 { $pairs } 对样本相同；{ $dropped -> [0] 合并时没有剔除任何样本 *[other] 未计入合并：{ $dropped } }
page-overlap_title_none = { $k } 个数据集的 { $n } 次比较中没有发现重复的样本
page-overlap_about = 每一格比较两个数据集（或一个与自身），给出相同样本的数目（没有时给出最高相关系数）；各行显示无关样本能达到的相关（粗线：中位数至 99%，细线：最大值），超过虚线的一对视为同一样本。
page-overlap_axis = 两个样本的相关系数
page-overlap_row = { $name }：{ $n -> [0] 无共有 *[other] { $n } 对 }
page-overlap_kind = { $kind -> [profile] 表达谱相同 [accession] 登录号相同 *[closest] 最接近，但不相同 }
page-within = { $series } 内部
