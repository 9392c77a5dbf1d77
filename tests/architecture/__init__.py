"""House rules as tests. Each checker is tried on a bad sample too."""
