"""Files as people upload them, and as nobody should: each with the verdict it must get."""
