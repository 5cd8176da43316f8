# 数值是什么，以及每个数值的权重
error-measure = 这些数值是{ $measure -> [counts] 读段计数 *[proportion] 读段占比（TPM、CPM） }，目前尚不能分析
    .do = 请提供 log2 值的表格：expression = "…"
error-weights_and_blocks = 每个数值都有自己的权重，此处不能与个体内相关同时使用
    .do = 请剔除没有配对的样本：unpaired = "leave_out"
error-weights_and_array_weights = 每个数值都有自己的权重，此处不能与芯片权重同时使用
    .do = 请去掉 array_weights
