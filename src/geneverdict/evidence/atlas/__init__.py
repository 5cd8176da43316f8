"""One gene over an atlas: levels, how unusual they are, lines pooled inside a disease, genes like it."""
