# What the Python interface refuses
error-by_name = { $what } takes its values by name
    .do = For example: { $what }(name=value)
error-needs_package = the Python package { $package } is not installed here
    .do = Install it: pip install { $package }
error-wrong_type = { $verb } cannot take this as '{ $argument }'
    .expected = { LIST($expected, by: "or") }
    .found = { $found }
error-nothing_given = { $verb } needs at least one { $what }
error-no_platform_given = a series needs the table of its platform
    .do = For example: prepare(series, read_platform("GPL570.annot.gz")), or fetch the series: prepare(fetch("GSE4107"))
error-groups_needed = the series { $series } has no groups to compare
    .do = Give what prepare made of it
error-other_platform = the table is that of another array
    .expected = { $expected }
    .found = { $found }
    .do = Read the table of { $expected }; or, where this one is meant, say so: SeriesSpec(id="{ $series }", platform="{ $found }")
error-few_probes_in_table = { $missing } of { $n } probes of the series are not in the table of { $platform -> [absent] its platform *[other] { $platform } }
    .do = Read the table of the series' own array; or, where this one is meant, say so: SeriesSpec(id="{ $series }", platform="{ $platform -> [absent] GPL… *[other] { $platform } }")
