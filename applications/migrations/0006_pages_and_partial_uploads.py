"""Pages have a place and can be turned and removed; files may arrive in pieces."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import applications.models.partial_upload
import vault.public_ids


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0005_originals_of_portraits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="attachment",
            name="kept_anyway",
            field=models.BooleanField(default=False, verbose_name="kept in spite of the warnings"),
        ),
        migrations.AddField(
            model_name="attachment",
            name="position",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="place in its slot"),
        ),
        migrations.AddField(
            model_name="attachment",
            name="removed_at",
            field=models.DateTimeField(null=True, verbose_name="removed by its owner at"),
        ),
        migrations.AddField(
            model_name="attachment",
            name="sent_sha256",
            field=models.CharField(
                blank=True, max_length=64, verbose_name="SHA-256 of what was sent"
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="turned_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="applications.attachment",
                verbose_name="version it was turned from",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="turns",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="quarter turns to the right"
            ),
        ),
        migrations.CreateModel(
            name="PartialUpload",
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
                ("code", models.CharField(max_length=40, verbose_name="document code")),
                ("size", models.PositiveIntegerField(verbose_name="bytes in all")),
                (
                    "sha256",
                    models.CharField(max_length=64, verbose_name="SHA-256 of the whole"),
                ),
                (
                    "received",
                    models.PositiveIntegerField(default=0, verbose_name="bytes received"),
                ),
                (
                    "name",
                    models.CharField(
                        default=applications.models.partial_upload.random_partial_name,
                        max_length=80,
                        verbose_name="storage name",
                    ),
                ),
                ("touched_at", models.DateTimeField(verbose_name="last sent to at")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partial_uploads",
                        to="applications.application",
                        verbose_name="application",
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.attachment",
                        verbose_name="page it became",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.attachment",
                        verbose_name="page it replaces",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "partial upload",
                "verbose_name_plural": "partial uploads",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size"))),
                        name="no_more_received_than_announced",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["touched_at"], name="partial_uploads_by_age"),
                ],
            },
        ),
    ]
