"""Many cases at once."""

import django.db.models.deletion
import vault.public_ids
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_session_stamp"),
        ("applications", "0009_longer_document_codes"),
        ("flows", "0008_what_makes_work_lighter"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulkJob",
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
                    "deed",
                    models.CharField(
                        choices=[
                            ("approve", "批量通过"),
                            ("hand_over", "批量移交"),
                            ("release", "批量放回待领"),
                            ("remind", "批量催办"),
                        ],
                        max_length=10,
                        verbose_name="deed",
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        default="", max_length=120, verbose_name="words to the colleague"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="asked for at"),
                ),
                ("beat_at", models.DateTimeField(null=True, verbose_name="last heard of at")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                ("stopped_at", models.DateTimeField(null=True, verbose_name="stopped at")),
                (
                    "colleague",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.posting",
                        verbose_name="colleague who gets the cases",
                    ),
                ),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bulk_jobs",
                        to="accounts.posting",
                        verbose_name="asked for by",
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk job",
                "verbose_name_plural": "bulk jobs",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BulkItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("seen_version", models.IntegerField(verbose_name="version that was seen")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("", "等待办理"), ("done", "已办"), ("skipped", "跳过")],
                        default="",
                        max_length=8,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "why",
                    models.CharField(default="", max_length=200, verbose_name="why it was skipped"),
                ),
                ("at", models.DateTimeField(null=True, verbose_name="at")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="flows.bulkjob",
                        verbose_name="job",
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk item",
                "verbose_name_plural": "bulk items",
                "ordering": ["position"],
            },
        ),
        migrations.AddIndex(
            model_name="bulkjob",
            index=models.Index(
                condition=models.Q(("finished_at", None), ("stopped_at", None)),
                fields=["created_at"],
                name="flows_bulk_under_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkitem",
            constraint=models.UniqueConstraint(
                fields=("job", "position"), name="one_bulk_item_per_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkitem",
            constraint=models.UniqueConstraint(
                fields=("job", "application"), name="one_bulk_item_per_case"
            ),
        ),
    ]
