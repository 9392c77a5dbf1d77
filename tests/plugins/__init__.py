"""Additions to pytest."""
