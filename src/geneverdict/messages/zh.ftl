# 中文

language-name = 中文
language-tag = zh-Hans
language-plurals = other
language-spacing = han

list-and = { " 和 " }
list-or = { " 或 " }
list-besides = ，并
list-comma = 、
list-semicolon = ；
list-space = { " " }
list-sentence = { "" }
list-more = 另外 { $n } 个
list-quoted = “{ SHORT($name, length: 70) }”

unit-pairs = { $n } 对
unit-samples = { $n } 个样本
unit-genes = { $n } 个基因
unit-probes = { $n } 个探针
unit-series = { $n } 个数据集
unit-cases = { $n } 个实验组样本
unit-controls = { $n } 个对照组样本

error-line = { $where -> [absent] {""} *[other] { $where }： }{ $what }{ $expected -> [absent] { $found -> [absent] {""} *[other] ：{ $found } } *[other] ；应为 { $expected }{ $found -> [absent] {""} *[other] ，实为 { $found } } }。{ $do -> [absent] {""} *[other] { $do }。 }

## Python 接口

# Python 接口拒绝的内容
error-by_name = { $what } 的取值必须写出名称
    .do = 例如：{ $what }(name=value)
error-needs_package = 此处没有安装 Python 包 { $package }
    .do = 请安装：pip install { $package }
error-wrong_type = { $verb } 的“{ $argument }”不能是这种类型
    .expected = { LIST($expected, by: "or") }
    .found = { $found }
error-nothing_given = { $verb } 至少需要一个 { $what }
error-no_platform_given = 数据集需要其平台的注释表
    .do = 例如：prepare(series, read_platform("GPL570.annot.gz"))，或直接下载：prepare(fetch("GSE4107"))
error-groups_needed = 数据集 { $series } 没有可比较的分组
    .do = 请给出 prepare 的结果
error-other_platform = 该表属于另一种芯片
    .expected = { $expected }
    .found = { $found }
    .do = 请读取 { $expected } 的表；若确实要用此表，请写明：SeriesSpec(id="{ $series }", platform="{ $found }")
error-few_probes_in_table = 数据集的 { $n } 个探针中有 { $missing } 个不在{ $platform -> [absent] 其平台 *[other] { $platform } }的表中
    .do = 请读取该数据集自身芯片的表；若确实要用此表，请写明：SeriesSpec(id="{ $series }", platform="{ $platform -> [absent] GPL… *[other] { $platform } }")

## 文件、研究文件、命令行、运行

system-reason = { $code -> [EISDIR] 是一个目录 [ENOTDIR] 不是目录 [EACCES] 权限不足 [EPERM] 不允许此操作 [ENOSPC] 磁盘空间不足 [ENOENT] 没有该文件或目录 [ENAMETOOLONG] 文件名过长 [EROFS] 文件系统只读 [EEXIST] 文件已存在 [EADDRINUSE] 地址已被占用 *[other] { $text } }

# 下载
error-not_an_accession = 这不是数据集或平台的编号
    .expected = GSE… 或 GPL… 加数字
    .found = { $text }
    .do = { $kind -> [part] GSM 是单个样本，GDS 是经整理的副本：请写它们所属的数据集，如 GSE14520 *[other] 请写成 GSE14520 或 GPL570 的形式 }
error-accession_of_another_kind = 这不是{ $kind -> [GPL] 平台 *[GSE] 数据集 }的编号
    .expected = { $kind -> [GPL] 平台（GPL…） *[GSE] 数据集（GSE…） }
    .found = { $text }
    .do = 请核对各编号应写在何处
error-mirror_without_address = 没有给出镜像地址
    .expected = https://…、http://…、file://… 或文件夹
    .do = 若使用 GEO 本身，请省略此项
error-mirror_address = 该镜像地址无法使用
    .expected = https://…、http://…、file://… 或文件夹
    .found = { $text }
    .do = 请指定与 GEO 目录结构相同的镜像
error-mirror_not_a_folder = 镜像不是文件夹
    .do = 请指定与 GEO 目录结构相同的文件夹，或一个地址

cache-no_manifest = 缓存中的 { $file } 没有清单：不予采信
cache-not_as_its_manifest = 缓存中的 { $file } 与清单所记的大小和 sha256 不符：不予采信
cache-waiting = 另一个运行正在下载 { $file }：等待其完成
cache-offline_listing = { $series }：离线，只知道缓存中的 { $n } 个矩阵
error-cache_not_writable = 无法写入缓存
    .found = { $why }
    .do = 请用 GENEVERDICT_CACHE 指定一个可写且有空间的文件夹

error-no_file = 没有文件
error-not_cached = 不在缓存中
error-not_trusted = 未通过校验的文件
error-not_on_the_server = 镜像没有这个文件
    .found = { $why }
error-server_refuses = 服务器拒绝
    .found = { $why }
    .do = 请在浏览器中打开该地址，或用 --geo 指定另一个镜像
error-unreadable = 无法读取文件
    .found = { $why }
    .do = 请检查其权限
error-not_there = { $offline -> [yes] 缓存中 *[no] {""} }{ $what -> [family] 没有 { $accession } 的 family SOFT 文件 [definition] 没有 { $accession } 的探针组定义文件 [platform] 没有平台 { $accession } 的注释表 [matrix_on] 没有 { $accession } 在 { $platform } 上的矩阵 [supplement] 没有 { $accession } 的补充文件“{ $name }” [ncbi_counts] 没有 NCBI 为 { $accession } 生成的计数 [ncbi_genes] 没有 NCBI 在 { $accession } 上计数的基因表 [matrix] 没有 { $accession } 的 series matrix 文件 *[file] 没有这个文件 }；已尝试 { LIST($tried) }
    .do = { $offline -> [yes] 请先不加 --offline 运行一次，或用 --geo 指定含有该文件的文件夹 *[no] { $what -> [platform] 请核对编号和镜像，或提供您自己的探针对应表 [matrix_on] 它有：{ LIST($others, by: "comma") } [matrix] 请核对编号和镜像；SuperSeries 或未公开的数据集没有矩阵，另一些数据集可能只有 family SOFT 文件 *[other] 请核对编号和镜像 } }
error-interrupted = 已中断
    .do = 请再运行一次：已下载的部分会保留
error-proxy_settings = 环境中的代理设置无法使用
    .found = { $why }
    .do = 请检查 HTTPS_PROXY、HTTP_PROXY 和 ALL_PROXY
error-not_fetched = 无法下载，已尝试 { $n } 次而没有任何进展
    .found = { $why }
    .do = 请稍后再运行（会从中断处继续），或用 --geo 指定另一个镜像
error-endless_page = 该目录页大得不可能是目录页

fetch-tried = { $place }（{ $why }）
fetch-http = HTTP { $status }{ $status -> [401] {" "}未授权 [403] {" "}禁止访问 [404] {" "}未找到 [410] {" "}已不存在 [416] {" "}范围无效 [429] {" "}请求过多 [500] {" "}服务器内部错误 [502] {" "}网关错误 [503] {" "}服务不可用 [504] {" "}网关超时 *[other] { $words -> [absent] {""} *[other] {" "}{ $words } } }
fetch-another_length = 收到的内容与其声明的长度不符
fetch-another_piece = 服务器续传的是另一段或另一个文件
fetch-no_connection_in_time = { $seconds } 秒内无法连接
fetch-nothing_came = { $seconds } 秒内没有收到任何数据
fetch-too_slow = 每秒收到的数据不足 { $rate } 字节
fetch-no_connection = 无法连接 { $host }（{ $why }）
fetch-connection_broken = { $host } 中断了连接（{ $why }）
fetch-how_far = { $why }，位于 { $total } 字节中的第 { $done } 字节

# 是否完整
-get-again = { $from -> [server] 镜像上的文件即是如此，或在传输途中损坏：请用 --geo 指定另一个镜像，或稍后再试 *[absent] 请重新获取 }
error-not_gzip = 按文件名“{ $name }”应为 gzip，实际却是{ $kind -> [binary] 二进制数据 *[text] 纯文本 }
    .found = “{ $start }…”
    .do = { -get-again }
error-binary = 这是二进制数据，不是文本
    .found = “{ $start }…”
    .do = { -get-again }
error-empty_file = 文件是空的
    .found = 0 字节
    .do = { -get-again }
error-git_lfs_pointer = 这是代表一个{ $size -> [absent] {""} *[other] { $size } 字节的 }文件的 Git LFS 指针，不是文件本身
    .do = { $from -> [server] { -get-again } *[absent] 请获取文件本身（git lfs pull），或换一个镜像 }
error-web_page = 这是{ $title -> [absent] {""} *[other] 标题为“{ $title }”的 }网页，不是数据
    .do = { $from -> [server] { -get-again } *[absent] 可能是登录页、代理或已迁移的地址：请在浏览器中打开查看 }
error-gzip_cut_off = gzip 文件不完整：被截断了，例如下载中断
    .found = 只有 { $size } 字节
    .do = { -get-again }
error-gzip_damaged = gzip 文件内部损坏
    .found = { $why -> [absent] 数据有误 *[other] { $why } }
    .do = { -get-again }
error-rows_not_as_stated = series matrix 的行数与应有的不符
    .expected = { $stated } 行，即每个样本的 !Sample_data_row_count 所述
    .found = { $rows } 行
    .do = { $from -> [server] { -get-again } *[absent] 请重新获取，或从别处获取 }
error-table_never_begins = 这不是完整的{ $kind -> [platform] 平台注释表 *[matrix] {" "}series matrix}：没有开头
    .expected = { $line } 行
    .do = { -get-again }
error-table_cut_off = { $kind -> [platform] 平台注释表 *[matrix] series matrix{" "} }被截断：缺少 { $line } 行
    .found = { $stated -> [absent] {""} *[other] 所述 { $stated } 行中的 }{" "}{ $rows } 行
    .do = { -get-again }
error-family_without_samples = 这不是完整的 family SOFT 文件：其中没有样本
    .expected = ^SAMPLE 行
    .do = { -get-again }
error-family_cut_in_table = family SOFT 文件在表中被截断
    .expected = { $begun } 个表尾
    .found = { $ended } 个
    .do = { -get-again }
error-family_cut_between_samples = family SOFT 文件在样本之间被截断
    .expected = 其列出的 { $named } 个样本
    .found = { $samples } 个
    .do = { -get-again }
error-no_whole_platform_table = 平台的 family 文件中没有完整的平台注释表
    .expected = 第一个样本之前的 !platform_table_end 行
    .do = { $from -> [server] { -get-again } *[absent] 请重新获取，或提供您自己的探针对应表 }

# 位置
place-series = 数据集 { $series }{ $at -> [absent] {""} *[other] ，{ $at } }
place-sample = { $file }，样本 { $sample }

# 读取文件
error-platform_table_empty = 平台注释表是空的
    .do = 请在研究文件中给出 probe_map = "…"
error-probe_map_columns = 探针对应表至少有两列
    .expected = 探针与基因，以制表符分隔
    .found = “{ $line }”
error-no_platform_table_here = 该文件中没有平台注释表
    .expected = 注释文件（GPL….annot.gz）或平台 SOFT 文件
    .found = “{ $line }”
error-too_much = { $kind -> [size] 文件大于可读取的上限 [bomb] 文件解压后远大于任何表格 [line] 有一行长于可读取的上限 *[columns] 列数超过可读取的上限 }
    .expected = { $kind -> [size] 解压后最多 { $most } GB [bomb] 最多为其大小的 { $most } 倍 [line] 最多 { $most } MB *[columns] 最多 { $most } 列 }
    .found = { $found -> [absent] {""} *[other] { $found }{ $kind -> [size] {" "}GB 或更多 [bomb] {" "}倍或更多 *[other] {""} } }
    .do = { $kind -> [bomb] 请重新获取；若确实如此，请先解压 [columns] 这是“基因 × 样本”的表格吗？ *[other] 请确认是不是这个文件 }
error-truncated = 文件被截断
    .found = { $why }
    .do = 请重新下载
cut-in_header = 在文件头中即已结束
cut-before_table = 在表开始之前即已结束
cut-line_missing = 缺少{ $sample -> [absent] {" "} *[other] {" "}{ $sample } 的 }{ $line } 行
cut-no_sample = 其中没有样本
cut-samples_missing = !Series_sample_id 所列 { $named } 个样本中的 { $n } 个；缺少 { $sample }
cut-gzip = gzip 数据流过早结束
cut-last_line = 最后一行没有结束
cut-utf16 = 损坏的 UTF-16 文本
cut-cells = 在其所述 { $stated } 个单元中的第 { $found } 个之后就结束了
cut-sets = 在其所述 { $stated } 个探针组中的第 { $found } 个之后就结束了
error-no_cel = 这不是{ $kind -> [cel] Affymetrix 的 CEL 文件 *[cdf] 探针组定义文件 }
    .expected = { $kind -> [cel] 第 3 版（文本）、第 4 版或 Calvin，是否 gzip 均可 *[cdf] CDF（文本或二进制）或 BrainArray 的 probe_tab，是否 gzip 均可 }
error-calvin_kind = 此 Command Console 文件不含强度值
    .found = { $found }
    .do = 请改用同一芯片的 CEL 文件
error-cel_size = 芯片大小不可能：{ $rows } 行，{ $columns } 列
    .do = 请重新下载
error-cel_columns = 强度值的列与 CEL 文件不符
    .expected = X、Y、MEAN，其后为其他列
    .found = { $found }
error-cel_lines = 强度值中有一行不是数字
    .do = 请重新下载
error-cel_places = 有单元不在芯片上，或被写了两次
    .do = 请重新下载
error-cel_values = 强度值小于零或不是有限数：文件已损坏
    .do = 请重新下载
error-no_probe_sets = 该定义中没有完全匹配（PM）探针
error-set_twice = 该定义中探针组 { $name } 出现两次
error-no_cel_files = 这些文件中没有 Affymetrix 的 CEL 文件
    .found = { COUNT($files) -> [0] 没有文件 *[other] { LIST($files, max: 6, by: "comma") } }
    .do = 其他厂家的原始文件请以 illumina = "FILE" 或 spots = "FOLDER" 给出；去掉 raw 和 cel 即使用该系列自己的矩阵
chip-of_arrays = { $chip }（{ $rows } × { $columns } 个单元），{ $n } 张芯片（{ LIST($files, max: 3, by: "comma") }）
error-several_chips = 这些芯片有 { COUNT($chips) } 种，每一种是一个单独的系列
    .found = { LIST($chips, by: "semicolon") }
    .do = 请为每一种各写一个条目：GEO 编号用 platform = "GPL…"，其他用其样本表
error-several_definitions = 有几个文件都说明哪些探针属于同一组：{ LIST($files, by: "comma") }
    .do = 请取出正确的一个（解开归档）并写明：cdf = "FILE"
error-definition_of_other = 此定义属于另一种芯片
    .expected = { $chip }，{ $rows } × { $columns } 个单元，与 CEL 文件一致
    .found = { $other }，{ $other_rows } × { $other_columns } 个单元
    .do = 请写明 { $chip } 的定义文件：cdf = "FILE"
error-no_definition = 不知道 { $chip } 的哪些探针属于同一组：没有此芯片的定义文件（CDF）
    .found = CEL 文件旁没有{ COUNT($tried) -> [0] {""} *[other] ，{ LIST($tried, by: "comma") } 的 suppl/ 中也没有 }
    .do = 请获取{ $file -> [absent] { $platform -> [absent] { $chip } 的 CDF *[other] { $platform } 补充文件中的 CDF（GEO） } *[other] { $file }（GEO，{ $platform } 的补充文件） }或厂家自己的 CDF。放进 CEL 文件所在的文件夹，或放在研究文件旁并写明：cdf = "FILE"
error-no_background = 此芯片没有可与信号分开的背景：其完全匹配探针的值全部或几乎相同
    .do = 请去掉此芯片，或重新下载
error-idat = 这是 Illumina 的 IDAT 文件，不能读取：表达芯片的 IDAT 是加密的
    .do = 请用 GEO 中该系列旁的 non-normalized 表，或 GenomeStudio 导出的表：illumina = "FILE"
error-no_signals = 表中没有珠子信号的列
    .expected = 每个样本一列数值，如 "AVG_Signal-S1"，或在每个 "Detection Pval" 之前一列
    .found = { LIST($columns, max: 6, by: "comma") }
error-detection_whose = 不能判断检测 p 值各属于哪一列信号
    .expected = 每列信号一个，紧挨着它，或以它命名
    .found = 信号 { LIST($signals, max: 4, by: "comma") }；检测 { LIST($detections, max: 4, by: "comma") }
    .do = 请使名称对应（S1.AVG_Signal、S1.Detection Pval），或去掉全部检测列
error-no_bead_header = 这不是珠子信号表：没有位于数值行之上的名称行
    .found = { $line }
error-beads_logged = 这些不是原始信号：{ $file } 的最大值为 { $largest }，像是对数值
    .do = 已处理的数值表请去掉检测列，以 expression = "FILE" 给出
error-no_bead_controls = 某张芯片的阴性对照少于两个，或全部相同
    .do = 请去掉 bead_controls：改用检测 p 值
error-controls_of_others = 对照珠子的表没有样本“{ $name }”的列
error-beads_as_expression = 这是带检测 p 值的珠子原始信号，不只是样本的数值：{ LIST($shown, max: 4) }
    .do = 请用 illumina = "FILE" 代替 expression
error-table_truncated = 表被截断
    .expected = 按 !Sample_data_row_count 应有 { $stated } 行
    .found = { $rows } 行
    .do = 请重新下载
read-supplementary = { $file }（{ $address }）
read-supplement_line = counts = "{ $file }"（{ $kind -> [counts] 按名称为计数 [normalised] 按名称为标准化数值 *[unsaid] 名称未说明内容 }）
error-empty_table = 该数据集的表是空的：其数值（通常为 RNA-seq）在补充文件中
    .found = { COUNT($files) -> [0] 未列出补充文件 *[other] { LIST($files, max: 6, by: "comma") } }
    .do = 若其中某个文件含有计数（或 FPKM、TPM），请写明：counts = "文件名"（RAW.tar 中的表也会读取）；已下载的写 counts = "文件或文件夹"
error-which_counts = 该数据集的表是空的，其补充文件中有几个都可能含有数值
    .do = 请在该项中写上正确的一个：{ LIST($lines) }
error-platforms = 该数据集有 { COUNT($platforms) } 个平台：{ LIST($platforms, by: "comma") }
    .do = 请指定其一（或各写一项）：platform = "{ $first }"
error-several_platforms = 该数据集的样本分布在多个平台上
    .found = { LIST($platforms, by: "comma") }
    .do = 请指定一个：platform = "{ $first }"
error-no_samples_on_platform = 该数据集在 { $platform } 上没有样本
    .found = { LIST($platforms, by: "comma") }
    .do = 请指定其中之一，例如 platform = "{ $first }"
error-not_on_platform = 该数据集不在平台 { $platform } 上
    .found = { $own }
    .do = 请改正平台，或省略不写
error-soft_for_matrix = 这是 SOFT 文件，不是 series matrix
    .do = 请给出 series matrix，或作为 family SOFT 读取
error-no_series_matrix = 这不是 GEO 的 series matrix
    .expected = 以 !Series_ 开头的行
    .found = “{ $line }”
    .do = 请指定正确的文件
error-no_family_soft = 这不是 family SOFT 文件
    .expected = 以 ^SERIES 和 ^SAMPLE 开头的行
    .found = “{ $line }”
error-table_without_samples = 第 { $number } 行应列出表中的样本
    .expected = ID_REF 和样本编号
    .found = “{ $line }”
error-samples_repeated = { $place -> [table] 表头中 [header] !Sample_geo_accession 中 *[file] {""} }样本重复
    .expected = 每个样本一次
    .found = { LIST($samples, max: 5, by: "comma") }
error-no_matrix_line = 第 { $number } 行不属于 series matrix
    .expected = 以“!”开头的行
    .found = “{ $line }”
error-samples_unnamed = 文件头描述了样本，却没有列出其名称
    .expected = !Sample_geo_accession 行
    .found = 没有该行
error-cells_of_field = 第 { $number } 行（!Sample_{ $field }）的单元格数不对
    .expected = { $samples } 个，每个样本一个
    .found = { $cells } 个
error-samples_differ = 文件头与表中的样本不一致
    .expected = 相同的样本
    .found = 只在文件头中的：{ COUNT($header) -> [0] 无 *[other] { LIST($header, max: 3, by: "comma") } }；只在表中的：{ COUNT($table) -> [0] 无 *[other] { LIST($table, max: 3, by: "comma") } }
    .do = 请重新下载
error-no_probe_column = 样本表的第一列应为探针名称
    .expected = ID_REF
    .found = “{ $column }”
error-no_rows = { $what -> [clinical_table] 临床表 [published] 该表 *[matrix] 矩阵 }没有数据行
    .expected = 表头之下{ $what -> [clinical_table] 每位患者或每个样本 *[matrix] 每个探针或基因 }一行
error-folder_for_table = 这是一个文件夹
    .expected = 一个含有表的文件
    .do = 请指定其中的文件
error-one_cell = 表头只有一个单元格
    .expected = 以制表符、逗号或分号分隔的单元格
    .found = “{ $line }”
    .do = 请另存为以制表符分隔的文本
error-geo_for_table = 这是 GEO 自己格式的文件，不是普通的表
    .do = 请以编号指定数据集：id = "GSE…"
-whose-name = { $what -> [matrix] 矩阵的一列 [sample_sheet] 样本表的一列 [clinical_table] 临床表的一列 [tx2gene] 转录本与基因的表的一列 [published] 该表的一列 *[sample] 样本表中的一个样本 }
error-without_a_name = { -whose-name }没有名称
    .expected = 表头每个单元格都有名称
    .found = 空单元格
error-name_repeated = { -whose-name }重名
    .expected = 每个名称一次
    .found = “{ $name }”出现 { $n } 次
error-cells = { $what -> [clinical_table] 临床表 [tx2gene] 转录本与基因的表 [published] 该表 *[sample_sheet] 样本表 }第 { $number } 行的单元格数不对
    .expected = { $wanted } 个
    .found = { $cells } 个
error-cells_of_line = 第 { $number } 行的单元格数不对
    .expected = 与表头相同，{ $wanted } 个
    .found = { $cells } 个
    .do = 请重新下载或保存
error-matrix_for_sheet = 这是矩阵，不是样本表
    .expected = 每个样本一行，第一列为其名称
    .found = 形如“{ $column }”的列，形如“{ $row }”的行
    .do = 请指定描述样本的表
error-sheet_axes = 样本位于样本表的列中
    .expected = 每个样本一行，第一列为其名称
    .found = 形如“{ $column }”的列，形如“{ $row }”的行
    .do = 请将该表的行列互换
error-matrix_axes = 样本位于矩阵的行中
    .expected = 行为探针或基因，列为样本
    .found = 形如“{ $column }”的列，形如“{ $row }”的行
    .do = 请将表转置后重新保存
error-sheet_without_header = 样本表没有表头行
    .expected = 第一行为各列的名称
    .found = 样本“{ $sample }”
error-sheet_empty = 样本表没有数据行
    .expected = 表头之下每个样本一行
error-sheet_of_others = 样本表与矩阵不相符：名称相同的样本不到一半
    .expected = 两者名称相同
    .found = 两者共有 { $n } 个；只在 { $sheet } 中的：{ COUNT($only_sheet) -> [0] 无 *[other] { LIST($only_sheet, max: 6, by: "comma") } }；只在 { $matrix } 中的：{ COUNT($only_matrix) -> [0] 无 *[other] { LIST($only_matrix, max: 6, by: "comma") } }
    .do = 请将矩阵各列的名称填入样本表的第一列{ $one -> [absent] {""} *[other] ：“{ $one }”与“{ $other }”只有大小写或符号不同 }
error-counts_as_expression = 这是读段计数程序写出的文件，不是表达值的表
    .found = 首行的单元格如 { LIST($shown, max: 5, by: "comma") }
    .do = 请用 counts = "…" 代替 expression = "…"
error-counts_missing = 缺少 { $n } 个计数，第一个在“{ $row }”行、“{ $column }”列
    .expected = 每个单元格中都是读段数
    .do = 没有读段的请写 0；未在所有样本中计数的基因请去掉
error-no_count_columns = 没有计数列
    .expected = 每个样本一列数字
    .found = 列名如 { LIST($columns, max: 5, by: "comma") }
error-counts_logged = 这些不是读段计数，而是{ $sign -> [negative] 含 { $n } 个负值的数值 *[small] 最大只到 { $most } 的非整数 }：看来是对数值
    .expected = 计数，或非对数尺度的数值（FPKM、TPM）
    .do = 请以 expression = "…" 和 scale = "log2" 给出；或给出其所依据的计数
error-count_files_of_kinds = 文件种类不一：此文件{ $other -> [featurecounts] 出自 featureCounts [htseq] 出自 htseq-count [star] 出自 STAR [rsem] 出自 RSEM [rsem_isoforms] 出自 RSEM（转录本） [salmon] 出自 Salmon [kallisto] 出自 kallisto *[table] 是普通的表 }，“{ $one }”{ $kind -> [featurecounts] 出自 featureCounts [htseq] 出自 htseq-count [star] 出自 STAR [rsem] 出自 RSEM [rsem_isoforms] 出自 RSEM（转录本） [salmon] 出自 Salmon [kallisto] 出自 kallisto *[table] 是普通的表 }
    .do = 请用通配符指定同一种文件：counts = "folder/*.counts.txt"
error-count_tables = 给出了 { $files } 个文件，而此表有 { $n } 列数字
    .expected = 一个含所有样本的表，或每个样本一个文件
    .do = 请用通配符指定各样本的文件，或只指定那一个表
error-count_rows_differ = 各文件的基因不同：此文件有 { $n } 行，“{ $other }”有 { $first } 行
    .found = “{ $name }”{ $has -> [true] 只在此文件中 *[false] 在此文件中缺失 }
    .do = 若文件不完整，请重新获取；否则请用同一注释为所有样本计数
error-strand = 无法判断 STAR 的三列中哪一列是计数：基因的读段有 { $least }{ $most -> [absent] {""} *[other] {" "}至 { $most } } % 在正链上
    .expected = 每个样本都低于 20 % 或高于 80 %（链特异性文库），或都在 40 至 60 % 之间（非链特异性文库）
    .do = 请按建库方式写明：strand = "unstranded"、strand = "forward" 或 strand = "reverse"（现今多数试剂盒为 reverse）
error-no_tx2gene = 这些是转录本的计数（“{ $example }”），未说明各属于哪个基因
    .do = 请给出转录本（第一列）与其基因（第二列）的表：tx2gene = "tx2gene.tsv"
error-tx2gene_columns = 转录本与基因的表只有一列
    .expected = 第一列为转录本，第二列为其基因
error-tx2gene_of_others = 在 { $of } 个转录本中，{ $table } 未给出 { $n } 个的基因，如 { LIST($names, max: 3, by: "comma") }
    .found = 表中的名称如“{ $example }”
    .do = 请给出计数时所用注释的对应表
error-joined_twice = 各列既可按“{ $one }”也可按“{ $other }”与样本对应，而两者互相矛盾
    .do = 请给出第一列为各列名称的样本表：samples = "…"
error-not_joined = 无法判断每一列属于哪个样本
    .expected = 列名中有样本名称或其登记号
    .found = 列名如 { LIST($columns, max: 4, by: "comma") }；样本如 { LIST($samples, max: 4, by: "comma") }
    .do = 请给出含有这些名称一列的样本表：samples = "…"
error-no_count_files = counts = "{ $path }" 没有对应的文件
    .expected = 一个表，或每个样本一个文件（.txt、.tsv、.csv、.counts、quant.sf、abundance.tsv、ReadsPerGene.out.tab、genes.results）
error-tar = tar 归档不完整{ $why -> [absent] {""} *[other] （{ $why }） }
    .do = 请重新下载
error-tar_without_tables = tar 归档中没有计数表
    .found = { COUNT($files) -> [0] 没有文件 *[other] { LIST($files, max: 6, by: "comma") } }
error-commas = 数字里的逗号{ $kind -> [both] 在有的单元格中是小数点，在有的单元格中不是 *[either] 可能是小数点，也可能是千位分隔符 }
    .expected = 整张表只用一种数字写法
    .found = '{ $one }'{ $kind -> [both] {" "}和 '{ $other }' *[other] ，没有单元格能说明是哪一种 }
    .do = 请重新保存表格：小数用点，千位之间不加符号
error-encoding = 文本不是研究文件所写的编码
    .expected = { $encoding }
    .do = 请更正 encoding = "…"，或者去掉它（这时由程序判断）
error-corner_or_empty = 无法确定各列属于哪个样本
    .found = 表头有 { $header } 个单元格，各行有 { $row } 个，最后一个为空
    .do = 请在 '{ $first }' 之前给第一列加上名称（例如 gene），或者去掉各行最后的空列
error-xlsx_library = 读取电子表格（xlsx）所需的库没有安装
    .do = 请安装：pip install 'geneverdict[excel]'；或者把工作表另存为制表符分隔的文本
error-xlsx_sheet = 电子表格中没有{ $sheet -> [absent] 含单元格的工作表 *[other] 工作表 '{ $sheet }' }
    .found = { COUNT($sheets) -> [0] 没有含单元格的工作表 *[other] { LIST($sheets, by: "comma") } }
error-xlsx = 无法读取电子表格（xlsx）
    .found = { $why }
    .do = 请打开后重新保存，或者把工作表另存为制表符分隔的文本
error-no_such_file = 没有这个文件
    .do = 请核对文件名和文件夹
error-no_data = 这不是数据
    .expected = 文本，gzip 压缩与否均可
    .found = { $kind -> [git_lfs] Git LFS 指针，而不是它所代表的文件 [xlsx] 电子表格（xlsx）或其他 zip 压缩包 [xls] 旧式电子表格（xls） [pdf] PDF 文档 [bzip2] bzip2 压缩包 [xz] xz 压缩包 [zstandard] zstandard 压缩包 [parquet] parquet 文件 [hdf5] HDF5 文件（如 kallisto 的 abundance.h5） [r_objects] R 对象（.rda） [empty] 空文件 [web_page] 网页，不是数据 *[tar] tar 归档 }
    .do = { $kind -> [xlsx] 请另存为以制表符分隔的文本 [xls] 请另存为以制表符分隔的文本 [pdf] 请另存为以制表符分隔的文本 [hdf5] 请改用文本：kallisto 在同一处写有 abundance.tsv [r_objects] 请在 R 中写成文本：write.table *[other] 请重新下载，或将其解压 }
error-not_text = 这不是文本
    .expected = 文本，gzip 压缩与否均可
    .found = 二进制数据
error-not_a_number = 行“{ $row }”（第 { $line } 行）、列“{ $column }”不是数字
    .expected = 数字或空单元格
    .found = “{ $cell }”
    .do = 请更正该单元格，缺失时请留空{ $words -> [absent] {""} *[other] ；若这样的单元格表示缺失，请在该系列下写明：missing = { $words } }

# 研究文件
place-section = { $file }，[{ $section }]
place-entry = { $file }，第 { $number } 个数据集{ $id -> [absent] {""} *[other] （{ $id }） }
place-file_series = { $file }，数据集 { $series }
error-no_study_file = 没有这个研究文件
    .do = 请先生成：geneverdict init GSE… --gene … -o study.toml
error-study_unreadable = 无法读取研究文件（{ $why }）
error-no_list = 没有这个基因列表
    .do = 路径从研究文件所在的文件夹算起；在命令行上则从当前文件夹算起
error-list_unreadable = 无法读取基因列表（{ $why }）
error-list_empty = 列表中没有基因
    .expected = 每行一个基因符号
error-list_too_long = 列表中的基因太多
    .expected = 最多 { $most } 个
    .found = { $n } 个
    .do = 无论列表如何，结果的 tables/ 中都有每个数据集的全部基因
error-list_too_large = 这不是基因列表
    .expected = 最多 { $most } 字节
error-list_line = 列表第 { $line } 行不是基因符号
    .expected = 每行一个基因符号；# 之后为注释
    .found = “{ $found }”
study-not_utf8 = 不是 UTF-8 文本
error-not_toml = 这不是有效的 TOML：{ $line -> [absent] {""} *[other] 第 { $line } 行第 { $column } 列，}{ $why }
toml-reason = { $code -> [invalid_value] 值无效 [invalid_statement] 语句无效 [expected_after_a_key_in_a_key_value_pair] 键之后应为“=” [expected_newline_or_end_of_document_after_a_statement] 语句之后应换行 [expected_at_the_end_of_a_table_declaration] 表名之后应为“]” [expected_at_the_end_of_an_array_declaration] 数组表名之后应为“]]” [unclosed_array] 数组没有结束 [unclosed_inline_table] 内联表没有结束 [unterminated_string] 字符串没有结束 [expected_expected] 字符串没有结束 [invalid_initial_character_for_a_key_part] 键的开头字符无效 [cannot_overwrite_a_value] 同一个键写了两次 [duplicate_inline_table_key] 内联表中同一个键写了两次 [unescaped_in_a_string] 字符串中有未转义的“\” [invalid_date_or_datetime] 日期无效 *[other] { $text } }
error-series_twice = 数据集 { $series } 写了两次{ $other -> [absent] {""} *[other] （另一次写作 { $other }） }
    .do = 每个数据集（及平台）只写一次；若是同一数据集的几个对比，请各给一个名称：name = "…"
