"""Pure kernels: arrays in, named tuples of arrays out.  They have never heard of a gene, a file or a plot."""
