"""The photo coach: choose, frame, see what became of it."""
