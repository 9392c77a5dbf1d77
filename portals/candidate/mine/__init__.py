"""我的资料: what is held about a person, who looked at it, and the keys to the account."""
