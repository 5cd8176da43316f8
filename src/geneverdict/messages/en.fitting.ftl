# What the values are, and how much each of them counts
error-measure = the values are { $measure -> [counts] counts of reads *[proportion] shares of reads (TPM, CPM) }, which cannot be analysed yet
    .do = Give a table of log2 values: expression = "…"
error-weights_and_blocks = each value has a weight of its own, and that cannot be combined here with a correlation within individuals
    .do = Leave samples without a partner out: unpaired = "leave_out"
error-weights_and_array_weights = each value has a weight of its own, and that cannot be combined here with array weights
    .do = Leave array_weights out