error-folder = “{ $key }”是一个文件夹
    .expected = 一个文件
    .found = { $path }
error-unknown_key = 未知的键“{ $key }”
    .do = { COUNT($near) -> [0] 可用的键：{ LIST($keys, by: "comma") } *[other] 您是否想写：{ LIST($near, by: "comma") } }
error-missing_key = 缺少“{ $key }”
    .do = { $which -> [genes] 例如：genes = ["ITGA5"] [series] 例如：{"[[series]]"} 和 id = "GSE4107" *[other] 请补上 }
error-bad_value = { $as -> [option] --{ $key } *[absent] “{ $key }”{ $item -> [absent] {""} *[other] 的第 { $item } 项 } }不能取此值{ $why -> [absent] {""} *[other] ：{ $why } }
    .expected = { $expected -> [absent] {""} *[other] { $expected } }
    .found = { $found }
error-match = 应为 {"{"} field = "…", match = "…" {"}"} 或 {"{"} samples = ["…"] {"}"}
error-regex = “{ $pattern }”不是正则表达式（{ $why }）
regex-reason = { $code -> [too_deep] 嵌套或重复过多 [missing_unterminated_subpattern] 括号没有配对 [unbalanced_parenthesis] 括号没有配对 [unterminated_character_set] 字符集没有结束 [nothing_to_repeat] 没有可重复的内容 [multiple_repeat] 重复符号连用 [bad_escape_end_of_pattern] 结尾的“\”不完整 *[other] { $text } }
error-regex_too_long = 正则表达式 '{ $start } …' 太长
    .expected = 最多 { $most } 个字符
    .found = { $n }
error-regex_slow = 正则表达式 '{ $pattern }' 回溯没有尽头
    .found = 值 '{ $value }' 用了超过 { $seconds } 秒
    .do = 请写得简单些：被重复的部分里面不要再有重复（* 或 +）
error-study_too_large = 这不是研究文件
    .expected = 最多 { $most } 字节
    .found = { $size }
error-toml_extreme = { $kind -> [nested] 表或列表嵌套过深 *[number] 整数过大 }
    .do = 请按 docs/study-file.md 的样子书写研究文件
error-path = '{ $key }' 不能作为文件名（{ $why }）
    .found = { $path }
study-no_path = 含有文件名不允许的字符
error-no_encoding = Python 不认识这种文本编码；应为 "gb18030"、"latin-1" 之类
error-together = { $one } 与 { $other } 在此不能同时使用
error-half_clinical = { $said -> [table] 给出了“clinical”，但没有给出“clinical_key” *[key] 给出了“clinical_key”，但没有给出“clinical” }：clinical = "clinical.tsv", clinical_key = "patient"
error-sheet_without_table = 'samples' 是自有文件的样本表，需要 expression = "…"、counts = "…"、cel = "…"、illumina = "…"、spots = "…" 或 raw = true
error-without_counts = “{ $key }”是关于计数的，需要 counts = "…"
error-without_cel = 'cdf' 属于 CEL 文件，需要 cel = "…" 或 raw = true
error-without_illumina = 'bead_controls' 属于 Illumina 珠子芯片，需要 illumina = "…"
error-no_spots = 这不是点样芯片或双色芯片的文件
    .expected = GenePix（GPR）、SPOT、Agilent Feature Extraction 或 ImaGene
error-no_spots_there = 文件中没有任何点
    .do = 请重新下载
error-no_spot_files = 这些文件中没有点样芯片或双色芯片的文件（GenePix、SPOT、Feature Extraction、ImaGene）
    .found = { COUNT($files) -> [0] 没有文件 *[other] { LIST($files, max: 6, by: "comma") } }
    .do = 请给出其文件夹或压缩包：spots = "FOLDER"
error-several_gals = 有几个文件都是点样清单：{ LIST($files, by: "comma") }
    .do = 请在文件夹中只留下正确的一个
error-other_spots = 这张芯片的点与其他芯片不同
    .expected = { $wanted } 个点，如 { $first }
    .found = { $n } 个点{ $spot -> [absent] {""} *[other] ，第一个不同的是第 { $spot } 个 }
    .do = 请重新下载；布局不同的芯片是单独的系列
error-list_of_others = 点样清单（GAL）在 { $place } 处没有点：它属于另一种芯片
    .do = 请放入这些芯片的清单，或不放
error-no_name_column = 芯片文件中没有命名点的列“{ $column }”
    .found = { $columns }
error-one_colour = 这些芯片只有一种颜色：没有可在芯片内平滑或按两通道均值比较的量
    .do = 在 processing 中去掉 within；between 为 "quantile" 或 "none"
error-no_tips = 这些文件没有说明各点由哪个点样针点出
    .do = 请写 processing = {"{"} within = "loess" {"}"}
error-spots_alike = 某张芯片的点全部相同，无法区分背景与信号
    .do = 请去掉这张芯片，或重新下载
error-no_reference = reference 并非恰好位于每张芯片的一个通道
    .expected = 一个通道字段{ $field -> [absent] {""} *[other] （查看的是“{ $field }”） }，其文字在每张芯片上恰好符合一个通道
    .do = 请说明各通道是哪个样本：用含 Cy3 和 Cy5 两列的样本表，samples = "…"
error-without_spots = “{ $key }”属于芯片原始文件，需要 spots = "…" 或 raw = true
error-own_id = id“{ $id }”用于文件名；只能含字母、数字、空格、“.”、“_”和“-”，且以字母或数字开头
error-pair_and_block = pair 与 use = "block" 的 replicates 不能同时使用
    .do = 个体内相关也适用于配对：请去掉 pair，或写 use = "average"
error-study_alone = 研究文件须单独审查
    .do = 请指定一个研究文件，或若干编号和文件；平台写在研究文件中
error-own_name = 名称“{ $name }”用于文件名；只能含字母、数字、空格、“.”、“_”和“-”，且以字母或数字开头
error-time_is_event = time 与 event 指定了同一个字段
error-censored_alone = censored_value 需要与 event_value 一起给出：event_value = "dead", censored_value = "alive"
error-event_and_censored = “{ $value }”同时出现在 event_value 和 censored_value 中
error-no_option = { $dimension }：没有“{ $option }”这个选项；可选的有 { LIST($options, by: "comma") }
error-no_sample_field = 没有名为“{ $field }”的样本字段
    .do = { $bare -> [yes] 请指定一个含有样本字段的表：samples = "…" *[no] 您是否想写：{ LIST($near, max: 12, by: "comma") } }
error-no_symbol_column = 平台注释表中没有“{ $column }”列
    .do = 请在 symbol_column 后写出它的某一列：{ LIST($near, max: 12, by: "comma") }
error-not_looked_up = { $why }
    .do = 请给出每个探针的基因：probe_map = "my_probes.tsv"（含 probe_id 与 symbol 两列）；若平台注释表的某一列就是基因符号，则写 symbol_column = "…"

shape-genes = 形如 ["ITGA5"] 的列表，或 "@list.txt"
shape-covariates = 样本字段的列表，如 ["age", "sex"]
shape-samples = 一个文件名；在 case 和 control 中则为形如 ["GSM1", "GSM2"] 的列表
shape-series = 每个数据集一项：[[series]] 和 id = "GSE4107"
shape-missing = 单元格的列表，如 ["<0.01", "Not detected"]
shape-thresholds = [thresholds] 一节，含 log2fc = 1.0 和 fdr = 0.05
shape-analysis = [analysis] 一节，含 trend、robust、array_weights 或 unpaired
shape-array_weights = true、false 或 "group"
shape-case = {"{"} field = "…", match = "…" {"}"} 或 {"{"} samples = ["…"] {"}"}
shape-control = {"{"} field = "…", match = "…" {"}"} 或 {"{"} samples = ["…"] {"}"}
shape-pair = {"{"} field = "…" {"}"}，若无配对则为 false
shape-survival = {"{"} time = "…", event = "…" {"}"}，若不做生存分析则为 false
shape-survival_cut = 每个基因一个值，如 {"{"} ITGA5 = 6.5 {"}"}
shape-survival_covariates = 样本字段的列表，如 ["age", "stage"]
shape-time = 一个样本字段，或样本字段的列表
shape-event_value = 一个值（如 "dead"），或值的列表
shape-censored_value = 一个值（如 "alive"），或值的列表
shape-at_least_one = 至少一个：{ $shape }
shape-list = 非空的列表
shape-number = { $bound -> [ge] 不小于 [gt] 大于 [le] 不大于 *[lt] 小于 } { $n } 的数
shape-any_number = 一个数字
shape-one_of = 下列之一：{ LIST($options, by: "or") }
shape-string_type = 加引号的文本
shape-string_too_short = 非空的文本
shape-bool_type = true 或 false，不加引号
shape-float_type = 数字，不加引号
shape-finite_number = 有限的数
shape-int_type = 整数，不加引号
shape-dict_type = 选项的列表（如 ["moderated", "welch"]），或为每个选项给出权重的表
shape-other = 其他内容：见 docs/study-file.md

# 结果
error-file_in_the_way = 结果要写入文件夹，但已有同名文件
    .do = 请用 -o 指定另一个文件夹
error-foreign_files = 结果会替换整个文件夹，而该文件夹中有不属于 geneverdict 的文件
    .found = { LIST($files, max: 3) }
    .do = 请移走它们，或用 -o 指定另一个文件夹
error-not_writable = 无法写入结果（{ $why }）
    .do = 请用 -o 指定一个您有写权限的文件夹
error-no_bundle = 此处已有一个文件，且不是结果包
    .do = 请移走它，或用 -o 另指定文件
error-no_results = 此处没有 geneverdict 的结果
    .expected = 含有 { $file } 的文件夹
    .do = 请先生成：geneverdict run study.toml -o results
error-no_r = 此处无法用 R 重新计算：未安装 { LIST($missing, by: "comma") }
    .do = 在 Debian 或 Ubuntu 上：apt install { $packages }
error-r_stopped = R 在算完这些数字之前停止了：{ $why }
error-tables_not_empty = 供 R 读取的表格需要一个新的或空的文件夹
error-other_version = 这些结果由另一个版本生成
    .expected = { $expected }
    .found = { $found }
    .do = 请重新运行研究
error-damaged_results = 无法读取这些结果：其中有文件已损坏，或由另一版本生成
    .found = { $why }
    .do = 请重新运行研究
error-damaged_table = 结果中有一个表缺失或损坏（{ $why }）
    .do = 请重新运行研究

# 网页服务器
error-no_page = 这些结果没有网页：它们由旧版本生成，或已损坏
    .found = { $why -> [absent] 没有大小合适的普通文件 *[other] { $why } }
    .do = 请重新运行研究
error-damaged_page = 这些结果的网页已损坏
    .found = { $lacks -> [absent] {""} *[other] 在 { $lacks } 下没有任何内容 }
    .do = 请重新运行研究
error-being_replaced = 结果正在被替换
    .do = 请稍后再试
error-not_found = 该地址没有任何内容
    .do = 请从 / 开始
error-internal = 服务器出错
    .do = 错误信息见运行 `geneverdict serve` 的终端
error-server = 服务器无法应答此请求（{ $status }）
error-host = 此请求针对另一台主机
    .expected = { $host }
    .do = 请打开 http://{ $host }/
error-origin = 此请求来自另一个网页，而本服务器只应答自己的网页
    .do = 请自行输入地址：http://{ $host }/
error-method = 本服务器只供查看
    .expected = GET 或 HEAD
error-body = 本服务器不接收请求正文
error-token = 此地址缺少工作台的令牌，或令牌属于之前的一次启动
    .do = 请打开 `geneverdict serve` 启动时给出的地址
error-bench_method = 工作台不支持此请求方法
    .expected = GET、HEAD 或 POST
error-bench_body = 这不是工作台网页发出的内容
    .expected = 包含研究或数据集的 JSON
error-bench_genes = 此处逐个写出基因，至多 { $most } 个；不读取文件中的列表
    .do = 请粘贴列表中的基因符号
error-upload_too_large = 发送的内容过大，或未说明大小
    .expected = 至多 { $most }
    .do = 更大的表格请在研究文件中写 `expression = "…"`，并使用 `geneverdict run`
error-upload_name = “{ $name }”不能用作上传文件的名称
    .do = 请重命名：只用字母、数字、空格和 . ( ) + - _，并以字母或数字开头
error-workspace_taken = 另一个工作台正在使用此文件夹
    .do = 请使用它的网页、将其停止，或用 --workspace 选择另一文件夹
error-workspace_full = 工作文件夹中同名的研究过多
    .do = 请将旧的研究移出其 studies 文件夹
error-already_run = { $study } 正在运行、等待运行或已有结果
    .do = 请作出更改，作为另一个研究运行
error-run_crashed = 运行结束，但未说明原因
    .do = 其输出见运行 `geneverdict serve` 的终端；可能是内存不足
error-too_long = { $what -> [gene] 基因的名称 [words] ?q= *[address] 该地址 }过长
    .expected = { $what -> [address] 至多 { $most } 字节，? 之后至多 { $query } 字节 *[other] 至多 { $most } 个字符 }
    .found = { $found -> [absent] {""} *[other] { $found } }
error-bad_name = { $what -> [gene] 基因的名称 *[words] ?q= }不能取此值
    .expected = 可见的字符
    .found = { $found -> [absent] 空 *[other] { $found } }
error-bad_query = ? 之后的部分不能取此值
    .expected = { LIST($names) }
    .found = { $found -> [absent] 同一名称出现两次 *[other] { $found } }
error-bad_language = lang 不能取此值
    .expected = { LIST($names, by: "or") }
    .found = { $found }
error-bad_number = “{ $key }”不能取此值
    .expected = { $expected }
    .found = { $found }
error-nothing_to_search = 没有说明要搜索什么
    .expected = ?q=
    .do = 例如：/api/search?q=ITGA5
error-port = 服务器无法在端口 { $first }{ $n -> [1] {""} *[other] 至 { $last } }上监听（{ $why }）
    .do = 请用 --port 指定一个空闲端口

# 命令行
error-gene_without_letters = --gene 不能取此值
    .expected = 基因符号
    .found = 空
    .do = 例如：--gene ITGA5

error-language = { $as -> [variable] GENEVERDICT_LANG *[option] --lang } 不能取此值
    .expected = { LIST($languages, by: "or") }
    .found = { $found }
error-usage = { $text }
    .do = 请参阅：{ $command } --help
error-missing_argument = { $kind -> [option] 缺少选项 { $name } *[argument] 缺少参数“{ $name }” }
    .do = { $example -> [absent] 请参阅：{ $command } --help *[other] 例如：{ $example }（参阅：{ $command } --help） }
error-no_such_option = 没有 { $name } 这个选项
    .do = { COUNT($near) -> [0] 请参阅：{ $command } --help *[other] 您是否想写：{ LIST($near, by: "comma") }。请参阅：{ $command } --help }
error-no_such_command = 没有“{ $name }”这个命令
    .do = { COUNT($near) -> [0] 请参阅：{ $command } --help *[other] 您是否想写：{ LIST($near, by: "comma") }。请参阅：{ $command } --help }
error-option_without_value = 选项 { $name } 需要一个值
    .do = 请参阅：{ $command } --help
error-option_with_value = 选项 { $name } 不带值
    .do = 请参阅：{ $command } --help
error-extra_arguments = 出现多余的参数
    .found = { $words }
    .do = 请参阅：{ $command } --help
error-option_value = { $name } 不能取此值
    .expected = { $wanted -> [number] 一个数字 [port] 1 至 65535 的整数 *[other] {""} }
    .found = { $found }
    .do = 请参阅：{ $command } --help
error-whose_platform = --platform { $platform } 没有说明是针对 { $n } 个数据集中的哪一个
    .do = 请写作 { $first }={ $platform }
error-platform_of_another_series = --platform { $platform } 指定了一个不在所求之列的数据集
    .expected = { LIST($series, by: "comma") }
    .found = { $found }
error-file_exists = 已有同名文件
    .do = 请用 -o 另指定一个，或用 --force 替换它
error-study_not_written = 无法写入研究文件（{ $why }）
    .do = 请用 -o 指定另一个位置

run-stopped = 已停止。没有留下写了一半的文件；已完成的下载会保留到下次运行。
run-served_results = { $folder } 的网页位于 { $address }，仅限本机访问。按 Ctrl-C 停止。
run-served_workspace = 工作台位于 { $address }，仅限本机访问；工作文件夹为 { $folder }。持有此地址者即可使用。按 Ctrl-C 停止。
run-note = { $series }：{ $note }
run-compared = { $of } 个数据集中比较了 { $n } 个{ $lived -> [0] {""} *[other] ，{ $lived } 个给出生存信息 }，用时 { $seconds } 秒。
run-report = 报告：{ $file }
run-bundle = 结果包：{ $file }
matrix-head = { $what -> [gene] 基因 [pooled] 合并 log2FC [fdr] 合并 FDR *[called] 判定 }
matrix-absent = { $absence -> [unreadable] ? [rare] 过少 *[fact] – }
matrix-legend = 数值为 log2FC（病例 − 对照）。▲ 上调、▼ 下调：在 |log2FC| ≥ { $log2fc } 且 FDR < { $fdr } 时判定；无标记：未判定。– 未检测；? 无法查到；过少：计数过少。
matrix-failed = 未能分析：{ LIST($series, by: "comma") }。
matrix-title = { $n } 个基因 × { $series } 个数据集
matrix-second = 小号数字为在该数据集全部基因中的 FDR；颜色越深，|log2FC| 越大（至 2 为止）。
matrix-different = 各数据集的{ $what -> [tissues] 组织 [diseases] 疾病 *[both] 组织和疾病 }不同：合并的平均值不是其中任何一个的答案。
matrix-in_full = 下文完整说明前 { $shown } 个。点击基因名，即在交互部分显示该基因；没有交互部分时，请用 geneverdict gene NAME results。
run-study_written = 已写入 { $file }。请先阅读其中的注释，然后运行：geneverdict run { $file } -o results
run-series_unreadable = { $series }：无法读取：{ $why }。
run-series_seen = { $series }：实验组 { $n_case } 个，对照组 { $n_control } 个，两者皆非 { $n_neither } 个（{ $grade -> [sure] 确定 *[check] 待核对 }）{ $n_pairs -> [0] {""} *[other] ，{ $n_pairs } 对（{ $pairs_grade -> [sure] 确定 *[check] 待核对 }） }{ $grade -> [sure] {""} *[check] {"  <- "}需要您确认：见注释 }
run-entry_failed = { $series }：{ $why }
run-table_of = { $series } 的 { $platform } 注释表
run-entry_fetched = { $series }：{ $cached -> [yes] 在缓存中 *[no] 已下载 }，{ $size } 字节，sha256 { $sha256 }…，{ $address }

step-fetching = 正在下载 { $file }
step-series = { $series }：{ $what -> [reading] 读取 [preparing] 准备 [fitting] 拟合 [survival] 生存 *[specifications] 分析方案 }
step-study = { $what -> [simulating] 模拟一项研究 [pooling] 合并 [answers] 得出结论 *[report] 图与报告 }
step-multiverse = 多重分析：{ $gene }
step-specifications = { $series }：{ $n } 个分析方案
step-permuted = { $series }：置换标签，{ $gene }
step-parts = { $what }（{ $parts } 部分中已完成 { $done } 部分）

terminal-simulated = 模拟数据。
terminal-difference = * 中心化值、z 分数或比例的差值，不是 log2 倍数变化
terminal-head = { $what -> [series] 数据集 [design] 实验/对照 [rank] 秩次 *[call] 判定 }
terminal-interval = { $unit -> [log2FC] log2FC [difference] 差值 *[effect] 效应 } [95% CI]
terminal-estimate = { $estimate } { $low -> [absent] – *[other] [{ $low }, { $high }] }
terminal-pooled = 合并 { $k } 个数据集：log2FC { $estimate }，p { $p }；{ $low -> [absent] {""} *[other] 预测区间 [{ $low }, { $high }]； }τ² { $tau2 }，I² { $i2 }%。
terminal-not_measured = { $absence -> [unreadable] 无法查找 [rare] 计数太少 *[fact] 未检测 }
terminal-sizes = { $n_case }/{ $n_control }
terminal-weight = { $weight -> [decides] 决定性： *[matters] 重要： }

look-head = { $what -> [field] 字段 [values] 取值 [differing] 在样本之间有差别的字段 [sample] 样本 [role] 角色 [pair] 配对 [why] 依据 *[samples] 样本 }
look-role = { $role -> [case] 实验组 [control] 对照组 *[neither] 两者皆非 }
look-size = { $probes } 个探针 × { $samples } 个样本
phrase-listed = { LIST($parts, by: "comma") }
look-part = { $part -> [scale] 尺度 [groups] 分组 *[pairs] 配对 }（{ $grade -> [sure] 确定 *[check] 待核对 }）
look-note = 注：{ $note }

study-title = { LIST($genes, by: "comma") }：实验组对对照组
study-first = geneverdict 的研究文件。请阅读注释，改正有误之处，然后运行：geneverdict run 文件 -o results
study-checks = 确定的内容已写入各项；标有“待核对”的内容在您把相应的行移到该项中之前不会被采用。
study-match = `match` 是正则表达式，不区分大小写。两者皆不匹配的样本会被剔除并列出。
study-multiverse = 除此分析之外的每一种合理分析：结论在多大程度上取决于分析者。每个数据集需数秒；
study-multiverse_less = 删去该节的标题行即可省略，或收窄其选项（见 docs/study-file.md）。
study-unreadable = { $series }：{ $why }
study-series = { $series }：{ $title -> [absent] 无标题 *[other] { $title } }（{ $platform -> [absent] 无平台 *[other] { $platform } }，{ $probes } 个探针 × { $samples } 个样本）
study-groups = 分组（{ $grade -> [sure] 确定 *[check] 待核对 }）：实验组 { $n_case } 个，对照组 { $n_control } 个，两者皆非 { $n_neither } 个
study-pairs = 配对{ $grade -> [sure] { $n -> [0] {""} *[other] （确定） } *[check] （待核对） }：{ $n -> [0] 无 *[other] { $n } 对 }
study-scale = 尺度（{ $grade -> [sure] 确定 *[check] 待核对 }）：{ $kind -> [linear] 线性 [log2] log2 [log_ratio] 对数比值 [centred] 已中心化 [zscored] z 分数 [log2_twice] 取了两次对数 [counts] 读段计数 [abundance] 读段占比（TPM、FPKM） [proportion] 比例 *[other] 其他 }{ $log2 -> [yes] ，将取 log2 *[no] {""} }
study-if_right = 如确是如此，请移到 [[series]] 之下：
study-by_hand = { $n -> [0] 分组经手动确认或列出；所有角色与推断一致 *[other] 手动选择：{ $n } 个样本的角色与推断不同 }
study-role_by_hand = { $before -> [case] 实验组 [control] 对照组 *[neither] 组外 } → { $now -> [case] 实验组 [control] 对照组 *[neither] 组外 }（{ $n }）：{ LIST($samples, by: "comma") }

help-usage = 用法：{ $command } { $pieces }
help-options = [选项]
help-subcommand = 命令 [参数]...
help-section = { $which -> [arguments] 参数： [options] 选项： *[commands] 命令： }
help-example = 示例：{ $line }
help-default = [默认：{ $value }]
help-required = [必填]
help-metavar = { $name -> [study] 研究文件 [gene] 基因 [genes] 基因… {"[结果文件夹]"} [results] 结果文件夹 [address] 地址 [path] 路径 [number] 数字 [port] 端口 [gse] GSE [gses] GSE… [what] 研究文件|GSE…|文件… [table] 表 [series] 数据集 [column] 角色=列名 *[gpl] GPL }
help-option = 
    .version = 显示版本并退出。
    .help = 显示本说明并退出。
    .lang = 输出所用的语言，也是报告打开时的语言；JSON 中的代码不变 [GENEVERDICT_LANG]。
    .study = 研究文件。
    .name = 基因符号。
    .results = `run` 留下的结果文件夹。
    .output = 写入的位置。
    .geo = 与 GEO 目录结构相同的镜像，或一个文件夹 [GENEVERDICT_GEO]。
    .offline = 只使用缓存（或镜像文件夹）中已有的文件。
    .json = 输出供程序读取的 JSON。
    .accept_checks = 分组仅为“待核对”的数据集也作分析。
    .scheduler = 由 Dask 集群完成多重分析的计算，例如 tcp://10.0.0.1:8786。
    .figures = 把每幅图存为 SVG、PDF 和 PNG，供论文使用；或完全不绘制。默认只绘制报告所示的图（SVG）。
    .bare = 绘制图的文件时不加标题，以合期刊的要求。
    .platform = 用于有多个平台的数据集；给出多个数据集时写作 GSE14520=GPL571。
    .bundle = 另在结果文件夹旁写出一个 zip 结果包，便于发送。
help-geneverdict = 为什么我的基因不在差异基因列表中？从您指定的每个表达数据集中给出依据。
    .start = 从这里开始：
    .first = geneverdict demo
    .second = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .third = geneverdict run study.toml -o results
help-run = 完成研究文件所要求的一切：下载、拟合、合并、报告。
    .example = geneverdict run study.toml -o results
    .strict = 有数据集需要您确认时即停止（退出码 3）。
help-multiverse = 一个基因的结论在多大程度上取决于分析者。
    .more = 针对该基因运行研究，对每个数据集以及全部合并，采用所有合理的分析方案。
    .example = geneverdict multiverse ITGA5 study.toml -o results
    .study = 研究文件；其中的 [multiverse] 一节可收窄选项。
help-survival = 该基因的表达与患者的预后有关吗？
    .more = 只针对该基因运行研究：每个标准差的 Cox 分析、按事先设定的截断值绘制的生存曲线、每个截断值及其校正后的 p。
    .example = geneverdict survival ITGA5 study.toml -o results
    .study = 研究文件；只含患者的数据集不需要分组。
help-gene = 从已存的结果中查询其他基因，无需重新运行。
    .example = geneverdict gene TMC5 results
    .log2fc = 另一个 |log2FC| 阈值。
    .fdr = 另一个 FDR 阈值。
    .more = 一个基因给出完整说明；多个基因列成基因 × 数据集的表。
    .words = 基因符号（或旧名，或探针编号），@list.txt 表示文件中的基因；若有多个词，最后一个是结果文件夹；只有一个词时用 results。
    .csv = 以 CSV 输出，每个基因和数据集一行。
help-verify = 用 R 自己的软件包重新计算所显示的数字。
    .more = R 读取已存的值，用 limma、metafor 和 survival 重新计算。若有数字的相对差异超过 1e-9，退出码为 1。
    .example = geneverdict verify results
    .tables = 把 R 读取的纯文本表格保留在此处；之后仅用 R 即可重算。
help-bundle = 把已存的结果打成一个 zip 结果包，便于发送。
    .more = 包含报告、图、表格、研究文件和 JSON；不含供程序读取的 Parquet 文件。相同的结果得到相同的文件。
    .example = geneverdict bundle results
    .output = 写到何处；否则写在结果文件夹旁，名为“结果文件夹.zip”。
help-figures = 把已存结果的每幅图存为文件，供论文使用。
    .more = SVG、PDF 和 300 dpi 的 PNG，采用 --lang 的语言，写入 figures/。研究将由相同的文件重新计算，这些文件须在缓存或镜像中。
    .example = geneverdict figures results --bare
help-init = 查看数据集，写出一份供您核对的研究文件。
    .example = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .series = GEO 数据集的编号，或者已在本机的 GEO 文件，或者您自己的表格。
    .gene = 所关心的基因；可重复给出。
    .force = 替换已有的研究文件。
help-inspect = 数据集中有什么；会作出哪些推断，依据是什么。
    .example = geneverdict inspect GSE14520 --platform GPL571
    .series = 一个 GEO 数据集的编号，或者已在本机的 GEO 文件，或者您自己的表格。
    .platform = 用于有多个平台的数据集。
help-audit = 有哪些地方不一致：标签、性别、重复测量、重复样本、尺度。
    .more = 它读取并拟合全部数据，但不涉及任何基因。发现的问题不算错误；加 --strict 则算。
    .example = geneverdict audit GSE4107 GSE14520 --platform GSE14520=GPL571
    .what = 一个研究文件，或若干编号和文件。
    .strict = 有应当查看之处时，退出码为 3。
help-fetch = 把研究所需的文件下载到缓存。
    .example = geneverdict fetch study.toml
help-demo = 一项模拟研究，离线，从头到尾。
    .example = geneverdict demo -o demo-results
help-serve = 在浏览器中打开工作台，或显示 RESULTS 的页面。
    .more = 不给 RESULTS 时打开工作台：从编号到答案。给出 RESULTS 时显示其中任意基因的页面，只供查看。只在本机监听；工作台的地址中含有令牌，持有者即可在其中操作。按 Ctrl-C 停止。
    .example = geneverdict serve results
    .port = 监听的端口；默认 8765，或其后第一个空闲的端口。
    .browse = 在浏览器中打开；在终端中默认打开，除非拒绝。
    .json = 以 JSON 输出地址，供程序读取。
    .results = 只供查看的结果文件夹；不给出时打开工作台。
    .workspace = 工作台存放研究、结果和上传表格的文件夹。

# 准备数据集
-values = { COUNT($values) -> [0] 只有空值 *[other] { LIST($values, max: 6, by: "comma") } }
error-unknown_gene = { $why -> [date] “{ $asked }”是电子表格由基因符号误转成的日期或数字 *[nowhere] “{ $asked }”不是这些数据集或基因符号表中的任何基因 }
    .do = { COUNT($near) -> [0] 请核对基因符号 *[other] { $why -> [date] 请指明基因：{ LIST($near, by: "or") } *[nowhere] 您是否想写：{ LIST($near, by: "comma") } } }
error-unknown_genes = 有 { $n } 个名称不是这些数据集或符号表所知的基因，或指多个基因
    .found = { LIST($genes, max: 20, by: "comma") }
    .do = 请改正或删去；geneverdict gene NAME results 会给出拼写相近的名称
error-ambiguous_gene = “{ $asked }”是多个基因的别名，而这些数据集中没有一个这样命名
    .do = 请指明基因：{ LIST($genes, by: "or") }
error-covariate_constant = 协变量“{ $name }”在所有样本中都相同
    .found = { $value -> [absent] 没有样本 *[other] “{ $value }” }
    .do = 请去掉它：恒定不变的量解释不了任何差异
covariate-cell = “{ $text }”（{ $sample }）
error-covariate_not_numbers = 协变量“{ $name }”是数值，但在 { $of } 个样本中有 { $n } 个不是
    .expected = { $kind -> [number] 普通数字，如 61 或 4.5 [comma] 以句点为小数点 *[unit] 带“{ $unit }”的数字 }
    .found = { LIST($cells, max: 6, by: "comma") }
    .do = 请改正这些单元格（未知的留空），或去掉该协变量
error-covariate_of_names = 协变量“{ $name }”是文本，在 { $of } 个样本中有 { $n } 个不同的值
    .expected = 数字，或由多个样本共有的少数几个水平
    .found = { LIST($levels, max: 6, by: "comma") }
    .do = 请去掉它；若它注明的是个体，请改写为 pair = {"{"} field = "{ $name }" {"}"}
error-few_pairs = 剩下不足两对
error-group_too_small = 有一组样本太少，无法比较
    .expected = 每侧至少 2 个样本
    .found = 实验组 { $n_case } 个（“{ $case }”），对照组 { $n_control } 个（“{ $control }”）{ COUNT($absent) -> [0] {""} *[other] ；{ LIST($absent, by: "comma") } }
    .do = 请放宽匹配模式，或去掉该数据集
design-alike = 模型无法区分“{ $own }”与{ COUNT($terms) -> [0] 截距 *[other] { LIST($terms) } }
error-collinear = { LIST($alike, by: "semicolon") }
    .do = 请去掉一个与分组或配对重合的协变量
error-no_freedom = 没有剩余自由度可用于估计方差
    .expected = { $p } 个系数（{ LIST($terms, by: "comma") }）需要多于 { $p } 个样本
    .found = { $n } 个样本
    .do = 请去掉协变量，或去掉该数据集
error-clinical_lengths = 临床表各列的长度不一
error-clinical_of_others = 临床表中“{ $key }”的值没有一个对应到样本
    .expected = 形如 { LIST($samples, max: 3, by: "comma") } 或样本字段中的值
    .found = { LIST($found, max: 3, by: "comma") }
    .do = 请指定含有样本编号或患者编号的列
error-no_clinical_column = 临床表中没有“{ $column }”这一列
    .do = 您是否想写：{ LIST($near, max: 12, by: "comma") }
