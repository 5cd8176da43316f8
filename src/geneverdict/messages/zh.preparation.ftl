# 读取时改动或删去的内容
read-infinite = { $n } 个无穷值按缺失处理。
read-unnamed = { $n } 行没有名称，已删去。
read-repeated = { $n } 行名称重复，已删去；每个名称保留第一行。
read-joined_lines = { $n } 行在文本中间断开，已接合。
read-header_only = 只读取了文件头。
read-other_encoding = { $what -> [matrix] 矩阵 [sample_sheet] 样本表 [clinical_table] 临床表 [table] 该表 *[file] 该文件 }不是 UTF-8，已按 { $encoding } 读取。
read-header_encoding = 文件头有 { $n } 行不是 UTF-8，已按 { LIST($encodings, by: "comma") } 读取。
read-probes_lacking = { $n } 个值缺失，因为样本的表中没有该探针。
read-empty_samples = { $n } 个样本没有数值：{ LIST($samples, max: 5, by: "comma") }。
read-repeated_within = { $n } 行在同一样本内重复了探针，已删去；保留了第一行。
read-repeated_probes = { $n } 行重复了同一探针；其各行的基因已合并。
read-control_probes = { $n } 个质控探针的名称不是基因，已剔除。
read-not_in_sheet = 矩阵中有 { $n } 列不在样本表中，已剔除：{ LIST($names, max: 6, by: "comma") }。
read-not_in_matrix = 样本表中有 { $n } 个样本不在矩阵中：{ LIST($names, max: 6, by: "comma") }。

# 整个数据集在处理过程中的说明
series-row_names = 未给出 platform 和 probe_map：每个行名即作为一个基因
series-table_of_family = { $platform } 的注释表读自数据集的 family SOFT 文件：没有该平台自己的文件
series-pairs_not_used = 发现了配对但未采用：{ LIST($evidence, by: "sentence") }
series-few_samples = 其中一组只有 { $n } 个样本：方差几乎无从得知
series-survival_alone = 该数据集的分组未定：只用于生存分析
series-second_opinion = { LIST($samples, by: "comma") }：研究文件定为{ $said }，而按数据集自身的文字则为{ $read }（{ $why }）

# 拟合的情况
fit-no_genes = 没有可检验的基因
fit-mostly_zero_variance = 一半以上的方差恰为零：调节统计量不可靠
fit-some_zero_variance = 部分方差恰为零，在估计先验之前已使其偏离零
fit-one_gene = 只有一个基因有方差：采用普通 t 统计量
fit-no_residual_df = 没有基因具有残差自由度：无法进行任何检验
fit-untested = { $total } 个中有 { $n } 个无法检验：某一组的值过少
fit-correlation = 同一个体的样本之间相关系数为 { $correlation }（全部基因共用一个值）
fit-no_correlation = 没有基因能给出个体内相关系数：样本按独立处理
fit-array_weights = 芯片权重介于 { $low } 与 { $high } 之间{ $converged -> [yes] {""} *[no] ；其估计未收敛 }
fit-trend = 先验方差随平均表达量变化（trend）
fit-robust = 先验的估计排除了高变异基因的影响（robust）

