"""Every chain of least squares: one contrast, the quality of samples, the tests of a design."""
