"""The candidate's face: choose, fill in, upload, check, submit, and follow what becomes of it."""
