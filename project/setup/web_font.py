"""Make the small web font for rare characters: `python -m project.setup.web_font`.

Phones and old computers know GBK's characters, which leave out some of the 8105 standard ones; a
name like 㛃 or 䶮 shows as a box there. The font holds just those. Run it after the typeface or the
list of characters changed; its results are committed. fontTools and Brotli are tools, not imported.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
STANDARD = CHECKOUT / "documents" / "readings" / "tgh.csv"
TYPEFACE = CHECKOUT / "documents" / "fonts" / "NotoSansSC_400Regular.ttf"
FOLDER = CHECKOUT / "static" / "fonts"
FONT = "rare-characters.woff2"
STYLE = """/* Made by project/setup/web_font.py; only pages with one of these characters load it. */
@font-face {{
  font-family: "Kaowu Rare";
  src: url("{font}") format("woff2");
  font-display: swap;
  unicode-range: {points};
}}
"""


def rare_characters() -> list[str]:
    """Return the standard characters that GBK lacks, in the order of their code points."""
    with STANDARD.open(encoding="utf-8", newline="") as file:
        standard = {one for _syllable, characters in csv.reader(file) for one in characters}
    return sorted(one for one in standard if not one.encode("gbk", errors="ignore"))


def main() -> int:
    """Write the font and the style sheet that names its characters."""
    points = [f"U+{ord(one):X}" for one in rare_characters()]
    FOLDER.mkdir(exist_ok=True)
    subprocess.run(
        [
            sys.executable, "-m", "fontTools.subset", str(TYPEFACE),
            f"--unicodes={','.join(points)}", "--flavor=woff2", "--layout-features=",
            f"--output-file={FOLDER / FONT}",
        ],
        check=True,
    )  # fmt: skip
    style = STYLE.format(font=FONT, points=", ".join(points))
    (FOLDER / "rare-characters.css").write_text(style, encoding="utf-8")
    print(f"{len(points)} characters, {(FOLDER / FONT).stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
