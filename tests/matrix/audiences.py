"""Who plays in the matrix, and which cases each of them may see.

Cases are named after where they stand: `own`, `approved` and `ticketed` lie in the city and at its
hospital, `near` in a county of the city, `far` in another city; `draft` nobody has handed in.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Audience = Mapping[str, frozenset[str]]

HOSPITAL = frozenset({"own", "approved", "ticketed"})
CITY = HOSPITAL | {"near"}
FAR = frozenset({"far"})
OWN = frozenset({"own"})
DRAFT = frozenset({"draft"})
NOTHING: frozenset[str] = frozenset()


def audience(**roles: frozenset[str]) -> Audience:
    return MappingProxyType(roles)


CANDIDATES = audience(
    beginner=DRAFT,
    owner=frozenset({"own"}),
    near_candidate=frozenset({"near"}),
    far_candidate=FAR,
    payer=frozenset({"approved"}),
    holder=frozenset({"ticketed"}),
)
"""Each sees the own paper and nobody else's."""
REVIEW = audience(
    admin=HOSPITAL,
    far_admin=FAR,
    county_reviewer=frozenset({"near"}),
    reviewer=CITY,
    far_reviewer=FAR,
    governed_reviewer=NOTHING,
    bodies_reviewer=NOTHING,
    provincial_reviewer=CITY | FAR,
)
"""Reviewers and employers' admins, with the cases of their place."""
JUDGES = audience(**{role: cases for role, cases in REVIEW.items() if "admin" not in role})
"""Reviewers of offices, without the employers' admins."""
ADMINS = audience(admin=HOSPITAL | DRAFT, far_admin=FAR)
PEOPLE = audience(**{**REVIEW, **ADMINS})
"""An employer's admin knows of the own people's drafts; what they say is the candidate's."""
CALLERS = audience(
    **{**PEOPLE, "reviewer": CITY | DRAFT, "provincial_reviewer": CITY | FAR | DRAFT}
)
"""An office calls whoever has not handed in yet, too."""
CALLING_CLERKS = audience(clerk=CITY | DRAFT, far_clerk=FAR)
RECOVERIES = audience(
    **{role: OWN if role in {"admin", "reviewer"} else NOTHING for role in REVIEW}
)
"""Somebody of the hospital has lost an account: its admin and the city's office look at it."""
DECLARER = audience(**{role: OWN if role == "reviewer" else NOTHING for role in REVIEW})
"""A declaration belongs to whoever made it: the reviewer of the city."""
REVIEWERS = audience(**{role: NOTHING for role in REVIEW if role not in ADMINS})
PRACTISING = audience(**dict.fromkeys(REVIEWERS, OWN))
"""Practice cases are the same for every reviewer."""
LOOKERS = audience(
    county_reviewer=NOTHING,
    reviewer=NOTHING,
    far_reviewer=frozenset({"approved"}),
    governed_reviewer=frozenset({"approved"}),
    bodies_reviewer=frozenset({"approved"}),
    provincial_reviewer=NOTHING,
)
"""A case the city has decided is looked at again in any other place that ranks as a city."""
CLERKS = audience(clerk=CITY, far_clerk=FAR)
OF_THE_CITY = audience(clerk=OWN, far_clerk=NOTHING)
ASKED = audience(clerk=DRAFT, far_clerk=NOTHING)
"""Whoever fills in a draft has asked the city's office for an employer."""
COUNTER = audience(clerk=CITY, far_clerk=FAR, finance=CITY)
OFFICE = audience(clerk=CITY, far_clerk=FAR, finance=CITY, administrator=NOTHING)
LOOKED_AFTER = audience(
    clerk=OWN, far_clerk=NOTHING, administrator=OWN, admin=NOTHING, far_admin=NOTHING
)
"""The account of the city's reviewer: its office looks after it, and an administrator above. An
employer's admin comes in for those of the employers below."""
SUPERVISORS = audience(supervisor=CITY, far_supervisor=FAR)
ANSWERING = audience(supervisor=OWN, far_supervisor=NOTHING)
"""Who answers for the city's office, which has no head: its supervisor."""
STAFF = audience(**REVIEW, **OFFICE, **SUPERVISORS)
SIGNED_IN = audience(**CANDIDATES, **STAFF)
READS_TOO = audience(clerk=DRAFT, admin=DRAFT)
"""Whose name somebody reads without seeing the case: on a request, on the roster."""
EVERYBODY = audience(**SIGNED_IN, anonymous=NOTHING)
