"""Password hashing that a two-core machine can afford at the deadline."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class TunedArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane (OWASP's first choice): about 80 a second."""

    memory_cost = 19456
    time_cost = 2
    parallelism = 1
