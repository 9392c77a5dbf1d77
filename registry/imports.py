"""Load the province's reference data from CSV files. Loading twice changes nothing twice.

Each file is one transaction: a row that cannot be used raises `BadRow`, which names line and
column, and nothing of the file is loaded.
"""

from registry.loaders.cells import BadRow
from registry.loaders.employers import load_employers
from registry.loaders.qualifications import load_qualifications, store_qualifications
from registry.loaders.regions import load_regions
from registry.loaders.trades import load_trades

__all__ = [
    "BadRow",
    "load_employers",
    "load_qualifications",
    "load_regions",
    "load_trades",
    "store_qualifications",
]
