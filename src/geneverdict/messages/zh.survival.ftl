# 生存分析的短语
survival-events = { $kind -> [death] { $n } 例死亡 *[event] { $n } 例事件 }
survival-patients = { $n } 例患者
survival-size = { $patients }，{ $events }
survival-ratio = { $ratio -> [absent] 无法估计 *[other] { $ratio }{ $low -> [absent] {""} *[other] {" "}[{ $low }, { $high }] } }
survival-months = { $time -> [absent] 未达到 *[other] { $time } 个月 }
survival-median = { $time -> [absent] 未达到 *[other] { $time } 个月 }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] 未达到 *[other] { $low } }, { $high -> [absent] 未达到 *[other] { $high } }] }
survival-cut_at = 以{ $kind -> [median] 中位数 *[fixed] 预先固定的值 } { $cut } 为截断值
survival-label = { $side -> [high] 高表达组（> { $cut }） *[low] 低表达组（≤ { $cut }） }
survival-notes = { LIST($notes, by: "semicolon") }
survival-line = { $line }

# 为何没有估计值
flag-no_events = 没有人发生该事件
flag-singular = 数值没有变化，或某个协变量是其他协变量的组合
flag-diverging = 风险比没有界限：每次事件都发生在当时处于风险中的表达最高者，或都发生在表达最低者
flag-not_converged = 拟合未收敛
flag-one_group = 所有患者都在截断值的同一侧
flag-nothing_to_compare = 两组同时被随访期间没有事件发生
flag-no_cut = 没有任何取值能使两侧都有足够的患者
flag-no_time = 有一组只在时间 0 被观察到

# 一个队列中的一个基因
survival-hazard = { $endpoint }，{ $patients }，{ $events }，中位随访 { $follow_up }：{ $ratio -> [absent] 风险比不是有限值（{ $flag }） *[other] { $gene } 每升高一个标准差，风险比为 { $ratio }（p { $p }）；{ $direction } }。
survival-worse = { $gene } 表达越高，患者预后越差
survival-better = { $gene } 表达越高，患者预后越好
survival-open = 未显示有影响；从 { $low } 到 { $high } 的任何风险比都与这些患者的数据相符
survival-adjusted = 以 { LIST($covariates, max: 6) } 校正后：{ $ratio }，p { $p }（{ $patients }{ $left_out -> [0] {""} *[other] ，另有 { $left_out } 例因缺协变量而剔除 }）。{ $note -> [absent] {""} *[other] { $note }。 }
survival-adjusted_none = 以 { LIST($covariates, max: 6) } 校正后（{ $patients }{ $left_out -> [0] {""} *[other] ，另有 { $left_out } 例因缺协变量而剔除 }）：风险比不是有限值（{ $flag }）。
survival-few_for_terms = { $terms } 个参数只有 { $n } 例事件，偏少（惯例是每个参数至少 { $least } 例）
survival-proportional = 没有迹象表明风险比随时间变化（Schoenfeld 检验，p { $p }）。
survival-changing = 风险比随时间变化（Schoenfeld 检验，p { $p }），单个数值会掩盖这一点{ $months -> [absent] {""} *[other] ；在 { $tau } 个月内，高表达组{ $kind -> [death] 平均比低表达组{ $more -> [yes] 多 *[no] 少 }存活 *[event] 无事件的时间平均比低表达组{ $more -> [yes] 长 *[no] 短 } } { $months } 个月 [{ $low }, { $high }]，p { $p_months } }。
survival-groups = 以{ $kind -> [median] 中位数 *[fixed] 固定值 }（{ $cut }）为截断值：{ LIST($groups, by: "semicolon") }；{ $flag -> [absent] 对数秩检验 p { $p } *[other] { $flag } }。
survival-one_group = 以{ $kind -> [median] 中位数 *[fixed] 固定值 }（{ $cut }）为截断值：{ $flag }，因此无可比较。
survival-group = { $side -> [high] 高表达组 *[low] 低表达组 } { $n } 例，{ $events }，中位时间 { $median }
survival-no_cut = 没有可以尝试的截断值：{ $flag }。
survival-corrected = 校正了搜索{ $n -> [1] 一个截断值 *[other] { $n } 个截断值 }的影响后为 { $corrected }{ $shuffled -> [absent] {""} *[other] （随机置换得 { $shuffled }） }
survival-best_shows_nothing = 即使用最优截断值（{ $cut }），p 也为 { $p }{ $other -> [absent] {""} *[other] （单独看，另一个截断值 { $other } 给出 { $p_other }） }；{ $corrected }：没有任何截断值能说明问题。
survival-best_falls = 最优截断值（{ $cut }）给出 p { $p }；{ $corrected }，因此不说明任何问题。{ $split -> [yes] 两种校正在 .05 水平上不一致；随机置换对任何患者数都成立，公式则要求患者数较多。 *[no] {""} }
survival-best_stands = 最优截断值（{ $cut }）给出 p { $p }；{ $corrected }，因此仍然成立；其风险比{ $ratio -> [absent] {""} *[other] {" "}{ $ratio } }是从 { $n } 个中挑出来的，因而被夸大。{ $split -> [yes] 两种校正在 .05 水平上不一致；随机置换对任何患者数都成立，公式则要求患者数较多。 *[no] {""} }
survival-place = { $gene } 的预后关联强于其余{ $above -> [1] 全部 { $n } 个基因 *[other] { $n } 个基因中的 { $above }% }；在该队列中，全部基因里有 { $significant }% 的 p < .05（{ $chance -> [usual] 与偶然情况下的 5% 相当 *[more] 偶然情况下应为 5% }）{ $side -> [absent] {""} *[other] ，其中 { $side }% 是表达越高预后越{ $worse -> [yes] 差 *[no] 好 } }。