error-clinical_fits_two = 临床表的“{ $key }”与样本字段“{ $one }”和“{ $other }”同样相符
    .expected = 一个字段
    .found = { LIST($found, max: 3, by: "comma") }
    .do = 请将该键列命名为所指的样本字段
error-time_no_numbers = 生存时间“{ $field }”中没有数字
    .expected = 形如 23 或“23 months”的数字
    .found = { -values }
    .do = 请指定含有时间的字段
error-event_not_understood = 无法将“{ $field }”的值理解为{ $endpoint }
    .found = { -values }
    .do = 请注明哪一个是事件：event_value = "…"
error-no_such_value = { $key } 中的“{ $value }”不是“{ $field }”的值
    .expected = 样本中有的值
    .found = { -values }
error-patients_differ = { $n } 位患者的样本有不同的时间或状态
    .expected = 每位一个时间和状态
    .found = { LIST($patients, max: 6, by: "comma") }
    .do = 请指定患者的字段：survival = {"{"} …, patient = "…" {"}"}，或改正该表
error-no_time_and_status = 计入的样本中没有一个同时有时间和状态
    .found = “{ $time }”和“{ $event }”
    .do = 请检查 case 和 control，或写 samples = "all"
error-pattern_matches_nothing = { $side -> [control] control *[case] case } 的匹配模式“{ $pattern }”没有匹配到任何样本
    .expected = “{ $field }”的一个值
    .found = { -values }
error-samples_not_here = { $n -> [0] 没有列出 { $side -> [control] control *[case] case } 样本 *[other] { $n } 个 { $side -> [control] control *[case] case } 样本不在该数据集中 }
    .expected = 样本名称，如 { LIST($samples, by: "comma") }
    .found = { $n -> [0] 空列表 *[other] { LIST($unknown, max: 6, by: "comma") } }
error-in_both_groups = { $n } 个样本同时匹配 case 和 control
    .expected = 每个样本只属一组
    .found = { LIST($samples, max: 6, by: "comma") }
    .do = 请收窄其中一个匹配模式，例如加上 ^ 和 $
error-shapes = 数值与名称不相符
    .expected = { $probes } 个探针 × { $samples } 个样本
    .found = { $rows } × { $columns }，已对应 { $mapped } 个探针
error-no_probe_of_a_gene = 没有探针对应到基因
    .found = { $probes } 个探针，{ $annotated } 个有基因名，{ $several } 个对应多个基因
    .do = 请在研究文件中给出探针的基因：probe_map = "my_probes.tsv"（含 probe_id 与 symbol 两列）；若平台注释表的某一列就是基因符号，则写 symbol_column = "…"；若每个探针都对应多个基因，multi_gene_probes = "keep" 会把它计入每个基因
error-probes_of_another_platform = 数据集的 { $n } 个探针没有一个在平台注释表中
    .expected = 形如 { LIST($listed, by: "comma") } 的编号
    .found = 形如 { LIST($found, by: "comma") } 的编号
    .do = 请在研究文件中指定另一个平台或 probe_map
error-no_number = 表达表中没有数字
    .expected = 有限的数值
    .found = { $n } 个缺失
    .do = 请查看该文件
error-no_id_of_a_gene = 计数的 { $n } 个 ID 无一对应基因
    .do = 请给出 ID 与基因的对照表：probe_map = "…"
error-no_gene_counted = { $n } 个基因中没有一个的计数足以检验
    .do = 请检查表中是否确为这些样本的计数
error-missing_counts = 有 { $n } 行计数在部分样本中缺少数值
    .do = 请在查找过但未发现的基因处填 0，并去除未查找的行或样本
error-negative_counts = 有一个读段计数为 { $lowest }，小于 0
    .do = 请给出原始计数；如果这些值不是计数，请写明尺度：scale = "log2"
error-empty_library = 样本 { LIST($samples, max: 6) } 中没有任何计数
    .do = 请将其从 case 和 control 中去除
error-counts_and_blocks = engine = "quasi_likelihood" 和 "deseq2" 不能对同一个体内的相关性建模
    .do = 请改用 engine = "voom"，或 unpaired = "leave_out"
error-no_pair = 按字段“{ $field }”得不到任何配对
    .expected = 既有实验组样本又有对照组样本的个体
    .found = { COUNT($values) -> [0] 没有值 *[other] { LIST($values, max: 6, by: "comma") } }
    .do = 请检查 strip 与 extract，或删去 pair
error-no_replicates = 按“{ $field }”，没有个体在同一组内有多个样本
    .found = { LIST($values, max: 6, by: "comma") }
    .do = 请修正 strip 或 extract，或去掉 replicates
error-individuals_repeated = { $n } 个个体有多个实验组样本或多个对照组样本
    .expected = 每个个体各一个实验组样本和对照组样本
    .found = { LIST($individuals, max: 6, by: "comma") }
    .do = 它们是技术重复或多处病灶：请以 { $average } 取平均，或各保留一个，或写 pair = false

# 运行
error-no_file_of_study = 没有这个文件
    .do = 路径从研究文件所在的文件夹算起
error-no_series = “{ $id }”不是数据集
    .expected = 形如 GSE14520 的编号
    .do = 若是您自己的表，请加上 expression = "…"
error-no_platform_table = 无法得到平台 { $platform } 的注释表（{ $why }）
    .do = 请提供探针对应表：probe_map = "{ $platform }.tsv"（含 probe_id 与 symbol 两列）
error-half_groups = { $said -> [case] 给出了“case”，但没有给出“control” *[control] 给出了“control”，但没有给出“case” }
    .do = 请两者都给出，或都不给出而由软件推断{ $said -> [case] ；若已知患者的生存情况，只给出 case 即可：survival = {"{"} time = "…", event = "…" {"}"} *[control] {""} }
error-cases_alone = 只有实验组而没有对照：按患者队列报告生存情况，不作比较
    .do = 如需比较，请再给出“control”
error-groups = 分组不确定（{ LIST($evidence, by: "sentence") }）
    .do = { $case -> [absent] 请在研究文件中写明：case = {"{"} field = "…", match = "…" {"}"} 和 control = {"{"} … {"}"} *[other] 如确是如此，请在研究文件中写明：case = { $case } 和 control = { $control } }
error-same_file_names = 数据集“{ $one }”与“{ $other }”会有相同的文件名
    .do = 请为其中一个另取 id
error-name_of_a_table = 数据集不能叫“{ $name }”：全部基因的合并结果表用此名
    .do = 请另取 id 或名称
error-same_matrix = 数据集“{ $one }”与“{ $other }”是同一个矩阵（{ $address }）
    .do = 只写一次：重复计算会使合并结果过于确定
error-no_dask = 未安装 Dask
    .do = 请安装：pip install 'geneverdict[cluster]'
error-no_scheduler = 该处没有 Dask 调度器应答（{ $why }）
    .expected = 形如 tcp://10.0.0.1:8786 的地址
error-no_workers = 集群没有工作进程
    .do = 请启动：dask worker 地址
error-other_workers = 集群的工作进程使用另一个版本的 geneverdict
    .expected = { $expected }
    .found = { LIST($found, by: "comma") }

## 拟合之前：样本、分组、配对、尺度、探针、患者

# 读取时改动或删去的内容
read-infinite = { $n } 个无穷值按缺失处理。
read-unnamed = { $n } 行没有名称，已删去。
read-repeated = { $n } 行名称重复，已删去；每个名称保留第一行。
read-joined_lines = { $n } 行在文本中间断开，已接合。
read-header_only = 只读取了文件头。
read-other_encoding = { $what -> [matrix] 矩阵 [sample_sheet] 样本表 [clinical_table] 临床表 [table] 该表 *[file] 该文件 }不是 UTF-8，已按 { $encoding } 读取。
read-header_encoding = 文件头有 { $n } 行不是 UTF-8，已按 { LIST($encodings, by: "comma") } 读取。
read-guessed_encoding = { $what -> [matrix] 表达矩阵 [sample_sheet] 样本表 [clinical_table] 临床表 [tx2gene] 转录本与基因的表 [published] 该表 *[probe_map] 探针对应表 }不是 UTF-8，按 { $encoding } 读取；这是根据字节作出的判断：若名称显示不对，请写 encoding = "…"。
read-invisible = 从{ $what -> [matrix] 表达矩阵 [sample_sheet] 样本表 [clinical_table] 临床表 [tx2gene] 转录本与基因的表 [published] 该表 *[probe_map] 探针对应表 }中去掉了 { $n } 个不可见字符（零宽字符或不间断空格）。
read-empty_edges = 表达矩阵的空白边缘已略去：末尾 { $columns } 列、{ $rows } 行。
read-first_sheet = 读取了电子表格的第一个工作表 '{ $sheet }'；其余为 { LIST($others, max: 6, by: "comma") }（写 book.xlsx#名称 可读取其中之一）。
read-make_names = 表达矩阵中有 { $n } 列的样本名是 R 改写过的，例如 '{ $column }' 即 '{ $name }'：已对应上。
read-name_column = 样本名在样本表的 '{ $column }' 列，而不在第一列。
read-missing_words = { $n } 个单元格按研究文件的说明作为缺失值。
read-commas = 数字中的逗号按{ $kind -> [decimal] 小数点 *[thousands] 千位分隔符 }读取。
read-probes_lacking = { $n } 个值缺失，因为样本的表中没有该探针。
read-empty_samples = { $n } 个样本没有数值：{ LIST($samples, max: 5, by: "comma") }。
read-repeated_within = { $n } 行在同一样本内重复了探针，已删去；保留了第一行。
read-repeated_probes = { $n } 行重复了同一探针；其各行的基因已合并。
read-control_probes = { $n } 个质控探针的名称不是基因，已剔除。
read-symbols_by_content = 没有哪一列的表头写明是基因符号；读取“{ $column }”列，因为其中 { $share }% 的名称是已知的基因符号。
read-ids_by_content = 没有哪一列的表头写明是基因符号；读取“{ $column }”列，因为其中是 { $kind -> [ensembl] Ensembl *[entrez] Entrez } 编号。
read-thin_column = 读取“{ $column }”列，因为在所查看的 { $n } 行中它给出了 { $more } 行的基因，而“{ $other }”列只有 { $fewer } 行{ $filled -> [yes] ；前者没有给出时取后者 *[no] {""} }。
read-not_in_sheet = 矩阵中有 { $n } 列不在样本表中，已剔除：{ LIST($names, max: 6, by: "comma") }。
read-not_in_matrix = 样本表中有 { $n } 个样本不在矩阵中：{ LIST($names, max: 6, by: "comma") }。
read-no_gene_rows = 去掉了 { $n } 行未归入任何基因的读段：{ LIST($rows, max: 5, by: "comma") }；占各样本文件中总数的 { $least }{ $most -> [absent] {""} *[other] {" "}至 { $most } } %。
read-strand = STAR 的计数取自{ $strand -> [unstranded] 非链特异性 [forward] 正向链特异性 *[reverse] 反向链特异性 }文库的一列，因为基因的读段有 { $least }{ $most -> [absent] {""} *[other] {" "}至 { $most } } % 在正链上。
read-strand_said = STAR 的计数按研究文件取自{ $strand -> [unstranded] 非链特异性 [forward] 正向链特异性 *[reverse] 反向链特异性 }文库的一列。
read-tx2gene = { $of } 个转录本的估计值已汇总到 { $genes } 个基因（按 tximport 的方法，附基因的平均有效长度）{ $way -> [bar] ；名称只比较到第一个竖线 [version] ；名称比较时不计版本号 *[as_written] {""} }{ $n -> [0] {""} *[other] ；表中无基因的 { $n } 个转录本已去掉，占计数的 { $least }{ $most -> [absent] {""} *[other] {" "}至 { $most } } % }。
read-joined = { $n } 列计数按字段“{ $field }”与样本对应{ $form -> [as_written] {""} [file] ，比较时不计文件夹和文件名后缀 [accession] ，依据名称中的登记号 [r_name] ，按 R 改写名称的方式比较 [letters] ，只比较字母和数字 [start] ，其中一个名称以另一个开头 *[within] ，其中一个名称是另一个的一部分 }。
read-samples_without_counts = { $n } 个样本没有计数，已剔除：{ LIST($names, max: 6, by: "comma") }。
read-counts_without_sample = { $n } 列计数不属于任何样本，已剔除：{ LIST($names, max: 6, by: "comma") }。
read-annotation_columns = { $n } 列被视为对基因的说明，而不是样本：{ LIST($names, max: 8, by: "comma") }。
read-share_columns = 计数之外另有 { $n } 列标准化数值，未采用：{ LIST($names, max: 6, by: "comma") }。
read-two_ids = 行有两个名称，如“{ $example }”：保留了 { $kind -> [ensembl] Ensembl *[entrez] Entrez } 编号。
read-counts_kind = { $kind -> [counts] 数值为读段计数：整数，各样本合计 { $smallest_sum } 至 { $largest_sum }。 [expected] 数值为估计的读段计数（大于零者中 { $whole } % 为整数），各样本合计 { $smallest_sum } 至 { $largest_sum }；按计数分析。 [scaled] 数值为整数，但不是原始计数：读段数为 1、2、3……的基因数呈波浪状，如同计数乘以系数后取整。按对数尺度分析，不作为计数。 [million] 各样本的数值合计为一百万（{ $said -> [absent] TPM 或 CPM *[other] { $said } }）。按对数尺度分析，不作为计数。 *[normalised] 数值不是计数（大于零者中 { $whole } % 为整数；各样本合计 { $smallest_sum } 至 { $largest_sum }）{ $said -> [absent] ：标准化方式未说明 *[other] ，名称表明是 { $said } }。按对数尺度分析，不作为计数。 }
read-supplement = 该数据集自己的表是空的：数值取自补充文件 { $file }，{ $why -> [counts] 只有它的名称表明是计数 *[only] 补充文件中只有它可能含有数值 }{ COUNT($others) -> [0] {""} *[other] （其余：{ LIST($others, max: 4, by: "comma") }） }。
read-ncbi_counts = 该数据集自己的表是空的：数值是 NCBI 由其读段在 { $genome } 上得到的计数（{ $file }）。
read-rma = 数值由 { $n } 个 CEL 文件（{ $chip }）经 RMA（背景、分位数、中位数平滑；log2）得到，不是存入的数值：{ $probes } 个完全匹配探针分为 { $sets } 个探针组，依据 { $file }（sha256 { $sha256 }…）。
read-neqc = 数值由 { $n } 张 Illumina 芯片的原始信号（{ $beads } 个珠子）{ $how -> [controls] 经 neqc 得到：以 { $controls } 个阴性对照定背景，偏移 { $offset }，分位数，log2 [detection] 经 neqc 得到：以代表阴性对照的检测 p 值定背景，偏移 { $offset }，分位数，log2 *[other] 仅经分位数和 log2 得到 }，不是存入的数值。
read-beads_lost = { $how -> [coarse] 检测 p 值的不同取值太少，不能定背景 *[absent] 表中既没有检测 p 值，也没有阴性对照 }，因此未能扣除背景：弱表达基因的倍数变化会偏小，未表达与弱表达也无法区分。
read-doubled_columns = 有 { $n } 列重复出现且数值相同，只取一次：{ LIST($names, max: 6) }。
read-samples_without_beads = { $n } 个样本没有信号列，已去掉：{ LIST($names, max: 6) }。
read-beads_without_sample = { $n } 列信号不属于任何样本，已去掉：{ LIST($names, max: 6) }。
read-spots = 数值由 { $n } 张各有 { $spots } 个点的芯片（{ $program -> [genepix] GenePix [spot] SPOT [agilent] Agilent Feature Extraction *[imagene] ImaGene }，{ $colours -> [two] 双色 *[one] 单色 }）得到，不是存入的数值：背景{ $background -> [subtract] 减去 [normexp] 经 normexp 扣除 *[none] 未扣除 }，偏移 { $offset }{ $within -> [print_tip_loess] ，按点样针 loess [loess] ，各芯片 loess [median] ，各芯片 log 比值的中位数归零 *[none] {""} }{ $between -> [a_quantile] ，各芯片的均值取同一分布 [quantile] ，全部取同一分布 [scale] ，各芯片的 log 比值取同一幅度 *[none] {""} }；log2。
read-spot_names = 点以{ $by -> [number] 编号 [place] 位置 *[column] 列“{ $column }” }命名；标记为坏的 { $n_bad } 个记为缺失，{ $n_out } 个对照或无名的点去掉，{ $averaged -> [yes] 同名的点取平均（另有 { $n_same } 个） *[no] 另有 { $n_same } 个与前面同名的点各自保留 }。
read-samples_without_spots = { $n } 个样本没有芯片文件，已去掉：{ LIST($names, max: 6) }。
read-spots_without_sample = { $n } 张芯片不属于任何样本，已去掉：{ LIST($names, max: 6) }。
read-channels = { $n } 张芯片各比较两个样本：每个通道作为一个样本，同一芯片的两个通道为一对，因此差值就是该芯片的 log 比值，符号由通道决定；字段 dye 说明各属哪种染料（在有染料互换时作为协变量即为染料效应）。
read-reference = “{ $text }”（字段“{ $field }”）是每张芯片上的参照：数值为样本对参照的 log2 比值，符号由通道决定。
read-reference_inferred = “{ $text }”（字段“{ $field }”）位于每张芯片的一个通道，另一通道的样本各不相同，因此视为公共参照：数值为样本对参照的 log2 比值，符号由通道决定。写 reference = false 则每个通道是一个样本。
read-red_over_green = 没有说明各通道是哪个样本：数值为芯片上红色对绿色的 log2 比值。
read-chip_by_size = { $file } 与 CEL 文件中的芯片名称不一致或未写：二者相配只凭芯片的大小。
read-empty_sets = 没有完全匹配探针的 { $n } 个探针组已去掉。
read-not_cel = 另有 { $n } 个文件未读取：{ LIST($names, max: 6) }。
read-samples_without_cel = { $n } 个样本没有 CEL 文件，已去掉：{ LIST($names, max: 6) }。
read-cel_without_sample = { $n } 个 CEL 文件不属于任何样本，已去掉：{ LIST($names, max: 6) }。

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
fit-group_weights = 各组的权重：病例组 { $case }，对照组 { $control }{ $converged -> [yes] {""} *[no] ；其估计未收敛 }
fit-trend = 先验方差随平均表达量变化（trend）
fit-deseq2 = DESeq2 的 Wald 检验：{ $outliers -> [0] 没有基因因离群计数失去 p 值 *[other] { $outliers } 个基因因离群计数（Cook 距离）没有 p 值 }{ $replaced -> [0] {""} *[other] ；{ $replaced } 个基因的离群计数已被替换 }；{ $withheld } 个平均计数低于 { $threshold } 的基因没有 FDR（独立过滤）
fit-no_replication = 没有残差自由度：无法检验
fit-not_estimable = 无法将 case 和 control 与模型的其他项区分
fit-local_trend = 离散度不符合通常的曲线：改用局部曲线
fit-no_trend = 离散度不随任何曲线变化：各基因用自己的值
fit-robust = 先验的估计排除了高变异基因的影响（robust）

# 数值的尺度
scale-kind = { $kind -> [linear] 线性 [log_ratio] 对数比值 [centred] 中心化 [zscored] z 分数 [log2_twice] 取了两次对数 [counts] 计数 [abundance] 占比 [proportion] 比例 *[log2] log2 }
scale-quantiles = 分位数（0、0.25、0.5、0.75、0.99、1）：{ $min }；{ $lower }；{ $median }；{ $upper }；{ $high }；{ $max }。
scale-linear_high = 线性尺度，已取 log2：0.99 分位数 { $high } 大于 100。{ $quantiles }
scale-linear_wide = 线性尺度，已取 log2：取值范围 { $min } 至 { $max } 宽于 50，且 0.25 分位数 { $lower } 大于 0。{ $quantiles }
scale-log2 = 已是 log2：0.99 分位数 { $high } 不大于 100。{ $quantiles }
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
scale-declared = 声明为{ $kind }{ $agree -> [yes] ，与数据相符 *[no] ，并按此处理 }。
scale-declared_against = 声明为{ $kind }，以声明为准；仅凭数值判断则为{ $other }。
scale-against = 与之不符的依据：{ $evidence }
scale-but = 但{ $doubt }
scale-samples = { $total } 个样本中有 { $n } 个（编号 { LIST($numbers, max: 6, by: "comma") }）
scale-some_logged = { $samples }始终低于 25，似乎已是 log2：该表混有两种尺度。
scale-some_linear = { $samples }超过 50（最大值 { $max }），而 log2 值不可能如此：可能是含有大量 0 的线性值，也可能是混有两种尺度的表。
scale-quarter_lost = 至少四分之一的值不大于 0，取 log2 时会丢失。
scale-some_lost = { $share }% 的值不大于 0，取 log2 时会丢失{ $negative -> [yes] ：扣除背景后的信号强度会呈现这种分布 *[no] {""} }。
scale-skewed = 0.99 分位数 { $high } 远高于 0.75 分位数 { $upper }，或最大值 { $max } 超过 24：除以中位数的线性值会呈现这种分布，而 log2 信号强度不会。
scale-quarter_negative = 0.25 分位数 { $lower } 小于 0：对数比值或中心化的值会呈现这种分布。
scale-scanner_top_in_base = 最大值 { $max } 是 16 位扫描仪上限的{ $base -> [natural] 自然对数 *[ten] 以 10 为底的对数 }，而不是 log2（16）。
scale-proportions = 所有值都在 0–1 之间：比例（如甲基化水平）会呈现这种分布，其差值不是 log2 倍数变化。{ $quantiles }
scale-methylation = 该数据集的类型为“{ $type }”{ $within -> [yes] ，且所有值都在 0–1 之间：位点的甲基化比例（beta 值） *[no] ：无论形式如何，都是甲基化数值 }，而不是基因的表达量。{ $quantiles }
scale-compressed = 最大值 { $max } 小于 6，而 log2 信号强度通常可达 12–16：log10 值、比值或取了两次 log2 的值会呈现这种分布{ $skew -> [absent] {""} *[other] ；四分位数左偏（{ $skew }）支持取了两次 log2 }。
scale-ratios_small = 没有比值大于 2 或小于 −2：log10 比值（Agilent 的 LogRatio）会呈现这种分布。
scale-counts = 读段计数：从 { $smallest } 到 { $largest } 的整数，其中 { $zeros } % 为 0。
scale-counts_expected = 读段计数，并非全为整数（期望计数或缩放后的计数），从 { $smallest } 到 { $largest }，其中 { $zeros } % 为 0。
scale-abundance = 各样本读段的占比（TPM、FPKM、CPM 或经缩放的计数），从 { $smallest } 到 { $largest }：加 0.1 后取 log2，先验方差随均值变化；没有计数就没有精度权重。
scale-counts_no_genes = 已去除不是基因的 { $n } 行：{ LIST($rows, max: 5, by: "comma") }。
scale-counts_lengths = 计数已按各基因的平均有效长度换算（tximport 的 lengthScaledTPM），以免转录本的变化被当作表达量的变化。
scale-counts_libraries = 每个样本计数的读段：{ $low } 至 { $high }（{ $n } 个样本）。
scale-counts_filtered = { $n } 个基因中检验 { $kept } 个{ $cutoff -> [absent] ：任一样本中有计数的全部基因 *[other] ：在足够多的样本中至少有 { $cutoff } { $shares -> [yes] （TPM 或 FPKM） *[no] 每百万计数 }（edgeR 的 filterByExpr：此处为 { $samples }） }；{ $none } 个在所有样本中均无计数。
scale-counts_summed = { $n } 个受检基因的计数是多个 ID 之和。
scale-counts_factors = 文库按{ $way -> [TMM]  M 值截尾均值（TMM） [RLE] 比值中位数（RLE） *[upper_quartile] 上四分位数 }标准化：系数 { $low } 至 { $high }。
scale-counts_quality = 按与拟合的距离给样本加权：{ $low } 至 { $high }{ COUNT($light) -> [0] 。 *[other] ；低于 0.5 的：{ LIST($light, max: 6) }。 }
scale-counts_no_replication = 没有可用于估计方差趋势的重复：所有计数权重相同。

# 从探针到基因
probes-source = { $platform -> [absent] 行名 *[other] { $platform } }{ $column -> [absent] {""} *[other] { $platform -> [absent] {""} *[other] ，“{ $column }”列 } }
probes-no_genes = 平台 { $platform } 的注释表没有注明基因：每个探针以其自身编号分析。
probes-accessions = { $platform } 的“{ $column }”列是序列编号，无法由此得知基因。
probes-lacking = { $total } 个探针中有 { $n } 个不在 { $platform } 的注释表中{ $all -> [yes] ： *[no] ，例如 }{ LIST($probes, by: "comma") }。
probes-renamed = 现行基因符号依据 { $source }：{ $total } 个名称中有 { $n } 个更名。
probes-ambiguous = { $n } 个名称是多个基因的别名，保留原样。
probes-unknown = { $n } 个名称不在该表中，保留原样。
probes-as_given = 基因名称沿用注释表或探针对应表的写法。
probes-ids_stay = 基因以 { $kind -> [ensembl] Ensembl *[entrez] Entrez } 编号表示并保持不变：没有可供查对的基因符号表。
probes-ids_read = { $kind -> [ensembl] Ensembl *[entrez] Entrez } 编号依据 { $source } 转换为现行基因符号。
probes-ids_unknown = { $total } 个编号中有 { $n } 个不在该表中，保留为编号。
probes-versions_ignored = { $n } 个 Ensembl 编号按去掉版本号读取。
probes-versions = { $total } 个探针中有 { $n } 个是 Ensembl 编号，注释表中的版本号不同或没有；对它们不比较版本号。
probes-dates = { $n } 个名称被电子表格变成了日期或数字：已修复 { $repaired } 个。
probes-dates_refused = 其中 { $n } 个不能当作基因：{ LIST($dates, max: 8, by: "semicolon") }。
probes-date = { $name }{ $genes -> [absent] {""} *[other] （可能是 { LIST($genes, by: "or") }） }

# 协变量与模型
covariate-numbers = { $name }：数值，{ $low } 至 { $high }{ $unit -> [absent] {""} *[other] ，已去掉“{ $unit }” }
covariate-levels = { $name }：{ $n } 个水平，{ LIST($levels, by: "comma") }
design-lack = 因缺少 { $name }，剔除 { $n } 个样本

# 样本归入某组、不属于任何一组或不进入模型的原因
role-no_covariate = 缺少协变量“{ $name }”
role-no_individual = 不属于任何已知个体，而模型为配对模型
role-no_partner = 个体“{ $individual }”没有可配对的样本，而模型为配对模型
role-no_values = 没有任何数值
role-averaged = 已与同一个体的 { $sample } 取平均
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
groups-no_values = { $n } 个样本没有任何数值，未纳入分析：{ LIST($samples, max: 5) }。
groups-noted = { LIST($notes, by: "semicolon") }。
groups-left_kind = { $n } 个样本属于其他种类（{ $kind }），两组均不属于
groups-agree = 下列字段给出相同的分组：{ LIST($fields, by: "comma") }
groups-crossed = 两组都同样分布于“{ $field }”的各类（{ LIST($levels, max: 6, by: "comma") }）：可作为协变量，或在各类内分别比较
groups-refined = { $role -> [case] 实验组 *[control] 对照组 }样本在“{ $field }”中分为多个组（{ LIST($groups, max: 5, by: "comma") }）：各组可单独作为另一对比
groups-part = “{ $field }”把其中一组分为几类（{ LIST($levels, max: 6, by: "comma") }）：各类可单独作为另一对比
groups-alternatives = 按描述还可作的其他对比：{ LIST($rules, max: 4, by: "semicolon") }。
groups-alternative = case = { $case } 与 control = { $control }（{ $n_case } 对 { $n_control }）
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
doubt-settled = 实验组中有 { $n } 个处于非活动期、潜伏期或缓解期
doubt-subtypes = 实验组有多种类型（{ LIST($kinds, by: "comma") }）
doubt-recurrent = 部分实验组是复发肿瘤
doubt-case_diseases = 实验组患有多种疾病（{ LIST($kinds, by: "comma") }）
doubt-subgroups = { $role -> [case] 实验组 *[control] 对照组 }样本在“{ $field }”中分属多个组（{ LIST($groups, max: 5, by: "comma") }）
doubt-subgroup = { $name -> [absent] （无其他文字） *[other] “{ $name }” }
doubt-change_together = “{ $one }”与“{ $other }”同时变化：无法区分处理与基因型的作用
doubt-wild_type = 肿瘤的野生型是肿瘤自身的特征，未必是所要的对照
doubt-different_controls = “{ $one }”与“{ $other }”指定的对照不同
doubt-factor = “{ $field }”在组内也有差别（{ LIST($levels, max: 6, by: "comma") }）：不止一个因素
doubt-second_axis = “{ $field }”所注明的{ $axis -> [treatment] 处理 *[genotype] 基因型 }在{ $role -> [case] 实验组 *[control] 对照组 }样本之间不一致
doubt-organisms = 样本来自多个物种（{ LIST($organisms, by: "comma") }）
doubt-some_lines = { $n } 个样本是细胞系，其余不是
doubt-rest = “{ $field }”中对照之外有多个组，或有多种对照（{ LIST($groups, max: 6, by: "comma") }）
doubt-outsiders = 保留了 { $n } 个通常会排除的样本（{ $why }）
doubt-part = “{ $field }”把其中一组分为几类（{ LIST($levels, max: 6, by: "comma") }）
doubt-single = 只有一个样本属于{ $role -> [case] 实验组 *[control] 对照组 }
doubt-no_control = 没有词语说明“{ SHORT($value, length: 70) }”是对照
doubt-confounded = { $confounder }：无法区分二者的影响
confounder = { $kind -> [organ] 器官 [batch] 批次 [project] 项目来源 *[sex] 性别 }与分组完全重合（“{ $field }”：实验组 { LIST($case, max: 4, by: "comma") }，对照组 { LIST($control, max: 4, by: "comma") }）
doubt-outcome = “{ $field }”说明的是患者的结局，而不是谁患病
doubt-text = 只有“{ $field }”中的自由文本能区分两组
doubt-letters = 仅靠“{ $field }”中的字母 T 和 N 区分两组
doubt-replicates = { $n } 个个体有多个实验组样本或多个对照组样本（技术重复或多处病灶）：{ LIST($names, max: 6, by: "comma") }
doubt-few_pairs = { $n_case } 个实验组样本只有 { $n } 对
doubt-before_after = 标题写有前后两个时间，但没有说明编号相同即为同一个体
doubt-run_said = 编号连续无间断，而数据集中只写有“{ $words }”
doubt-run = 编号连续无间断，又没有任何配对的说明：编号可能是各组分别计数
doubt-animals = 动物往往在各组内分别编号
doubt-unlike = “{ $field }”在同一对内不一致（{ LIST($names, max: 6, by: "comma") }）
doubt-other_pairs = “{ $field }”给出不同的配对

# 配对的依据
pairs-example = “{ SHORT($value, length: 60) }”即 { $individual }
pairs-found = 按“{ $field }”{ $example -> [absent] {""} *[other] （{ $example }） }，{ $n } 个个体既有实验组样本又有对照组样本；{ phrase-alone }。
phrase-alone = { $alone -> [0] 所有样本都有配对样本 *[other] { $alone } 个样本没有配对样本 }
pairs-said = 数据集中写有“{ $words }”。
pairs-write = 如配对确是如此，请写：{ $rule }。
pairs-not_by_study = 研究文件注明样本不配对。
pairs-from_study = 按研究文件的规则 { $rule } 得到 { $n } 对；{ phrase-alone }。
pairs-counters = 无配对：实验组与对照组是不同的人或动物，“{ $field }”取值相同只是编号相同或匹配的受试者。如确为真正的配对，请写：{ $rule }。
pairs-no_samples = 无配对：没有可供配对的实验组与对照组样本。
pairs-no_individuals = 无配对：没有字段注明个体。
pairs-none_complete = “{ $field }”注明了个体，但没有任何个体既有实验组样本又有对照组样本。
pairs-no_field = 数据集中写有“{ $words }”，但没有字段说明哪些样本成对：按不配对处理。
pairs-only_numbers = 数据集中写有“{ $words }”，但只有“{ $field }”中相同的数字{ $example -> [absent] {""} *[other] （{ $example }） }能将样本配对，而仅有数字不足为据：按不配对处理。如配对确是如此，请写：{ $rule }。
pairs-lines = 不配对：每个“{ $field }”各有一个实验组样本和一个对照组样本。若要在其内部比较，请写：{ $rule }。
pairs-codes = 不配对：没有任何说明表示样本是配对的，但“{ $field }”中的代码或数字在每组各出现一次{ $example -> [absent] {""} *[other] （{ $example }） }。如配对确是如此，请写：{ $rule }；若不是，请写：pair = false。
pairs-replicates_profiles = 待核对：{ phrase-replicates }，且它们的表达谱远比同组其他样本相似。{ phrase-replicates_do }
pairs-replicates_names = 待核对：{ phrase-replicates }；表达谱不能确定这一点。{ phrase-replicates_do }
phrase-replicates = { $n } 个样本来自 { $n_individuals } 个个体：按“{ $field }”，其中 { $n_sets } 个在同一组内有多个样本（{ LIST($values, max: 3, by: "comma") }）
phrase-replicates_do = 同一个体的样本并不独立。可取平均：{ $average } 或以个体内相关保留全部样本：{ $block }
pairs-averaged = 有 { $n_sets } 个个体在同一组内有多个样本（共 { $n } 个），已取平均：以均值代替其中第一个样本。
pairs-channels = 同一芯片的两个通道为一对：{ $n } 张芯片上各有一个实验组样本和一个对照组样本。
pairs-blocks = 有 { $n_sets } 个个体在同一组内有多个样本（共 { $n } 个）：以个体内相关全部保留，规则为 { $rule }。
pairs-write_replicates = 同一个体在同一组内的多个样本可取平均：{ $rule }

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
patients-left_out = 剔除 { $n } 个样本：{ LIST($reasons, by: "semicolon") }。
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

