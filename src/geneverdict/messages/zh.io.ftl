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
error-not_there = { $offline -> [yes] 缓存中 *[no] {""} }{ $what -> [family] 没有 { $accession } 的 family SOFT 文件 [platform] 没有平台 { $accession } 的注释表 [matrix_on] 没有 { $accession } 在 { $platform } 上的矩阵 [matrix] 没有 { $accession } 的 series matrix 文件 *[file] 没有这个文件 }；已尝试 { LIST($tried) }
    .do = { $offline -> [yes] 请先不加 --offline 运行一次，或用 --geo 指定含有该文件的文件夹 *[no] { $what -> [platform] 请核对编号和镜像，或提供您自己的探针对应表 [matrix_on] 它有：{ LIST($others, by: "comma") } [matrix] 请核对编号和镜像；SuperSeries 或未公开的数据集没有矩阵，另一些数据集可能只有 family SOFT 文件 *[other] 请核对编号和镜像 } }
error-interrupted = 已中断
    .do = 请再运行一次：已下载的部分会保留
error-proxy_settings = 环境中的代理设置无法使用
    .found = { $why }
    .do = 请检查 HTTPS_PROXY、HTTP_PROXY 和 ALL_PROXY
error-not_fetched = 无法下载，已尝试 { $n } 次而没有任何进展
    .found = { $why }
    .do = 请稍后再运行（会从中断处继续），或用 --geo 指定另一个镜像

fetch-tried = { $place }（{ $why }）
fetch-http = HTTP { $status }{ $status -> [401] {" "}未授权 [403] {" "}禁止访问 [404] {" "}未找到 [410] {" "}已不存在 [416] {" "}范围无效 [429] {" "}请求过多 [500] {" "}服务器内部错误 [502] {" "}网关错误 [503] {" "}服务不可用 [504] {" "}网关超时 *[other] { $words -> [absent] {""} *[other] {" "}{ $words } } }
fetch-another_length = 收到的内容与其声明的长度不符
fetch-another_piece = 服务器续传的是另一段或另一个文件
fetch-no_connection_in_time = { $seconds } 秒内无法连接
fetch-nothing_came = { $seconds } 秒内没有收到任何数据
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
error-truncated = 文件被截断
    .found = { $why }
    .do = 请重新下载
cut-in_header = 在文件头中即已结束
cut-before_table = 在表开始之前即已结束
cut-line_missing = 缺少{ $sample -> [absent] {" "} *[other] {" "}{ $sample } 的 }{ $line } 行
cut-no_sample = 其中没有样本
cut-samples_missing = !Series_sample_id 所列 { $named } 个样本中的 { $n } 个；缺少 { $sample }
cut-gzip = gzip 数据流过早结束
cut-utf16 = 损坏的 UTF-16 文本
error-table_truncated = 表被截断
    .expected = 按 !Sample_data_row_count 应有 { $stated } 行
    .found = { $rows } 行
    .do = 请重新下载
read-supplementary = { $file }（{ $address }）
error-empty_table = 该数据集的表是空的：其数值（通常为 RNA-seq）在补充文件中
    .found = { COUNT($files) -> [0] 未列出补充文件 *[other] { LIST($files, by: "comma") } }
    .do = 请下载数值表，并在研究文件中以 expression = "…" 和 samples = "…" 给出
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
error-no_rows = { $what -> [clinical_table] 临床表 *[matrix] 矩阵 }没有数据行
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
-whose-name = { $what -> [matrix] 矩阵的一列 [sample_sheet] 样本表的一列 [clinical_table] 临床表的一列 *[sample] 样本表中的一个样本 }
error-without_a_name = { -whose-name }没有名称
    .expected = 表头每个单元格都有名称
    .found = 空单元格
error-name_repeated = { -whose-name }重名
    .expected = 每个名称一次
    .found = “{ $name }”出现 { $n } 次
error-cells = { $what -> [clinical_table] 临床表 *[sample_sheet] 样本表 }第 { $number } 行的单元格数不对
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
error-no_such_file = 没有这个文件
    .do = 请核对文件名和文件夹
error-no_data = 这不是数据
    .expected = 文本，gzip 压缩与否均可
    .found = { $kind -> [git_lfs] Git LFS 指针，而不是它所代表的文件 [xlsx] 电子表格（xlsx）或其他 zip 压缩包 [xls] 旧式电子表格（xls） [pdf] PDF 文档 [bzip2] bzip2 压缩包 [xz] xz 压缩包 [zstandard] zstandard 压缩包 [parquet] parquet 文件 [empty] 空文件 [web_page] 网页，不是数据 *[tar] tar 归档 }
    .do = { $kind -> [xlsx] 请另存为以制表符分隔的文本 [xls] 请另存为以制表符分隔的文本 [pdf] 请另存为以制表符分隔的文本 *[other] 请重新下载，或将其解压 }
