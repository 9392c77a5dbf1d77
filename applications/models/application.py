"""The application. Its state is set by the transitions below and by nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from accounts.models import User
from applications.querysets import Applications
from applications.states import DISQUALIFIABLE, State
from exams.levels import Level
from exams.models import Exam, Step
from registry.models import Employer, Region, Trade
from vault.public_ids import new_public_id

if TYPE_CHECKING:
    from datetime import datetime


class Education(models.TextChoices):
    """Education, lowest first, as the rules compare it."""

    PRIMARY = "primary", "小学"
    JUNIOR = "junior", "初中"
    SENIOR = "senior", "高中（职高）"
    TECHNICAL = "technical", "技工学校（职专、中专）"
    COLLEGE = "college", "大专"
    BACHELOR = "bachelor", "本科及以上"


class EmployerKind(models.TextChoices):
    """单位类别."""

    ADMINISTRATIVE = "administrative", "行政"
    INSTITUTION = "institution", "事业"


class StaffType(models.TextChoices):
    """人员类型: who may apply differs by year and region."""

    PERMANENT = "permanent", "在岗正式工作人员"
    CONTRACT = "contract", "聘用工作人员"


class Application(FSMModelMixin, models.Model):
    """One person's paper for one exam, from draft to score."""

    public_id = models.CharField("public id", max_length=22, unique=True, default=new_public_id)
    reference = models.CharField("reference", max_length=32, unique=True)
    exam = models.ForeignKey(
        Exam, on_delete=models.PROTECT, related_name="applications", verbose_name="exam"
    )
    candidate = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="applications", verbose_name="candidate"
    )
    state = FSMField(
        "state", default=State.DRAFT, choices=State.choices, protected=True, db_index=True
    )
    step = models.CharField("step", max_length=10, choices=Step.choices, blank=True)
    round = models.PositiveSmallIntegerField(
        "round", default=0, help_text="how often it was returned"
    )
    version = models.PositiveIntegerField("version", default=0, help_text="grows with every change")

    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, verbose_name="region")
    region_path = models.CharField("region path", max_length=60, blank=True)
    employer = models.ForeignKey(
        Employer, on_delete=models.PROTECT, null=True, verbose_name="employer"
    )
    employer_kind = models.CharField(
        "employer kind", max_length=14, choices=EmployerKind.choices, blank=True
    )
    employer_level = models.CharField("employer level", max_length=20, blank=True)

    start_date = models.DateField("start of work", null=True)
    education = models.CharField("education", max_length=10, choices=Education.choices, blank=True)
    staff_type = models.CharField(
        "staff type", max_length=10, choices=StaffType.choices, blank=True
    )

    current_trade = models.ForeignKey(
        Trade, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="current trade"
    )
    current_level = models.PositiveSmallIntegerField(
        "current level", choices=[(0, "未定级"), *Level.choices], null=True
    )
    level_year = models.PositiveSmallIntegerField("year of the current level", null=True)
    regularised_date = models.DateField("regularised on", null=True)

    apply_level = models.PositiveSmallIntegerField("level applied for", choices=Level.choices)
    apply_trade = models.ForeignKey(
        Trade,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="trade applied for",
    )
    in_discipline = models.BooleanField("prohibited circumstances", null=True)
    exceptional = models.BooleanField("exceptional promotion", default=False)
    exceptional_note = models.TextField("grounds of exceptional promotion", blank=True)

    appointed = models.BooleanField("appointed to a level-two post", null=True)
    assessments = models.JSONField("assessments, newest first", default=list, blank=True)
    commendations = models.JSONField("commendations", default=list, blank=True)
    work_history = models.JSONField("study and work history", default=list, blank=True)
    awards = models.JSONField("awards and punishments", default=list, blank=True)
    achievements = models.JSONField("main achievements", default=list, blank=True)
    appraisal_code = models.CharField(
        "check code of the appraisal form as last printed", max_length=20, blank=True
    )

    edits = models.JSONField(
        "newest edits",
        default=dict,
        blank=True,
        help_text="field: [when it was typed, the device], so that the newer edit wins",
    )
    created_at = models.DateTimeField("created at", auto_now_add=True)
    saved_at = models.DateTimeField("saved at", auto_now=True)
    submitted_at = models.DateTimeField("submitted at", null=True)
    correction_due = models.DateTimeField("materials due", null=True)
    payment_due = models.DateTimeField("payment due", null=True)
    decided_at = models.DateTimeField("decided at", null=True)

    objects: ClassVar = Applications.as_manager()

    class Meta:
        verbose_name = "application"
        verbose_name_plural = "applications"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["exam", "candidate"],
                condition=~Q(state="withdrawn"),
                name="one_live_application_per_person_and_exam",
                violation_error_message="您已有一份报名，不能重复报名。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | ~Q(region_path=""),
                name="a_submitted_application_has_its_region",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["region_path", "state"],
                name="applications_by_region",
                opclasses=["varchar_pattern_ops", ""],
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def current_state(self) -> State:
        return State(self.state)

    @property
    def level(self) -> Level:
        return Level(self.apply_level)

    @property
    def is_unrated(self) -> bool:
        return self.current_level == 0

    # --- the moves: legality and own fields, nothing else --------------------

    @transition(field=state, source=State.DRAFT, target=State.SUBMITTED)
    def submit(self, *, step: Step, at: datetime) -> None:
        """The candidate has signed; nothing may change until somebody answers."""
        self.step = step
        self.submitted_at = at

    @transition(field=state, source=State.SUBMITTED, target=State.SUBMITTED)
    def forward(self, *, step: Step) -> None:
        """One desk has agreed; the next one looks."""
        self.step = step

    @transition(field=state, source=State.SUBMITTED, target=State.SUBMITTED)
    def redirect(self, *, step: Step) -> None:
        """It was another employer's: that employer's first desk looks."""
        self.step = step

    @transition(field=state, source=State.SUBMITTED, target=State.NEEDS_MATERIALS)
    def ask_materials(self, *, due: datetime) -> None:
        """The candidate must correct or add something, and only that."""
        self.correction_due = due
        self.round += 1

    @transition(field=state, source=State.NEEDS_MATERIALS, target=State.SUBMITTED)
    def resubmit(self, *, at: datetime) -> None:
        """What was asked for is there; the desk that asked looks again."""
        self.correction_due = None
        self.submitted_at = at

    @transition(field=state, source=State.SUBMITTED, target=State.APPROVED)
    def approve(self, *, at: datetime, payment_due: datetime) -> None:
        """The last desk has agreed; payment is due."""
        self.decided_at = at
        self.payment_due = payment_due
        self.step = ""

    @transition(field=state, source=State.SUBMITTED, target=State.REJECTED)
    def reject(self, *, at: datetime) -> None:
        """The conditions are not met."""
        self.decided_at = at
        self.step = ""

    @transition(field=state, source=State.APPROVED, target=State.PAID)
    def pay(self) -> None:
        """The money is there, at the bank or at the counter."""
        self.payment_due = None

    @transition(field=state, source=State.PAID, target=State.TICKET_ISSUED)
    def issue_ticket(self) -> None:
        """A seat is given and the ticket can be printed."""

    @transition(field=state, source=State.TICKET_ISSUED, target=State.SCORED)
    def publish_score(self) -> None:
        """The results are public."""

    @transition(
        field=state,
        source=[State.DRAFT, State.SUBMITTED, State.NEEDS_MATERIALS],
        target=State.WITHDRAWN,
    )
    def withdraw(self) -> None:
        """The candidate takes the paper back; a new one may be started in the window."""
        self.step = ""

    @transition(field=state, source=[State.NEEDS_MATERIALS, State.APPROVED], target=State.LAPSED)
    def lapse(self) -> None:
        """Not resubmitted or not paid in time."""
        self.step = ""

    @transition(field=state, source=list(DISQUALIFIABLE), target=State.DISQUALIFIED)
    def disqualify(self) -> None:
        """False material was found."""
        self.step = ""