## 拟合

# 数值是什么，以及每个数值的权重

## 基因与数据集的证据

# 多处共用的词语
phrase-sentence = { CAP($said) }
phrase-effect = { $effect -> [difference] 差值 *[log2FC] log2FC }
phrase-scale = { $scale -> [centred] 中心化值 [zscored] z 分数 [log_ratio] 对数比值 [log2] log2 值 [linear] 线性值 [log2_twice] log2 值 [counts] 读段计数 [abundance] 读段占比 [proportion] 比例或其他甲基化数值 *[doubtful] 尺度存疑的值 }
phrase-pair_or_sample = { $unit -> [pair] 配对 *[sample] 样本 }
phrase-pairs_or_samples = { $unit -> [pair] 对 *[sample] 个样本 }
phrase-now = { $listed -> [significant] { $now -> [listed] 显著 *[not_listed] 不显著 } *[called] { $now -> [listed] 判定为差异表达 *[not_listed] 未判定为差异表达 } }
phrase-then = { $listed -> [significant] { $then -> [up] 会显著，方向为上调 [down] 会显著，方向为下调 *[not_listed] 不再显著 } *[called] { $then -> [up] 会判定为上调 [down] 会判定为下调 *[not_listed] 不再判定为差异表达 } }
phrase-reach = { $n_reach -> [absent] {""} *[other] ；{ $n } 对中有 { $n_reach } 对沿均值方向的变化达到或超过 { $cut } }
phrase-each_group = { $unit -> [pair] 对 *[sample] 个样本 }
phrase-needed = { $unit -> [pair] { $n_needed -> [absent] 超过一百万对 *[other] { $n_needed } 对 } *[sample] { $n_needed -> [absent] 每组超过一百万个样本 *[other] 每组 { $n_needed } 个样本 } }
phrase-listed_first = { $state -> [never] 在阈值 { $cut } 下，再多样本也不会使 { $own } 的 log2FC 进入列表 [over] 若其自身的估计值为真，需要超过一百万 [some] 若其自身的估计值 { $own } 为真，需要{ phrase-to_list } *[absent] { phrase-needed_first } }
phrase-span = { $n_low -> [absent] {""} *[other] （90% 区间 { $n_low } 至{ $n_high -> [absent] 一百万以上 *[other] {" "}{ $n_high } }，因为 SD 本身是估计值） }
phrase-to_list = { $unit -> [pair] { $n_listed -> [absent] 超过一百万对 *[other] { $n_listed } 对 } *[sample] { $n_listed -> [absent] 每组超过一百万个样本 *[other] 每组 { $n_listed } 个样本 } }
phrase-own = { $state -> [absent] {""} [never] 就其自身的估计值 { $own } 而言，再多样本也无济于事：在阈值 { $cut } 下它不会进入列表。 [over] 若其自身的估计值 { $own } 为真，需要超过一百万才能使它进入列表。 *[some] 若其自身的估计值 { $own } 为真，{ phrase-to_list }能以 0.8 的概率使它进入列表{ phrase-span }。 }
phrase-needed_first = { phrase-needed }
phrase-typical = { $unit -> [pair] { $n_typical } 对 *[sample] 每组 { $n_typical } 个样本 }
phrase-there = { $unit -> [pair] { $n_pairs } 对 *[sample] 实验组 { $n_case } 个样本、对照组 { $n_control } 个样本 }
phrase-few_df = { $k -> [2] ；区间宽，因为两个数据集只有 1 个自由度 [3] ；区间宽，因为三个数据集只有 2 个自由度 *[other] {""} }
phrase-leave_out = 若要去掉 { LIST($leave_out) }，{ $case_line -> [absent] 请在研究文件中列出其他样本：case = {"{"} samples = [ … ] {"}"} *[other] 请写：{ $case_line } 和 { $control_line } }。
phrase-genes_without = { $genes_without -> [absent] 去掉{ $unit -> [pair] 它所在的一对 *[sample] 它 }后，该数据集无法拟合模型。 *[other] 包含它时有 { $genes_with } 个基因 FDR < { $fdr_cut }，去掉{ $unit -> [pair] 它所在的一对 *[sample] 它 }时为 { $genes_without } 个。 }
phrase-random = 对该数据集随机标注 { $n_random } 次，有 { $n_as_far } 次达到同样的程度
phrase-check_labels = 请核对 { LIST($samples, max: 8) } 的标签：可能标签有误，或组织并非所称的那种。
phrase-suspects = { COUNT($samples) -> [one] { LIST($samples, max: 8) } *[other] { COUNT($samples) } 个样本 }与另一组在一起{ COUNT($samples) -> [one] {""} *[other] ：{ LIST($samples, max: 8) } }
-suspects = { COUNT($samples) -> [one] { $unit -> [pair] 它所在的一对 *[sample] 它 } *[other] { $unit -> [pair] 它们所在的各对 *[sample] 它们 } }
phrase-refits = { $genes_with -> [absent] {""} *[other] { $genes_without -> [absent] 去掉{ -suspects }后，该数据集无法拟合模型。 *[other] 去掉{ -suspects }{ $unit -> [pair] （共 { $n_out } 个样本） *[sample] {""} }后，有 { $genes_without } 个基因有差异（FDR < { $fdr_cut }），原来为 { $genes_with } 个{ $call_without -> [absent] {""} *[other] ；本基因{ $call_without -> [up] 上调 [down] 下调 *[not_called] 未判定为差异表达 }（log2FC { $log2fc_without }，FDR { $fdr_without }） }。 }{ $genes_relabelled -> [absent] {""} *[other] 把{ $unit -> [pair] 两侧都可疑的各对的标签 *[sample] { COUNT($samples) -> [one] 它的标签 *[other] 它们的标签 } }互换后为 { $genes_relabelled } 个{ $call_relabelled -> [absent] {""} *[other] ；本基因{ $call_relabelled -> [up] 上调 [down] 下调 *[not_called] 未判定为差异表达 }（log2FC { $log2fc_relabelled }，FDR { $fdr_relabelled }） }。 }样本正是按这些数值挑出的，因此这些数目往往偏高。 }
phrase-suspects_also = { $also -> [absent] {""} *[other] { LIST($also, by: "sentence") } }
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
reason-names_no_symbols = 无法查找 { $gene }，因为{ $platform -> [absent] 该表 *[other] { $platform } 的注释表 }中的名称{ $names_are -> [entrez] 是基因符号表中查不到的 Entrez 编号 [ensembl] 是基因符号表中查不到的 Ensembl 编号 [transcripts] 是 Ensembl 的转录本或蛋白编号，而基因符号表只收录基因编号 [refseq] 是 RefSeq 编号（NM_…），而没有表说明各编号属于哪个基因 [genbank] 是 GenBank 序列编号，而没有表说明各编号属于哪个基因 [unigene] 是 UniGene 簇编号，而没有表说明各编号属于哪个基因 [accessions] 是序列编号，而没有表说明各编号属于哪个基因 [orf] 是系统命名，而不是基因符号 [probes] 是探针编号，而没有注释表说明各探针对应哪个基因 *[unknown] 在基因符号表（人、小鼠、大鼠）中几乎都查不到 }
reason-name_unsettled = 无法查找 { $gene }，因为{ $platform -> [absent] 该表 *[other] { $platform } 的注释表 }中的 { LIST($names, max: 6, by: "and") } 可能是它，也可能是另一个基因
reason-not_estimable = { $gene } 在某一组中的值太少，无法检验
reason-no_counts = { $n } 个样本中没有一条读段计入 { $gene }：查找过，但没有可检验的内容
reason-low_counts = { $gene } 的计数太少，无法检验：{ $n } 个样本中需有 { $needed } 个达到每百万 { $cutoff } 个计数，达到的有 { $reached } 个（最高为 { $highest }；共 { $total } 条读段）
reason-low_share = { $gene } 的表达太低，无法检验：{ $n } 个样本中需有 { $needed } 个达到 { $cutoff }（TPM 或 FPKM），达到的有 { $reached } 个（最高为 { $highest }）
reason-count_outlier = DESeq2 未给出 { $gene } 的 p 值：按 Cook 距离，其中一个计数是离群值
reason-mean_too_low = DESeq2 未给出 FDR（p { $p }）：其平均计数低于能发现最多基因的界限，已被独立过滤去除
reason-short_of_fold_change = 显著（FDR { $fdr } < { $fdr_cut }），但 |log2FC| { $size } 比阈值 { $cut } 还差 { $short }
reason-not_significant = |log2FC| { $size } 达到 { $cut }，但 FDR { $fdr } 不低于 { $fdr_cut }（p { $p }，在 { $n_genes } 个基因中排第 { $rank } 位）
reason-both = |log2FC| { $size } 比 { $cut } 还差 { $short }，且 FDR { $fdr } 不低于 { $fdr_cut }（p { $p }，在 { $n_genes } 个基因中排第 { $rank } 位）
reason-scale_in_doubt = 尺度存疑，因此不能断言倍数变化，也不能使用阈值：{ $doubt -> [scale_unlogged] 数据看起来未取对数 [scale_logged_twice] 数据看起来被取了两次对数 *[other] 数据与之不符 }（差值 { $difference }，FDR { $fdr }）
reason-not_log2_scale = 数据为{ phrase-scale }：差值不是 log2 倍数变化，因此不能使用倍数变化阈值（差值 { $difference }，FDR { $fdr }）

note-found_as = 在此以 { $name } 之名出现

level-up = 上调：log2FC { $log2fc }（相差 { $fold } 倍，95% 区间 { $low } 至 { $high }），FDR { $fdr }。
    .word = 上调
level-down = 下调：log2FC { $log2fc }（相差 { $fold } 倍，95% 区间 { $low } 至 { $high }），FDR { $fdr }。
    .word = 下调
level-up_short = 上调，但未达到阈值：log2FC { $log2fc }（相差 { $fold } 倍），FDR { $fdr }；距阈值 { $cut } 还差 { $short }。
    .word = 上调，未达到阈值
level-down_short = 下调，但未达到阈值：log2FC { $log2fc }（相差 { $fold } 倍），FDR { $fdr }；距阈值 { $cut } 还差 { $short }。
    .word = 下调，未达到阈值
level-higher = 实验组中更高（FDR { $fdr }）；数据为{ phrase-scale }，因此无法说明相差多少倍。
level-lower = 实验组中更低（FDR { $fdr }）；数据为{ phrase-scale }，因此无法说明相差多少倍。
level-trivial = 有差异，但差异微小：log2FC { $log2fc }（相差 { $fold } 倍），FDR { $fdr }；以 5% 的错误风险判定其小于 { $bound } 倍（等效性 p { $equivalence_p }）。
    .word = 差异微小
level-equivalent = 等效：log2FC { $log2fc }；以 5% 的错误风险判定其在任一方向上都小于 { $bound } 倍（等效性 p { $equivalence_p }）。
    .word = 等效
level-undetermined = 无法确定：{ phrase-effect } { $log2fc }{ $n_genes -> [absent] （95% 区间 { $low } 至 { $high }）， *[other] ；仅就该基因而言，95% 区间 { $low } 至 { $high } 不含零，但共检验了 { $n_genes } 个基因： }{ $fdr -> [absent] 没有 FDR *[other] FDR { $fdr } }；既未证明有差异，也未证明没有差异。
    .word = 无法确定
level-hangs_on_variances = { $level }{ $what -> [small] 变化很小的结论 [significant] 显著的结论 *[called] 该判定 }并非在两种让每组各有方差的做法下都成立。
level-not_measured = 未检测：{ $reason }。
    .word = 未检测
level-not_looked_up = { CAP($reason) }。
    .word = 无法查找
level-too_rare = { CAP($reason) }。
    .word = 计数太少

finding-not_on_platform = { CAP($reason) }。
finding-platform_names_no_genes = { CAP($reason) }。
    .change = 请给出每个探针的基因：probe_map = "my_probes.tsv"（含 probe_id 与 symbol 两列）{ $platform -> [absent] {""} *[other] ；若平台注释表的某一列就是基因符号，则写 symbol_column = "…" }。
finding-names_no_symbols = { CAP($reason) }。
    .change = 请给出每个探针的基因：probe_map = "my_probes.tsv"（含 probe_id 与 symbol 两列）{ $platform -> [absent] {""} *[other] ；若平台注释表的某一列就是基因符号，则写 symbol_column = "…" }。
finding-name_unsettled = { CAP($reason) }。
    .change = 请把 { LIST($names, max: 6, by: "and") } 改写成正确的基因符号，或提供写明它的 probe_map。
finding-filtered_out = { CAP($reason) }。
finding-only_shared_probes = { CAP($reason) }。{ $log2fc -> [absent] {""} *[other] 其探针 { $probe } 显示 { phrase-effect } { $log2fc }（FDR { $fdr }）{ $would_be_called -> [yes] ，会判定为差异表达 *[no] {""} }。 }
    .change = 若在研究文件中写 multi_gene_probes = "keep"，该基因就有检测值。
finding-not_estimable = { CAP($reason) }。
finding-no_counts = { CAP($reason) }。
    .change = 这些数据不能改变这一点：需要更多读段，或表达该基因的样本。
finding-low_counts = { CAP($reason) }。
    .change = 需要更深的测序。engine = "deseq2" 不预先过滤基因，但对这样少的计数也难以多说什么。
finding-low_share = { CAP($reason) }。
    .change = 原始计数才能说明这样小的占比有多可靠。
finding-count_outlier = { CAP($reason) }。
    .change = 请查看各样本的计数。engine = "voom" 会检验该基因，异常计数也在其中。
finding-mean_too_low = DESeq2 未给出 FDR（p { $p }）：平均计数低于能发现最多基因的界限，独立过滤已将该基因去除。
    .change = engine = "voom" 对计数足够的全部基因做校正，不论平均值高低。
finding-found_under_another_name = 在此以 { $name } 之名出现。
finding-probes_unannotated = 探针 { $probe } 在 { LIST($series, max: 4) } 中代表 { $gene }，本芯片上也有这个探针，但此处所用的注释表{ COUNT($named_here) -> [0] 没有为它给出基因 *[other] 将其标为 { LIST($named_here, max: 4) } }：该基因其实已检测，只是按名称查找不到。
    .change = 请更正探针对应表，或去掉 probe_map 以使用平台自带的注释表。
finding-probes_differ = 此处 { $gene } 取自{ $used -> [absent] 多个探针 *[other] {" "}{ $used } }；在 { LIST($series, max: 4) } 中代表它的探针 { $probe } 本芯片上也有，却{ COUNT($named_here) -> [0] 没有标注基因 *[other] 被标为 { LIST($named_here, max: 4) } }：各注释表不一致。
    .change = 请更正探针对应表，或去掉 probe_map 以使用平台自带的注释表。

finding-probe_would_be_called = 该基因的另一个探针 { $probe } 会判定为差异表达：log2FC { $log2fc }，在全部探针中的 FDR 为 { $fdr }{ COUNT($shared) -> [0] {""} *[other] ；但它还对应 { LIST($shared, max: 4) } }{ COUNT($others) -> [0] {""} *[other] ；{ LIST($others, max: 4) } 也会判定为差异表达 }。
    .change = 若由该探针代表此基因（设置 probe_choice，或使用自己的探针对应表），它就会判定为差异表达。
finding-probes_contradict = 它的探针相互矛盾，且两者都显著：{ $up } 上调（{ $up_log2fc }，FDR { $up_fdr }），{ $down } 下调（{ $down_log2fc }，FDR { $down_fdr }）。
    .change = 改由另一个探针代表该基因；并查明这两个探针各检测哪些转录本。
finding-hangs_on_probe = 这一判定只依赖一个探针：其余 { $n_others } 个探针均不会判定为差异表达（{ LIST($probes, max: 4, by: "semicolon") }）。
    .change = 改由另一个探针代表该基因。
finding-probes_partly_agree = 该基因其余 { $n_others } 个探针中有 { $n_called } 个会得到同样的判定（{ LIST($probes, max: 4, by: "semicolon") }）。
probe-measures = { $probe }：{ $log2fc }，FDR { $fdr }
probe-stands = 代表该基因
probe-counted = 其计数计入该基因
probe-rare = 计数太少，无法检验
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
finding-influence_unknown = 未计算结果在多大程度上取决于个别样本：{ $why -> [model] 模型对样本加权、保留了不完整的配对，或直接检验计数 *[values] 手头没有它的数值 }。

finding-short_of_fold_change = 差异显著（FDR { $fdr }），但 log2FC { $log2fc }（相差 { $fold } 倍）距阈值 { $cut } 还差 { $short }。
    .change = 若阈值为 |log2FC| ≥ { $enough }，它就会在差异基因列表中。
finding-also_short_of_fold_change = log2FC { $log2fc }（相差 { $fold } 倍）也未达到阈值 { $cut }，还差 { $short }。
finding-confident_effect = 在 FDR { $fdr_cut } 下可以断言的最大倍数变化是 log2FC { $confident_log2fc }（相差 { $fold } 倍）。
finding-confident_direction = 在 FDR { $fdr_cut } 下可以断言变化的方向，但不能断言变化的大小。
finding-surely_below_threshold = 其 95% 区间（{ $low } 至 { $high }）完全落在 ±{ $cut } 之内：在 95% 水平上，这样大小的变化与这些数据不相容，因此再增加样本也很难使它进入差异基因列表。

finding-short_of_fdr = FDR { $fdr } 不低于 { $fdr_cut }：其 p 值 { $p } 在 { $n_genes } 个基因中排第 { $rank } 位，前面有 { $n_before } 个基因；{ $n_passing -> [0] 没有基因通过：需要 p ≤ { $p_line } 才行 *[other] 界线为 p ≤ { $p_line }（{ $n_passing } 个基因通过） }。
    .change = { $sensible -> [yes] FDR 阈值高于 { $fdr }{ $large -> [yes] {""} *[no] ，并同时降低倍数变化阈值， }即可将其纳入；但看到结果后再选阈值，证明力较弱。 *[no] 没有合理的 FDR 阈值能将其纳入。 }
finding-fdr_cliff = 该数据集中，FDR < 0.05 的有 { $at_05 } 个基因，< 0.10 的有 { $at_10 } 个，< 0.20 的有 { $at_20 } 个。
finding-raw_p_only = 若只对该基因做 t 检验，则 p = { $p_alone -> [absent] { $p } *[other] { $p_alone }（调节 t 检验为 { $p }） }；但共检验了 { $n_genes } 个基因，即使没有一个有差异，也会有约 { $by_chance } 个因偶然达到这样的 p 值。
finding-too_variable = 它在该数据集中的变异大于多数基因：组内 SD 为 { $sd }，是典型值 { $typical_sd } 的 { $ratio } 倍{ $above -> [absent] {""} *[other] ，高于 { $above }% 的基因 }。要以 0.8 的检验效能使 log2FC = { $cut } 达到显著，典型基因需要{ phrase-typical }，该基因需要{ phrase-needed }；实际有{ phrase-there }。{ phrase-own }
    .change = { phrase-listed_first }；或任何能减小其变异的办法：协变量、更纯的样本、配对。
finding-too_few_samples = 样本太少：要以 0.8 的检验效能使 log2FC = { $cut } 达到显著，需要{ phrase-needed }（离散程度典型的基因需要{ phrase-typical }），而实际有{ phrase-there }。其组内 SD 为 { $sd }，是典型值 { $typical_sd } 的 { $ratio } 倍。{ phrase-own }
    .change = { phrase-listed_first }。

finding-underpowered = 若真实的 log2FC 为 { $cut }，在该数据集中被检出的概率仅为 { $power }；能以 0.8 的概率检出的最小值为 { $detectable }。
finding-power_enough = 若真实的 log2FC 为 { $cut }，在该数据集中被检出的概率为 { $power }。
finding-detectable_difference = 在该数据集中能以 0.8 的概率检出的最小真实差值为 { $detectable }。
finding-exaggerated = 这样大小的显著估计值平均会高估效应：若真实的 log2FC 就是其估计值 { $own }，高估到 { $type_m } 倍{ $near -> [absent] {""} *[other] ；若为区间的近端 { $near }，高估到 { $type_m_near } 倍 }{ $far -> [absent] {""} *[other] ；若为远端 { $far }，高估到 { $type_m_far } 倍 }{ $type_s -> [absent] {""} *[other] 。在其中最小的情形下，符号相反的概率为 { $type_s } }。

finding-pairs_disagree = 各配对不一致：{ $n } 对中有 { $n_up } 对实验组更高，{ $n_down } 对更低（{ COUNT($down) -> [0] 无；其余相等 *[other] { LIST($down, max: 6) } }）；差值的均值为 { $mean }，SD 为 { $sd }{ phrase-reach }。
finding-pairs_agree = 全部 { $n } 对中实验组均更{ $n_up -> [0] 低 *[other] 高 }；差值的均值为 { $mean }，SD 为 { $sd }{ phrase-reach }。
finding-two_subgroups = { $what -> [pairs] 各对的差值 *[cases] 实验组样本 }分为两群：{ $n_low } 个在 { $low } 附近，{ $n_high } 个在 { $high } 附近（{ $where -> [below] 较低者 *[above] 较高者 }：{ LIST($fewer, max: 6) }）；这一划分解释了其方差的 { $explained }%。
finding-spread_differs = { $wide -> [case] 实验组的变异大于对照组 *[control] 对照组的变异大于实验组 }：SD 分别为 { $sd_wide } 和 { $sd_narrow }（方差比 { $ratio }）。
finding-cases_like_controls = 实验组 { $total } 个样本{ $n -> [0] 无一 *[other] 中有 { $n } 个 }落在对照组的范围之内（{ $low } 至 { $high }）。
finding-outlier_subgroup = 实验组 { $total } 个样本中有 { $n } 个自成一个亚群（{ LIST($samples, max: 6) }），远{ $where -> [below] 低 *[above] 高 }于所有对照组样本，而实验组的中位样本并非如此：实验组的平均值很难反映它们。

finding-equivalent = 差异小于 { $fold } 倍：其 log2FC 的 90% 区间（{ $low } 至 { $high }）落在 ±{ $bound } 之内（等效性 p { $p }）；仅就该基因而言有 5% 的错误风险，未对众多基因作校正。
finding-not_equivalent = 也未证明没有差异：其 log2FC 的 90% 区间（{ $low } 至 { $high }）超出 ±{ $bound }（相差 { $fold } 倍；等效性 p { $p }）。
finding-no_fold_change_here = 数据为{ phrase-scale }：其差值不是 log2 倍数变化，因此既不能使用倍数变化阈值，也不能做等效性检验；只给出显著差异的方向。

finding-margin = 它比阈值 |log2FC| ≥ { $cut } 高出 { $over_log2fc }，FDR 为 { $fdr }（阈值 { $fdr_cut }）；若阈值改为 |log2FC| > { $size } 或 FDR ≤ { $fdr }，它就会退出差异基因列表。
    .change = 阈值改为 |log2FC| > { $size } 或 FDR ≤ { $fdr }。
finding-confident_below_threshold = 在 FDR { $fdr_cut } 下，数据最多只能断言 log2FC { $confident_log2fc }（相差 { $fold } 倍），小于阈值 { $cut }：真实变化达到阈值这一点并未得到证明。

finding-composition = 它与细胞组成一同变化：在尝试的 { $n_tried } 个标志基因评分中，由 { $n_markers } 个{ $set }标志基因得出的评分在实验组中更{ $direction -> [higher] 高 *[lower] 低 }，且组内 { $gene } 随之变化（p { $p_corrected }，已按尝试的个数校正）{ COUNT($others) -> [0] {""} *[other] ；{ LIST($others, max: 4) }标志基因的情况也是如此 }；以评分为协变量时，{ phrase-effect } 由 { $before } 变为 { $after }（p { $p_after }）。{ $gene_is -> [marker] { $gene } 本身就是这些标志基因之一，评分中已将其排除。 [proxy] { $gene } 与评分的相关（r { $r_gene }）不低于这些标志基因自身（r { $r_markers }）：它可能就是这样的标志基因，评分部分地就是 { $gene } 本身。 *[other] {""} }对疾病本身可能改变的因素作校正，并不能校正什么；这也不说明细胞自身没有变化。
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
finding-scale_proportion = 数据是比例或其他甲基化数值：其差值不是 log2 倍数变化，因此既不适用倍数变化阈值，也不适用等效性判断。{ $why -> [absent] {""} *[other] { $why } }
    .change = 若它们其实是表达量的 log2 值，请在研究文件中写 scale = "log2"。
finding-scale_logged_twice = 数据被取了两次对数，{ $by -> [study_file] 因为 scale = "linear" 对已是 log2 的值又取了 log2 *[deposit] 或者是 log10 }：提交的数据最大仅为 { $maximum }，而在所分析的尺度上，各基因均值的 SD 为 { $sd_of_gene_means }（log2 芯片：1.2 至 3.0）。在该芯片数值的中间水平，真实的两倍变化会读作 { $twofold_reads_as }，而不是 1。
    .change = { $by -> [study_file] 请从研究文件中去掉 scale = "linear"：这些值已是对数。 *[deposit] 请在研究文件中写 scale = "log2_twice"，以还原一次对数；若为 log10，请乘以 3.32 后以自备表格的形式提供。 }
finding-scale_compressed = 数据被压缩：最大值为 { $maximum }，各基因均值的 SD 为 { $sd_of_gene_means }（log2 芯片：1.2 至 3.0）。它们可能是 log10 或自然对数，也可能被取了两次对数；此时 log2 倍数变化会偏小。
    .change = 请查明取的是哪种对数，并以自备表格的形式提供 log2 值。
finding-scale_unlogged = 数据被当作 log2，但看起来未取对数：其中位数为 { $median }，0.99 分位数为 { $q99 }，最大值为 { $maximum }，而芯片的 log2 值不会这么高，也不会这么偏。此时差值不是 log2 倍数变化。
    .change = 请在研究文件中写 scale = "linear"；若您确知它们是 log2 值，则写 scale = "log2"。
finding-scale_declared = 研究文件对尺度的说明与数据不符。{ LIST($why, by: "sentence") }
    .change = 请从研究文件中去掉 scale = …，由数据本身判断尺度。
finding-scale_unsure = 尺度不能确定。{ LIST($why, by: "sentence") }
    .change = 若您知道，请在研究文件中写明 scale = "linear"、"log2" 或 "log2_twice"。
finding-scale_missing = 模型所含样本的值有 { $share }% 缺失，以 { $sample } 最多（{ $share_of_sample }%）；失去样本的基因，其结果的把握较小。
    .change = 其中大多数是小于或等于 0 的值，无法取对数：请寻找不含这类值的表格。

finding-groups_swapped = 此处实验组与对照组可能互换了：倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }），而那些数据集彼此一致（相关系数 { $agree }）。
    .change = 请核对哪些样本属于实验组；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_opposite = 倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }）：两者之一的实验组与对照组可能互换了，而仅凭这些数据集无法判断是哪一个。
    .change = 请核对两个数据集中哪些样本属于实验组。
finding-samples_hidden = 除分组以外，有一个方向占全部基因剩余方差的 { $share }%（若基因彼此独立则为 { $chance }%）；{ $field -> [absent] 样本的各字段均与之无关 *[other] 它与字段“{ $field }”有关，该字段解释其中的 { $r2 }%（p { $p }，已按所试字段数校正） }。它可能是批次、样本处理、细胞组成不同，也可能是样本间真实的差异：仅凭这些数字无法分辨。
    .change = { $field -> [absent] 不给出校正后的分析：把这样的成分放入模型，即使打乱标签也会找到差异基因。如果知道它是什么，请写成样本字段并列入 covariates。 *[other] covariates = ["{ $field }"] 可去除与该字段有关的部分。 }
finding-hidden_gene = { $gene } 在分组之外的变异中有 { $share }% 沿着该数据集的隐藏方向（全部基因为 { $all }%）：该基因的离散在这一程度上与许多其他基因共有。
finding-groups_swapped_one = 此处实验组与对照组可能互换了：倍数变化的方向与 { LIST($others, max: 4) } 相反（{ $n_genes } 个基因上的相关系数为 { $r }；{ phrase-random }），而正是在此处，{ $n_markers } 个细胞分裂相关基因中有 { $n_markers_down } 个在实验组中更低。
    .change = 请核对哪些样本属于实验组；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_swapped_markers = 实验组与对照组可能互换了：{ $n } 个细胞分裂相关基因中有 { $n_down } 个在标为肿瘤的一组中更低（“{ $label }”；log2FC 中位数 { $median_log2fc }，t 中位数 { $median_t }），而在几乎所有肿瘤中它们都更高。
    .change = 请核对哪些样本是肿瘤；若确已互换，请在研究文件中对调实验组与对照组。
finding-groups_swapped_words = 实验组与对照组的划分与数据集自身的描述相反：研究文件的实验组 { $of_case } 个样本中，有 { $n_case } 个按数据集的描述属于对照组；对照组 { $of_control } 个样本中，有 { $n_control } 个属于实验组（{ $sample }：{ $why }）。
    .change = 请在研究文件中对调实验组与对照组，除非这一方向正是您的本意。
finding-groups_words = { $n } 个样本在研究文件中的分组与数据集的描述不同：{ LIST($samples, max: 4) }（{ $n -> [1] {""} *[other] { $sample }： }{ $why }）。
    .change = 请在研究文件中核对{ $n -> [1] 这个样本 *[other] 这些样本 }。
finding-groups_text = { $n } 个样本自身的文字写的是另一组：{ LIST($each, max: 6, by: "semicolon") }。
    .change = { phrase-check_labels }
sample-text = { $sample }（{ $field }：“{ SHORT($value, length: 70) }”）
finding-groups_check = 谁属实验组、谁属对照组尚不确定：{ LIST($why, by: "sentence") }
    .change = 请在研究文件中写明 case 与 control。
finding-pairs_check = 样本是否配对尚不确定：{ LIST($why, by: "sentence") }
    .change = 请在研究文件中写明 pair，或写 pair = false。
finding-groups_confounded = 两组的差别不止所比较的一项：{ LIST($confounders, by: "semicolon") }。组间差异与这些差别无法区分。
    .change = 需要这些因素不与分组一致的样本；分析方法无法代替。
finding-groups_exchanged = { $case }（标为实验组）与 { $control }（标为对照组）可能互换了：二者各自与另一组在一起。{ phrase-refits }以不含该样本时选出的基因衡量：{ LIST($margins, max: 8) }（0.5 为自身所在组的中心，−0.5 为另一组的中心）；{ $n } 个样本中有 { $n_right } 个符合自身所在的组。{ phrase-suspects_also }
    .change = { phrase-check_labels }
finding-groups_mislabelled = { phrase-suspects }。{ phrase-refits }以不含该样本时选出的基因衡量：{ LIST($margins, max: 8) }（0.5 为自身所在组的中心，−0.5 为另一组的中心）；{ $n } 个样本中有 { $n_right } 个符合自身所在的组。{ phrase-suspects_also }
    .change = { phrase-check_labels }
sample-margin = { $sample } { $margin }
suspect-samples_sex = 按 XIST 和 Y 染色体上的基因，{ LIST($samples, max: 8) } 的性别也与所述不符。
suspect-groups_words = 数据集自己的文字也把 { LIST($samples, max: 8) } 归在另一组。
suspect-groups_text = 数据集自己的文字也与 { LIST($samples, max: 8) } 的标签不符。
suspect-arrays_unlike = { $sample } 也不如通常那样像其所在的组：相关系数的中位数为 { $correlation }，通常为 { $usual }。
finding-groups_clustered = { phrase-suspects }。{ phrase-refits }在第一主成分（占方差的 { $share }%）上，样本形成相距 { $distance } 个 SD 的两簇，其余 { $n_right } 个样本（共 { $n } 个）都在与其标签相符的一簇中。{ $chance -> [absent] {""} *[other] 随机标注有 { $chance }% 的机会同样符合这样的两簇：仅凭这一点说明不了什么。 }{ phrase-suspects_also }
    .change = { phrase-check_labels }
finding-groups_mixed = 分组所能解释的并不多于随机标签：{ $share }% 的基因 p < 0.05，{ $p -> [absent] 而随机标签平均也会有 5% *[other] 而在 { $draws } 次随机打乱标签中，许多次也有这么多（置换检验 p { $p }） }。

