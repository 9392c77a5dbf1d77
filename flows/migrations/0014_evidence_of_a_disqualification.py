"""Pictures that prove a proposal to disqualify."""

from __future__ import annotations

import django.db.models.deletion
import flows.models.disqualification
import vault.public_ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0013_rows_know_whom"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evidence",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                (
                    "file",
                    models.FileField(
                        max_length=80,
                        upload_to=flows.models.disqualification.random_name,
                        verbose_name="file",
                    ),
                ),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the stored file"),
                ),
                (
                    "disqualification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pictures",
                        to="flows.disqualification",
                        verbose_name="disqualification",
                    ),
                ),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("disqualification", "position"), name="one_evidence_per_position"
                    )
                ],
            },
        ),
    ]
