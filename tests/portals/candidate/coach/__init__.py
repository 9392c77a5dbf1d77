"""Tests of the photo coach."""
