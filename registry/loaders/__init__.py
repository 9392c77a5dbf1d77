"""One module per file of reference data; `rows` reads them all."""