# 数值的尺度
scale-kind = { $kind -> [linear] 线性 [log_ratio] 对数比值 [centred] 中心化 [zscored] z 分数 *[log2] log2 }
scale-quantiles = 0、0.25、0.5、0.75、0.99、1 处的分位数：{ $min }；{ $lower }；{ $median }；{ $upper }；{ $high }；{ $max }。
scale-linear_high = 线性尺度，已取 log2：0.99 分位数 { $high } 大于 100。{ $quantiles }
scale-linear_wide = 线性尺度，已取 log2：取值范围 { $min } 至 { $max } 宽于 50，且 0.25 分位数 { $lower } 大于 0。{ $quantiles }
scale-log2 = 提交时即为 log2：0.99 分位数 { $high } 不大于 100。{ $quantiles }
scale-log_ratio = 双色芯片：对数比值，本来就分布在 0 附近；按 log2 处理。{ $quantiles }
scale-zscored_samples = 各样本内的 z 分数：全部 { $n } 个样本的均值为 0、标准差为 1。差值以标准差为单位。
scale-zscored_genes = 按基因的 z 分数：{ $n } 个基因中 { $share }% 的均值或中位数为 0，{ $share_sd }% 的标准差为 1；样本间相关系数的中位数为 { $correlation }。{ $quantiles }
scale-centred_genes = 已按基因中心化：{ $n } 个基因中 { $share }% 的均值或中位数为 0；样本间相关系数的中位数为 { $correlation }。{ $quantiles }
scale-probably_centred = 可能已中心化：各基因的均值分布在 { $centre } 附近（离散程度 { $spread }，小于同一基因在样本间的 { $within }）；样本间相关系数的中位数为 { $correlation }。{ $quantiles }
scale-difference_in_sd = 差值以标准差为单位，不是 log2 倍数变化。
scale-difference_unknown = 无法确认差值是 log2 倍数变化。
scale-scanner_top = 最大值 65,535 是 16 位扫描仪的上限。
scale-small_intensities = 低至 { $min } 的值是 log2 尺度上的弱信号；绝大部分值大于 0。
scale-old_clause = GEO2R 规则的旧版（0.25 分位数在 0–1 之间，0.75 分位数在 1–2 之间）会取 log2；此处不采用旧版。
scale-normalised = 分位数标准化：{ $normalised -> [yes] 是，各样本排序后的值相同 *[no] 否，各样本排序后的值不相同 }。
scale-lost = { $n } 个值 ≤ 0{ $share -> [absent] {""} *[other] （{ $share }%） }，没有对数，记为缺失。
scale-declared = 声明为{ $kind }，与数值相符。
scale-declared_against = 声明为{ $kind }，以声明为准；仅凭数值判断则为{ $other }。
scale-against = 与之不符的依据：{ $evidence }
scale-but = 但{ $doubt }
scale-samples = { $total } 个样本中有 { $n } 个（编号 { LIST($numbers, max: 6, by: "comma") }）
scale-some_logged = { $samples }始终低于 25，似乎已是 log2：该表混有两种尺度。
scale-some_linear = { $samples }超过 50（最大值 { $max }），而 log2 值不可能如此：可能是含有大量 0 的线性值，也可能是混有两种尺度的表。
scale-quarter_lost = 至少四分之一的值不大于 0，取 log2 时会丢失。
scale-quarter_negative = 0.25 分位数 { $lower } 小于 0：对数比值或中心化的值会呈现这种分布。
scale-scanner_top_in_base = 最大值 { $max } 是 16 位扫描仪上限的{ $base -> [natural] 自然对数 *[ten] 以 10 为底的对数 }，而不是 log2（16）。
scale-proportions = 所有值都在 0–1 之间（最大值 { $max }）：比例（如甲基化水平）会呈现这种分布。
scale-compressed = 最大值 { $max } 小于 6，而 log2 信号强度通常可达 12–16：log10 值、比值或取了两次 log2 的值会呈现这种分布{ $skew -> [absent] {""} *[other] ；四分位数左偏（{ $skew }）支持取了两次 log2 }。
scale-ratios_small = 没有比值大于 2 或小于 −2：log10 比值（Agilent 的 LogRatio）会呈现这种分布。