finding-pairs_unused = 候选的 { $n_pairs } 对未被采用，但确实彼此相似：除去组别的影响后，配对样本间的相关系数为 { $within }，其他样本间为 { $between }（与随机配对相比 p { $p }）。采用配对后，典型的标准误会变为原来的 { $se_ratio } 倍。
    .change = { $pair -> [absent] 请在研究文件中指明哪个字段标识个体：pair = {"{"} field = … {"}"}。 *[other] 若配对确是如此，请写：{ $pair }。 }
finding-pairs_unlike = 候选的 { $n_pairs } 对未被采用，而配对样本（{ $within }）并不比其他样本（{ $between }；与随机配对相比 p { $p }）更相似：不用配对损失很小。
finding-pairs_wrong = 配对可能有误：除去组别的影响后，配对样本间的相关系数为 { $within }，并不高于不同个体的样本（{ $between }；与随机配对相比 p { $p }，共 { $n_pairs } 对）。
    .change = 请核对研究文件中的配对规则；写 pair = false 则将样本视为相互独立。
finding-pairs_sex = 按 XIST 和 Y 染色体基因判断，{ LIST($individuals, max: 8) } 的两张芯片性别不同（{ $individual }：XIST { $xist }，Y 染色体基因 { $y_genes }，实验组 − 对照组）：它们不可能来自同一个体。
    .change = 请核对研究文件中的配对规则，以及这些样本的标签。

finding-arrays_shifted = { $sample } 的信号强度明显异于其他芯片：其中位数在 log2 尺度上比其他芯片{ $where -> [below] 低 *[above] 高 } { $shift }（相差 { $fold } 倍），而其他芯片中位数的稳健 SD 为 { $robust_sd }。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_spread = { $sample } 的离散程度明显异于其他芯片：其四分位间距是其他芯片的 { $ratio } 倍。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_unlike = { $sample } 与自身所在的组不像：它与{ $others -> [group] 本组样本 *[all] 其他样本 }的相关系数中位数为 { $correlation }，而通常为 { $usual }（其余样本中最低为 { $lowest_of_rest }）；在主成分图上，它到组中心的距离是通常的 { $pca_distance } 倍。{ phrase-genes_without }
    .change = { phrase-leave_out }
finding-arrays_duplicate = { $first } 与 { $second } 是重复样本，或是同一样本测了两次：将各基因中心化之后，二者的相关系数为 { $correlation }，而其次相近的两个样本为 { $next }。它们并不独立。
    .change = { phrase-leave_out }
finding-samples_pools = 混合样本的芯片不是独立样本：{ LIST($samples, max: 8) } 在模型中，而数据集的描述称其为混合样本（{ $why }）。
    .change = { phrase-leave_out }
finding-samples_unequal = { $side -> [case] 实验组 *[control] 对照组 }是较小的一组（{ $n_small } 个样本，另一组 { $n_large } 个），变异却更大：典型基因的标准差为另一组的 { $times } 倍{ $low -> [absent] {""} *[other] ，三分之二的基因在 { $low } 到 { $high } 倍之间 }。两组共用一个方差会使这里的 p 值偏小。
    .change = `array_weights = "group"` 让每组有自己的方差{ $low -> [absent] {""} *[other] ，两者之比对所有基因相同 }。
finding-samples_unequal_hides = { $side -> [case] 实验组 *[control] 对照组 }是较大的一组（{ $n_large } 个样本，另一组 { $n_small } 个），变异也更大：典型基因的标准差为另一组的 { $times } 倍{ $low -> [absent] {""} *[other] ，三分之二的基因在 { $low } 到 { $high } 倍之间 }。两组共用一个方差会使这里的 p 值偏大，从而漏掉真实的差异。
    .change = `array_weights = "group"` 让每组有自己的方差{ $low -> [absent] {""} *[other] ，两者之比对所有基因相同 }。
finding-samples_unequal_weighted = { $side -> [case] 实验组 *[control] 对照组 }是{ $group -> [smaller] 较小 *[larger] 较大 }的一组（两组为 { $n_small } 与 { $n_large } 个样本），变异更大：典型基因的标准差为另一组的 { $times } 倍。芯片权重已考虑这一点{ $low -> [absent] {""} *[other] ，但未考虑该比值在三分之二的基因中介于 { $low } 与 { $high } 之间 }。
finding-hangs_on_variances = 该基因{ $what -> [called] 被判定为有变化 *[significant] 显著 }，取决于方差的假定：按模型 FDR 为 { $fdr }{ $weighted -> [absent] {""} *[other] ，若所有基因共用一个组方差之比则为 { $weighted } }{ $welch -> [absent] {""} *[other] ，若每个基因有自己的比值（调节 Welch 检验）则为 { $welch } }。按较大的 p 值，FDR 为 { $both }，不低于 { $fdr_cut }。
    .change = 增加较小一组的样本。
finding-small_hangs_on_variances = 该变化很小这一说法取决于方差的假定：按模型等效性检验 p 为 { $p }{ $weighted -> [absent] {""} *[other] ，若所有基因共用一个组方差之比则为 { $weighted } }{ $welch -> [absent] {""} *[other] ，若每个基因有自己的比值（调节 Welch 检验）则为 { $welch } }。每一个都须低于 0.05。
    .change = 增加较小一组的样本。
finding-hidden_by_variances = 未进入名单是因为两组没有各自的方差：按模型 FDR 为 { $fdr }{ $weighted -> [absent] {""} *[other] ，若所有基因共用一个组方差之比则为 { $weighted } }{ $welch -> [absent] {""} *[other] ，若每个基因有自己的比值（调节 Welch 检验）则为 { $welch } }。按较大的 p 值，FDR 为 { $both }，低于 { $fdr_cut }。
    .change = `array_weights = "group"` 让每组有自己的方差。
finding-samples_sex = 在可以核对性别的 { $n_checked } 个样本中，有 { $n } 个按 XIST 和 Y 染色体基因判断与所注明的性别相反：{ LIST($each, max: 8, by: "comma") }。
    .change = { $all -> [yes] 全部相反：请查明性别的编码方式。 *[no] 请查明样本是否互换：其分组也可能有误。无法查清的样本最好剔除。 }
sample-sex = { $sample }（注明为{ sex-word }）
sex-word = { $stated -> [female] 女 *[male] 男 }
finding-samples_sex_groups = 就目前所知（{ $n } 个样本），实验组全为{ $case -> [female] 女性，对照组全为男性 *[male] 男性，对照组全为女性 }：两组的差异可能只是性别的差异。
    .change = 需要每组都有两种性别的数据集；分析方法无法代替。
finding-samples_replicates = { phrase-replicates }{ $evidence -> [profiles] ，表达谱也表明如此 *[names] ；表达谱不能确定这一点 }：模型把它们当作独立样本，因此 p 偏小。
    .change = { phrase-replicates_do }
finding-replicates_counted = { $differ -> [yes] { $gene } 的判定取决于同一个体的样本如何计数 *[no] 无论同一个体的样本如何计数，{ $gene } 的判定都相同 }：{ LIST($ways, by: "semicolon") }。
replicates-way = { $way -> [independent] 作为独立样本 [average] 每个个体取平均 *[block] 全部保留，按个体内相关处理 }{ $used -> [yes] （本结果所用） *[no] {""} }，{ $n_case } 对 { $n_control }：{ $n } 个基因 FDR < { $cut }，{ $gene } { $log2fc -> [absent] 未检验 *[other] { $call }（log2FC { $log2fc }，FDR { $fdr }） }
finding-samples_few = { $side -> [case] 实验组 *[control] 对照组 }只有 { $n } 个样本：该组内的方差几乎无从得知，一个异常样本就能左右结果。
    .change = 增加样本；分析方法无法代替样本。
finding-samples_small_library = { LIST($samples, max: 4) } 的文库不到中位数的五分之一（至多 { $most } 条读段，中位数为 { $median }）：低表达基因在其中的计数多出于偶然，而过滤是按较大的文库定的。
    .change = 将其从 case 或 control 中去除，看结果是否不变；或用 engine = "voom_quality"，使异常样本的权重降低。
finding-samples_libraries_differ = 最大文库是最小文库的 { $times } 倍：只随均值变化的趋势（engine = "trend"）不能反映小文库计数变异更大。
    .change = engine = "voom" 按文库给每个计数加权。
finding-samples_rna_share = { $kind -> [mitochondrial] 线粒体 *[ribosomal] 核糖体蛋白 }基因在实验组占读段的 { $case } %，在对照组占 { $control } %：两组的样本保存、制备或细胞组成不同，其他基因都会受到影响。

audit-sizes = { $n } 个样本{ $grade -> [absent] ；没有分组 *[other] ：实验组 { $n_case } 个，对照组 { $n_control } 个，两组均不属于的 { $n_neither } 个（{ $grade -> [sure] 确定 *[check] 待核对 }） }。
audit-head = { $what -> [weight] 重要性 [finding] 不一致之处 *[do] 处理办法 }
audit-weight = { $weight -> [decides] 决定性 [matters] 重要 *[note] 备注 }
audit-nothing = 没有发现不一致之处。
audit-together = 出现两次的样本
audit-sex = { $why -> [no_genes] XIST 与 Y 染色体基因没有都测到，无法核对性别（{ $n } 个样本中有 { $n_stated } 个注明了性别）。 [not_told] 按 XIST 和 Y 染色体基因无法判断任何样本的性别（{ $n } 个样本中有 { $n_stated } 个注明了性别）。 *[read] { $n_stated -> [0] 没有样本注明性别； *[other] { $n } 个样本中有 { $n_stated } 个注明了性别，可核对 { $n_checked } 个，其中 { $n_wrong } 个不符； }按 XIST 和 Y 染色体基因判断，{ $n_female } 个为女性，{ $n_male } 个为男性{ $n_open -> [0] {""} *[other] ，{ $n_open } 个不明 }。 }

phrase-any_series = { $n_series -> [1] 所分析的唯一数据集（{ LIST($all) }） *[other] 所分析的 { $n_series } 个数据集 }
phrase-all_series = { $n_series -> [1] 唯一检测了它的数据集（{ LIST($all) }） *[other] 检测了它的全部 { $n_series } 个数据集（{ LIST($series, max: 4) }） }
phrase-which = （{ LIST($series, max: 4) }）
phrase-at = （{ $rule -> [treat] TREAT， *[cuts] {""} }|log2FC| ≥ { $cut } 且 FDR < { $fdr_cut }）
verdict-text = { LIST($sentences, by: "sentence") }
verdict-confounded = { LIST($series, max: 4) } 中器官、批次、项目来源或性别与分组完全重合，组间差异与之无法区分。{ $verdict }
verdict-simulated = 模拟数据：{ $verdict }
verdict-nothing_analysed = 没有可以比较的数据集，因此无从判断 { $gene } 是否有差异。
verdict-not_measured = { phrase-any_series }{ $n_series -> [1] {""} *[other] 均 }未检测 { $gene }。
verdict-not_looked_up = { $why }。因此在{ phrase-any_series }中对它无从判断。{ $todo }
verdict-too_rare = { phrase-any_series }检测过 { $gene }，但计数太少，无法检验。
verdict-scale_doubted = { $verdict }以下数据集的数值尺度存疑：{ LIST($series, max: 4) }。
verdict-hangs_on_variances = { $verdict }在 { LIST($series, max: 4) } 中，这取决于方差的假定：并非在两种让每组各有方差的做法下都成立。
verdict-only_shared_probes = { $gene } 在{ phrase-any_series }中{ $n_series -> [1] {""} *[other] 都 }没有自己的值：它的探针还对应其他基因，而这类探针会被剔除。
verdict-not_testable = { $gene } 在{ phrase-any_series }中的值{ $n_series -> [1] {""} *[other] 都 }太少，或有一个计数与其他计数相差太远，无法检验。
verdict-called_up_in_all = { $gene } 在{ phrase-all_series }中{ $n_series -> [1] {""} *[other] 均 }上调{ phrase-at }。
verdict-called_up_in_some = { $gene } 在 { $n_series } 个数据集中的 { $n_up } 个{ phrase-which }上调{ phrase-at }，没有一个下调。
verdict-called_down_in_all = { $gene } 在{ phrase-all_series }中{ $n_series -> [1] {""} *[other] 均 }下调{ phrase-at }。
verdict-called_down_in_some = { $gene } 在 { $n_series } 个数据集中的 { $n_down } 个{ phrase-which }下调{ phrase-at }，没有一个上调。
verdict-called_both_ways = { $gene } 在 { $n_series } 个数据集中的 { $n_up } 个上调、{ $n_down } 个下调（{ LIST($series, max: 4) }；{ $rule -> [treat] TREAT， *[cuts] {""} }|log2FC| ≥ { $cut } 且 FDR < { $fdr_cut }）：各数据集方向不一。
verdict-called_in_none = { $gene } 在{ $n_series -> [1] 唯一检测了它的数据集（{ LIST($all) }）中 *[other] 检测了它的 { $n_series } 个数据集中均 }未判定为差异表达{ phrase-at }。

detail-trivial = 显著，但差异小于 { $bound } 倍（每个数据集 5% 的错误风险）：{ LIST($series, max: 4) }。
detail-short_of_fold_change = 显著，但未达到倍数变化阈值：{ LIST($series, max: 4) }。
detail-not_significant = 差异够大，但不显著：{ LIST($series, max: 4) }。
detail-both = 无法确定，即差异既不够大也不显著，但也未证明没有差异：{ LIST($series, max: 4) }。
detail-mean_too_low = 没有 FDR（DESeq2 不给均值如此低的基因）：{ LIST($series, max: 4) }。
detail-equivalent = 等效，即使有差异也小于 { $bound } 倍（每个数据集 5% 的错误风险）：{ LIST($series, max: 4) }。
detail-scale_in_doubt = 尺度存疑，因此没有倍数变化：{ LIST($series, max: 4) }。
detail-not_log2_scale = 不在 log2 尺度上，因此没有倍数变化：{ LIST($series, max: 4) }。
detail-against = 方向相反，但未判定为差异表达：{ LIST($series, max: 4) }。
detail-swapped = { LIST($series, max: 4) } 的实验组与对照组可能互换了；在查清之前，其方向不可信，合并结果也不可信。
detail-not_looked_up = 在 { LIST($series, max: 4) } 中无法查找它；这并不是说那里没有检测它。
detail-too_rare = 在 { LIST($series, max: 4) } 中它的计数太少，无法检验。
detail-not_measured = { LIST($series, max: 4) } 未检测它。
series-not_analysed = 未分析。{ $reason }
series-scale_doubt = { $series }（{ $doubt -> [unlogged] 看起来未取对数 [logged_twice] 看起来被取了两次对数，或为 log10 [compressed] 看起来被压缩：log10，或取了两次对数 [proportion] 是比例或其他甲基化数值 [centred] 可能已中心化 [some_lost] 一部分值不大于 0，取对数时丢失 [quarter_lost] 四分之一的值不大于 0，取对数时丢失 [some_logged] 有些样本看起来已取对数 [some_linear] 有些样本看起来未取对数 [quarter_negative] 四分之一的值小于 0 [ratios_small] 可能是 log10 比值 *[other] 是否为 log2 值并不确定 }）
series-short = { $series }（差 { $short }）
series-fdr = { $series }（FDR { $fdr }）
series-effect = { $series }（log2FC { $log2fc }）
series-subject = { $series }（{ LIST($words, by: "comma") }）
pooled-different = 各数据集的{ $what -> [tissues] 组织 [diseases] 疾病 *[both] 组织和疾病 }不同：{ LIST($series, by: "semicolon") }。每个数据集各自给出答案；合并的平均值不是其中任何一个的答案。
pooled-higher = 合并 { $k } 个数据集，实验组中平均更高：合并效应（log2FC）{ $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }{ phrase-few_df }）。
pooled-lower = 合并 { $k } 个数据集，实验组中平均更低：合并效应（log2FC）{ $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }{ phrase-few_df }）。
pooled-open = 合并 { $k } 个数据集，合并效应（log2FC）为 { $estimate }（95% CI { $ci_low } 至 { $ci_high }，p { $p }{ phrase-few_df }），平均方向未定。
pooled-few = { $same -> [yes] 在全部 { $k } 个数据集中都{ $direction -> [up] 更高 *[down] 更低 }，{ $significant -> [0] 单独看均不显著 [all] 单独看均显著 *[other] 单独看有 { $n_significant } 个显著 }（仅就该基因而言 p < 0.05）；{ $k } 个数据集太少，无法说明再有一个会怎样。 *[no] { $k } 个数据集方向不一，单独看{ $n_significant -> [0] 均不显著 *[other] 有 { $n_significant } 个显著 }（仅就该基因而言 p < 0.05）；{ $k } 个数据集太少，无法说明再有一个会怎样。 }
pooled-prediction = 若再有一个类似的数据集，预计其 log2FC 在 { $pi_low } 与 { $pi_high } 之间（95% 预测区间，近似值）。

unpooled-not_measured = 未检测
unpooled-not_looked_up = 无法查找
unpooled-too_rare = 计数太少
unpooled-scale_in_doubt = 其尺度存疑：没有 log2 倍数变化
unpooled-not_log2_scale = 其值为{ phrase-scale }：没有 log2 倍数变化
unpooled-other_name = 在其中记作 { $gene }
unpooled-no_estimate = 没有带标准误的估计值
unpooled-contrast = 其中 { $n } 个样本也在同一数据集的另一个对比 { $kept } 中，合并的是后者
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
overlap-by_accession = { $n } 个依据相同的样本编号
overlap-by_profile = { $n } 个依据表达谱（在 { $n_genes } 个基因上相关系数为 { $r_high -> [absent] { $r_low } *[other] { $r_low } 至 { $r_high } }；{ $n_rest -> [absent] 没有可比较的对象 *[other] 其余 { $n_rest } 对中 99% 低于 { $q99 }，最高为 { $largest } }）
overlap-field = { $field -> [survival_time] 生存时间 [age] 年龄 [sex] 性别 [grade] 分级 [stage] 分期 [patient] 患者 *[tumour_size] 肿瘤大小 }：在注明该项的 { $n } 对匹配样本中有 { $n_equal } 对相同；偶然相同的概率为 { $one_in -> [absent] { $chance }% *[other] 1/{ $one_in } }。
overlap-none = { $within -> [yes] { $a } 内 *[no] { $a } 与 { $b } }：没有重复样本（{ $sample_a -> [absent] {""} *[other] 最相似的是 { $sample_a } 与 { $sample_b }， }相关系数 { $largest }，达到 { $line } 才算；{ $n_genes } 个基因）。
overlap-not_compared = { $within -> [yes] { $a } 内 *[no] { $a } 与 { $b } }：无法比较表达谱（{ $why -> [no_genes] 二者没有共有基因 [few_genes] 只有 { $n_genes } 个共有基因 *[few_samples] 样本太少 }）；没有样本编号出现两次。
overlap-all_clear = 在 { $n } 次比较中没有发现重复样本。最接近的：{ $closest }{ phrase-not_compared }
overlap-nothing_compared = 没有样本编号出现两次；无法比较表达谱。{ phrase-not_compared }
phrase-not_compared = { $n_not_compared -> [0] {""} *[other] 有 { $n_not_compared } 次比较无法依据表达谱进行。 }
overlap-contrast = { $series } 与 { $kept } 是同一数据集的两个对比，{ $series } 的 { $n } 个样本中有 { $n_shared } 个为二者共有，并不独立：只合并研究文件中先写的 { $kept }，不合并 { $series }。
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

## 所有合理的选择

# 多重分析的各项选择及其选项
dimension-scale = 尺度
dimension-normalise = 标准化
dimension-probes = 探针选取
dimension-multi_gene_probes = 多基因探针
dimension-filter = 表达量过滤
dimension-samples = 样本
dimension-design = 设计
dimension-covariates = 协变量
dimension-test = 检验
dimension-effect = 效应量
dimension-estimator = 估计方法
dimension-interval = 区间
dimension-series = 数据集
dimension-copies = 研究中重复出现的样本

option-own = 各数据集自己的选择
option-probe = 探针 { $name }
option-without = 不含 { $name }
option-named = { $name }
option-of_dimension = { $dimension }：{ $option }
option-scale_as_settled = 尺度按既定判断
    .short = 按既定判断
option-scale_other_rule = 尺度按 GEO2R 的规则
    .short = 按 GEO2R 的规则
option-normalise_as_deposited = 读入时的原值
option-normalise_quantile = 分位数标准化
option-normalise_TMM = TMM
option-normalise_upper_quartile = 上四分位数
option-normalise_RLE = 比值中位数（RLE）
option-probes_highest_median = 中位数最高的探针
option-probes_highest_mean = 均值最高的探针
option-probes_highest_iqr = 四分位间距最大的探针
option-probes_highest_variance = 方差最大的探针
option-probes_mean_of_probes = 各探针的均值
option-probes_each_probe = 逐一单用每个探针
option-multi_gene_probes_drop = 剔除多基因探针
    .short = 剔除
option-multi_gene_probes_keep = 保留多基因探针
    .short = 保留
option-filter_none = 不按表达量过滤
option-filter_lowest_quarter = 剔除表达最低的四分之一
option-filter_lowest_half = 剔除表达最低的一半
option-filter_by_counts = 去除计数太少的基因
option-samples_all = 全部样本
option-samples_without_outliers = 剔除离群芯片
option-samples_without_suspects = 剔除与另一组在一起的样本
option-samples_complete_pairs = 仅用完整配对
option-samples_without_pools_and_copies = 剔除混合样本和重复样本
option-design_paired = 配对
option-design_unpaired = 不配对
option-design_block_correlation = 区组内相关
option-covariates_none = 无协变量
option-covariates_each = 逐一单用每个协变量
option-covariates_all = 全部协变量
option-test_moderated = 调节 t 检验
option-test_trend = 含趋势的调节 t 检验
option-test_robust = 稳健的调节 t 检验
option-test_array_weights = 含芯片权重的调节 t 检验
option-test_group_weights = 含组权重的调节 t 检验
option-test_welch = Welch t 检验
option-test_rank = 秩检验
option-test_voom = voom
option-test_voom_quality = 带质量权重的 voom
option-test_quasi_likelihood = edgeR 拟似然
option-test_deseq2 = DESeq2 Wald 检验
option-effect_log2fc = log2FC
option-effect_difference = 差值
option-effect_standardised = 标准化效应
option-effect_unknown = 效应
option-estimator_REML = REML
option-estimator_PM = Paule–Mandel
option-estimator_DL = DerSimonian–Laird
option-estimator_FE = 单一共同效应
option-interval_hk = Hartung–Knapp
option-interval_hk_max1 = 不收窄的 Hartung–Knapp
option-interval_z = 正态近似（z）
option-series_all = 全部数据集
option-series_without_each = 依次剔除每个数据集
option-copies_leave_out = 剔除重复样本
option-copies_keep = 保留重复样本

# 某个组合为何没有意义，或没有结果
refused-pairs_again = 配对模型本来就只用完整配对：这等于重复对全部样本的分析
refused-no_correlation = 该检验不能考虑个体内相关
refused-own_factors = DESeq2 使用自己的大小因子
refused-rarely_counted = 在这些样本中计数太少
refused-count_outlier = 其中一个计数是离群值，因此没有 p 值
refused-welch_of_pairs = Welch 检验用于比较独立的两组，而这里是配对样本
refused-test_without_covariates = 该检验不能纳入协变量
refused-several_genes = 该探针注释为多个基因，而此类探针已被剔除
refused-design = { $why }{ $found -> [absent] {""} *[other] （{ $found }） }
refused-no_probe = 没有该基因自己的探针
refused-filtered_out = 被过滤剔除：平均表达量过低
refused-few_values = 数值太少，无法检验
refused-common_effect = 单一共同效应没有数据集间方差，Hartung–Knapp 区间无从计算
refused-standardised_correlation = 考虑个体内相关时没有标准化效应
refused-one_series = 剩下的数据集不足两个
refused-not_in_it = 该数据集本来就未参与合并
refused-nobody = 没有数据集采用这种分析：各数据集都会沿用自己的选择

# 数据集为何不提供某个选项
lack-mean_of_log_ratio = 这些值是对数比值，其均值不反映基因的表达量
lack-mean_of_centred = 各基因已中心化，其均值不反映基因的表达量
lack-mean_of_zscored = 各基因为 z 分数，其均值不反映基因的表达量
lack-vary_alike = 作为 z 分数，所有探针的变异程度相同
lack-same_rule = GEO2R 的规则给出相同的判断
lack-normalised = 提交的值已经过分位数标准化
lack-pairs_not_sure = 看到了配对，但不能确定
lack-no_pairs = 没有已知的配对
lack-channels = 样本是同一芯片的两个通道
lack-no_outliers = 没有发现离群的芯片
lack-no_suspects = 没有发现与另一组在一起的样本
lack-same_samples = 它去掉的样本与另一选项相同
lack-complete = 没有配对，或每个样本都有其配对样本
lack-no_pools = 没有发现混合样本或重复样本
lack-no_field = 样本没有这样的字段
lack-one_probe = 它只有一个探针

# 标签如何置换
labels-scheme = { LIST($parts, by: "semicolon") }
labels-swapped = 对内交换标签，共 { $n } 对
labels-permuted = { $others -> [yes] 置换其余样本的标签 *[no] 置换标签 }，共 { $n } 个样本（其中 { $cases } 个属于实验组）{ $sets -> [absent] {""} *[other] ，限于 { $sets } 组由相同设计使用的样本之内 }
labels-kept = { LIST($who) }{ $why -> [no_partner] 没有配对样本，保留原标签 *[no_other] 保留原标签（其所在的设计中没有另一组的样本） }
labels-all = { $n -> [1] 不存在其他分配 *[other] 全部 { $n } 种分配 }
labels-in_each = 在每个数据集中：{ LIST($series, by: "semicolon") }
labels-of_series = { $series }，{ $scheme }

# 抽取了哪些组合
thinned-series = 有意义的组合共 { $n } 个，此处列出 { $made } 个：与本研究自己的分析最接近的，以及随机抽取的其他组合（随机种子 { $seed }）
thinned-pooled = 有意义的组合共 { $n } 个；从全部组合中随机抽取了 { $share }%（随机种子 { $seed }）

# 判定规则
rule-short = { $log2fc -> [absent] {""} *[other] |log2FC| ≥ { $log2fc } 且{" "} }{ $chance -> [p] p *[fdr] FDR } < { $cut }
rule-called = { $rule }{ $sized -> [none] （此处没有倍数变化，因此不适用效应大小的阈值） [some] （标准化效应仅按 { $chance -> [p] p *[fdr] FDR } 判定） *[all] {""} }

# 判定的等级
grade-stable = 在所试的选择中稳定
grade-mostly_stable = 在所试的选择中大体稳定
grade-depends_on_the_analyst = 取决于分析者
grade-overturned = 被推翻
grade-left_open = 各种分析都未能定论
grade-labels_in_doubt = 不给等级：标签存疑
grade-mix_of_cells = 不给等级：随细胞构成而变

# 一条曲线说明什么
curve-nothing = { $gene } { $series -> [absent] 的 { $n } 个合并分析方案 *[other] 在 { $series } 中的 { $n } 个分析方案 }均无结果。
curve-one = { $gene } { $series -> [absent] 的合并分析 *[other] 在 { $series } }中只有本研究自己的分析有结果，因此无从谈及其他方案。
curve-of = { $n } 个合理的分析方案中有 { $k } 个（{ $weighted -> [yes] 按权重计 *[no] {""} }{ $share }%）
curve-calls_none = 以 { $rule } 为阈值，{ $n } 个合理的分析方案均未将其判定为差异表达。
curve-calls_up = 以 { $rule } 为阈值，{ $those }将其判为上调，没有方案判为下调。
curve-calls_down = 以 { $rule } 为阈值，{ $those }将其判为下调，没有方案判为上调。
curve-calls_both = 以 { $rule } 为阈值，{ $up }将其判为上调，{ $down }判为下调。
curve-refused = 另有 { $n } 个组合被排除，或对该基因没有结果。
curve-stable = 在所试的选择中稳定：其中 { $share }% 与本研究自己的分析一致（{ $call -> [up] 判为上调 [down] 判为下调 *[not_called] 未判定为差异表达 }）。
curve-mostly_stable = 在所试的选择中大体稳定：其中 { $share }% 与本研究自己的分析一致（{ $call -> [up] 判为上调 [down] 判为下调 *[not_called] 未判定为差异表达 }）。
curve-depends_on_the_analyst = 取决于分析者：其中仅 { $share }% 与本研究自己的分析一致（{ $call -> [up] 判为上调 [down] 判为下调 *[not_called] 未判定为差异表达 }）。
curve-overturned = 本研究自己的分析{ $call -> [up] 将其判为上调 [down] 将其判为下调 *[not_called] 未将其判定为差异表达 }，但仅 { $share }% 的方案与之一致：多数合理的分析方案并不支持它。
curve-left_open = 各种分析都未能定论：没有一种将其判定为差异表达，但其中 { $share }% 的 95% 置信区间{ $sized -> [yes] 仍达到 log2FC { $cut } *[no] 不能排除任何大小的差异 }。它们彼此一致，并不说明该基因是否有差异。
curve-labels_in_doubt = 其中 { $share }% 与本研究自己的分析一致，后者{ $call -> [up] 将其判为上调 [down] 将其判为下调 *[not_called] 未将其判定为差异表达 }；但有样本更像另一组，只要标签可能有误，这种一致就不说明什么。
curve-mix_of_cells = 其中 { $share }% 与本研究自己的分析一致，后者{ $call -> [up] 将其判为上调 [down] 将其判为下调 *[not_called] 未将其判定为差异表达 }；但这一变化随细胞构成而变，所试的选择都没有考虑细胞构成，因此这种一致对细胞本身说明不了多少。
curve-no_default = 本研究自己的分析对该基因没有结果{ $why -> [absent] {""} *[other] （{ $why }） }，因此谈不上有方案与之一致。
curve-effect = { $unit }{ $some -> [fold] （{ $n } 个有倍数变化的方案） [scale] （{ $n } 个采用本研究自身尺度的方案） *[absent] {""} }的中位数为 { $median }，范围 { $low } 至 { $high }；{ $same_sign -> [1] 符号全部相同 *[other] { $same_sign }% 的方案符号相同 }。
curve-effect_same = 所有方案的 { $unit }{ $some -> [fold] （{ $n } 个有倍数变化的方案） [scale] （{ $n } 个采用本研究自身尺度的方案） *[absent] {""} }均为 { $median }。
curve-alike = 这些方案共给出 { $n } 个不同的效应值；其余方案的效应值与其中某一个相同，只是 p 或 FDR 不同，例如某项选择并不改变该基因自身的数值时。
curve-janus = 想得到上调或下调都可以：1% 与 99% 分位数处的效应符号相反（Janus 效应）。
curve-moved = 影响最大的选择：{ $choice }（占效应方差的 { $share }%）{ $others -> [0] {""} *[other] ，其次为{ LIST($others) } }。
curve-moved_by = { $choice }（{ $share }%）
curve-unmoved = 没有哪一项选择能单独解释效应方差的 1%。
curve-flip = { $n -> [1] 只需一处改动就能 [2] 至少要同时改动两处才能 *[other] 至少要同时改动 { $n } 处才能 }{ $call -> [up] 将其判为上调 [down] 将其判为下调 *[not_called] 使其不再判为差异表达 }：{ LIST($changes, max: 9, by: "besides") }（{ $unit } { $effect }，{ $chance -> [p] p *[fdr] FDR } { $p }）{ $others -> [0] {""} *[other] ；另有 { $others } 种改法同样足够 }。
curve-instead = 以“{ $new }”代替“{ $old }”
curve-no_flip = 其中没有任何方案改变这一判定。
curve-presets = 在其他阈值下判为差异表达的方案：{ LIST($calls, by: "semicolon") }。
curve-preset = { $rule } 时{ $share -> [0] 没有 *[other] 占 { $share }% }
curve-null = 标签置换检验（{ $exact -> [yes] 其余全部 { $draws } 种分配 *[no] { $draws } 次置换 }）：中位效应 p = { $median }；p < 0.05 且符号相同的方案数 p = { $significant }；符号相同的方案数 p = { $sign }。若完全没有效应，95% 的中位效应落在 { $low } 与 { $high } 之间。
curve-more_fragile = 比效应大小与之相近的 { $n } 个基因中的 { $percent }% 更脆弱（同等者按一半计）。
curve-less_fragile = 不如效应大小与之相近的 { $n } 个基因中的 { $percent }% 那样脆弱（同等者按一半计）。
curve-as_fragile = 其脆弱程度与多数效应大小相近的基因（共 { $n } 个）相当。

