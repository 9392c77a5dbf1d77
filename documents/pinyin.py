"""Finds Chinese text by pinyin. Every reading counts: searching forgives, people guess."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path
from unicodedata import normalize

from pypinyin import lazy_pinyin

from documents.surnames import surname_of

# 通用规范汉字字典: what an educated reader may say; see readings/README.md
_READINGS_FILE = Path(__file__).parent / "readings" / "tgh.csv"
_MOST = 32


@dataclass(frozen=True, slots=True)
class PinyinKeys:
    """All ways to type a text, likeliest first: 「护理员」 gives hly and huliyuan."""

    initials: tuple[str, ...]
    full: tuple[str, ...]


def initials(text: str) -> str:
    """First letters by the likeliest reading: 「护理员」 → hly. Latin letters and digits stay."""
    return "".join(said[0] for _, said in _read(text))


def readings(text: str) -> PinyinKeys:
    """Initials and full pinyin for every accepted reading of every character, at most 32 each."""
    return _keys([_readings_of(*pair) for pair in _read(text)])


def search_key(text: str) -> str:
    """All keys with a space before each: search with `LIKE '% hly%'`. Empty for empty text."""
    return _joined(readings(text))


def name_initials(name: str) -> str:
    """First letters of a person's name, the surname read as a surname: 「单雄」 → sx."""
    return next(iter(name_readings(name).initials), "")


def name_readings(name: str) -> PinyinKeys:
    """Like `readings`, with the surname's own reading first: 「单」 is shan before dan and chan."""
    characters = [_readings_of(*pair) for pair in _read(name)]
    for place, syllables in enumerate(surname_of(name)):
        characters[place] = _without_repeats((*syllables, *characters[place]))
    return _keys(characters)


def name_search_key(name: str) -> str:
    """`search_key` for a person's name."""
    return _joined(name_readings(name))


def _joined(keys: PinyinKeys) -> str:
    return "".join(f" {key}" for key in _without_repeats((*keys.initials, *keys.full)))


def _keys(characters: list[tuple[str, ...]]) -> PinyinKeys:
    letters = [_without_repeats(tuple(s[0] for s in syllables)) for syllables in characters]
    return PinyinKeys(_spelled(letters), _spelled(characters))


def _spelled(characters: list[tuple[str, ...]]) -> tuple[str, ...]:
    if not characters:
        return ()
    spellings = ("".join(choice) for choice in product(*characters))
    return _without_repeats(tuple(islice(spellings, _MOST)))


def _read(text: str) -> list[tuple[str, str]]:
    """Each character that can be typed with its likeliest reading; signs are left out."""
    return [(character, said) for character, said in _spoken(text) if _typeable(said)]


def _spoken(text: str) -> Iterator[tuple[str, str]]:
    text, place = normalize("NFKC", text), 0
    for said in lazy_pinyin(text):
        if text.startswith(said, place):  # a run of letters, figures or signs comes back as it is
            yield from zip(said, said.lower(), strict=True)
            place += len(said)
        else:
            yield text[place], said
            place += 1


def _typeable(said: str) -> bool:
    return said.isascii() and said.isalnum()


def _readings_of(character: str, likeliest: str) -> tuple[str, ...]:
    return _without_repeats((likeliest, *_accepted_readings().get(character, ())))


@cache
def _accepted_readings() -> dict[str, tuple[str, ...]]:
    accepted: dict[str, tuple[str, ...]] = {}
    for line in _READINGS_FILE.read_text(encoding="utf-8").splitlines():
        syllable, characters = line.split(",")
        for character in characters:
            accepted[character] = (*accepted.get(character, ()), syllable)
    return accepted


def _without_repeats(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
