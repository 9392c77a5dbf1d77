"""One year's sitting, with the parameters of its rules."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from vault.fields import EncryptedText


class LevelYears(models.TextChoices):
    """How years in the present level are counted (unknown for Henan: data)."""

    CALENDAR = "calendar", "考核年份减取得年份"
    FULL = "full", "到截止日满年"


class WorkYears(models.TextChoices):
    """How working years are counted (unknown for Henan: data)."""

    CALENDAR = "calendar", "考核年份减参加工作年份"
    INCLUSIVE = "inclusive", "首尾两年都算"
    FULL = "full", "到截止日满年"


class Retirement(models.TextChoices):
    """On which day somebody must not have reached retirement age."""

    NOTICE_DATE = "notice_date", "通知发布之日"
    YEAR_END = "year_end", "当年 12 月 31 日"
    OFF = "off", "不检查"


class TwoPeople(models.TextChoices):
    """Which last approvals need two people (unknown for Henan: data)."""

    EXCEPTIONAL = "exceptional", "破格晋升"
    LEVEL_ONE = "level_one", "一级"


def every_kind() -> list[str]:
    """Return the careful choice: all of them."""
    return list(TwoPeople.values)


class BulkApprove(models.TextChoices):
    """Which cases may be approved many at a time. Their documents must be opened in any case."""

    CLEAN = "clean", "资料都看过、机器核对没有疑点的"
    OPENED = "opened", "资料都看过的"
    OFF = "off", "不能批量通过"


class Exams(models.QuerySet["Exam"]):
    """Exams, described."""

    def running(self) -> Exams:
        return self.filter(is_running=True).order_by("-year")


class Exam(models.Model):
    """An exam is copied to the next year with one command; nothing about it is in code."""

    code = models.CharField("code", max_length=20, unique=True)
    year = models.PositiveSmallIntegerField("year")
    name = models.CharField("name", max_length=60)
    site_title = models.CharField("site title", max_length=40)
    full_title = models.CharField("full title", max_length=80)
    is_running = models.BooleanField("running", default=True)
    notice_date = models.DateField("notice date")
    notice_version = models.CharField("notice version", max_length=20, default="1")
    notice_text = models.TextField("notice text")
    tenure_cutoff = models.DateField("tenure cutoff")
    level_years_method = models.CharField(
        "level years method", max_length=10, choices=LevelYears.choices, default=LevelYears.CALENDAR
    )
    work_years_method = models.CharField(
        "work years method", max_length=10, choices=WorkYears.choices, default=WorkYears.INCLUSIVE
    )
    retirement_rule = models.CharField(
        "retirement rule", max_length=12, choices=Retirement.choices, default=Retirement.NOTICE_DATE
    )
    rule_numbers = models.JSONField(
        "numbers of the rules that differ from the usual", default=dict, blank=True
    )
    pass_mark = models.PositiveSmallIntegerField("pass mark per subject", default=60)
    subjects = models.JSONField("subjects", default=list)
    ticket_pattern = models.CharField(
        "pattern of ticket numbers", max_length=40, default="{prefix}{year}{serial:05d}"
    )
    appraisal_form = models.JSONField(
        "texts of the appraisal form", default=dict, blank=True, help_text="title, opinions, notes"
    )
    ticket_notes = models.JSONField("notes on the ticket", default=list, blank=True)
    correction_days = models.PositiveSmallIntegerField("days to supply materials", default=5)
    payment_days = models.PositiveSmallIntegerField("days to pay", default=7)
    counts_working_days = models.BooleanField(
        "candidates' days are working days", default=False, help_text="else calendar days"
    )
    call_hours = models.PositiveSmallIntegerField(
        "hours before a deadline from which people are called", default=48
    )
    review_days = models.PositiveSmallIntegerField("working days to decide a case", default=5)
    day_changes = models.JSONField(
        "days that differ from the national calendar",
        default=dict,
        blank=True,
        help_text='ISO day and whether offices work: {"2027-02-06": true}',
    )
    undo_minutes = models.PositiveSmallIntegerField(
        "minutes in which a decision can be undone", default=10, help_text="0: it stands at once"
    )
    second_look_share = models.PositiveSmallIntegerField(
        "per cent of decisions looked at again", default=0, help_text="0: none"
    )
    second_look_seed = EncryptedText("seed of the draw", default="", editable=True)
    second_look_commitment = models.CharField(
        "SHA-256 of the seed", max_length=64, default="", blank=True
    )

    practice_stays = models.BooleanField(
        "practice goes on after reviewing has begun", default=False
    )
    two_person_approvals = models.JSONField(
        "last approvals that need two people", default=every_kind, blank=True
    )
    bulk_approve = models.CharField(
        "which cases may be approved many at a time",
        max_length=8,
        choices=BulkApprove.choices,
        default=BulkApprove.CLEAN,
    )

    objects: ClassVar = Exams.as_manager()

    class Meta:
        verbose_name = "exam"
        verbose_name_plural = "exams"

    def __str__(self) -> str:
        return self.name