# 曲线图
figure-simulated = 模拟数据
figure-with_simulated = { $text }{ $simulated -> [yes] 模拟数据。 *[no] {""} }
figure-percent = { $share -> [absent] – *[other] { $share }% }
figure-percent_between = { $low }…{ $high }%
figure-curve_title = { $gene }，{ $series -> [absent] 跨数据集合并 *[other] { SHORT($series, length: 30) } }：{ $n } 个分析方案
figure-curve_name = 所有分析方案中的 { $gene }，{ $series -> [absent] 合并 *[other] { $series } }
figure-curve_nothing = { $gene }，{ $series -> [absent] 合并 *[other] { SHORT($series, length: 30) } }
figure-no_result = 没有分析方案得出结果
figure-curve_empty = { $gene } 的分析方案曲线：没有分析方案得出结果。
figure-curve_alt = { LIST($parts, by: "sentence") }
figure-curve_of = 分析方案曲线：{ $title }
figure-sentence = { CAP($text) }。
figure-shares = { $up }% 判为上调，{ $down }% 判为下调，{ $rest }% 未判定为差异表达{ $rule -> [absent] {""} *[other] （阈值 { $rule }） }
figure-agreement = { $share }% 与本研究自己的判定（{ $call }）一致
figure-range = { $unit }的中位数 { $median }，范围 { $low } 至 { $high }；{ $same_sign }% 符号相同
figure-grade = 等级：{ $grade }{ $percent -> [absent] {""} *[other] ，比效应大小相近的 { $n } 个基因中的 { $percent }% 更脆弱 }
figure-null = 联合检验（{ $exact -> [yes] 全部 { $draws } 种标签分配 *[no] 标签置换 { $draws } 次 }）：中位效应 p { $p }；完全没有效应时 95% 的中位效应为 { $low } 至 { $high }
figure-same_in_all = 所有方案相同的选择：{ LIST($choices, by: "semicolon") }。
figure-own = 本研究自己的分析：{ $effect }{ $low -> [absent] {""} *[other] {" "}[{ $low }, { $high }] }，{ $chance -> [p] p *[fdr] FDR } { $p }，{ $call }
figure-own_absent = 本研究自己的分析没有结果
figure-own_is = 黄色、加粗：本研究自己的分析
figure-rank = 本研究自己的分析为 { $effect }，{ $call }，从低到高排在 { $n } 个中的第 { $rank } 位
figure-moved = 对效应影响最大的是{ LIST($choices, by: "comma") }
figure-moved_by = { $choice }（占方差的 { $share }%）
figure-sorted = 分析方案，按效应排序（n = { $n }{ $missing -> [0] {""} *[other] ；{ LIST($missing, by: "semicolon") } }）
figure-sorted_part = n = { $n }，按效应排序
figure-ruled_out = 排除 { $n } 个组合
figure-without_result = { $n } 个没有结果
figure-missing = { LIST($missing, by: "semicolon") }
figure-axis_effect = { $unit }，实验组 − 对照组
figure-threshold = 阈值 { $value }
figure-null_band = 标签置换后 95% 的中位效应
figure-note = { LIST($parts, by: "semicolon") }。
figure-marks = ▲ 上调  ▼ 下调  ● 未判定为差异表达
figure-thin_lines = 细线：95% 区间
figure-grey_band = 灰色：相邻方案 95% 区间的中位范围（浅色：最外范围）
figure-beyond = { $n } 个区间超出坐标轴
figure-without_interval = { $n } 个没有区间
figure-shades = 各行：颜色表示判定；采用该选项的方案越多则颜色越深（最深：全部采用，或达到其总体比例的 { $times } 倍）。
figure-two_units = 中位数和方差占比以 { $first } 计，仅{ $second }一行的中位数除外
figure-weighted = 比例和中位数按研究文件的权重计算；n 不加权。
figure-of_variance = 占方差的 { $share }%
figure-head_call = 判定
figure-head_median = 中位数
figure-head_called = 判定比例
figure-other_probes = 另外 { $n } 个单个探针
figure-other_series = 依次剔除其余 { $n } 个
figure-other_covariates = 另外 { $n } 个协变量

# 报告和终端中的多重分析
multiverse-pooled = 合并
multiverse-file = { $gene }：全部分析方案
multiverse-specification = 一个分析方案就是一次完整的分析：对表中每一项选择各取一个选项，且每个选项都是分析者能够为之辩护的。没有意义的组合予以排除，逐一给出理由并计数。阈值不属于分析方案：先完成分析，再应用本研究的阈值以及人们常用的其他阈值。
multiverse-grade = 等级表示有多少分析方案与本研究自己的分析判定一致：{ $stable }% 及以上为在所试的选择中稳定，{ $mostly }% 及以上为大体稳定，{ $depends }% 及以上为取决于分析者，再低则为被推翻。等级反映的是分析者的选择，既不是抽样误差，也不代表真实：小样本的数据集也可能稳定却是错的。若没有任何方案判定为差异表达，而多数方案的置信区间仍达到阈值，则不给等级：各种分析都未能定论。其区间见数据集表格。
multiverse-permuted = “标签置换检验”要回答的是：如果该基因没有效应，整条曲线会是什么样子。做法是在样本间置换实验组与对照组的标签（配对样本则在对内交换），再用置换后的标签重做每一个分析方案。p 是曲线至少同样极端的置换所占的比例，观察到的标签也算作其中一次。要使检验有效，每次置换都必须与观察到的标签以同样的方式分析；为使计算量可以承受，这里替换了三种分析，对观察到的标签也同样如此：稳健的调节检验采用调节检验的先验，芯片权重和个体内相关则只估计一次，且不考虑分组。对这些方案而言，联合检验针对的并不完全是方案自身的数值。
multiverse-rule = |log2FC| ≥ { $log2fc } 且 FDR < { $fdr }；合并分析没有 FDR，以 p < { $fdr } 代之
multiverse-missing = 未包括：{ LIST($series, by: "comma") }。
multiverse-missing_series = { $series }（{ $why -> [not_measured] 未检测 [unreadable] 无法查找 *[no_specification] 无法构成任何分析方案 }）
multiverse-line = { $call -> [up] 判为上调 [down] 判为下调 *[not_called] 未判定为差异表达 }，{ $agree -> [1] 全部 { $n } 个分析方案一致 *[other] { $n } 个分析方案中有 { $agree }% 与之一致；{ $shares } }；{ $spread }。
multiverse-line_without = 本研究自己的分析没有结果；{ $n } 个分析方案中{ $shares }；{ $spread }。
multiverse-spread = { $unit }的中位数为 { $median }，范围 { $low } 至 { $high }
multiverse-shares = { $up -> [0] { $down -> [0] 没有方案判定为差异表达 *[other] 没有方案判为上调，{ $down }% 判为下调 } *[other] { $up }% 判为上调，{ $down -> [0] 没有方案 *[other] { $down }% }判为下调 }
multiverse-choice_shares = { $effect -> [absent] {""} *[other] 占效应方差的 { $effect }%， }占判定方差的 { $calls }%
multiverse-flip = { LIST($changes, by: "besides") }：{ $call -> [up] 判为上调 [down] 判为下调 *[not_called] 未判定为差异表达 }（{ $unit } { $effect }，{ $chance -> [p] p *[fdr] FDR } { $p }；文件中第 { $number } 号）
multiverse-lack = { $option }（{ $dimension }）
multiverse-called = “判定为差异表达”指 { $rule }。
multiverse-labels = 标签置换方式：{ $scheme }；{ $draws -> [absent] {""} *[other] { $draws } 次置换， }每次 { $n } 个分析方案。
multiverse-over_all = { $n } 个分析方案中：{ $shares }{ $agree -> [absent] {""} *[other] ；{ $agree }% 与本研究自己的分析一致 }{ $grade -> [absent] {""} *[other] ，{ $grade } }；{ $spread }{ $fragile -> [absent] {""} *[other] ；比 { $fragile }% 的类似基因更脆弱 }
multiverse-title = 答案在多大程度上取决于分析者？
multiverse-how_to_get_it = 尚未计算这一答案在多大程度上取决于分析者：{ $command }，或在研究文件中加入一行 { $line }。
multiverse-not_measured = 没有数据集有该基因的数值，因此没有可以变动的分析。
multiverse-caption = { $gene } 在所有合理的分析方案中，判定阈值 { $rule }
multiverse-head_series = 数据集
multiverse-head_call = 判定
    .hint = 有多少分析方案与该判定一致
multiverse-head_line = 本研究自己的分析与其他方案
    .short = 概要
multiverse-explained = 什么是分析方案，等级和联合检验说明什么
multiverse-every = 全部分析方案及其选项、效应、区间、p 和 FDR，以及被排除的组合：
multiverse-details = { $name }：曲线、各项选择，以及什么会改变判定
multiverse-choices = 哪项选择影响答案
multiverse-head_option = 选项
multiverse-head_n = 有结果的分析方案
multiverse-head_median = 中位数
    .hint = { $unit }的中位数
multiverse-head_called = 判定比例
    .hint = 按本研究阈值判定为差异表达（上调或下调）的比例
multiverse-own = 本研究自己的选择
multiverse-flips = 对本研究自己的分析，足以改变其判定的最小改动：
multiverse-lacks = 该数据集不提供的选项（{ $n }）
multiverse-because = { $what }：{ $why }
multiverse-refused = 被排除或没有结果的组合（{ $n }）
multiverse-refused_for = { $n }：{ $why }
multiverse-empty = { $n }：没有结果，也没有排除规则
multiverse-depends = 结论在多大程度上取决于分析者
multiverse-in_short = { LIST($parts, by: "sentence") }
multiverse-no_grade = 没有等级
multiverse-over_all_head = 在对全部基因均有结果的分析方案中，按研究的阈值 |log2FC| ≥ { $log2fc } 且 FDR < { $fdr }：

## 生存

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
survival-worse = { $gene } 表达较高与预后较差相关
survival-better = { $gene } 表达较高与预后较好相关
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
survival-best_shows_nothing = 即使用最优截断值（{ $cut }），p 也为 { $p }{ $other -> [absent] {""} *[other] （若不作校正，截断值 { $other } 的 p 为 { $p_other }） }；{ $corrected }：没有任何截断值能说明问题。
survival-best_falls = 最优截断值（{ $cut }）给出 p { $p }；{ $corrected }，因此不能说明什么。
survival-best_stands = 最优截断值（{ $cut }）给出 p { $p }；{ $corrected }：两种校正后均显著；其风险比{ $ratio -> [absent] {""} *[other] {" "}{ $ratio } }是从 { $n } 个中挑出来的，因而被夸大。
survival-best_borderline = 最优截断值（{ $cut }）给出 p { $p }；{ $corrected }：处于临界，两种校正在 0.05 水平上不一致。随机置换对任何患者数都成立，公式则要求患者数较多。
survival-place = { $gene } 的预后关联强于其余{ $above -> [1] 全部 { $n } 个基因 *[other] { $n } 个基因中的 { $above }% }{ $chance -> [few] {""} *[other] ；在该队列中，全部基因里有 { $significant }% 的 p < 0.05（偶然情况下应为 5%） }{ $side -> [absent] {""} *[other] ，其中 { $side }% 是表达越高预后越{ $worse -> [yes] 差 *[no] 好 } }。

# 多个队列中的一个基因
survival-no_cohort = 没有队列能说明 { $gene } 是否影响{ $endpoint }。
survival-pooled = { $gene } 与{ $endpoint }，{ $k } 个队列合并：每个标准差的合并风险比 { $ratio }，p { $p }{ $way -> [worse] ；在这些队列中，平均而言 { $gene } 表达较高与预后较差相关{ $further -> [open] ，再有一个队列则未必如此 *[same] {""} } [better] ；在这些队列中，平均而言 { $gene } 表达较高与预后较好相关{ $further -> [open] ，再有一个队列则未必如此 *[same] {""} } *[open] ，方向尚不能确定 }。
survival-one_cohort = { $gene } 与{ $endpoint }（{ $series }）：{ $ratio -> [absent] 风险比不是有限值 *[other] 每个标准差的风险比 { $ratio }，p { $p }；{ $direction } }。
survival-nothing_to_pool = { $gene } 与{ $endpoint }，{ $n } 个队列：无可合并。
survival-prediction = 再有一个类似的队列，其风险比预期在 { $low } 与 { $high } 之间（95% 预测区间，近似值）；I² { $i2 }%。
survival-not_pooled = { $series } 未计入合并结果：{ $why }。
survival-unsettled = 其风险比没有有限的估计值
survival-without_copies = 剔除研究中重复出现的 { $n } 例患者后：{ $why }
survival-shared = { $a } 的 { $n } 名患者也在 { $b } 中：{ LIST($reasons, by: "comma") }。
survival-twice_within = { $a } 中有 { $n } 对患者可能是同一人：{ LIST($reasons, by: "comma") }。
survival-by_accession = { $n } 名为同一样本
survival-by_name = { $n } 名编号相同，且时间和状态相符
survival-by_outcome = { $n } 名时间、状态及（已知时）年龄相同（互不相干者预计有 { $expected } 名）
survival-by_profile = { $n } 名的表达谱相似程度如同一肿瘤
survival-same_names = { $n } 名患者在 { $a } 与 { $b } 中编号相同，但时间或状态不可能属于同一人：按不同的人计算。
survival-left_out_of = { $series } 的 { $n } 名患者
survival-both_ways = 为避免重复计算同一人，合并时去除：{ LIST($parts) }。{ $ratio -> [absent] {""} *[other] 若重复计算，则为 { $ratio }，p { $p }（{ $k } 个队列）。 }
survival-nobody_twice = 按名称，或按时间、状态和年龄，未发现有人同时出现在这 { $n } 个队列中的两个；{ $n_profiles -> [0] 表达谱无法比较 *[other] { $n_pairs } 对队列中有 { $n_profiles } 对比较了表达谱 }。

# 数据集为何没有结论
refusal-check = { $endpoint }不能确定（{ LIST($evidence, by: "sentence") }）
refusal-few_events = { $patients }中有 { $events }：少于 { $least } 例时得不出可靠的结论
refusal-not_measured = { $gene } 在此没有数值
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
choices-counts = { $gene } 的生存分析共有 { $n } 个方案，其中 { $k } 个有结果：表达越高预后越差的有 { $worse } 个，越好的有 { $better } 个；p < 0.05 的有 { $small } 个。
choices-own = 本研究自己的分析（{ $choices }）：风险比 { $ratio }，p { $p }。
choices-hangs_on = 结果最取决于{ $dimension -> [cut] 截断值 [endpoint] 终点 [covariates] 协变量 *[cohorts] 队列 }：“{ $most }”的 { $n_most } 个方案中有 { $small_most } 个 p < 0.05，“{ $least }”的 { $n_least } 个方案中有 { $small_least } 个。
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
methods-survival_pooling = 对同一终点的各队列，以随机效应荟萃分析合并每个标准差的对数风险比：队列间方差用限制性最大似然估计，区间和 p 值用 Hartung–Knapp 方法（IntHout 2014）计算；从三个队列起给出自由度为 k − 2 的 95% 预测区间（Higgins 2009；Riley 2011）。两个队列的患者在下列情况下视为同一人：样本相同；名称相同且时间和状态相符；时间、状态和年龄相同者多于互不相干者之间（将一个队列的时间平移得出）；或表达谱如系列之间那样相似。合并时去除其中之一。
methods-survival_choices = 这在多大程度上取决于分析者，通过 { $n } 个分析方案考察，其差别在于截断值、终点、协变量和剔除的队列；最优截断值以校正后的 p 值计入。

## 表格与 JSON 的列

# Columns of tables and JSON: their meaning, their units
column-above = |z| 更小的其他基因所占的比例
column-adjusted = 同上，并以协变量校正；没有协变量时为 null
column-all_cuts_coef = 高表达组对低表达组的对数风险比；没有界限时为 null
column-all_cuts_cut = 所有可取的截断值，升序
column-all_cuts_draws = 随机置换的次数
column-all_cuts_flag = 为何没有截断值；有时为空
column-all_cuts_high = 最大比例
column-all_cuts_low = 不高于截断值的患者的最小比例
column-all_cuts_p = 对数秩检验的 p，如同只看过该截断值
column-all_cuts_sentence = 最优截断值本会得出什么结论，校正后还剩多少
column-all_cuts_z = 对数秩得分的标准化总和
column-all_genes_gene = 基因，按该数据集中的名称
column-all_genes_row_agreement = 与本研究自己的分析判定一致的比例
column-all_genes_row_called_down = 判为下调的加权比例
column-all_genes_row_called_up = 按本研究阈值判为上调的加权比例
column-all_genes_row_grade = 同 `multiverse.series[].grade`
column-all_genes_row_high = 最大效应
column-all_genes_row_low = 最小效应
column-all_genes_row_median = 效应的中位数
column-all_genes_row_n = 对该基因有结果的分析方案数
column-also = 以同一名称为别名的其他基因，用户所指可能是其中之一
column-asked = 用户所写的基因名
column-at_risk = 各时间点的风险人数
column-ave_expr = 模型所含样本的均值
column-b = 该基因有差异的对数优势（limma 的 B）
column-best = 最大 |z| 的位置（从 0 起）；没有时为 −1
column-case = 实验组是什么，按数据集的描述
column-censored = 有人末次随访（删失）的时间
column-chance = 不相匹配的样本之间取值相同的比例
column-change = 怎样会改变判定；无从改变时为空
column-changes = [{ "{" }dimension, from, to{ "}" }]
column-choices = 每一项有多个选项的选择，对效应影响最大者在前
column-ci_high = 上限
column-ci_low = 其 95% 区间的下限
column-closest = 未被视为同一样本的最相似的一对；没有表达谱时为 null
column-cohort_answer_evidence = 时间和事件的依据：每句为 { "{" }text, code, values{ "}" }
column-cohort_answer_hazard = 以每个 SD 的基因数值拟合的 Cox 模型（结点按 Efron 法处理）
column-cohort_answer_left_out = 有时间和状态、但没有该基因数值的患者
column-cohort_answer_n = 有时间、状态和该基因数值的患者
column-cohort_answer_sd = 该基因在这些患者中的标准差，即 hazard 的单位
column-cohort_answer_sentences = 以文字说明全部内容：每句为 { "{" }text, code, values{ "}" }
column-combined = 各数据集的 p 值或秩次的合并，两个方向
column-combined_row_fdr = 在至少两个数据集检测的全部基因上做 Benjamini–Hochberg 校正
column-combined_row_p = 单侧；p 小说明该基因在部分而非全部数据集中朝这一方向变化
column-comparisons = 每个数据集与其自身，以及每两个数据集之间的比较
column-confident_log2fc = 在该 FDR 下可以断言的最大效应，带符号；不显著时为 null
column-control = 对照是什么，按数据集的描述
column-corrected_p = 最大选择统计量的 p（Lausen 与 Schumacher 1992）
column-correlation = 表达谱的相关系数，每个基因先在其组和数据集内中心化；未比较时为 null
column-counts = 仅凭文字说明不能断定为重复样本时为 false，此时不剔除任何样本
column-csv_gene = 基因，以现行基因符号表示
column-csv_reason_code = 基因未判定为差异表达或数据集未分析的原因的固定代码
column-csv_reason_text = 同上的文字说明
column-curve_ci_high = 95% 区间的上限
column-curve_ci_low = 95% 区间的下限
column-curve_effect = 实验组 − 对照
column-curve_fdr = 在该分析方案所检验的基因上做 Benjamini–Hochberg 校正；合并时为空
column-curve_file_refused = [{ "{" }why, n{ "}" }]：被排除的组合，按理由计数
column-curve_file_sentences = 以上内容的文字说明
column-curve_file_series = 数据集；合并时为 null
column-curve_file_unit = 效应的单位：log2FC 或差值（difference）
column-curve_group_ci_low = 其 95% 区间的下限，在对数尺度上计算；估计值为 0 时为 null
column-curve_group_median = 中位生存时间；未达到时为 null
column-curve_group_median_high = 上限；未达到时为 null
column-curve_group_median_low = 其 95% 区间的下限
column-curve_group_n = 患者
column-curve_group_survival = 自该时间起的 Kaplan–Meier 估计值
column-curve_n_genes = 检验的基因数；合并时为参与合并的数据集数
column-curve_se = 其标准误；秩检验没有标准误，为空
column-curve_summary_agreement = 在所用阈值下与该判定一致的比例；所有比例和分位数均经加权
column-curve_summary_grade = 判定的等级，按一致比例划分：stable（在所试的选择中稳定，0.95 及以上）、mostly stable（大体稳定，0.8）、depends on the analyst（取决于分析者，0.5）、overturned（被推翻）；没有方案将其判定为差异表达而多数 95% 置信区间仍达到倍数变化阈值时为 left open；有样本更像另一组时为 labels in doubt；变化随细胞构成而变时为 mix of cells；没有等级时为空。它反映分析者的选择，而不是抽样误差
column-curve_summary_high = 最大值
column-curve_summary_low = 最小值
column-curve_summary_median = 效应的中位数；若另有标准化效应，则只取倍数变化；以下四项同此
column-curve_summary_presets = 判为差异的比例：首先是本研究的阈值，然后是其他常用阈值
column-curve_weight = 按研究文件的规定；未规定时为 1
column-cuts = 所有可取的截断值，以及最优截断值及其如实的 p
column-default = 本研究自己的分析在分析方案文件中的编号
column-default_call = 本研究自己的分析的判定：up（上调）、down（下调）、not called（未判定为差异表达）或 no result（无结果）
column-default_effect = 本研究自己的分析的效应
column-design = 配对、不配对或混合（借助个体内相关保留不完整的配对）
column-details = 各队列相差多少，哪些未计入合并结果
column-detectable_log2fc = 在 p_line 处能以 0.8 的检验效能检出的真实效应
column-df = t 的自由度，含先验自由度
column-difference = 高表达组 − 低表达组
column-dimension = 选择
column-direction = 上调或下调
column-down = 判为下调的比例
column-dropped = [{ "{" }series, sample, kind, kept, text, code, values{ "}" }]：合并时剔除的样本，以及保留的那一份
column-dropped_kept = 保留的那一份；混合样本时为 null
column-dropped_kind = shared、copy、replicate、individual 或 pool：为何不独立
column-dropped_sample = 被剔除的样本
column-dropped_series = 数据集
column-effect_unit = log2FC；若数据经过中心化、为 z 分数或比例而没有倍数变化，则为 difference（差值）
column-equivalence = { "{" }bound, p{ "}" }：针对效应达到或超过 ±bound 的双单侧检验
column-equivalence_bound = 小于此值的效应视为没有差异
column-equivalence_p = 两个单侧检验合起来的 p 值
column-listed = { "{" }chance, n, n_low, n_high{ "}" }：若该估计值为真，另一项研究将该基因列入的机会；离散程度所知太少或标签存疑时为空
column-listed_chance = 与本研究同样大小时
column-listed_n = 机会达到 0.8 所需的对数，或每组样本数；没有这样的数目时为空
column-listed_n_low = 其 90% 区间的下端，来自 SD 的不确定性
column-listed_n_high = 其 90% 区间的上端
column-estimate = 合并的 log2FC，实验组 − 对照
column-estimates = 各种估计方法和检验给出的合并效应；第一个是本研究自己的
column-events = 其中发生事件者
column-exact = 所有可能的置换都已进行
column-failures = 每个无法分析的数据集一个对象
column-fdr_cut = 本研究的 FDR 阈值
column-field_a = 其在 series_a 中的名称
column-field_agreement_kind = 该字段说明什么
column-field_agreement_n_pairs = 两个数据集都给出该字段的匹配样本对数
column-field_b = 其在 series_b 中的名称
column-fields = 在配上的样本中取值相同的样本字段
column-finding_code = 原因的固定代码
column-finding_text = 用一句话说明原因
column-finding_values = 依据的数值，按名称：{ "{" }kind, value{ "}" }
column-finding_weight = decides（决定性）：仅此一项即可解释判定；matters（重要）：判定的可信度因此降低；note（备注）：供参考
column-findings = 各项原因，按诊断的顺序，从未检测到确属等效
column-flip = 所找到的、去掉后会改变判定的最小一组对或样本；没有找到时为空
column-flip_call = 由此得到的判定
column-flip_effect = 其效应
column-flip_fdr = 其 FDR；合并时为 null
column-flip_p = 其 p 值
column-flips = 对本研究自己的分析，足以改变其判定的最小改动，最多 12 个
column-follow_up = 以反向 Kaplan–Meier 曲线计算的中位随访；未达到时为 null
column-formula = 线性模型，以 R 的记法表示
column-gene_file_gene = 基因，以现行基因符号表示
column-gene_file_pooled = 各数据集的合并估计；没有可合并的数据集时为 null
column-gene_file_schema = 固定为 geneverdict/gene/2；字段改变含义或被取消时，编号递增
column-gene_file_series = 每个已分析的数据集一个对象，按研究中的顺序
column-gene_file_survival = 每个终点一个对象；没有数据集提供生存资料时为空，`geneverdict gene` 的输出中也为空
column-gene_file_thresholds = { "{" }log2fc, fdr{ "}" }：当 |log2FC| ≥ log2fc 且 FDR < fdr 时，基因判为差异
column-gene_row_ci_high = log2fc 的 95% 区间上限
column-gene_row_ci_low = log2fc 的 95% 区间下限
column-gene_row_fdr = 在该数据集所检验的基因上按 Benjamini–Hochberg 方法计算的错误发现率
column-gene_row_n_genes = 该数据集中检验的基因数
column-gene_row_p = t 的双侧 p 值
column-gene_row_percentile = 所检验的基因中 p 更大者的比例
column-gene_row_probe = 代表该基因的探针；取各探针均值时为空
column-gene_row_rank = p 在所检验基因中的排名；1 为最小
column-gene_row_se = log2fc 的调节标准误
column-gene_row_t = 经调整的 t（moderated t）
column-gene_why_level = 与数据集的 level 相同
column-gene_why_presets = 在实际常用的阈值下的判定
column-gene_why_sentence = 用一句话连同数值说明该等级（含代码和数值）
column-genes = 平台注释表为其列出的全部基因
column-groups = 以中位数或预先固定的值把患者分为两组
column-hazard_coef = 对数风险比；为正表示数值越高预后越差
column-hazard_covariates = 协变量的名称
column-hazard_flag = 为何没有有限的估计值；有估计值时为空
column-hazard_left_out = 缺少某个协变量的值
column-hazard_n = 模型中的患者
column-hazard_note = 协变量如何处理；事件数相对于项数过少：{ "{" }text, code, values{ "}" }，或 null
column-hazard_p = Wald 检验，双侧
column-hazard_z = coef / se
column-headline = 用一句话回答：{ "{" }text, code, values{ "}" }
column-help = { $meaning }（{ $unit }）
column-how = fisher、stouffer、acat（基于调节 t 的单侧 p 值）、rank_aggregation
column-i2_high = 其上限
column-i2_low = 同一区间，以占方差的比例表示
column-influence = 逐一去掉每一对或每个样本后的结果，沿用完整分析的先验和 p_line
column-influence_called = 去掉它之后该基因是否判为差异
column-influence_left_out = 被去掉的那一对或那个样本
column-influence_log2fc = 去掉它之后的效应
column-influence_p = 其 p 值
column-refits = 有样本与另一组在一起时，整个数据集重新拟合的结果；否则为空。样本正是按同一批数值挑出的，因此不是独立的佐证
column-refit_how = without：去掉这些样本（配对时连同其配对样本）；relabelled：把它们的标签互换
column-refit_log2fc = 该次拟合的效应
column-refit_ci_low = 其 95% 区间的下端
column-refit_ci_high = 其 95% 区间的上端
column-refit_p = 其 p 值
column-refit_fdr = 其在该次拟合全部基因中的 FDR
column-refit_call = 按所问阈值判为上调、下调或未判定
column-janus = q01 与 q99 符号相反
column-k = 参与合并的队列数
column-label = 高或低，连同截断值：{ "{" }text, code, values{ "}" }
column-largest = 最大值
column-line = 达到此值时两个样本视为同一样本，前提是二者都没有另一个几乎同样相似的样本
column-line_statistic = 校正后的 p 要达到 0.05，最优截断值的 |z| 必须超过的值
column-log2fc = 实验组 − 对照组
column-log2fc_cut = 本研究的 |log2FC| 阈值，判定据此统计
column-log_rank_chi2 = 对数秩检验，自由度 1
column-log_rank_p = 其 p 值
column-mean_times = 限制性平均生存时间：{ "{" }tau, high, low, difference, ci_low, ci_high, p, flag{ "}" }
column-mean_times_flag = 为何没有；有时为空
column-mean_times_high = 高表达组的平均生存时间
column-mean_times_low = 低表达组的平均生存时间
column-mean_times_p = 双侧
column-measured_as = 该基因在数据集中的名称
column-months = 有人发生事件或末次随访的时间，升序
column-most = 剔除后估计值变动最大的数据集
column-multiverse = 结论在多大程度上取决于分析者；研究未要求时为 null
column-multiverse_all = 来自 `geneverdict gene`：每个数据集中该基因在适用于所有基因的分析方案下的结果；否则为空
column-multiverse_file_pooled = 合并分析的同样内容；可合并的数据集不足两个时为 null
column-multiverse_file_series = 检测了该基因的每个数据集各一个对象
column-multiverse_file_thresholds = { "{" }log2fc, fdr{ "}" }：统计判定所用的阈值；合并分析没有 FDR，以 p < fdr 代之
column-n = 有结果的分析方案数
column-n_a = series_a 模型中的样本数
column-n_alike = 与之比较的基因数
column-n_b = series_b 模型中的样本数
column-n_before = 该数据集中 p 更小的基因数
column-n_called = 该数据集中在该阈值下判为差异的基因数
column-n_case = 模型中的实验组样本数
column-n_control = 模型中的对照组样本数
column-n_equal = 其中取值相同的对数
column-n_high = 高于截断值的患者
column-n_low = 不高于截断值的患者
column-n_needed = 在 p_line 处以 0.8 的检验效能检出阈值所定的 |log2FC| 所需的数目
column-n_refused = 被规则排除或没有结果的分析方案数
column-n_specifications = 每次置换都做了的分析方案数
column-naive_p = 最优截断值的对数秩 p，即通常发表的那个值
column-name = 阈值的名称
column-named = 按其文字说明或所属个体并非独立的样本
column-named_duplicates_kind = 重复（replicate）、个体（individual）或混合（pool）
column-negative = log2FC 小于 0 的数据集数
column-next_best = 二者之一与其他样本的最高相关系数
column-notes = 其他须知，例如组合是随机抽取的
column-null = 标签置换的联合检验；未做时为 null
column-null_test_draws = 标签置换的次数
column-null_test_median_high = 其中 97.5% 低于此值
column-null_test_median_low = 原假设下 2.5% 的中位效应低于此值
column-number = 该分析方案在分析方案文件中的编号
column-observed_significant = 观察到的标签下的该比例，计算方式与置换时相同
column-option = 选项
column-option_summary_called = 按本研究阈值判为差异（上调或下调）的比例
column-option_summary_median = 其效应的中位数
column-options = 每个选项的 { "{" }option, n, median, called{ "}" }：有结果的分析方案数、中位效应、判为差异的比例
column-other_call = p 落到 0.05 的另一侧
column-other_sign = 估计值的符号相反
column-overlap_file_contrasts = 因与同一数据集中先写的对比共有样本而不参与合并的对比
column-overlap_file_schema = 固定为 geneverdict/overlap/2
column-overlap_file_sentences = [{ "{" }text, code, values{ "}" }]：发现了什么，剔除了什么
column-overlap_n_genes = 用于比较表达谱的基因数；未比较时为 0
column-overlap_series_a = 一个数据集
column-overlap_series_b = 另一个数据集；与自身比较时为同一个
column-p = 双侧 p 值
column-p_line = 仍满足 FDR 的最大 p；若都不满足，则为 FDR / 基因数
column-p_median = 针对 |中位效应| 的 p
column-p_sign = 针对较多见符号所占比例的 p
column-p_significant = 针对 p < 0.05 且符号为较多见者的比例的 p
column-percentile = 效应大小相近的基因中，比它更不脆弱的比例
column-permuted_p = 同上，以随机置换计算；未要求时为 null
column-place = 该基因在队列全部基因中的位置；没有检验时为 null
column-place_fdr = 在队列全部基因上做 Benjamini–Hochberg 校正
column-place_n_genes = 队列中有得分检验的基因数
column-place_p = 该基因得分检验的 p
column-place_rank = 按得分检验的 |z| 排名；1 为最大
column-place_sentence = 以上内容的文字说明
column-platform = 芯片或平台（GPL）
column-pooled_hazard_ci_low = 其 95% 区间的下限；只有一个队列时为 null
column-pooled_hazard_coef = 每个 SD 的合并对数风险比
column-pooled_hazard_i2 = 队列间方差所占的比例
column-pooled_hazard_left_out = 有结果但未纳入的队列：{ "{" }series, why: { "{" }text, code, values{ "}" }{ "}" }
column-pooled_hazard_method = 合并方法
column-pooled_hazard_p = 双侧
column-pooled_hazard_pi_high = 上限
column-pooled_hazard_pi_low = 新队列的 95% 预测区间的下限
column-pooled_hazard_q_p = 其 p 值
column-pooled_hazard_series = 其名称
column-pooled_hazard_tau2 = 队列间方差
column-pooled_row_ci_high = 95% 区间的上限
column-pooled_row_ci_low = 95% 区间的下限；k = 1 时为 null
column-pooled_row_fdr = 在全部合并的基因上做 Benjamini–Hochberg 校正
column-pooled_row_i2 = 总方差中数据集间方差所占的比例
column-pooled_row_k = 参与合并的数据集数：在 log2 尺度上检测了该基因的数据集
column-pooled_row_left_out = [{ "{" }id, why{ "}" }]：已分析但未纳入的数据集及原因（含代码和数值）
column-pooled_row_method = τ² 和区间的估计方法
column-pooled_row_p = 合并估计的双侧 p 值
column-pooled_row_pi_high = 95% 预测区间的上限
column-pooled_row_pi_low = 95% 预测区间的下限：新数据集预计所在的范围
column-pooled_row_q_p = Q 的 p 值，自由度 k − 1
column-pooled_row_series = 参与合并的数据集
column-pooled_row_t = 估计值 / 标准误
column-pooled_row_tau2 = 数据集之间真实效应的方差
column-pooled_with_duplicates_ci_high = 95% 区间的上限
column-pooled_with_duplicates_ci_low = 95% 区间的下限
column-pooled_with_duplicates_k = 会参与合并的数据集数
column-pooled_with_duplicates_left_out = [{ "{" }id, n{ "}" }]：本研究自己的合并中，哪个数据集有多少样本未纳入
column-positive = log2FC 大于 0 的数据集数
column-preset_call_called = 在该阈值下该基因是否判为差异
column-preset_call_fdr = 错误发现率的阈值
column-preset_call_log2fc = |log2FC| 的阈值
column-preset_share_fdr = FDR 的阈值；合并时为 p 的阈值
column-preset_share_log2fc = |log2FC| 的阈值
column-probe_row_ci_high = 95% 区间的上限
column-probe_row_ci_low = 95% 区间的下限
column-probe_row_fdr = 在该数据集全部探针上的错误发现率
column-probe_row_note = 为何代表或不代表该基因（含代码和数值）
column-probe_row_probe = 探针
column-probes = 对应该基因的每个探针，取自对全部探针的分析
column-proportional = { "{" }chi2, p{ "}" }：检验风险比是否随时间变化的 Schoenfeld 检验
column-proportionality_chi2 = 检验风险比是否随时间变化的 Schoenfeld 检验
column-proportionality_p = 其 p 值
column-provenance = { "{" }date, versions, inputs{ "}" }：读取了什么、由什么读取；未要求时为 null
column-q = Cochran Q
column-q01 = 1% 的效应低于此值
column-q99 = 99% 的效应低于此值
column-reason_code = 原因的固定代码
column-reason_message = 文字的代码和数值
column-reason_text = 原因的文字
column-refusals = 没有答案的每个队列各一个对象
column-rest = { "{" }n, median, q99, largest, line{ "}" }：其余样本对的相关系数，以及视为同一样本所需的值
column-rest_median = 其相关系数的中位数
column-rest_n = 并非同一样本的样本对数
column-rest_q99 = 99% 低于此值
column-role_a = 实验组（case）或对照（control）
column-role_b = 实验组（case）或对照（control）
column-same_sign = 较多见的符号所占的比例
column-sample_a = 前一样本
column-sample_b = 后一样本
column-sample_ref_sample = 样本
column-sample_ref_series = 所属数据集
column-samples = 样本
column-scale = 提交数据的尺度：linear（线性）、log2、log2_twice（取了两次对数）、log_ratio（对数比值）、centred（中心化）、zscored（z 分数）、proportion（比例）、counts（计数）或 abundance（占比，TPM、FPKM）
column-engine = 检验读段计数的方法：voom、voom_quality、trend、quasi_likelihood 或 deseq2；芯片为空
column-scheme = 标签置换的方式
column-score_p = 得分检验的 p
column-score_z = 得分检验统计量的带符号平方根；基因按其排名
column-se = 其标准误
column-sentence_code = 所说的内容，与语言无关
column-sentence_text = 文字
column-sentence_values = { "{" }name: { "{" }kind, value{ "}" }{ "}" }：句中的数值和名称；kind 为 count、p、effect、name、message 等
column-series = 数据集
column-series_answer_accession = 数据集的 id（当“id”是其某个对比的名称时）；否则为“”
column-series_answer_call = 在所用阈值下判为上调、下调或未判定为差异表达
column-series_answer_id = 数据集，例如 GEO 编号
column-series_answer_level = 数据集对该基因的结论，以一词概括：上调、下调、无法确定……；没有诊断时为 null
column-series_answer_n_pairs = 同时有实验组和对照组样本的个体数；不配对时为 0
column-series_answer_note = 读这一行还须知道的事（含代码和数值）：该基因以旧名称找到
column-series_answer_reason = { "{" }code, text, message{ "}" }：基因为何未判定为差异表达；已判定时为 null
column-series_failure_id = 数据集
column-series_failure_platform = 芯片或平台（若已知）
column-series_failure_reason = { "{" }code, text, message{ "}" }：为何无法分析
column-series_failure_todo = 处理办法：应写入研究文件的内容，或下一步操作
column-share_of_calls = 同上，但针对是否判为差异
column-share_of_variance = 占效应方差的比例：各选项均值的方差除以总方差
column-shared = 实为同一样本或来自同一个体的样本对
column-shared_sample_evidence = 编号（accession）、表达谱（profile）、名称（name）、个体（individual）：据以判断二者为同一样本的依据
column-shared_sample_series_a = 前一样本所在的数据集
column-shared_sample_series_b = 后一样本所在的数据集
column-shared_sample_z = 在 atanh 尺度上高出其余样本对多少
column-significant = 全部基因中 p < 0.05 的比例
column-shared_contrast_kept = 同一数据集中参与合并的那个对比
column-shared_contrast_n = 该对比的模型中的样本
column-shared_contrast_n_shared = 参与合并的对比中也有的样本
column-simulated = 数据是否为模拟
column-source = 时间和事件是推断的，还是在研究文件中指定的
column-specifications = 列出全部分析方案的文件，路径相对于结果文件夹
column-specifications_call = 按本研究阈值的判定：up（上调）、down（下调）或 not called（未判定为差异表达）；没有结果时为空
column-specifications_call_at = |log2FC| ≥ { $cut } 且 FDR < { $fdr }（合并时为 p）时的判定
column-specifications_choice = 该项选择所取的选项；本行的分析没有这项选择时为空
column-specifications_default = 本研究自己的分析
column-specifications_number = 该分析方案在其数据集中的编号，从 0 起
column-specifications_refused = 该组合为何没有意义或没有结果；已完成时为空
column-specifications_series = 数据集，或 pooled（合并）
column-specifications_unit = 效应的单位：log2FC 或差值（difference）；effect_measure 为 standardised 时为标准差
column-statistic = 该 |z|
column-survival_answer_cohorts = 有答案的每个队列各一个对象
column-survival_answer_endpoint = 时间的终点：overall（总生存）、recurrence（无复发生存）等；不同终点从不混用
column-survival_answer_pooled = 各队列每个 SD 的对数风险比的合并；都不是有限值时为 null
column-survival_answer_shared = 同时出现在两个队列或在一个队列中出现两次的患者，以及依据
column-survival_answer_counted_twice = 若不去除任何人的合并结果；没有去除时为 null
column-survival_choices = 各种选择下的生存分析；没有生存资料时为 null
column-survival_curve_effect = 对数风险比；未予计算时为 null
column-survival_curve_n = 其中的患者
column-survival_curve_p = 双侧；最优截断值时为校正后的 p
column-survival_curve_refused = 为何没有结果：{ "{" }text, code, values{ "}" }；有结果时为 null
column-survival_curve_se = 其标准误；最优截断值时为 null
column-survival_genes_coef = 每个 SD 的对数风险比
column-survival_genes_fdr = 对 score_p 做 Benjamini–Hochberg 校正
column-survival_genes_gene = 基因
column-survival_genes_n = 有数值的患者
column-survival_genes_p = Wald 检验，双侧
column-survival_genes_sd = 该基因的标准差
column-survival_refusal_code = no_survival（没有生存信息）、switched_off（已关闭）、check（待核对）、few_events（事件太少）、not_measured（未检测）、constant（没有变化）或 error（出错）
column-survival_refusal_endpoint = 终点；适用于所有终点时为 null
column-survival_refusal_text = 原因：{ "{" }text, code, values{ "}" }
column-survival_refusal_todo = 应做什么，或研究文件中应写的一行：{ "{" }text, code, values{ "}" }，或 null
column-survival_specification_cohorts = all（全部），或剔除一个
column-survival_specification_covariates = none（无）、all（全部），或某一个协变量
column-survival_specification_cut = per_sd（按每个 SD）、median（中位数）、tertiles（最高三分之一对最低三分之一）或 best_cut（最优截断值，p 经校正）
column-survival_specification_endpoint = 终点
column-survival_specification_unit = 风险比比较的是什么：每个 SD（per SD），或高表达组对低表达组（high v low）
column-tau = 计算平均生存时间的时间上限
column-tau2_empty = 各数据集的相似程度超过偶然：没有 τ² 与之相符，记为 0 至 0
column-tau2_high = 其上限
column-tau2_low = τ² 的 95% Q-profile 区间下限
column-thresholds_fdr = 错误发现率的阈值
column-thresholds_log2fc = |log2FC| 的阈值
column-ticks = 列出风险人数的时间点
column-title = 数据集的标题
column-subject_tissue = 病例样本的组织，按数据集或研究文件的写法；两者都未说明时为空
column-subject_disease = 病例样本的疾病，按数据集或研究文件的写法；两者都未说明时为空
column-two_groups_cut = 高于此值者为高表达组
column-two_groups_flag = 为何无法比较；可以比较时为空
column-two_groups_hazard = Cox 模型，高表达组对低表达组
column-two_groups_high = 高于截断值的患者的曲线；没有这样的患者时为 null
column-two_groups_kind = median（中位数），或 fixed（研究文件中固定的值）
column-two_groups_low = 其余患者的曲线
column-type_m = 此时显著结果平均被夸大的倍数
column-type_s = 若真实的 |log2FC| 等于阈值，显著结果符号相反的概率
column-unavailable = [{ "{" }dimension, option, why{ "}" }]：要求了但该数据集不提供的选项
column-unit_cohorts = 队列
column-unit_effect = log2，或数据集自身的单位，见 effect_unit
column-unit_effect_as_unit = log2FC，或见 unit
column-unit_factor = 倍数
column-unit_genes = 基因
column-unit_individuals = 个体
column-unit_ln_odds = ln 优势
column-unit_log = 自然对数
column-unit_log2 = log2
column-unit_log2_squared = log2²
column-unit_months = 月
column-unit_pairs = 对
column-unit_patients = 患者
column-unit_percent = %
column-unit_robust_sds = 稳健 SD
column-unit_samples = 样本
column-unit_series = 数据集
column-unit_share = 0 … 1
column-unit_size = 对数或每组样本数
column-unit_specifications = 分析方案
column-unit_truth = true/false
column-unit_value = 见 value_unit
column-up = 判为上调的比例
column-used = 是否代表该基因
column-value_unit = 该基因数值的单位：log2，或尺度的名称
column-verdict = { "{" }code, text, headline, details{ "}" }：综合全部数据集的回答：固定的代码、全部句子，每一句附代码和数值
column-verdict_code = 回答的固定代码
column-verdict_details = 所依据的句子，每一句附代码和数值
column-verdict_headline = 用一句话回答（含代码和数值）
column-verdict_text = 全部句子
column-votes = { "{" }called_up, called_down, positive, negative{ "}" }：只是描述，不是检验
column-votes_called_down = 将其判为下调的数据集数
column-votes_called_up = 在所用阈值下将该基因判为上调的数据集数
column-way = τ² 由限制性最大似然法（reml）、Paule–Mandel 法（pm）或 DerSimonian–Laird 法（dl）估计，或取为 0（fe）；区间用 Hartung–Knapp 法（hk）、系数不小于 1 的 Hartung–Knapp 法（hk_max1）或正态近似（z）
column-way_row_ci_high = 95% 区间的上限
column-way_row_ci_low = 95% 区间的下限
column-way_row_fdr = 对以此方式合并的全部基因作 Benjamini–Hochberg 校正
column-ways = 以其他方式合并同样的数据集；可合并的不足两个时为 null
column-ways_row_k = 参与合并的数据集数
column-why = 诊断：该基因为何判为差异或未判定为差异表达；未作诊断时为 null
column-with_copies = 若将研究中重复出现的样本重复计入时的合并结果；没有重复样本时为 null
column-without = 逐一剔除每个数据集后的合并效应，按本研究自己的方式
column-without_row_ci_high = 95% 区间的上限
column-without_row_ci_low = 95% 区间的下限；只剩一个数据集时为 null
column-without_row_estimate = 剔除它之后合并的 log2FC；若只剩一个数据集，则为该数据集自己的值
column-without_row_series = 被剔除的数据集
column-worse = 其中数值越高预后越差的比例

