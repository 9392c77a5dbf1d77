"""What the province knows: regions, employers, trades and qualifications."""

from registry.models.employer import Employer
from registry.models.qualification import Qualification
from registry.models.region import Region
from registry.models.trade import Trade

__all__ = ["Employer", "Qualification", "Region", "Trade"]
