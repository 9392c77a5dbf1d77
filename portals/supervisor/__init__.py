"""The face of supervisors: it sees everything of a region and changes nothing."""
