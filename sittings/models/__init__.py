"""Venues, sittings, tickets and scores."""

from sittings.models.score import Score, ScoreSheet, SheetState
from sittings.models.seating import Sitting, Venue
from sittings.models.ticket import Ticket

__all__ = ["Score", "ScoreSheet", "SheetState", "Sitting", "Ticket", "Venue"]
