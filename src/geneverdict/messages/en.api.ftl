# What the Python interface refuses
error-by_name = { $what } takes its values by name
    .do = For example: { $what }(name=value)