# 从探针到基因
probes-source = { $platform -> [absent] 行名 *[other] { $platform } }{ $column -> [absent] {""} *[other] { $platform -> [absent] {""} *[other] ，“{ $column }”列 } }
probes-no_genes = 平台 { $platform } 的注释表没有注明基因：每个探针以其自身编号分析。
probes-accessions = { $platform } 的“{ $column }”列是序列编号，无法由此得知基因。
probes-lacking = { $total } 个探针中有 { $n } 个不在 { $platform } 的注释表中{ $all -> [yes] ： *[no] ，例如 }{ LIST($probes, by: "comma") }。
probes-renamed = 现行基因符号依据 { $source }：{ $total } 个名称中有 { $n } 个更名。
probes-ambiguous = { $n } 个名称是多个基因的别名，保留原样。
probes-unknown = { $n } 个名称不在该表中，保留原样。
probes-as_given = 基因名称沿用平台注释表的写法。
probes-ids_stay = 基因以 Entrez 编号表示并保持不变：没有可供查对的基因符号表。
probes-ids_read = Entrez 编号依据 { $source } 转换为现行基因符号。
probes-ids_unknown = { $total } 个编号中有 { $n } 个不在该表中，保留为编号。
probes-dates = { $n } 个名称被电子表格变成了日期：已修复 { $repaired } 个。
probes-dates_refused = { $n } 个日期不对应任何基因：{ LIST($dates, max: 8, by: "semicolon") }。
probes-date = { $name }{ $genes -> [absent] {""} *[other] （可能是 { LIST($genes, by: "or") }） }

# 协变量与模型
covariate-numbers = { $name }：数值，{ $low } 至 { $high }{ $unit -> [absent] {""} *[other] ，已去掉“{ $unit }” }
covariate-levels = { $name }：{ $n } 个水平，{ LIST($levels, by: "comma") }
design-lack = 因缺少 { $name }，剔除 { $n } 个样本

# 样本归入某组、不属于任何一组或不进入模型的原因
role-no_covariate = 缺少协变量“{ $name }”
role-no_individual = 不属于任何已知个体，而模型为配对模型
role-no_partner = 个体“{ $individual }”没有可配对的样本，而模型为配对模型
role-copy = 与研究中已有的某个样本重复
role-word_in = { $field }：“{ SHORT($value, length: 70) }”{ $word -> [absent] {""} *[other] 含有“{ $word }” }
role-pool = { $said }，为混合样本
role-reference_rna = { $said }，为参照 RNA
role-cell_line = { $said }，为细胞系
role-other_group = { $field }：“{ SHORT($value, length: 70) }”是“{ $word }”之外唯一的另一组
role-letter = { $field }：“{ SHORT($value, length: 70) }”含有字母 { $letter }
role-other_field = { $kind }（“{ $word }”）
role-silent = “{ $field }”中没有表示实验组或对照组的词
role-untold = 没有哪个字段能区分实验组与对照组
role-rule = 研究文件：{ $side } = { $rule }
role-no_rule = 研究文件的两条规则均不匹配