# 多个队列中的一个基因
survival-no_cohort = 没有队列能说明 { $gene } 是否影响{ $endpoint }。
survival-pooled = { $gene } 与{ $endpoint }，{ $k } 个队列合并：每个标准差的合并风险比 { $ratio }，p { $p }{ $way -> [worse] ；{ $gene } 表达越高，患者预后越差 [better] ；{ $gene } 表达越高，患者预后越好 *[open] ，方向尚不能确定 }。
survival-one_cohort = { $gene } 与{ $endpoint }（{ $series }）：{ $ratio -> [absent] 风险比不是有限值 *[other] 每个标准差的风险比 { $ratio }，p { $p }；{ $direction } }。
survival-nothing_to_pool = { $gene } 与{ $endpoint }，{ $n } 个队列：无可合并。
survival-prediction = 再有一个类似的队列，其风险比预期在 { $low } 与 { $high } 之间（95% 预测区间，近似值）；I² { $i2 }%。
survival-not_pooled = { $series } 未计入合并结果：{ $why }。
survival-unsettled = 其风险比没有有限的估计值
survival-without_copies = 剔除研究中重复出现的 { $n } 例患者后：{ $why }

# 数据集为何没有结论
refusal-check = { $endpoint }不能确定（{ LIST($evidence, by: "sentence") }）
refusal-few_events = { $patients }中有 { $events }：少于 { $least } 例时得不出可靠的结论
refusal-not_measured = { $gene } 在此未检测
refusal-constant = { $gene } 在所有患者中的值都相同
refusal-switched_off = 研究文件关闭了生存分析
refusal-error = { $what }{ $found -> [absent] {""} *[other] （{ $found }） }
refusal-no_survival = 样本字段中没有找到患者的时间和状态{ $notes -> [0] {""} *[other] ；{ LIST($notes, by: "semicolon") } }
    .do = 请指明：survival = {"{"} time = "…", event = "…" {"}"}，或给出一个表：clinical = "…"，clinical_key = "…"
refusal-other_endpoint = 此处没有{ $endpoint }，而有{ LIST($others) }，那是另一个问题

# 各种选择下的生存分析
choices-cut_per_sd = 每个标准差
choices-cut_median = 以中位数为截断值
choices-cut_tertiles = 最高三分之一对最低三分之一
choices-cut_best_cut = 最优截断值（p 经校正）
choices-all_cohorts = 全部队列
choices-words = { $cut }，{ $endpoint }，{ $covariates }，{ $cohorts }
choices-none = { $gene } 的 { $n } 个生存分析方案均无结果。
choices-counts = { $gene } 的生存分析共有 { $n } 个方案，其中 { $k } 个有结果：表达越高预后越差的有 { $worse } 个，越好的有 { $better } 个；p < .05 的有 { $small } 个。
choices-own = 本研究自己的分析（{ $choices }）：风险比 { $ratio }，p { $p }。
choices-hangs_on = 结果最取决于{ $dimension -> [cut] 截断值 [endpoint] 终点 [covariates] 协变量 *[cohorts] 队列 }：“{ $most }”的 { $n_most } 个方案中有 { $small_most } 个 p < .05，“{ $least }”的 { $n_least } 个方案中有 { $small_least } 个。
choices-both_ways = 有的方案在一个方向上显著，有的在相反方向上显著：仅凭选择就能让答案反转。
choices-few_events = 事件少于 { $least } 例
choices-constant = 该基因的值没有变化
choices-no_covariate = 没有协变量“{ $name }”
choices-best_cut_adjusted = 最优截断值校正后的 p 不能考虑协变量
choices-no_ratio = 风险比不是有限值（{ $flag }）
choices-no_best_cut = 没有风险比为有限值的最优截断值
choices-of_series = { $series }：{ $why }
choices-best_cuts_differ = 各队列的最优截断值各不相同：无可合并