error-not_text = 这不是文本
    .expected = 文本，gzip 压缩与否均可
    .found = 二进制数据
error-not_a_number = 行“{ $row }”（第 { $line } 行）、列“{ $column }”不是数字
    .expected = 数字或空单元格
    .found = “{ $cell }”
    .do = { $comma -> [yes] 请用句点而不是逗号作小数点 *[no] 请改正该单元格；若缺失则留空 }

# 研究文件
place-section = { $file }，[{ $section }]
place-entry = { $file }，第 { $number } 个数据集{ $id -> [absent] {""} *[other] （{ $id }） }
place-file_series = { $file }，数据集 { $series }
error-no_study_file = 没有这个研究文件
    .do = 请先生成：geneverdict init GSE… --gene … -o study.toml
error-study_unreadable = 无法读取研究文件（{ $why }）
study-not_utf8 = 不是 UTF-8 文本
error-not_toml = 这不是有效的 TOML：{ $line -> [absent] {""} *[other] 第 { $line } 行第 { $column } 列，}{ $why }
toml-reason = { $code -> [invalid_value] 值无效 [invalid_statement] 语句无效 [expected_after_a_key_in_a_key_value_pair] 键之后应为“=” [expected_newline_or_end_of_document_after_a_statement] 语句之后应换行 [expected_at_the_end_of_a_table_declaration] 表名之后应为“]” [expected_at_the_end_of_an_array_declaration] 数组表名之后应为“]]” [unclosed_array] 数组没有结束 [unclosed_inline_table] 内联表没有结束 [unterminated_string] 字符串没有结束 [expected_expected] 字符串没有结束 [invalid_initial_character_for_a_key_part] 键的开头字符无效 [cannot_overwrite_a_value] 同一个键写了两次 [duplicate_inline_table_key] 内联表中同一个键写了两次 [unescaped_in_a_string] 字符串中有未转义的“\” [invalid_date_or_datetime] 日期无效 *[other] { $text } }
error-series_twice = 数据集 { $series } 写了两次{ $other -> [absent] {""} *[other] （另一次写作 { $other }） }
    .do = 每个数据集（及平台）只写一次：重复计算是错误的
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
regex-reason = { $code -> [missing_unterminated_subpattern] 括号没有配对 [unbalanced_parenthesis] 括号没有配对 [unterminated_character_set] 字符集没有结束 [nothing_to_repeat] 没有可重复的内容 [multiple_repeat] 重复符号连用 [bad_escape_end_of_pattern] 结尾的“\”不完整 *[other] { $text } }
error-together = { $one } 与 { $other } 在此不能同时使用
error-half_clinical = { $said -> [table] 给出了“clinical”，但没有给出“clinical_key” *[key] 给出了“clinical_key”，但没有给出“clinical” }：clinical = "clinical.tsv", clinical_key = "patient"
error-sheet_without_table = “samples”是您自己的表所附的样本表，需要同时给出 expression = "…"
error-own_id = id“{ $id }”用于文件名；只能含字母、数字、空格、“.”、“_”和“-”，且以字母或数字开头
error-time_is_event = time 与 event 指定了同一个字段
error-censored_alone = censored_value 需要与 event_value 一起给出：event_value = "dead", censored_value = "alive"
error-event_and_censored = “{ $value }”同时出现在 event_value 和 censored_value 中
error-no_option = { $dimension }：没有“{ $option }”这个选项；可选的有 { LIST($options, by: "comma") }
error-no_sample_field = 没有名为“{ $field }”的样本字段
    .do = { $bare -> [yes] 请指定一个含有样本字段的表：samples = "…" *[no] 您是否想写：{ LIST($near, max: 12, by: "comma") } }