# 样本、疾病、早期病变与肿瘤的种类
kind-healthy = 健康供者
kind-adjacent = 邻近组织
kind-unaffected = 未受累组织
kind-negated = 注明未患该病
kind-normal = 正常组织
kind-metastatic = 转移灶
kind-benign = 良性组织
kind-control = 注明为对照
kind-tumour = 肿瘤
kind-lesional = 病变部位
kind-diseased = 患病
kind-patient = 患者
kind-yes_no = 是/否
kind-alzheimers_disease = 阿尔茨海默病
kind-parkinsons_disease = 帕金森病
kind-huntingtons_disease = 亨廷顿病
kind-multiple_sclerosis = 多发性硬化
kind-amyotrophic_lateral_sclerosis = 肌萎缩侧索硬化
kind-schizophrenia = 精神分裂症
kind-bipolar_disorder = 双相障碍
kind-depression = 抑郁症
kind-autism = 孤独症
kind-epilepsy = 癫痫
kind-asthma = 哮喘
kind-copd = 慢性阻塞性肺疾病
kind-pulmonary_fibrosis = 肺纤维化
kind-pulmonary_hypertension = 肺动脉高压
kind-cystic_fibrosis = 囊性纤维化
kind-sarcoidosis = 结节病
kind-tuberculosis = 结核病
kind-psoriasis = 银屑病
kind-atopic_dermatitis = 特应性皮炎
kind-ulcerative_colitis = 溃疡性结肠炎
kind-crohns_disease = 克罗恩病
kind-inflammatory_bowel_disease = 炎症性肠病
kind-coeliac_disease = 乳糜泻
kind-rheumatoid_arthritis = 类风湿关节炎
kind-osteoarthritis = 骨关节炎
kind-lupus = 狼疮
kind-sjogrens_syndrome = 干燥综合征
kind-systemic_sclerosis = 系统性硬化症
kind-sepsis = 脓毒症
kind-covid_19 = COVID-19
kind-influenza = 流感
kind-dengue = 登革热
kind-malaria = 疟疾
kind-hiv = HIV 感染
kind-type_1_diabetes = 1 型糖尿病
kind-type_2_diabetes = 2 型糖尿病
kind-diabetes = 糖尿病
kind-obesity = 肥胖症
kind-nash = 非酒精性脂肪性肝炎
kind-nafld = 非酒精性脂肪性肝病
kind-cardiomyopathy = 心肌病
kind-heart_failure = 心力衰竭
kind-myocardial_infarction = 心肌梗死
kind-coronary_disease = 冠心病
kind-atherosclerosis = 动脉粥样硬化
kind-aneurysm = 动脉瘤
kind-stroke = 脑卒中
kind-pre_eclampsia = 子痫前期
kind-endometriosis = 子宫内膜异位症
kind-pcos = 多囊卵巢综合征
kind-kidney_disease = 肾脏疾病
kind-down_syndrome = 唐氏综合征
kind-dystrophy = 肌营养不良
kind-periodontitis = 牙周炎
kind-preterm = 早产
kind-adenoma = 腺瘤
kind-cirrhosis = 肝硬化
kind-hepatitis = 肝炎
kind-pancreatitis = 胰腺炎
kind-hyperplasia = 增生
kind-dysplasia = 异型增生
kind-metaplasia = 化生
kind-gastritis = 胃炎
kind-goitre = 甲状腺肿
kind-naevus = 痣
kind-fibroadenoma = 纤维腺瘤
kind-premalignant = 癌前病变
kind-mci = 轻度认知障碍
kind-borderline = 交界性肿瘤
kind-adenocarcinoma = 腺癌
kind-squamous_cell = 鳞状细胞
kind-large_cell = 大细胞
kind-small_cell = 小细胞
kind-papillary = 乳头状
kind-follicular = 滤泡状
kind-anaplastic = 间变性
kind-clear_cell = 透明细胞
kind-chromophobe = 嫌色细胞
kind-lobular = 小叶
kind-ductal_in_situ = 导管原位
kind-invasive_ductal = 浸润性导管
kind-serous = 浆液性
kind-mucinous = 黏液性
kind-endometrioid = 子宫内膜样
kind-cholangiocarcinoma = 胆管癌
kind-hepatocellular = 肝细胞
kind-astrocytoma = 星形细胞瘤
kind-oligodendroglioma = 少突胶质细胞瘤
kind-glioblastoma = 胶质母细胞瘤
kind-papillary_thyroid = 甲状腺乳头状
kind-anaplastic_thyroid = 甲状腺间变性