# 生存分析的图
figure-side = { $side -> [high] 高 *[low] 低 }
figure-km_name = 生存曲线：{ $gene } 与{ $endpoint }，{ $series }
figure-km_title = { $gene }，{ SHORT($series, length: 30) }：{ $endpoint }
figure-km_line = { $size }；{ $cut }
figure-km_one_side = { $size }；{ $cut }：所有患者都在同一侧
figure-km_alt = { $size }；{ $cut }。{ $groups -> [0] {""} *[other] { LIST($groups, by: "semicolon") }。 }对数秩检验 p { $p }。
figure-km_alt_group = { $label }：{ $patients }，中位时间 { $median }
figure-km_months = 月
figure-km_axis = { $endpoint -> [unnamed] 生存 *[other] { $endpoint } }
figure-km_group = { $label }：n { $n }，{ $events }
figure-km_median = 中位时间 { $time -> [absent] 未达到 *[other] { $time } 个月 }{ $reached -> [no] {""} *[yes] {" "}[{ $low -> [absent] – *[other] { $low } }, { $high -> [absent] – *[other] { $high } }] }
figure-km_test = 对数秩检验 p { $p }{ $ratio -> [absent] {""} *[other] ；风险比（高比低）：{ $ratio } }
figure-km_at_risk = 风险集人数
figure-hazard_name = { $gene } 与{ $endpoint }，全部队列
figure-hazard_alt = { LIST($told, by: "sentence") }
figure-hazard_title = { $gene }：{ $endpoint }，{ $n } 个队列
figure-hazard_line = 基因每升高一个标准差的风险比
figure-hazard_cohort = 队列
figure-hazard_better = ← 越高越好
figure-hazard_worse = 越高越差 →
figure-hazard_numbers = 风险比 [95% 区间]
figure-hazard_axis = 每个标准差的风险比（对数轴）
figure-hazard_none = 没有有限的估计值
figure-hazard_p = p { $p }
figure-hazard_pooled = p { $p } · 95% 预测区间 { $low -> [absent] – *[other] [{ $low }, { $high }] }
figure-hazard_spread = { $n } 个队列{ $i2 -> [absent] {""} *[other] ，I² { $i2 }% }
figure-hazard_marks = ▲ 表达越高预后越差，▼ 越好，● 两个方向均未显示（p ≥ 0.05）
figure-hazard_diamond = ◆ 合并：{ $method }{ $thin -> [yes] ；细线：新队列的预测区间 *[no] {""} }
figure-hazard_no_answer = 没有结论：{ SHORT($series, length: 30) }：{ $why }
figure-pooled = 合并
figure-not_pooled = 未合并
figure-one_cohort = 只有一个队列：无可合并
figure-arrow = 箭头：区间超出坐标轴，其两端见右栏

# 报告中的生存分析
survival-title = 它对患者有影响吗？
survival-summary = { $series }：{ $endpoint }，{ $size }，风险比 { $ratio }，p { $p }
survival-rest_on = 时间和事件的依据（{ $source -> [inferred] 推断 *[study_file] 研究文件 }）：{ LIST($evidence, by: "sentence") }
survival-refused = { $why }。
survival-choices = 结果在多大程度上取决于各项选择：截断值、终点、协变量、剔除的队列

# 方法一节中的生存分析
methods-survival = 在 { $n } 个数据集中考察了生存（{ LIST($cohorts, by: "semicolon") }）；各终点单独分析，每位患者只计一次。基因每增加一个标准差的风险比由 Cox 模型（Cox 1972）得出，相同时间用 Efron 法处理（Efron 1977），区间为 Wald 区间{ $adjusted -> [0] {""} *[other] ；并在加入协变量（{ LIST($adjusted, by: "semicolon") }）后再次分析 }。风险比是否不随时间变化，用 Schoenfeld 残差对 Kaplan–Meier 变换后的时间检验（Grambsch 与 Therneau 1994）。生存曲线（Kaplan 与 Meier 1958）{ $cut -> [median] 按中位数 [fixed] 按研究文件事先设定的值 *[both] 按中位数或研究文件事先设定的值 }分组，并给出风险集人数、对数秩检验，以及截至两组均仍有随访的最后时点的限制性平均生存时间之差（Royston 与 Parmar 2013）。随访时间为反向 Kaplan–Meier 曲线的中位数（Schemper 与 Smith 1996）。
methods-survival_cohort = { $series } { $endpoint }，{ $patients }，{ $events }
methods-survival_covariates = { $series }：{ LIST($covariates, by: "comma") }
methods-survival_over_all = { LIST($parts, by: "sentence") }
methods-survival_cuts = 凡使低表达组占患者 { $low }% 至 { $high }% 的截断值均予尝试；最优截断值的 p 值取最大选择对数秩统计量的 p 值，用 Lausen 与 Schumacher（1992）的近似{ $draws -> [0] {""} *[other] 以及 { $draws } 次在患者间置换时间与事件 }计算，未校正的 p 值仅在其旁列出。
methods-survival_place = 该基因在队列全部基因中的秩次，由对每个基因所做的同一模型的得分检验确定。
methods-survival_pooling = 对同一终点的各队列，以随机效应荟萃分析合并每个标准差的对数风险比：队列间方差用限制性最大似然估计，区间和 p 值用 Hartung–Knapp 方法（IntHout 2014）计算，并给出 95% 预测区间（Higgins 2009）。
methods-survival_choices = 这在多大程度上取决于分析者，通过 { $n } 个分析方案考察，其差别在于截断值、终点、协变量和剔除的队列；最优截断值以校正后的 p 值计入。
