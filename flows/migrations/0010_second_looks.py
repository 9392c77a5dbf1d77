"""Decided cases that somebody of another city looks at again."""

from __future__ import annotations

import django.db.models.deletion
import vault.public_ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_second_factor_of_staff"),
        ("applications", "0009_longer_document_codes"),
        ("flows", "0009_many_cases_at_once"),
    ]

    operations = [
        migrations.CreateModel(
            name="SecondLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=vault.public_ids.new_public_id,
                        max_length=22,
                        unique=True,
                        verbose_name="public id",
                    ),
                ),
                (
                    "city",
                    models.CharField(max_length=60, verbose_name="path of the city that decided"),
                ),
                ("drawn_at", models.DateTimeField(verbose_name="drawn at")),
                ("judged_at", models.DateTimeField(null=True, verbose_name="judged at")),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[("pass", "应当通过"), ("refuse", "不应通过")],
                        max_length=6,
                        verbose_name="opinion",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_look",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="flows.decision",
                        verbose_name="first decision",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.posting",
                        verbose_name="judged by",
                    ),
                ),
            ],
            options={
                "verbose_name": "second look",
                "verbose_name_plural": "second looks",
                "ordering": ["drawn_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at", None), ("opinion", "")),
                            models.Q(
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                                models.Q(("opinion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_second_look_is_judged_by_somebody",
                    )
                ],
            },
        ),
    ]
