"""The paper and what hangs on it."""

from applications.models.application import Application, Education, EmployerKind, StaffType
from applications.models.attachment import Attachment
from applications.models.call import Call, CallOutcome
from applications.models.discrepancy import Discrepancy
from applications.models.employer_request import EmployerRequest, RequestState
from applications.models.finding import Finding, FindingKind
from applications.models.original import Original
from applications.models.partial_upload import PartialUpload
from applications.models.phone_link import PhoneLink

__all__ = [
    "Application",
    "Attachment",
    "Call",
    "CallOutcome",
    "Discrepancy",
    "Education",
    "EmployerKind",
    "EmployerRequest",
    "Finding",
    "FindingKind",
    "Original",
    "PartialUpload",
    "PhoneLink",
    "RequestState",
    "StaffType",
]