## 图形文件

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
figure-forest_not_measured = { $absence -> [unreadable] 无法查找 [rare] 计数太少 *[fact] 未检测 }
figure-forest_called = FDR { $fdr } · { $call }
figure-forest_other_scale = { $kind -> [centred] 中心化值 [proportion] 比例 *[zscored] z 分数 }的差值，不是 log2FC：未绘出
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
figure-forest_alt_absent = { $series } 没有它的数值
figure-forest_alt_pooled = 合并 { $k } 个数据集 { $effect }，p { $p }
figure-forest_alt_new = 预测区间 { $interval }

# 基因的值
figure-values_name = { $series } 中的 { $gene }
figure-values_title = { SHORT($series, length: 30) } 中的 { $gene }
figure-values_absent = 没有该基因的数值
figure-values_axis = { $kind -> [log_ratio] 两通道的 log2 比值 [centred] 按基因中心化的值（不是 log2 水平） [zscored] z 分数（不是 log2 水平） [counts] log2 每百万计数 [abundance] log2（TPM 或 FPKM + 0.1） [proportion] 比例（不是 log2 水平） *[log2] log2 表达值 }
figure-values_line = { LIST($parts, by: "semicolon") }
figure-values_pairs = { $n } 对中实验组较高的 { $up } 对，较低的 { $down } 对
figure-values_box = 箱：四分位数与中位数；须：至多 1.5 倍箱长
figure-values_unpaired = { $n } 对缺少其中一个值
figure-values_missing = { $n } 个样本没有值
figure-values_compared = { $unit } { $effect }，FDR { $fdr }
figure-values_n = n = { $n }
figure-values_alt = { $gene } 在 { $series } 中的值：对照组（{ $control }）与实验组（{ $case }）并列，{ $size }；{ $unit } { $effect }，FDR { $fdr }。
figure-values_alt_absent = { $series } 中没有该基因的数值。

# 火山图
figure-volcano_name = { $series } 的全部基因
figure-volcano_title = { SHORT($series, length: 30) } 的全部基因
figure-volcano_line = { $n } 个基因中上调 ▲ { $up } 个，下调 ▼ { $down } 个
figure-volcano_place = { $gene }：{ $p -> [absent] 没有 p 值 *[other] p { $p }，按 p 秩次为 { $rank }，领先于 { $ahead }% 的基因 }
figure-volcano_fdr = { $any -> [yes] FDR { $fdr } *[no] 没有 FDR < { $fdr } 的基因 }
figure-volcano_alt = { $series } 全部基因的火山图{ $gene -> [absent] ；目标基因没有数值 *[other] ：{ $gene } 的 { $unit } 为 { $effect }，p { $p }，秩次 { $rank } / { $n } }。

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

## 报告

# 方法
methods-nothing_compared = 没有可以比较的数据集。
methods-data = 分析了 { $n } 个数据集的表达数据，{ COUNT($raw) -> [0] 均按提交时的原样使用 *[other] 除下文另有说明外，按提交时的原样使用 }：{ LIST($series, by: "comma") }。{ COUNT($simulated) -> [0] {""} *[other] 其中为模拟数据而非实测数据的有：{ LIST($simulated, by: "comma") }。 }
methods-raw = { LIST($ways, by: "sentence") }
methods-raw_series = { $series } 的数值由 { $n } 个 { $chip } 的 CEL 文件经 RMA（Irizarry 等 2003）得到，用 { $probes } 个完全匹配探针组成 { $sets } 个探针组，依据 { $file }（sha256 { $sha256 }…）。
methods-raw_neqc = { $series } 的数值由 { $n } 张 Illumina 芯片的原始信号{ $how -> [controls] 经 neqc（Shi、Oshlack 与 Smyth 2010）得到：正态加指数模型，以 { $controls } 个阴性对照定背景，偏移 { $offset }，分位数标准化，log2。 [detection] 经 neqc（Shi、Oshlack 与 Smyth 2010）得到：正态加指数模型，由检测 p 值推定背景，偏移 { $offset }，分位数标准化，log2。 *[other] 经分位数标准化和 log2 得到；未校正背景。 }
methods-raw_spots = { $series } 的数值由 { $n } 张{ $colours -> [two] 双色 *[one] 单色 }芯片（{ $program -> [genepix] GenePix [spot] SPOT [agilent] Agilent Feature Extraction *[imagene] ImaGene }）得到：背景{ $background -> [subtract] 减去 [normexp] 以正态加指数卷积校正（normexp；Ritchie 等 2007） *[none] 未校正 }，偏移 { $offset }{ $within -> [print_tip_loess] ；log 比值按点样针以 loess 标准化（Yang 等 2002；Smyth 与 Speed 2003） [loess] ；log 比值在各芯片内以 loess 标准化（Yang 等 2002；Smyth 与 Speed 2003） [median] ；log 比值在各芯片内以中位数居中 *[none] {""} }{ $between -> [a_quantile] ；各芯片的平均强度作分位数标准化（Yang 与 Thorne 2003） [quantile] ；全部通道作分位数标准化 [scale] ；log 比值按绝对值中位数统一幅度 *[none] {""} }。
methods-scale_linear = { LIST($series, by: "comma") } 为线性尺度，已取 log2（≤ 0 的值记为缺失）
methods-scale_log2 = { LIST($series, by: "comma") } 已是 log2 尺度
methods-scale_log_ratio = { LIST($series, by: "comma") } 为双通道的 log2 比值
methods-scale_centred = { LIST($series, by: "comma") } 已按基因中心化，其差值不是 log2 倍数变化，未参与合并
methods-scale_zscored = { LIST($series, by: "comma") } 为 z 分数，其差值不是 log2 倍数变化，未参与合并
methods-scale_log2_twice = { LIST($series, by: "comma") } 被取了两次对数，已还原一次
methods-scale_proportion = { LIST($series, by: "comma") } 为比例或其他甲基化数值，其差值不是 log2 倍数变化，未参与合并
methods-scale_counts = { LIST($series, by: "comma") } 为读段计数，按基因求和
methods-scale_abundance = { LIST($series, by: "comma") } 为 TPM、FPKM 或 CPM，加 0.1 后取 log2
methods-preparation = 数值的尺度：{ LIST($scales, by: "semicolon") }。探针按现行基因符号对应到基因{ COUNT($as_given) -> [0] {""} *[other] ，其中 { LIST($as_given, by: "comma") } 沿用注释表或探针对应表中的名称 }；注释为多个基因的探针{ $several -> [drop] 予以剔除 *[keep] 对其每个基因均予保留 }；同一基因有多个探针时，{ LIST($choices, by: "semicolon") }。这一选择不使用分组信息。
methods-counts = 同一基因多个 ID 的计数求和。{ LIST($ways, by: "sentence") }
methods-engine = 在 { LIST($series, by: "comma") } 中，{ $engine -> [deseq2] 任一样本中有计数的基因均用 DESeq2 1.38 的负二项 Wald 检验（比值中位数的大小因子、向趋势收缩的离散度、按 Cook 距离替换或搁置离群计数、对低均值独立过滤；倍数变化未收缩）。 *[other] 按 edgeR 的 filterByExpr 规则针对模型保留基因，文库按{ $normalise -> [TMM]  M 值截尾均值（TMM） [RLE] 比值中位数（RLE） *[upper_quartile] 上四分位数 }标准化；{ $engine -> [voom] 对 log2 每百万计数以各自的精度权重拟合（voom）。 [voom_quality] 对 log2 每百万计数以精度权重乘以样本权重拟合（带质量权重的 voom）。 [trend] 加先验计数 2 后对 log2 每百万计数拟合，先验方差随均值变化（limma-trend）。 *[quasi_likelihood] 用 edgeR 3.40 的拟似然 F 检验（负二项，趋势离散度；标准误为倍数变化除以 F 的平方根）检验计数。 } }
methods-probe_choice = { $choice -> [highest_median] 以全部样本中位数最高的探针代表该基因 [highest_mean] 以全部样本均值最高的探针代表该基因 [highest_iqr] 以全部样本四分位间距最大的探针代表该基因 [highest_variance] 以全部样本方差最大的探针代表该基因 *[mean_of_probes] 取该基因各探针的均值 }
methods-probe_choice_in = 在 { $series } 中，{ $choice }
methods-model = 对全部基因同时用线性模型比较实验组与对照组（{ LIST($designs, by: "semicolon") }），采用调节 t 统计量（Smyth 2004），95% 置信区间由调节后的标准误得出。错误发现率按 Benjamini 与 Hochberg（1995）的方法对一个数据集中检验的全部基因计算。|log2FC| ≥ { $log2fc } 且 FDR < { $fdr } 时判定为上调或下调。log2FC 为实验组 − 对照组。{ LIST($refinements, by: "sentence") }
methods-design = { $formula }：{ LIST($series, by: "comma") }
methods-design_size = { $kind -> [paired] { $id } { $pairs } 对 *[other] { $id } （实验组 { $cases }、对照组 { $controls }） }
methods-refined_trend = 在 { LIST($series, by: "comma") } 中，先验方差随平均表达量变化。
methods-refined_robust = 在 { LIST($series, by: "comma") } 中，先验不受方差异常大的基因影响（Phipson 等 2016）。
methods-refined_array_weights = 在 { LIST($series, by: "comma") } 中，芯片按其质量加权（Ritchie 等 2006）。
methods-refined_group_weights = 在 { LIST($series, by: "comma") } 中，每组芯片各有一个权重，取自全部基因的组方差（Ritchie 等 2006）。
methods-refined_mixed = 在 { LIST($series, by: "comma") } 中，没有配对的样本以个体内的一个相关系数保留在模型中，该系数由全部基因估计（Smyth、Michaud 与 Scott 2005）。
methods-unequal = 在 { LIST($series, by: "comma") } 中，两组的样本数与变异都不同：除模型外，每个基因还按组权重检验，其方差之比对所有基因相同（Ritchie 等 2006），{ $welch -> [yes] 并 *[no] 没有协变量时还 }按 Welch 检验，方差在各组内分别调节（Smyth 2004；Welch 1947；Satterthwaite 1946）。若两个 p 值中较大者在同一 FDR 下不支持某一判定，则说明该判定取决于方差的假定。
methods-diagnosis = 在每个数据集中考察了基因为何判定或未判定为差异表达：在该 FDR 下可以断言的最大倍数变化（Harrison 2019），针对 1.2 倍变化的检验（TREAT；McCarthy 与 Smyth 2009），基于调节 t 的双单侧等效性检验（Schuirmann 1987），检验效能为 0.8 时可检出的效应以及在 FDR 所对应的 p 值下所需的样本量（非中心 t 分布），S 型与 M 型错误（Gelman 与 Carlin 2014），以及在完整分析的先验和 p 值界线下逐一剔除每个样本或每对样本后的重新拟合。
methods-composition = 若基因显著，还考察了它是否与细胞组成一同变化：以 { $n } 个评分为协变量，每个评分是标准化标志基因的均值（不含该基因本身），其 p 值按尝试的个数校正（Holm 1979）。{ LIST($becht) }的标志基因取自 Becht 2016（MCP-counter），{ LIST($yoshihara) }的取自 Yoshihara 2013（ESTIMATE），{ LIST($franzen) }的取自 PanglaoDB（Franzén 2019），{ LIST($tirosh) }的取自 Tirosh 2016 的细胞周期基因。
methods-pooling = 在各数据集之间，以随机效应荟萃分析合并 log2FC 及其调节后的标准误：数据集间方差用限制性最大似然（REML）估计，区间和 p 值用 Hartung–Knapp 方法（IntHout 2014）计算；从三个数据集起给出新数据集的 95% 预测区间，自由度为 k − 2，k 为检测了该基因的数据集数（Higgins 2009；Riley 2011）。
methods-overlap = 在 { $n } 个数据集的每一个{ $pairs -> [absent] {""} *[other] 以及 { $pairs } 对数据集的每一对 }中查找研究中重复出现的样本：依据样本编号，依据数据集中的文字和个体名称，以及依据表达谱（每个基因在组内和数据集内中心化）：其相关远高于其余样本，且除其自身的重复和同一个体的样本外，与其他任何样本都没有接近的相关。{ $dropped -> [0] 合并时无需剔除任何样本。 *[other] 合并时剔除了 { $dropped } 个样本，使每位患者只计一次。 }
methods-multiverse = 结论在多大程度上取决于分析者，用多重分析（multiverse analysis；Steegen 2016）考察：共 { $n } 个分析方案，{ COUNT($dimensions) -> [0] 彼此没有差别 *[other] 其差别在于{ LIST($dimensions, by: "comma") } }{ $quantile -> [yes] （分位数标准化依 Bolstad 2003） *[no] {""} }。{ $drawn -> [yes] 分析方案数超过研究所设上限时，从中随机抽取。 *[no] {""} }阈值在各分析方案完成之后应用。效应排序后绘成分析方案曲线（specification curve；Simonsohn 2020）；1% 与 99% 分位数符号相反的效应称为 Janus 效应（Patel 2015）。{ $draws -> [absent] {""} *[other] 联合 p 值来自至多 { $draws } 次标签置换（有配对时在对内交换），所有分析方案使用同一组标签；在置换中，稳健检验采用调节检验的先验，芯片权重和个体内相关系数的估计不使用分组信息。 }
methods-ways = 为了解合并结果在多大程度上取决于合并方式，每个基因还以下列方式合并：Hartung–Knapp 校正因子不小于 1；数据集间方差分别用 Paule–Mandel 法和 DerSimonian–Laird 法估计；采用正态区间；采用单一的共同效应；逐一剔除每个数据集；以及将调节 t 的单侧 p 值用 Fisher 法、Stouffer 法、Cauchy 法（ACAT，Liu 2019）和稳健秩聚合（Kolde 2012，精确 p 值）合并，两个方向分别进行。数据集间方差的区间用 Q-profile 法（Viechtbauer 2007）求得。
methods-software = 软件：geneverdict { $version }{ COUNT($others) -> [0] {""} *[other] （{ LIST($others, by: "comma") }） }。其数值已对照 R 的 { LIST($peers) } 检验。limma 自 3.61.8 起，默认以另一种方式处理残差自由度不等（有缺失值）的基因；本软件沿用传统方式。

# 换其他方式合并
ways-reml_hk = 随机效应，Hartung–Knapp
    .short = 本研究自己的方式
ways-reml_hk_max1 = 同上，但不窄于正态近似区间
    .short = 不窄于正态近似区间的 Hartung–Knapp
ways-pm_hk = 随机效应（Paule–Mandel），Hartung–Knapp
    .short = Paule–Mandel 配合 Hartung–Knapp
ways-reml_z = 随机效应，正态近似
    .short = 随机效应配合正态近似
ways-dl_z = 随机效应（DerSimonian–Laird），正态近似
    .short = DerSimonian–Laird 配合正态近似
ways-fe_z = 单一共同效应（“固定效应”），正态近似
    .short = 单一共同效应（固定效应）
ways-three_normal = 采用正态近似的三种
ways-three_hartung_knapp = 使用 Hartung–Knapp 的三种
ways-no_estimate = 没有任何方式给出估计值。
ways-agreement = { $all -> [yes] 全部 { $n } 种方式 *[no] { $total } 种方式中有 { $n } 种 }给出的 log2FC 为 { $range }{ $signs -> [yes] ，符号不一致 *[no] {""} }；{ $significant }。
ways-range = { $same -> [yes] { $low } *[no] { $low } 至 { $high } }
ways-significant_in_none = 没有一种达到 p < { $level }
ways-significant_in_all = 全部达到 p < { $level }
ways-significant_only_by = p < { $level } 的只有{ LIST($ways) }
ways-significant_in_all_but = 除{ LIST($ways) }外，全部达到 p < { $level }
ways-leaving_out_of_two = 只有两个数据集时，剔除一个就只剩另一个：无可合并。
ways-leaving_out = 每次剔除一个数据集，估计值为 { $range }{ $largest -> [absent] {""} *[other] ，p 最大为 { $largest } }；剔除 { $most } 时变动最大，变为 { $estimate }。{ COUNT($changes) -> [0] 没有哪一个数据集单独决定其符号，或决定是否 p < { $level }。 *[other] 会改变的有：{ LIST($changes, by: "semicolon") }。 }
ways-changes = 剔除 { $series } 后{ ways-changes_what }
ways-changes_what = { $sign -> [yes] 符号反转{ $crosses -> [no] {""} *[other] ，且 } *[no] {""} }{ $crosses -> [below] p 降到 { $level } 以下 [above] p 不再低于 { $level } *[no] {""} }
ways-spread_empty = 各数据集比偶然情况下更为相似：任何数据集间方差都与之不符，其 95% 区间（Q-profile）记为 0 至 0。此时 Hartung–Knapp 区间可能过窄；不窄于正态近似区间的那一种更为稳妥。
ways-spread = 数据集间方差 τ² 为 { $tau2 }，其 95% 区间（Q-profile）为 { $low } 至 { $high }，I² 为 { $i2_low }% 至 { $i2_high }%。数据集越少，就越难看出数据集之间相差多少。
ways-by_fisher = Fisher
    .meaning = 有些数据集朝这一方向变化；单个很强的数据集就足够
ways-by_stouffer = Stouffer
    .meaning = 各数据集总体上朝这一方向变化；上调与下调相互抵消
ways-by_acat = ACAT
    .meaning = 至少有一个数据集朝这一方向变化；若有一个强烈相反，会压过其余数据集
ways-by_rank_aggregation = 秩次
    .meaning = 在数据集排序中位居前列的次数多于偶然
ways-directions = { $up }{ $down }{ $both -> [yes] 有的数据集指向上调，有的指向下调。 *[no] {""} }
ways-direction = { $direction -> [up] 上调 *[down] 下调 }：{ COUNT($ways) -> [0] 没有一种达到 p < { $level } *[other] { $all -> [yes] { $n } 种全部达到 p < { $level } *[no] { LIST($ways, by: "comma") } 达到 p < { $level } } }。
ways-votes = 计数：{ $k } 个数据集中，log2FC 大于 0 的有 { $positive } 个，小于 0 的有 { $negative } 个；判定为上调的有 { $up } 个，下调的有 { $down } 个。这是描述，不是检验：小样本的数据集很少能把有差异的基因判定出来，因此每增加一个小数据集，计数只会更差，不会更好。
ways-too_sure = “正态近似”把数据集间方差当作已知，单一共同效应把它当作零：数据集少而彼此又有差异时，两者都过于自信。
ways-partly = 此处的小 p 值说明该基因在部分数据集中朝该方向变化，并不说明在全部数据集中如此，也不说明变化多大。
ways-title = 同样的数据集，换其他方式合并
ways-by_estimator = 按估计方法和检验
ways-way = 方式
ways-fdr_help = 在以此方式合并的全部基因上做 Benjamini–Hochberg 校正
ways-own = 本研究自己的方式
ways-without_one = 剔除一个数据集
ways-without = 剔除
ways-combined = 合并 p 值与秩次，并对数据集计数
ways-one_sided = 单侧，共 { $k } 个数据集
ways-by = 方法
ways-up_p = 上调：p
ways-up_fdr = 上调：FDR
ways-down_p = 下调：p
ways-down_fdr = 下调：FDR
ways-small_p = 小 p 值说明什么

