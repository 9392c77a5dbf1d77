import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import applications.models.original
import vault.public_ids


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0004_newest_edits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Original",
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
                    "file",
                    models.FileField(
                        max_length=80,
                        upload_to=applications.models.original.random_name,
                        verbose_name="file",
                    ),
                ),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the stored file"),
                ),
                ("width", models.PositiveIntegerField(verbose_name="width in pixels")),
                ("height", models.PositiveIntegerField(verbose_name="height in pixels")),
                ("sent_width", models.PositiveIntegerField(verbose_name="width as it was sent")),
                ("sent_height", models.PositiveIntegerField(verbose_name="height as it was sent")),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                (
                    "frame",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="frame of the last cut"
                    ),
                ),
                (
                    "faults",
                    models.JSONField(
                        blank=True, default=list, verbose_name="faults of the last cut"
                    ),
                ),
                ("cuts", models.PositiveSmallIntegerField(default=0, verbose_name="cuts")),
                (
                    "failed_tries",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="cuts that were refused"
                    ),
                ),
                (
                    "is_refused",
                    models.BooleanField(default=False, verbose_name="last cut was refused"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "portrait",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cut_from",
                        to="applications.attachment",
                        verbose_name="newest portrait cut from it",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "original",
                "verbose_name_plural": "originals",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("failed_tries__lte", models.F("cuts"))),
                        name="an_original_fails_no_more_often_than_it_is_cut",
                    )
                ],
            },
        ),
    ]
