"""What reviewers declare, so that they never meet a relative's case."""

from __future__ import annotations

import django.db.models.deletion
import vault.fields
import vault.public_ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_session_stamp"),
        ("registry", "0002_find_employers_by_any_part"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conflict",
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
                    "relation",
                    models.CharField(
                        choices=[
                            ("spouse", "配偶"),
                            ("direct", "直系血亲"),
                            ("collateral", "三代以内旁系血亲"),
                            ("in_law", "近姻亲"),
                            ("other", "其他"),
                            ("self", "本人（用另一个账号报考）"),
                            ("employer", "我所在的单位"),
                        ],
                        max_length=10,
                        verbose_name="relation",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=60, verbose_name="name")),
                (
                    "id_number",
                    vault.fields.EncryptedText(default="", editable=True, verbose_name="ID number"),
                ),
                (
                    "id_number_index",
                    models.CharField(blank=True, max_length=64, verbose_name="ID number index"),
                ),
                (
                    "id_number_masked",
                    models.CharField(blank=True, max_length=18, verbose_name="masked ID number"),
                ),
                ("declared_at", models.DateTimeField(verbose_name="declared at")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="taken back at")),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="why it was taken back"
                    ),
                ),
                (
                    "employer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.employer",
                        verbose_name="employer",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who declares",
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration of conflict",
                "verbose_name_plural": "declarations of conflict",
                "ordering": ["-declared_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("id_number_index", ""), _negated=True),
                            models.Q(
                                models.Q(("name", ""), _negated=True), ("employer__isnull", False)
                            ),
                            models.Q(("employer__isnull", False), ("relation", "employer")),
                            _connector="OR",
                        ),
                        name="a_declaration_says_who_is_meant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_declaration_is_taken_back_with_a_reason",
                    ),
                ],
            },
        ),
    ]