# 分组的依据
groups-found = { $n } 个样本中，{ $n_case } 个为实验组（{ $why_case }），{ $n_control } 个为对照组（{ $why_control }）。
groups-neither = { $n } 个两组均不属于：{ LIST($samples, max: 3, by: "semicolon") }。
groups-sample = { $sample }（{ $why }）
groups-noted = { LIST($notes, by: "semicolon") }。
groups-left_kind = { $n } 个样本属于其他种类（{ $kind }），两组均不属于
groups-agree = 下列字段给出相同的分组：{ LIST($fields, by: "comma") }
groups-repeated = “{ $field }”中有 { $n } 个个体在同一组内有多个样本（{ LIST($names, max: 6, by: "comma") }）
groups-check = 待核对：{ LIST($doubts, by: "semicolon") }。
groups-write = 如确为此意，请写：case = { $case } 和 control = { $control }。{ $groups -> [absent] {""} *[other] “{ $field }”中的分组有：{ LIST($groups, max: 8, by: "comma") }。 }
groups-count = { $group -> [absent] （无其他文字） *[other] “{ $group }” }（{ $n }）
groups-from_study = 研究文件在 { $n } 个样本中指定了 { $n_case } 个实验组样本和 { $n_control } 个对照组样本。
groups-match_neither = { $n } 个两条规则均不匹配：{ LIST($names, max: 6, by: "comma") }。
groups-none = 没有哪个字段能区分出一个实验组和一个对照组。
groups-differing = 有差别的字段：{ LIST($fields, by: "semicolon") }。
groups-split = “{ $field }”：{ LIST($groups, max: 8, by: "comma") }
groups-fields = { $fields -> [0] 没有任何字段 *[other] 现有字段：{ LIST($fields, max: 10, by: "comma") } }。
groups-example = 例如可写：{ $case } 和 { $control }。
groups-choose_case = 请写 control = { $control }，并从下列各项中选写一项：{ LIST($cases, max: 6, by: "semicolon") }。
groups-choose_two = 请写 case = … 和 control = …，从下列各项中选用两项：{ LIST($rules, max: 6, by: "semicolon") }。

# 分组或配对存疑之处
doubt-untold = { $total } 个样本中有 { $n } 个无法由“{ $field }”判断：{ LIST($names, max: 5, by: "comma") }
doubt-contradiction = 对 { LIST($names, max: 5, by: "comma") }，各字段相互矛盾
doubt-tumours_and_others = 既有肿瘤，又有其他疾病（{ LIST($kinds, by: "comma") }）
doubt-several_diseases = 有多种疾病（{ LIST($kinds, by: "comma") }）
doubt-yes_no = 该字段只有“是”与“否”
doubt-several_groups = 对照组之外还有多个组（{ LIST($kinds, by: "comma") }）
doubt-two_controls = 对照可能是两类样本中的任一类：{ LIST($one, by: "comma") }或{ LIST($other, by: "comma") }
doubt-two_wordings = 对照有两种说法（{ LIST($kinds, by: "comma") }）
doubt-no_normal = 没有注明为对照的正常组织
doubt-benign_controls = 对照是良性病变，不是正常组织
doubt-all_lines = 所有样本都是细胞系或模型：“肿瘤”和“正常”指的是细胞系，不是组织
doubt-ill_controls = 对照也患有该病，只是缺少另一特征（“{ $text }”）
doubt-other_disease = 对照患有另一种疾病（“{ SHORT($value, length: 70) }”）
doubt-mutation = “normal”可能是指突变状态，而不是指组织
doubt-materials = 实验组与对照组的材料不同（{ LIST($materials, by: "comma") }）
doubt-settled = 病例中有 { $n } 个处于非活动期、潜伏期或缓解期
doubt-subtypes = 病例有多种类型（{ LIST($kinds, by: "comma") }）
doubt-recurrent = 部分病例是复发肿瘤
doubt-case_diseases = 病例患有多种疾病（{ LIST($kinds, by: "comma") }）
doubt-subgroups = { $role -> [case] 实验组 *[control] 对照组 }样本在“{ $field }”中分属多个组（{ LIST($groups, max: 5, by: "comma") }）
doubt-subgroup = { $name -> [absent] （无其他文字） *[other] “{ $name }” }
doubt-change_together = “{ $one }”与“{ $other }”同时变化：无法区分处理与基因型的作用
doubt-wild_type = 肿瘤的野生型是肿瘤自身的特征，未必是所要的对照
doubt-different_controls = “{ $one }”与“{ $other }”指定的对照不同
doubt-factor = “{ $field }”在组内也有差别（{ LIST($levels, max: 6, by: "comma") }）：不止一个因素
doubt-second_axis = “{ $field }”所注明的{ $axis -> [treatment] 处理 *[genotype] 基因型 }在{ $role -> [case] 实验组 *[control] 对照组 }样本之间不一致
doubt-organisms = 样本来自多个物种（{ LIST($organisms, by: "comma") }）
doubt-some_lines = { $n } 个样本是细胞系，其余不是
doubt-letters = 仅靠“{ $field }”中的字母 T 和 N 区分两组
doubt-replicates = { $n } 个个体有多个实验组样本或多个对照组样本（技术重复或多处病灶）：{ LIST($names, max: 6, by: "comma") }
doubt-few_pairs = { $n_case } 个实验组样本只有 { $n } 对
doubt-run_said = 编号连续无间断，而数据集中只写有“{ $words }”
doubt-run = 编号连续无间断，又没有任何配对的说明：编号可能是各组分别计数
doubt-animals = 动物往往在各组内分别编号
doubt-unlike = “{ $field }”在同一对内不一致（{ LIST($names, max: 6, by: "comma") }）
doubt-other_pairs = “{ $field }”给出不同的配对

