"""The face of reviewers and of the employers' own admins: lists, the case, the decision."""
