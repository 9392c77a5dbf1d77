"""Makes PDF text copyable: tells readers which character each printed shape stands for.

reportlab 5.1 writes characters above U+FFFF as five hex digits, which readers take for two other
characters: 「赵𬭊」 is copied as 「赵Ⲵ」. PDF asks for UTF-16 (ISO 32000-1, 9.10.3).
"""

from collections.abc import Sequence

_MOST_A_BLOCK = 100  # a block may name at most a hundred characters

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def to_unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one font subset: position in it → code point."""
    lines = [
        f"<{place:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for place, point in enumerate(subset)
    ]
    blocks = [lines[at : at + _MOST_A_BLOCK] for at in range(0, len(lines), _MOST_A_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _HEAD.format(name=fontname) + body + _TAIL