# 配对的依据
pairs-example = “{ SHORT($value, length: 60) }”即 { $individual }
pairs-found = 按“{ $field }”{ $example -> [absent] {""} *[other] （{ $example }） }，{ $n } 个个体既有实验组样本又有对照组样本；{ $alone } 个样本没有配对样本。
pairs-said = 数据集中写有“{ $words }”。
pairs-write = 如配对确是如此，请写：{ $rule }。
pairs-not_by_study = 研究文件注明样本不配对。
pairs-from_study = 按研究文件的规则 { $rule } 得到 { $n } 对；{ $alone } 个样本没有配对样本。
pairs-counters = 无配对：实验组与对照组是不同的人或动物，“{ $field }”取值相同只是编号相同或匹配的受试者。如确为真正的配对，请写：{ $rule }。
pairs-no_samples = 无配对：没有可供配对的实验组与对照组样本。
pairs-no_individuals = 无配对：没有字段注明个体。
pairs-none_complete = “{ $field }”注明了个体，但没有任何个体既有实验组样本又有对照组样本。
pairs-no_field = 数据集中写有“{ $words }”，但没有字段说明哪些样本成对：按不配对处理。
pairs-only_numbers = 数据集中写有“{ $words }”，但只有“{ $field }”中相同的数字{ $example -> [absent] {""} *[other] （{ $example }） }能将样本配对，而仅有数字不足为据：按不配对处理。如配对确是如此，请写：{ $rule }。
pairs-lines = 不配对：每个“{ $field }”各有一个实验组样本和一个对照组样本。若要在其内部比较，请写：{ $rule }。
pairs-codes = 不配对：没有任何说明表示样本是配对的，但“{ $field }”中的代码或数字在每组各出现一次{ $example -> [absent] {""} *[other] （{ $example }） }。如配对确是如此，请写：{ $rule }；若不是，请写：pair = false。
pairs-not_independent = 待核对：按“{ $field }”，有 { $n } 个个体在同一组内有多个样本（{ LIST($names, max: 6, by: "comma") }）：这些样本不独立。请各保留一个，或写 pair = false。

# 生存终点
endpoint-overall = 总生存
endpoint-disease_specific = 疾病特异性生存
endpoint-recurrence = 无复发生存
endpoint-local_recurrence = 无局部复发生存
endpoint-progression = 无进展生存
endpoint-metastasis = 无转移生存
endpoint-event_free = 无事件生存
endpoint-unnamed = 生存（未说明是哪个终点）

