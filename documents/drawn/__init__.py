"""Made-up portraits and papers for the demo province and the tests: nobody's face or name."""

from documents.drawn.paper import draw_scan
from documents.drawn.portrait import draw_portrait

__all__ = ["draw_portrait", "draw_scan"]
