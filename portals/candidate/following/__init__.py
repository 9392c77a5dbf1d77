"""What a candidate does after signing: follow, mend, pay, print, read the result."""
