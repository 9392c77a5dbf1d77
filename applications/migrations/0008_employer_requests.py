"""Candidates may ask for an employer that the register lacks; the office answers."""

import django.db.models.deletion
import vault.fields
import vault.public_ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0007_rows_of_level_one"),
        ("registry", "0002_find_employers_by_any_part"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EmployerRequest",
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
                ("region_path", models.CharField(max_length=60, verbose_name="region path")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "contact",
                    vault.fields.EncryptedText(
                        default="", editable=True, verbose_name="contact at the employer"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "等待处理"),
                            ("added", "已加为新单位"),
                            ("pointed", "库里已有"),
                            ("refused", "没有通过"),
                            ("dropped", "本人已另选单位"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered at")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="employer_requests",
                        to="applications.application",
                        verbose_name="application",
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
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="registry.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "employer request",
                "verbose_name_plural": "employer requests",
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["region_path"],
                        name="employer_requests_open",
                        opclasses=["varchar_pattern_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")),
                        fields=("application",),
                        name="one_open_employer_request_per_application",
                    )
                ],
            },
        ),
    ]