shape-genes = 形如 ["ITGA5"] 的列表
shape-covariates = 样本字段的列表，如 ["age", "sex"]
shape-samples = 一个文件名；在 case 和 control 中则为形如 ["GSM1", "GSM2"] 的列表
shape-series = 每个数据集一项：[[series]] 和 id = "GSE4107"
shape-thresholds = [thresholds] 一节，含 log2fc = 1.0 和 fdr = 0.05
shape-analysis = [analysis] 一节，含 trend、robust、array_weights 或 unpaired
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
error-no_results = 此处没有 geneverdict 的结果
    .expected = 含有 { $file } 的文件夹
    .do = 请先生成：geneverdict run study.toml -o results
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
    .do = 请参阅：{ $command } --help
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
run-served = { $results } 的网页位于 { $address }，仅限本机访问。按 Ctrl-C 停止。
run-compared = { $of } 个数据集中比较了 { $n } 个{ $lived -> [0] {""} *[other] ，{ $lived } 个给出生存信息 }，用时 { $seconds } 秒。
run-report = 报告：{ $file }
run-study_written = 已写入 { $file }。请先阅读其中的注释，然后运行：geneverdict run { $file } -o results
run-series_unreadable = { $series }：无法读取：{ $why }。
run-series_seen = { $series }：实验组 { $n_case } 个，对照组 { $n_control } 个，两者皆非 { $n_neither } 个（{ $grade -> [sure] 确定 *[check] 待核对 }）{ $n_pairs -> [0] {""} *[other] ，{ $n_pairs } 对（{ $pairs_grade -> [sure] 确定 *[check] 待核对 }） }{ $grade -> [sure] {""} *[check] {"  <- "}需要您确认：见注释 }
run-entry_failed = { $series }：{ $why }
run-entry_fetched = { $series }：{ $cached -> [yes] 在缓存中 *[no] 已下载 }，{ $size } 字节，sha256 { $sha256 }…，{ $address }

step-fetching = 正在下载 { $file }
step-series = { $series }：{ $what -> [reading] 读取 [preparing] 准备 [fitting] 拟合 [survival] 生存 *[specifications] 分析方案 }
step-study = { $what -> [simulating] 模拟一项研究 [pooling] 合并 [answers] 得出结论 *[report] 图与报告 }
step-multiverse = 多重分析：{ $gene }
step-specifications = { $series }：{ $n } 个分析方案
step-permuted = { $series }：置换标签，{ $gene }
step-parts = { $what }（{ $parts } 部分中已完成 { $done } 部分）

terminal-simulated = 模拟数据。
terminal-difference = * 中心化值或 z 分数的差值，不是 log2 倍数变化
terminal-head = { $what -> [series] 数据集 [design] 设计 [rank] 秩次 *[call] 判定 }
terminal-interval = { $unit -> [log2FC] log2FC [difference] 差值 *[effect] 效应 } [95% CI]
terminal-estimate = { $estimate } { $low -> [absent] – *[other] [{ $low }, { $high }] }
terminal-pooled = 合并 { $k } 个数据集：log2FC { $estimate }，p { $p }；预测区间 { $low -> [absent] – *[other] [{ $low }, { $high }] }；τ² { $tau2 }，I² { $i2 }%。
terminal-not_measured = 未检测
terminal-sizes = { $n_case } 对 { $n_control }
terminal-weight = { $weight -> [decides] 决定性： *[matters] 重要： }

look-head = { $what -> [field] 字段 [values] 取值 [differing] 在样本之间有差别的字段 [sample] 样本 [role] 角色 [pair] 配对 [why] 依据 *[samples] 样本 }
look-role = { $role -> [case] 实验组 [control] 对照组 *[neither] 两者皆非 }
look-size = { $probes } 个探针 × { $samples } 个样本
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
study-pairs = 配对（{ $grade -> [sure] 确定 *[check] 待核对 }）：{ $n -> [0] 无 *[other] { $n } 对 }
study-scale = 尺度（{ $grade -> [sure] 确定 *[check] 待核对 }）：{ $kind -> [linear] 线性 [log2] log2 [log_ratio] 对数比值 [centred] 已中心化 [zscored] z 分数 *[other] 其他 }{ $log2 -> [yes] ，将取 log2 *[no] {""} }
study-if_right = 如确是如此，请移到 [[series]] 之下：

help-usage = 用法：{ $command } { $pieces }
help-options = [选项]
help-subcommand = 命令 [参数]...
help-section = { $which -> [arguments] 参数： [options] 选项： *[commands] 命令： }
help-example = 示例：{ $line }
help-default = [默认：{ $value }]
help-required = [必填]
help-metavar = { $name -> [study] 研究文件 [gene] 基因 [results] 结果文件夹 [address] 地址 [path] 路径 [number] 数字 [port] 端口 [gse] GSE [gses] GSE… *[gpl] GPL }
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
    .figures = 绘制图的文件；报告的交互部分不需要它们。
    .bare = 绘制图的文件时不加标题，以合期刊的要求。
    .platform = 用于有多个平台的数据集；多个数据集中的一个：GSE14520=GPL571。
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
help-gene = 从已存的结果中查询另一个基因，无需重新运行。
    .example = geneverdict gene TMC5 results
    .name = 基因符号（或旧名，或探针编号）。
    .log2fc = 另一个 |log2FC| 阈值。
    .fdr = 另一个 FDR 阈值。
