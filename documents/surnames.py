"""Surnames read otherwise than in words, where a general dictionary goes wrong."""

_SINGLE = {
    "柏": ("bai", "bo"),
    "薄": ("bo",),
    "秘": ("bi",),
    "种": ("chong",),
    "重": ("chong",),
    "谌": ("chen", "shen"),
    "单": ("shan",),
    "都": ("du",),
    "盖": ("ge", "gai"),
    "句": ("gou",),
    "炅": ("gui",),
    "会": ("gui",),
    "黑": ("he", "hei"),
    "缪": ("miao",),
    "解": ("xie",),
    "角": ("jue",),
    "阚": ("kan",),
    "乐": ("yue", "le"),
    "洗": ("xian",),
    "牟": ("mu", "mou"),
    "粘": ("nian",),
    "区": ("ou",),
    "朴": ("piao", "pu"),
    "繁": ("po",),
    "覃": ("qin", "tan"),
    "仇": ("qiu",),
    "召": ("shao",),
    "折": ("she",),
    "莘": ("shen", "xin"),
    "乘": ("sheng",),
    "隗": ("wei", "kui"),
    "尉": ("wei", "yu"),
    "员": ("yun",),
    "曾": ("zeng",),
    "查": ("zha",),
    "翟": ("zhai", "di"),
    "祭": ("zhai", "ji"),
    "长": ("zhang",),
}

_DOUBLE = {
    "万俟": ("mo", "qi"),
    "尉迟": ("yu", "chi"),
    "长孙": ("zhang", "sun"),
    "乐正": ("yue", "zheng"),
}


def surname_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Readings of the surname's characters at the start of a name, () when nothing special."""
    double = _DOUBLE.get(name[:2])
    if double:
        return tuple((syllable,) for syllable in double)
    single = _SINGLE.get(name[:1])
    return (single,) if single else ()
