"""One module per place: base (shared), demo, production, test."""
