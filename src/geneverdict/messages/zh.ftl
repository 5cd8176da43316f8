# 中文

language-name = 中文
language-tag = zh-Hans
language-plurals = other
language-spacing = han

list-and = { " 和 " }
list-or = { " 或 " }
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

error-line = { $where -> [absent] {""} *[other] { $where }： }{ $what }{ $expected -> [absent] { $found -> [absent] {""} *[other] ；实为 { $found } } *[other] ；应为 { $expected }{ $found -> [absent] {""} *[other] ，实为 { $found } } }。{ $do -> [absent] {""} *[other] { $do }。 }