# 患者的时间与事件的依据
patients-rest_on = { CAP($endpoint) }：时间取自“{ $time }”{ $fill -> [absent] {""} *[other] 和“{ $fill }” }，单位为{ $unit -> [days] 天（{ $how }），/ 30.4375 换算为月 [weeks] 周（{ $how }），× 7 / 30.4375 换算为月 [years] 年（{ $how }），× 12 换算为月 *[months] 月（{ $how }） }；状态取自“{ $event }”，{ $coding }（事件：{ COUNT($events) -> [0] 没有取值 *[other] { LIST($events, max: 4, by: "comma") } }；删失：{ COUNT($censored) -> [0] 没有取值 *[other] { LIST($censored, max: 4, by: "comma") } }）。
patients-numbers = { $who -> [absent] {""} *[other] { CAP($who) }； }{ $n } 例患者有时间和状态，{ $events } 个事件，{ $follow_up -> [absent] 中位随访时间未达到 *[other] 中位随访 { $follow_up } 个月 }，时间范围 { $low } 至 { $high } 个月{ $zero -> [0] {""} *[other] ，保留了时间为 0 的 { $zero } 例 }。
patients-left_out = 剔除 { $n } 个样本：{ LIST($reasons, by: "comma") }。
patients-noted = 另请注意：{ LIST($remarks, by: "semicolon") }。
patients-write = 如确为此意，请写：{ $line }。
patients-sentence = { CAP($note) }。
patients-cases = { $total } 个样本中有 { $n } 个属于实验组
patients-all_count = 没有样本被归入实验组，因此 { $n } 个样本全部纳入

patients-unit_by_study = 依据研究文件
patients-unit_by_name = 依据字段名
patients-unit_by_values = 依据字段值
patients-unit_guessed = 猜测，最长为 { $longest }
patients-coded_by_words = 依据其文字
patients-coded_by_letters = 依据其字母
patients-coded_by_study = 依据研究文件
patients-coded_by_name = 依据字段名（{ LIST($codes, by: "comma") }）
patients-code = { $code } = { $word }
patients-coded_two = 2 为事件
patients-coded_one = { $sign -> [number] 1 *[word] “yes” }为{ $state -> [event] 事件 *[censored] 删失 }

# 样本未纳入生存分析的原因及其数目
out-not_case = 不是实验组样本（{ phrase-role }）
    .counted = { $n } 个不是实验组样本（{ phrase-role }）
out-normal = 其自身文字说明为正常
    .counted = { $n } 个的自身文字说明为正常
out-differing = 患者“{ $patient }”的样本之间时间或状态不同
    .counted = { $n } 个所属患者的样本之间时间或状态不同
out-another = 患者“{ $patient }”的另一个样本
    .counted = { $n } 个是某患者的另一个样本
out-odd_time = 时间不是数值
    .counted = { $n } 个时间不是数值
out-no_time = 没有时间
    .counted = { $n } 个没有时间
out-negative_time = 时间为负
    .counted = { $n } 个时间为负
out-no_status = 没有状态
    .counted = { $n } 个没有状态
out-odd_status = 状态无法理解
    .counted = { $n } 个状态无法理解
out-twice = 在研究中重复出现
    .counted = { $n } 个在研究中重复出现

