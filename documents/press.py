"""One press for all papers: two threads that print at once would mix their glyphs up.

reportlab walks each font file with one shared cursor.
"""

from threading import Lock

PRESS = Lock()
