"""Practice as reviewers and whoever answers for them read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from exams.models import PracticeAnswer, PracticeCase
from exams.models.practice import Judgement, PracticeVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from accounts.models import Posting, User
    from exams.models import Exam
    from portals.shell.pieces import Tone

FILLS = {Judgement.FITS: "fill-green", Judgement.UNFIT: "fill-red", Judgement.UNSURE: "fill-sand"}


@dataclass(frozen=True)
class CaseLine:
    """One practice case in the list."""

    url: str
    title: str
    rules: int
    tone: Tone
    word: str


@dataclass(frozen=True)
class Judged:
    """One rule of an answered case: what was said, what is right, and why."""

    text: str
    said: str
    right: str
    why: str
    is_right: bool

    @property
    def tone(self) -> Tone:
        return "ok" if self.is_right else "no"

    @property
    def word(self) -> str:
        return (
            f"您判断：{self.said}" if self.is_right else f"您判断：{self.said}，应为：{self.right}"
        )


@dataclass(frozen=True)
class Share:
    """How many said one thing of a rule."""

    word: str
    count: int
    percent: int
    css: str
    is_right: bool


@dataclass(frozen=True)
class RuleLine:
    """One rule across a region. `apart` is the share that does not go with the largest group."""

    case: str
    text: str
    shares: list[Share]
    apart: int
    wrong: int


@dataclass(frozen=True)
class Practiser:
    """Somebody who has begun to practise."""

    public_id: str
    name: str
    done: int
    right: int


def case_lines(cases: Sequence[PracticeCase], answers: dict[int, PracticeAnswer]) -> list[CaseLine]:
    """Turn the cases into lines."""
    return [_case_line(case, answers.get(case.pk)) for case in cases]


def _case_line(case: PracticeCase, answer: PracticeAnswer | None) -> CaseLine:
    tone, word = _standing(case, answer)
    url = reverse("reviewer:practice_case", args=[case.public_id])
    return CaseLine(url, case.title, len(case.rules), tone, word)


def _standing(case: PracticeCase, answer: PracticeAnswer | None) -> tuple[Tone, str]:
    if answer is None:
        return "do", "还没有做"
    wrong = _wrong(case, answer)
    return ("ok", "全部一致") if not wrong else ("no", f"{wrong} 处不一致")


def _wrong(case: PracticeCase, answer: PracticeAnswer) -> int:
    pairs = zip(case.rules, answer.judgements, strict=False)
    slips = [rule["right"] != said for rule, said in pairs]
    return [*slips, case.verdict != answer.verdict].count(True)


def judged_rules(case: PracticeCase, answer: PracticeAnswer) -> list[Judged]:
    """Return rule after rule what was said and what is right, the verdict last."""
    rules = [
        _judged(rule["text"], Judgement(said).label, Judgement(rule["right"]).label, rule["why"])
        for rule, said in zip(case.rules, answer.judgements, strict=False)
    ]
    said, right = PracticeVerdict(answer.verdict).label, PracticeVerdict(case.verdict).label
    return [*rules, _judged("怎么办理", said, right, case.why)]


def _judged(text: str, said: str, right: str, why: str) -> Judged:
    return Judged(text, said, right, why, is_right=said == right)


def answers_of(person: User, exam: Exam) -> dict[int, PracticeAnswer]:
    """Return a person's own answers by case."""
    own = PracticeAnswer.objects.filter(reviewer=person, case__exam=exam)
    return {answer.case_id: answer for answer in own}


def answers_in(posting: Posting, exam: Exam) -> QuerySet[PracticeAnswer]:
    """Return the answers of a region and below, each with its person."""
    path = posting.region_path
    here = Q(region_path=path) | Q(region_path__startswith=f"{path}.")
    answers = PracticeAnswer.objects.filter(here, case__exam=exam)
    return answers.select_related("reviewer").order_by("reviewer__name", "case__position")


def rule_lines(cases: Sequence[PracticeCase], answers: Sequence[PracticeAnswer]) -> list[RuleLine]:
    """Return all rules that were judged, the ones on which people differ most first."""
    by_case: dict[int, list[list[str]]] = {}
    for answer in answers:
        by_case.setdefault(answer.case_id, []).append(answer.judgements)
    lines = [
        _rule_line(case, place, [said[place] for said in by_case[case.pk]])
        for case in cases
        if case.pk in by_case
        for place in range(len(case.rules))
    ]
    return sorted(lines, key=lambda line: (-line.apart, -line.wrong))


def _rule_line(case: PracticeCase, place: int, said: list[str]) -> RuleLine:
    rule, counts, whole = case.rules[place], Counter(said), len(said)
    shares = [
        Share(
            word=choice.label,
            count=counts[choice],
            percent=round(100 * counts[choice] / whole),
            css=FILLS[choice],
            is_right=choice == rule["right"],
        )
        for choice in Judgement
    ]
    return RuleLine(
        case=case.title,
        text=rule["text"],
        shares=shares,
        apart=round(100 * (1 - max(counts.values()) / whole)),
        wrong=round(100 * (1 - counts[rule["right"]] / whole)),
    )


def practisers(cases: Sequence[PracticeCase], answers: Sequence[PracticeAnswer]) -> list[Practiser]:
    """Return who has practised, with how many cases and how many of them all right."""
    known = {case.pk: case for case in cases}
    people: dict[int, list[PracticeAnswer]] = {}
    for answer in answers:
        people.setdefault(answer.reviewer_id, []).append(answer)
    return [
        Practiser(
            public_id=own[0].reviewer.public_id,
            name=own[0].reviewer.name,
            done=len(own),
            right=sum(_wrong(known[one.case_id], one) == 0 for one in own),
        )
        for own in people.values()
    ]