# 生存信息的存疑之处，以及无法使用的内容
patients-normal_left_out = 没有样本被归入实验组；其自身文字说明为正常的 { $n } 个已剔除
patients-differing = { LIST($patients, max: 6, by: "comma") } 的样本之间时间或状态不同，已剔除
patients-every_event = { $n } 例患者全部发生事件
patients-no_event = { $n } 例患者均未发生事件
patients-together = 时间和状态每 { $n } 个一组相同，仿佛每例患者有 { $n } 个样本
patients-repeats = “{ $field }”在 { $n } 个时间不同的样本中重复：不把它当作患者标识
patients-dead_and_alive = { $n } 个样本按“{ $event }”为死亡，按“{ $overall }”却为存活
patients-too_late = “{ $time }”长于“{ $overall }”的样本有 { $n } 个（共 { $total } 个）：请核对单位
patients-time_taken = “{ $event }”的时间取自“{ $time }”
patients-time_unsaid = “{ $time }”没有说明是哪种时间
patients-status_unsaid = “{ $event }”没有说明它属于“{ $time }”
patients-other_endpoints = “{ $time }”与“{ $event }”所指的终点不同
patients-unnamed = 没有说明“{ $time }”和“{ $event }”是哪个终点
patients-no_endpoint = 没有说明这是哪个终点
patients-filled = { $n } 个没有“{ $time }”的删失样本，其时间取自“{ $fill }”
patients-times_differ = “{ $one }”与“{ $other }”相差一个月以上的样本有 { $n } 个（共 { $total } 个）
patients-states_differ = “{ $one }”与“{ $other }”不一致的样本有 { $n } 个（共 { $total } 个）
patients-several_units = “{ $field }”的值有几种单位（{ LIST($units, by: "comma") }）
patients-in_unit = { $n } 个为{ $unit -> [days] 天 [weeks] 周 [months] 月 *[years] 年 }
patients-unit_unsaid = { $n } 个“{ $field }”的值没有注明单位，而另外 { $n_said } 个注明了
patients-unit_unknown = 没有说明“{ $field }”的单位：按{ $unit -> [days] 天 [weeks] 周 [months] 月 *[years] 年 }处理，因为最长为 { $longest }
patients-odd_times = { $n } 个“{ $field }”的值不是数值：{ LIST($values, max: 4, by: "comma") }
patients-implausible = “{ $field }”中最长的时间 { $longest } { $unit -> [days] 天 [weeks] 周 [months] 个月 *[years] 年 }不合理：请核对单位
patients-odd_states = { $n } 个“{ $field }”的值无法理解：{ LIST($values, max: 6, by: "comma") }
patients-letters = “{ $field }”中的字母没有说明
patients-one_and_two = “{ $field }”中的 1 和 2 没有说明：按 R 的惯例以 2 为事件
patients-one_censored = “{ $field }”中的 1 可能表示删失（其名称如此，此处也按此读取），也可能表示事件
patients-one_free = “{ $field }”中的 1 或“yes”按未发生处理
patients-one_unsaid = 没有说明“{ $field }”中 1 的含义：按事件处理
patients-yes_alive = “{ $field }”中的“yes”按存活处理
patients-all_censored = { LIST($values, max: 6, by: "comma") } 在“{ $field }”中均按删失处理：可用 censored_value 指明哪些是删失
patients-fixed_time = “{ $field }”是固定时间点的生存状况，不是到事件发生的时间
patients-unreadable = “{ $field }”名为{ $kind -> [time] 时间 [status] 状态 *[either] 时间或状态 }，却无法如此读取：{ LIST($values, max: 4, by: "comma") }
patients-time_alone = { LIST($fields, by: "comma") }是{ $endpoint }的时间字段，但没有相应的状态字段
patients-status_alone = { LIST($fields, by: "comma") }是{ $endpoint }的状态字段，但没有相应的时间字段
patients-no_rows = “{ $time }”和“{ $event }”：纳入的样本中没有一个同时有时间和状态

# 与样本相连的临床表
patients-rows_repeat = 临床表中有 { $n } 行重复：{ LIST($names, max: 6, by: "comma") }
patients-ids_differ = 临床表中有 { $n } 个编号对应多行且内容不同，已剔除：{ LIST($names, max: 6, by: "comma") }
patients-joined = { $total } 个样本中有 { $n } 个在临床表中有对应的行（按{ $field -> [absent] 样本编号 *[other] “{ $field }” }）
patients-no_row = { $n } 个样本没有对应的行：{ LIST($names, max: 6, by: "comma") }
patients-no_sample = 临床表中有 { $n } 行没有对应的样本：{ LIST($names, max: 6, by: "comma") }
