"""Make a bare machine ready. Run by path with any Python: nothing here needs to be installed."""