help-init = 查看数据集，写出一份供您核对的研究文件。
    .example = geneverdict init GSE14520 GSE4107 --platform GSE14520=GPL571 --gene ITGA5 -o study.toml
    .series = GEO 数据集的编号。
    .gene = 所关心的基因；可重复给出。
    .force = 替换已有的研究文件。
help-inspect = 数据集中有什么；会作出哪些推断，依据是什么。
    .example = geneverdict inspect GSE14520 --platform GPL571
    .series = 一个 GEO 数据集的编号。
    .platform = 用于有多个平台的数据集。
help-fetch = 把研究所需的文件下载到缓存。
    .example = geneverdict fetch study.toml
help-demo = 一项模拟研究，离线，从头到尾。
    .example = geneverdict demo -o demo-results
help-serve = 在本机上展示每个基因的交互网页。
    .more = 它只在本机上监听。按 Ctrl-C 停止。
    .example = geneverdict serve results
    .port = 监听的端口；默认 8765，或其后第一个空闲的端口。
    .browse = 在浏览器中打开；在终端中默认打开，除非拒绝。
    .json = 以 JSON 输出地址，供程序读取。

# 准备数据集
-values = { COUNT($values) -> [0] 只有空值 *[other] { LIST($values, max: 6, by: "comma") } }
error-unknown_gene = { $why -> [date] “{ $asked }”是电子表格由基因符号误转成的日期 *[nowhere] “{ $asked }”不是这些数据集或基因符号表中的任何基因 }
    .do = { COUNT($near) -> [0] 请核对基因符号 *[other] { $why -> [date] 请指明基因：{ LIST($near, by: "or") } *[nowhere] 您是否想写：{ LIST($near, by: "comma") } } }
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
    .do = 请在研究文件中指定另一份平台注释表或 probe_map
error-probes_of_another_platform = 数据集的 { $n } 个探针没有一个在平台注释表中
    .expected = 形如 { LIST($listed, by: "comma") } 的编号
    .found = 形如 { LIST($found, by: "comma") } 的编号
    .do = 请在研究文件中指定另一个平台或 probe_map
error-no_number = 表达表中没有数字
    .expected = 有限的数值
    .found = { $n } 个缺失
    .do = 请查看该文件
error-no_pair = 按字段“{ $field }”得不到任何配对
    .expected = 既有实验组样本又有对照组样本的个体
    .found = { COUNT($values) -> [0] 没有值 *[other] { LIST($values, max: 6, by: "comma") } }
    .do = 请检查 strip 与 extract，或删去 pair
error-individuals_repeated = { $n } 个个体有多个实验组样本或多个对照组样本
    .expected = 每个个体各一个实验组样本和对照组样本
    .found = { LIST($individuals, max: 6, by: "comma") }
    .do = 它们是技术重复或多处病灶：请各保留一个，或写 pair = false

# 运行
error-no_file_of_study = 没有这个文件
    .do = 路径从研究文件所在的文件夹算起
error-no_series = “{ $id }”不是数据集
    .expected = 形如 GSE14520 的编号
    .do = 若是您自己的表，请加上 expression = "…"
error-no_platform_table = 无法得到平台 { $platform } 的注释表（{ $why }）
    .do = 请提供探针表：probe_map = "{ $platform }.tsv"（含 probe_id 与 symbol 两列）
error-half_groups = { $said -> [case] 给出了“case”，但没有给出“control” *[control] 给出了“control”，但没有给出“case” }
    .do = 请两者都给出，或都不给出而由软件推断
error-groups = 分组不确定（{ LIST($evidence, by: "sentence") }）
    .do = { $case -> [absent] 请在研究文件中写明：case = {"{"} field = "…", match = "…" {"}"} 和 control = {"{"} … {"}"} *[other] 如确是如此，请在研究文件中写明：case = { $case } 和 control = { $control } }
error-same_file_names = 数据集“{ $one }”与“{ $other }”会有相同的文件名
    .do = 请为其中一个另取 id
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