# 报告
report-simulated = 模拟
report-grade_sure = 确定
report-grade_check = 待核对
report-up = 上调
report-down = 下调
report-not_measured = { $absence -> [unreadable] 无法查找 [rare] 计数太少 *[fact] 未检测 }
report-not_called = 未判定为差异表达
report-figure_scrolls = 图，在小屏幕上可横向滚动
report-swipe = 左右滑动可查看整幅图。
report-as_file = 文件：
report-asked_as = 查询时写作 { $name }
report-also = { $gene } 也是 { LIST($others, by: "comma", max: 4) } 的别名：若指{ COUNT($others) -> [1] 后者 *[other] 其中之一 }，请用其自身的符号查询。
report-sections = 章节
report-not_analysed = 未分析
report-analyst = 结论取决于分析者吗？
report-survival = 生存
report-twice = 患者有无重复？
report-methods = 分析方法
report-files = 文件
report-provenance = 来源信息
report-pooled = 合并 { $k } 个数据集：合并效应（log2FC）{ $estimate } { $interval }，p { $p }；{ $new -> [absent] {""} *[other] 预测区间 { $new }； }τ² { $tau2 }，I² { $i2 }%。Q { $q }（p { $q_p }）；{ $method }。置信区间针对平均效应{ $further -> [yes] ；预测区间则是新数据集预计所在的范围。 *[other] 。 }
report-nothing_pooled = 在 log2 尺度上检测了它的数据集有 { $k } 个：无可合并。
report-interval = { $low -> [absent] – *[other] [{ $low }, { $high }] }
report-same_patients = 重复的患者
report-not_pooled = 未合并：{ LIST($series, by: "semicolon") }。
report-not_pooled_one = { $id }（{ $why }）
report-gene_in = { $series } 中的 { $gene }
report-colon = ：
report-pooling = REML 与 Hartung–Knapp 法
report-aside = { $what }（{ $aside }）
report-samples_of = { $series } 的样本，以及推断出的信息
report-table = { $gene }，实验组 − 对照组，阈值 |log2FC| ≥ { $log2fc } 且 FDR < { $fdr }
report-series = 数据集
report-samples = 样本
report-ci = 95% CI
report-rank = 秩次
report-call = 判定
report-level_why = 等级及原因
report-reason = 原因
report-probe = 探针
report-genes = 基因
report-mean = 均值
report-fdr_probes = 探针间的 FDR
report-used = 是否采用
report-level = 等级
report-effect = 效应
report-pairs = { $n } 对
report-sizes = 实验组 { $cases }、对照组 { $controls }
report-difference = 差值
report-rank_of = { $rank } / { $n }
report-ahead = 领先于 { $share }% 的基因
report-other_scale = 若数据经过中心化、为 z 分数或比例，效应是这些值的差值，而不是 log2 倍数变化。
report-none_compared = 没有可以比较的数据集。原因见：
report-every_probe = 该基因的全部探针（{ $n }）
report-yes = 是
report-no = 否
report-series_line = { $n } 个样本 · 实验组：{ $case } · 对照组：{ $control }
report-list_in_html = { $summary }；清单见 HTML 文件。
report-inferred = 推断出的信息及理由
report-source = 来源
report-scale = 尺度
report-groups = 分组
report-pairs_title = 配对
report-left_out = 未纳入
report-model = 模型
report-probes_to_genes = 探针到基因
report-notes = 备注
report-versions = 版本
report-options = 选项
report-option = { $option -> [mirror] 镜像 [offline] 离线 [accept_checks] 接受待核对的分组 *[strict] 严格模式 }：{ $set -> [true] 是 [false] 否 *[other] { $value } }
report-seconds = 耗时（秒）
report-step = { $step -> [series] 读取与拟合 [overlap] 重复样本 [pooling] 合并 [tables] 表格 [answers] 各基因的结论 [multiverse] 多重分析 [survival] 生存 *[report] 报告 } { $seconds }
report-scale_is = { $kind -> [linear] 线性 [log2] log2 [log_ratio] log2 比值 [centred] 按基因中心化 [log2_twice] 取了两次对数 [counts] 读段计数 [abundance] 读段占比（TPM、FPKM） [proportion] 比例或其他甲基化数值 *[zscored] z 分数 }；{ $kind -> [log2_twice] 已还原一次对数 *[other] { $transformed -> [yes] 已取 log2 *[no] 保持提交时的原值 } }；{ $normalised -> [yes] 已做分位数标准化 *[no] 未做分位数标准化 }。{ $q5 -> [absent] {""} *[other] 提交数据的分位数：最小 { $q0 }，25% { $q1 }，中位数 { $q2 }，75% { $q3 }，99% { $q4 }，最大 { $q5 }。 }{ $nonpositive -> [0] {""} *[other] { $nonpositive } 个值 ≤ 0{ $transformed -> [yes] ，已记为缺失。 *[no] 。 } }{ $missing -> [0] {""} *[other] 提交时有 { $missing } 个值缺失。 }
report-group_counts = 实验组 { $case } 个（{ $case_label }），对照组 { $control } 个（{ $control_label }），两组均不属于的 { $neither } 个；依据{ $source -> [inferred] 样本字段（推断） *[file] 研究文件 }。
report-samples_in_html = 每个样本的角色及理由：见 HTML 文件。
report-every_sample = 全部样本
report-sample = 样本
report-title = 标题
report-role = 角色
report-why = 理由
report-individual = 个体
report-pairs_found = { $n -> [0] 没有配对 *[other] 找到 { $n } 对 }{ $source -> [inferred] （推断） [study_file] （依据研究文件） *[none] {""} }；模型类型：{ $kind -> [paired] 配对 [unpaired] 不配对 *[mixed] 混合 }。
report-not_in_model = { $total } 个样本中有 { $n } 个不在模型中：
report-no_sample = 所有样本均已纳入。
report-model_is = ，实验组样本 { $cases } 个，对照组样本 { $controls } 个{ COUNT($covariates) -> [0] {""} *[other] ；协变量 { LIST($covariates, by: "comma") } }。先验自由度 { $df }，先验方差 { $variance }；{ $genes } 个基因。
report-probe_map = { $probes } 个探针，其中 { $annotated } 个对应基因，{ $several } 个对应多个基因；{ $genes } 个基因。来源：{ $source }。
report-renamed = { $n } 个基因符号已更新
report-ambiguous = { $n } 个有歧义的名称保留原样
report-dates = 被电子表格转成日期的名称：
report-no_gene = 无法判断，不对应基因
report-files_read = 读取的文件
report-address = 地址
report-size = 大小
report-date = 日期
report-weight_decides = 决定性
report-weight_matters = 重要
report-change = 可改变结果的办法：
report-why_called = 为什么，把握有多大？
report-why_not = 为什么？
report-of_series = 关于 { $series } 整体的发现 { $n } 项：{ LIST($parts, by: "comma") }。
report-n_decides = { $n } 项决定性
report-n_matters = { $n } 项重要
report-n_note = { $n } 项备注
report-good_to_know = 供参考（{ $n }）
report-numbers = 数值
report-presets = 常用阈值下
report-thresholds = 阈值
report-called = 是否判定
report-genes_called = 判定为差异表达的基因数
report-presets_of = 在哪些阈值下，有多少数据集将 { $gene } 判定为差异表达？
report-series_that_call = 判定的数据集
report-which = 哪些
report-whole = 数据集整体
report-overlap = 其中有重复的患者吗？
report-shared = { $n } 对样本其实是同一个
report-first_of = 共 { $n } 对，此处为前 { $shown } 对；全部见
report-shared_caption = r：两个表达谱的相关系数，每个基因在组内和数据集内中心化；次高：二者与其他任何样本相关系数的最高值
report-group = 组
report-next_best = 次高
report-evidence = 依据
report-other_sample = 另一样本
report-its_series = 其数据集
report-dropped = 合并时剔除的样本：{ $n } 个
report-and_more = 另有 { $n } 个
report-comparisons = 每一项比较的文字说明（{ $n }）
report-heading = 基因结论
report-meta = 分析了 { $n } 个数据集{ $failed -> [0] {""} *[other] ，{ $failed } 个未分析 } · |log2FC| ≥ { $log2fc } 且 FDR < { $fdr } · { $date }
report-all_simulated = 模拟数据：本报告所示为供试用的虚构数字，并非实测值。
report-some_simulated = 模拟数据：本报告的部分数据集是供试用的虚构数字，并非实测值。
report-in_full = 完整结果，按本研究自己的阈值，计入全部数据集
report-the_series = 数据集
report-same_for_all = 对每个基因都相同的内容：样本，以及推断出的信息。
report-todo = 处理办法：
report-references = 参考文献
report-beside = 位于结果文件夹及其结果包（geneverdict bundle results）中；每幅图有 SVG、PDF 和 PNG 格式，位于
report-beside_some = 位于结果文件夹及其结果包（geneverdict bundle results）中；此处所示的图为 SVG，运行 geneverdict figures results 后每幅图有 SVG、PDF 和 PNG 格式，位于
report-no_figures = 位于结果文件夹及其结果包（geneverdict bundle results）中；按要求（--no-figures）未绘制图；可用 geneverdict figures results 绘制。
report-not_bundled = 仅位于结果文件夹中，供程序读取：
report-made_by = 由 geneverdict { $version } 于 { $date } 生成。本文件无需联网。

# 判断中的数值
number-confident = 可断言的 log2FC
number-confident_difference = 可断言的差值
number-none = 无
number-confident_meaning = 在该 FDR 下可以断言的最大效应
number-confident_none = 在该 FDR 下可以断言的最大效应：该基因不显著
number-size = { $effect }{ $fold -> [absent] {""} *[other] （相差 { $fold } 倍） }
number-p = p
number-p_value = { $p }，界线为 { $line }
number-p_meaning = 满足 FDR 的最后一个 p 即为界线；{ $n } 个基因中有 { $before } 个排在它之前
number-detectable = 可检出
number-detectable_meaning = 在该界线下，这样的研究能以 0.8 的检验效能检出的真实 { $log2 -> [yes] |log2FC| *[no] 差值 }
number-needed = 所需
number-needed_value = { $design -> [paired] { $n } 对 *[unpaired] 每组 { $n } 个样本 }
number-needed_meaning = 以 0.8 的检验效能使 |log2FC| = { $cut } 达到显著（此类研究中约有一半会将其列入）；此处为 { $design -> [paired] { $pairs } 对 *[unpaired] 实验组 { $cases }、对照组 { $controls } }
number-listed = 进入列表
number-listed_value = { $n -> [absent] { $state -> [never] 再多样本也不行 *[over] 超过一百万 } *[other] { $design -> [paired] { $n } 对 *[unpaired] 每组 { $n } 个样本 }{ $low -> [absent] {""} *[other] （{ $low } 至 { $high -> [absent] 一百万以上 *[other] { $high } }） } }；与本研究同样大小时为 { $chance }%
number-listed_meaning = 若其自身的估计值为真，以 0.8 的概率进入列表；区间（90%）来自 SD 的不确定性
number-misleading = S 型与 M 型错误
number-misleading_value = { $type_s }% 符号相反{ $type_m -> [absent] {""} *[other] ；效应被夸大到 { $type_m } 倍 }
number-misleading_meaning = 若真实的 |log2FC| 为 { $cut }，此处的显著结果会是怎样
number-equivalence = 等效性
number-equivalence_value = p { $p }，界值 ±{ $bound }
number-equivalence_meaning = p 值小则支持真实的 { $log2 -> [yes] log2FC *[no] 差值 } 在 ±{ $bound }{ $fold -> [absent] {""} *[other] （相差 { $fold } 倍） }之内
report-cut_varies = 其 |log2FC| 阈值因数据集而异
report-cuts = |log2FC| ≥ { $log2fc }，FDR < { $fdr }
report-its_fdr = 其 FDR < { $fdr }
report-counts = 该数据集的 { $n } 个基因中，{ LIST($parts, by: "semicolon") }。
report-count_up = { $n } 个判定为上调
report-count_down = { $n } 个判定为下调
report-count_up_short = { $n } 个显著上调但未达到倍数变化阈值
report-count_down_short = { $n } 个显著下调但未达到该阈值
report-count_trivial = { $n } 个有差异，但差异过小、没有实际意义
report-count_equivalent = { $n } 个等效：即使有差异也小于有意义的程度
report-count_undetermined = { $n } 个无法确定
report-count_not_measured = { $n } 个未能检验
report-evidence_accession = 编号相同
report-evidence_profile = 表达谱
report-evidence_name = 名称
report-evidence_individual = 个体
report-samples_of_series = { $series } 的 { $n } 个样本
report-duplicates = 合并时剔除：{ LIST($named) }，它们在本研究中出现了两次或不是独立样本。{ $k -> [1] {""} *[other] 若计入这些样本，合并效应（log2FC）为 { $estimate } { $interval }，p { $p }，共 { $k } 个数据集。 }

# 报告旁的文件
file-study = 解析后的研究文件
file-provenance = 来源信息
file-samples = 样本
file-pooled = 合并结果，全部基因
file-pooled_table = 合并结果，全部基因，供电子表格使用
file-pooled_ways = 以其他方式合并的结果，全部基因
file-overlap = 研究中重复出现的样本
file-genes = { $series }，全部基因
file-table = { $series }，全部基因，供电子表格使用
file-ranked = { $series }，按 t 排序的基因，供 GSEA 使用
file-probes = { $series }，全部探针
file-values = { $series }，数值
file-multiverse = { $series }，全部基因在各分析方案中的结果
file-json = { $gene }，JSON 格式
file-csv = { $gene }，CSV 格式
file-other_genes = 其余基因，JSON 与 CSV 格式
file-specifications = { $gene }，全部分析方案

## 交互页面

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
reason-no_value = { $gene } 在此没有自己的值：未检测、无法查找，或只有对应多个基因的探针

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
page-model_counts = 计数由专门的方法加权或检验
page-model_robust = 变异过大的基因未参与先验估计
page-model_array_weights = 各芯片带有权重
page-model_group_weights = 各组带有权重
page-model_blocks = 同一个体的样本共用一个相关系数
page-how_sure = 把握有多大？
page-sure_alone = 没有可比较的数据集
page-sure_one_series = 只有一个数据集在 log2 尺度上检测了它，因此无法推及其他数据集。
page-sure_no_series = 没有数据集在 log2 尺度上检测过它。
page-sure_open = 平均方向未定
page-sure_different = { $what -> [tissues] 组织 [diseases] 疾病 *[both] 组织和疾病 }不同：每个数据集各看各的
page-sure_doubted = 标签存疑：{ LIST($series, max: 3) }
page-sure_further = 预计新的数据集方向相同
page-sure_average = 平均方向得到支持，但并非每个数据集都如此
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
page-goes_with_markers = 在 { $id } 中它与{ $set }标志物同步变化（尝试了 { $n_tried } 个评分；p { $p_corrected }，已据此校正）；把后者纳入模型后，{ phrase-effect } 由 { $before } 变为 { $after }；若疾病本身改变了细胞组成，这并不能校正什么
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
page-not_measured = { $absence -> [unreadable] 无法查找 [rare] 计数太少 *[fact] 未检测 }
page-left_out = 已剔除
page-pooled = 合并
page-tally = 检测了它的 { $n } 个数据集中，{ $up } 个上调，{ $down } 个下调
page-count_it = 计入 { $id }
page-case_v_control = { $case } 对 { $control }
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
page-value_unit = { $scale -> [log_ratio] 两个通道的 log2 比值 [centred] 按基因中心化的值（不是 log2 水平） [zscored] z 分数（不是 log2 水平） [counts] log2 每百万计数 [abundance] log2（TPM 或 FPKM + 0.1） [proportion] 比例（不是 log2 水平） *[log2] log2 表达量 }
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
page-forest_about = 每条线是一个数据集及其 95% 区间：三角表示按当前阈值判定为差异表达，圆圈则否；菱形是各数据集的平均，细线是预计新数据集所在的范围；箭头表示超出坐标轴。平均值把所有数据集当作同一个问题：各数据集的分组是否可以放在一起，由您判断。
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
page-pairs_about = 每条线连接同一个体在对照组与实验组的样本；各行把这些差值排序，直线与色带是模型的平均值及其 95% 区间；点击一个点可在所有图中追踪该样本。
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
page-overlap_kind = { $kind -> [profile] 表达谱相同 [accession] 编号相同 *[closest] 最接近，但不相同 }
page-within = { $series } 内部
column-shared_patients_series_a = 一个队列
column-shared_patients_series_b = 另一个队列；在同一队列中出现两次时与前者相同
column-shared_patients_samples = 每名患者的样本：{ "{" }a, b{ "}" }
column-shared_patients_by_accession = 由相同的 GEO 样本，或同一系列的两个对比中的相同样本发现的患者数
column-shared_patients_by_name = 由相同的样本名或个体名发现，且时间和状态相符
column-shared_patients_by_outcome = 由相同的时间、状态及（已知时）年龄发现，其数目多于偶然
column-shared_patients_expected = 互不相干者中预计会有多少相同的时间、状态和年龄
column-shared_patients_by_profile = 由相似程度如同一肿瘤的表达谱发现
column-shared_patients_contradicted = 名称相同，但时间或状态不可能属于同一名患者
column-series_answer_replicates = 同一组中有多个样本的个体：按每种计数方式所得的该基因结果；没有这样的个体时为空
column-replicate_way_way = independent（独立样本）、average（每个个体的平均）或 block（全部样本，按个体内相关）
column-replicate_way_used = 结果是否基于这种方式；它排在最前
column-replicate_way_n_case = 模型中的实验组样本数
column-replicate_way_n_control = 模型中的对照组样本数
column-replicate_way_n_significant = FDR 低于 fdr_cut 的基因数
column-replicate_way_fdr_cut = 研究的 FDR 阈值
column-replicate_row_log2fc = 该基因的 log2 倍数变化
column-replicate_row_p = 其 p 值
column-replicate_row_fdr = 其 FDR
column-replicate_row_call = 按所问阈值为 up、down 或 not called
column-unequal = 两组的样本数与变异都不同时：每组各有方差时该基因的结果，其他情况为空
column-weighted = 按组加权：两组方差之比对所有基因相同
column-welch = 按调节 Welch 检验：每个基因有自己的方差比；有协变量时为空
column-unequal_row_fdr = 两者中较大 p 值的 FDR
column-remedy_log2fc = 病例 − 对照
column-remedy_se = 其标准误
column-remedy_df = 自由度，含先验
column-remedy_p = 双侧 p 值
column-remedy_fdr = 该数据集全部受检基因中的错误发现率
chosen-before = 研究文件说明其基因在看到这些数据之前已选定：仅在这些基因之中，{ $gene } 的 FDR 为 { LIST($parts, by: "comma") }。这只针对这些基因；判定以及此处其他一切结果都基于全部基因的 FDR。
chosen-in = { $series } 中 { $fdr }（检验了 { $n } 个基因）
chosen-pooled = 合并后 { $fdr }（{ $n } 个基因）
column-gene_file_chosen = 研究文件说明基因为事先选定时，仅在这些基因之中的 FDR；否则为 null。任何判定都不以此为依据
column-chosen_before_rates = 在每个检验了该基因的数据集中的比率，其后为合并结果中的比率
column-chosen_rate_id = 数据集；合并结果为 ""
column-chosen_rate_fdr = 对其中检验过的选定基因所作的 FDR（Benjamini–Hochberg）
column-chosen_rate_n = 这些基因的个数

## 工作台
bench-title = geneverdict：工作台
bench-about = 写出基因和数据集，查看哪些样本是实验组、哪些是对照组并可更改，然后运行。您的全部选择都在旁边显示的一个研究文件里。
bench-genes = 基因
bench-accessions = GEO 数据集；有多个平台时加 =GPL…
bench-look = 查看
bench-own = 自己的表格
bench-table = 表格：行为基因或探针，列为样本
bench-sheet = 样本表（如有）
bench-look_table = 查看表格
bench-reading = 正在读取 { $what } ……
bench-remove = 移除
bench-counts = 实验组 { $case }，对照组 { $control }，不用 { $neither }；{ $pairs -> [0] 无配对 *[other] { $pairs } 对 }{ $hand -> [0] {""} *[other] ；手动更改 { $hand } 个 }
bench-role = { $role -> [case] 实验组 [control] 对照组 *[neither] 不用 }
bench-confirm = 分组无误
bench-as_inferred = 恢复推断的分组
bench-role_click = 点击切换角色；按住 Shift 点击，则从上次点击处到此处均用该角色
bench-by_hand = 手动；推断为{ $role -> [case] 实验组 [control] 对照组 *[neither] 不用 }
bench-by_field = 按字段的值
bench-filter = 筛选样本
bench-all_shown = 所示 { $n } 个：
bench-many_values = { $n -> [0] 没有显示样本 [1] 所示样本的值都相同 *[other] { $n } 个值：请筛选，或换一个字段 }
bench-head = { $what -> [role] 角色 [sample] 样本 [field] 值 [pair] 配对 *[why] 依据 }
bench-covariates = 协变量
bench-covariates_about = 勾选的字段与分组一起进入模型。
bench-use_pairs = 有配对时在配对内比较
bench-study = 研究
bench-log2fc = |log2FC| 不小于
bench-fdr = FDR 小于
bench-multiverse = 同时做所有其他合理的分析（耗时更长）
bench-figures = 同时把每幅图存为文件，供论文使用（耗时更长）
bench-run = 运行
bench-download = 下载 study.toml
bench-new = 重新开始
bench-stop = 停止
bench-again = 再次运行
bench-results = 打开结果
bench-copy = 复制为新研究
bench-studies = 已有的研究
bench-no_studies = 尚无研究。
bench-state = { $state -> [new] 未运行 [waiting] 等待中 [running] 运行中 [done] 完成 [failed] 失败 [stopped] 已停止 *[interrupted] 被中断 }
bench-bytes = 正在下载 { $file }：{ $done }{ $total -> [absent] {""} *[other] {" "}/ { $total } }
bench-starting = 正在启动
bench-source = 数据集来自 { $mirror }{ $offline -> [yes] （离线） *[no] {""} }；研究和结果位于 { $home }。
bench-needs_series = 请写出数据集并点击“查看”。
bench-needs_gene = 请写出基因。
bench-needs_look = { $series } 尚未能查看。
bench-needs_groups = { $series } 至少需要一个实验组样本和一个对照组样本。
bench-needs_word = { $series }：分组不确定。请确认，或手动选择。
bench-needs_file = 请先选择表格。
bench-no_server = 工作台没有应答。`geneverdict serve` 是否仍在运行？重新启动后地址会改变。

## 用 R 重新计算
verify-head = { $what -> [line] 行 [n] 数字个数 [largest] 最大差异 *[statistic] 所在 }
verify-line = { $what -> [series] { $where } [pooled] 合并 [without] 去掉 { $where } 后的合并 [survival] 生存，{ $where } *[survival_pooled] 合并生存，{ $where } }
verify-size = { $size }
verify-no_number = R 中没有此数字
verify-same = R 重新计算了 { $n } 个数字：{ $bounds -> [one] 全部一致，精确到 1e-9 *[two] 全部一致，精确到 1e-9，依赖 limma 稳健先验的数字精确到 1e-6，因为 limma 自身的搜索止于此 }。最大相对差异为 { $largest }。
verify-different = R 重新计算的 { $n } 个数字中，有 { $n_off } 个与所显示的不同；最大相对差异为 { $largest }。
verify-nothing = 这些结果中没有 R 能重新计算的数字。
verify-number = { $gene } 的 { $statistic }，{ $line }：显示为 { $ours }，R 为 { $r }
verify-versions = 重新计算所用：{ $versions }。
verify-left_name = 未重新计算：{ $series } 中的 { $gene }，它在其中用的是另一个名称。
verify-left_pooled = 未重新计算：{ $why -> [copies] { $gene } 的合并结果：{ LIST($series, by: "comma") } 合并时去掉了重复样本，所用的拟合未保存 *[patients] { $gene } 的合并生存结果：{ LIST($series, by: "comma") } 中有患者出现在两个队列中，或有队列自身未重新计算 }。
verify-left_cohort = 未重新计算：{ $series } 中 { $gene } 的生存分析，其患者未以此名称保存。
verify-left_always = 报告中的其他内容未请 R 计算：逐个探针、功效与可检出的效应、去掉样本、其他合并方法、多重分析、最佳切点和平均生存时间。所存的值是否就是 GEO 的值，这里不检查。
verify-again = 仅用 R 再算一次：{ $command }
verify-left_fit = 未重新计算：{ $series }：{ $why -> [deseq2] 其计数由 DESeq2 检验 [quasi_likelihood] 其计数由 edgeR 的准似然 F 检验 *[array_weights] 计算芯片权重时，limma 不用有缺失值的基因，而这里使用它们 }。其 log2FC 和 SE 按所显示的值进入合并结果。
figures-drawn = 已绘制 { $n } 幅图，每幅有 SVG、PDF 和 PNG 格式：{ $place }
error-other_inputs = { $series } 的文件与生成这些结果时的文件不同
    .do = 请重新运行研究：geneverdict run { $study } -o { $folder } --figures
error-no_effect_column = 没有找到倍数变化的列
    .expected = 名称类似 logFC、log2FoldChange 或 FC 的列，或唯一一列正负号都有的数字
    .found = { LIST($columns, max: 12, by: "comma") }
    .do = 请指明：--column effect=列名
error-no_such_column = 没有名为“{ $column }”的数字列
    .found = { LIST($columns, max: 12, by: "comma") }
error-several_columns = 有几列都可能是{ $role -> [effect] 倍数变化 [p] p 值 *[fdr] 校正后的 p 值 }
    .found = { LIST($columns, max: 12, by: "comma") }
    .do = 请指明：{ $option }
error-column_option = “{ $text }”没有说明哪一列是什么
    .expected = effect=列名、p=列名 或 fdr=列名
error-no_common_names = 没有一列的行名与 { $series } 的相同
    .expected = 该数据集的探针、基因符号、Entrez 或 Ensembl 编号，至少占十分之一的行
    .found = { LIST($columns, max: 12, by: "comma") }
error-no_such_series = 这些结果中没有数据集“{ $series }”
    .found = { LIST($known, max: 12, by: "comma") }
error-no_series_compared = 这些结果中没有比较过的数据集
compare-names = 行由“{ $column }”列中的{ $kind -> [probe] 探针 [symbol] 基因符号 [entrez] Entrez 编号 *[ensembl] Ensembl 编号 }命名；其中 { $share } % 在我们的数据集中。
compare-column = { $role -> [effect] 倍数变化 [p] p *[fdr] 校正后的 p }取自“{ $header }”（{ $by -> [name] 依名称 [content] 依内容 *[said] 依您所说 }）。
compare-series = { $table } 与 { $series }{ COUNT($others) -> [0] {""} *[other] ，后者与它最接近（依相关系数；其余为 { LIST($others, by: "comma", max: 6) }） }
compare-other_series = { $series } { $correlation }
compare-agreement = 两个表共有 { $n_both } 个{ $rows -> [genes] 基因 *[probes] 探针 }（对方 { $n_theirs } 行，我们 { $n_ours } 行）。按发表的倍数变化：相关系数 { $correlation }，{ $same_sign } % 符号相同。
compare-lists = 在 |log2FC| ≥ { $log2fc } 且 FDR < { $fdr } 时，两者共同判定 { $both } 个；仅对方 { $theirs } 个，仅我们 { $ours } 个{ $other -> [0] {""} *[other] ；其中 { $other } 个方向相反 }{ $rate -> [from_p] （对方的 FDR 由其 p 算得） [none] （对方仅按倍数变化） *[fdr] {""} }。
compare-effect_same = 对方的倍数变化与我们的相同：{ $n } 个{ $rows -> [genes] 基因 *[probes] 探针 }中的 { $share } %，精确到其给出的位数。
compare-effect = 对方的倍数变化与我们的差别在于：{ LIST($what, by: "semicolon") }。这解释了 { $n } 个{ $rows -> [genes] 基因 *[probes] 探针 }中的 { $share } %，精确到其给出的位数。
compare-unexplained = 就所尝试的各种方式而言，对方的倍数变化并非来自这些值{ $near -> [yes] ，尽管与我们的很接近（相关系数 { $correlation }；半数相差小于 { $off }）：可能是同样的样本用了别的归一化方法 *[no] {""} }。
compare-part_same = { $part -> [p] p 值 *[fdr] 校正后的 p 值 }：与我们的相同（{ $share } %）。
compare-part = { $part -> [p] p 值 *[fdr] 校正后的 p 值 }：{ LIST($what, by: "semicolon") }（{ $n } 个中的 { $share } %）。
compare-part_unexplained = { $part -> [p] p 值：所尝试的检验都得不到它们 *[fdr] 校正后的 p 值：对其自身的 p 在这些行上作任何校正都得不到；该表可能缺行 }。
compare-not_refitted = 没有尝试其他检验：我们的拟合所依据的计数或单个值的权重不允许这样做。
compare-only_theirs = 对方 { $total } 行中有 { $n } 行不在我们的数据集中。
compare-only_ours = 我们的 { $total } 个{ $rows -> [genes] 基因 *[probes] 探针 }中有 { $n } 个不在对方的表中。
compare-gene_only_ours = 不在对方的表中
compare-gene_nowhere = 两个表中都没有
compare-gene_same = 倍数变化相同
compare-gene_probe = 对方的数字来自另一个探针：{ LIST($probes, by: "comma", max: 4) }
compare-gene_unexplained = 所尝试的方式都不能解释
compare-gene_other_p = p 未得到解释
compare-head = { $what -> [tried] 尝试 [share] 解释 [of] 共 [gene] 基因 [table] 表 [row] 行 [effect] 效应 [p] p [fdr] FDR *[reason] 原因 }
compare-tried = { $part -> [effect] 倍数变化 [p] p *[fdr] 校正后的 p }：{ COUNT($what) -> [0] 与我们相同 *[other] { LIST($what, by: "semicolon") } }
compare-share = { $share } %
compare-whose = { $whose -> [theirs] 对方 *[ours] 我们 }
compare-number = { $x }
compare-reasons = { LIST($what, by: "semicolon") }
explain-flipped = 比较方向相反（对照 − 病例）
explain-scale = { $scale -> [ln] 用自然对数而非 log2 [log10] 用以 10 为底的对数而非 log2 [ratio] 用比值而非其 log2 [signed_fold] 用带符号的倍数（−2 表示一半）而非 log2 [not_logged] 用未取对数的值的均值之差 [ratio_of_means] 用未取对数的值的均值之比 [log2_of_means] 用未取对数的值的均值之比的 log2 *[logged_twice] 值取了两次对数 }
explain-samples = 比较的样本不同（{ $n_case } 对 { $n_control }）{ $n_out -> [0] {""} *[other] ，去掉了我们的 { $n_out } 个：{ LIST($out, max: 8, by: "comma") } }{ $n_added -> [0] {""} *[other] ，加入了我们略去的 { $n_added } 个：{ LIST($added, max: 8, by: "comma") } }{ $n_moved -> [0] {""} *[other] ，{ $n_moved } 个在另一组：{ LIST($moved, max: 8, by: "comma") } }
explain-simple_means = 仅为组均值之差，没有我们模型中的其他列
explain-probe_rule = 每个基因{ $rule -> [highest_mean] 取均值最高的探针 [smallest_p] 取 p 最小的探针 [largest_change] 取变化最大的探针 *[mean] 取其探针的均值 }，而非中位数最高的探针
explain-any_probe = 同一基因的其他探针，不符合所尝试的任何规则
explain-paired = 改用配对检验（我们为不配对）
explain-unpaired = 改用不配对检验（我们为配对）
explain-no_covariates = 没有我们模型中的协变量
explain-test = { $test -> [moderated] 适度 t 检验，没有我们的改进 [trend] 带方差趋势的适度 t 检验（limma 的 trend） [robust] 带稳健先验的适度 t 检验（limma 的 robust） [trend_robust] 带趋势和稳健先验的适度 t 检验 [plain_t] 普通 t 检验，未经适度调整 [welch] Welch t 检验 [rank] 秩检验（Wilcoxon） *[other_prior] 在我们的基因以外的行上作适度调整 }
explain-one_sided = 单侧检验，病例组{ $side -> [up] 较高 *[down] 较低 }
explain-rate = { $how -> [bh] 由其自身的 p 在 { $n } 行上作 Benjamini–Hochberg 校正 [bh_filtered] 仅在有校正值的 { $n } 行上作 Benjamini–Hochberg 校正，其余被过滤 [bh_of] 在 { $n } 行上作 Benjamini–Hochberg 校正，该表只列出其中 p 最小的 [none] 未作校正 [bonferroni] 在 { $n } 行上作 Bonferroni 校正 [bonferroni_of] 在 { $n } 行上作 Bonferroni 校正，与该表的行数不同 [storey] Storey 的 q 值：{ $n } 行上的 Benjamini–Hochberg 值乘以 { $share } % *[holm] 在 { $n } 行上作 Holm 校正 }
explain-only_significant = 对方的表只列出显著的行{ $log2fc -> [absent] {""} *[other] ，|log2FC| 不小于 { $log2fc } }{ $p -> [absent] {""} *[other] ，p 不大于 { $p } }{ $fdr -> [absent] {""} *[other] ，校正后的 p 不大于 { $fdr } }。
explain-weak_left_out = 其中 { $share } % 在我们这里的均值低于 { $cut }：弱表达的行被过滤掉了。
help-compare = 某个已发表的表为何与我们的不同。
    .more = TABLE 为 GEO2R、limma、DESeq2、edgeR 的结果表或电子表格。依次尝试方向、单位、探针、样本、配对、检验、校正和过滤；说明由什么解释差异，以及解释了多少行。
    .example = geneverdict compare published.csv results --series GSE14520
    .table = 已发表的表：文本或 xlsx，可为压缩文件。
    .series = 结果中的哪个数据集；不写则取与该表最接近的。
    .column = 无法自动判断时，说明某列是什么：effect=列名、p=列名 或 fdr=列名。
    .output = 同时把完整的比较以 JSON 写到此处。
