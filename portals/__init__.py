"""The faces: one folder per kind of person, and the shell they share."""
