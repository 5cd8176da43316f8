# Python 接口拒绝的内容
error-by_name = { $what } 的取值必须写出名称
    .do = 例如：{ $what }(name=value)
