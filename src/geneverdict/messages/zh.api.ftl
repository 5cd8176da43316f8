# Python 接口拒绝的内容
error-by_name = { $what } 的取值必须写出名称
    .do = 例如：{ $what }(name=value)
error-needs_package = 此处没有安装 Python 包 { $package }
    .do = 请安装：pip install { $package }
error-wrong_type = { $verb } 的“{ $argument }”不能是这种类型
    .expected = { LIST($expected, by: "or") }
    .found = { $found }
error-nothing_given = { $verb } 至少需要一个 { $what }
error-no_platform_given = 数据集需要其平台的探针表
    .do = 例如：prepare(series, read_platform("GPL570.annot.gz"))，或直接下载：prepare(fetch("GSE4107"))
error-groups_needed = 数据集 { $series } 没有可比较的分组
    .do = 请给出 prepare 的结果
error-other_platform = 该表属于另一种芯片
    .expected = { $expected }
    .found = { $found }
    .do = 请读取 { $expected } 的表；若确实要用此表，请写明：SeriesSpec(id="{ $series }", platform="{ $found }")
error-few_probes_in_table = 数据集的 { $n } 个探针中有 { $missing } 个不在{ $platform -> [absent] 其平台 *[other] { $platform } }的表中
    .do = 请读取该数据集自身芯片的表；若确实要用此表，请写明：SeriesSpec(id="{ $series }", platform="{ $platform -> [absent] GPL… *[other] { $platform } }")
