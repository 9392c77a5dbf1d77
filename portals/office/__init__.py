"""The face of exam offices: tickets, the counter, scores."""
