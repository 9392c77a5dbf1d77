"""People, what they are posted to, and the codes they prove themselves with."""

from accounts.models.codes import OneTimeCode
from accounts.models.conflict import Conflict, Relation
from accounts.models.consent import Consent, Wording
from accounts.models.factor_reset import FactorReset
from accounts.models.failures import SignInFailure
from accounts.models.posting import Posting, Role
from accounts.models.recovery import RecoveryKind, RecoveryRequest, RecoveryState
from accounts.models.second_factor import RecoveryCode, SecondFactor
from accounts.models.user import User

__all__ = [
    "Conflict",
    "Consent",
    "FactorReset",
    "OneTimeCode",
    "Posting",
    "RecoveryCode",
    "RecoveryKind",
    "RecoveryRequest",
    "RecoveryState",
    "Relation",
    "Role",
    "SecondFactor",
    "SignInFailure",
    "User",
    "Wording",
]
