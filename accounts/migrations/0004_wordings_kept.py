"""Keep the words of a notice, not only their hash; find old wrong tries by their age."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_account_recovery"),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document", models.CharField(max_length=40, verbose_name="document")),
                ("version", models.CharField(max_length=24, verbose_name="version")),
                ("text_hash", models.CharField(max_length=64, verbose_name="hash of the text")),
                ("text", models.TextField(verbose_name="text")),
                ("kept_at", models.DateTimeField(auto_now_add=True, verbose_name="kept at")),
            ],
            options={
                "verbose_name": "wording",
                "verbose_name_plural": "wordings",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "version"), name="one_wording_per_version"
                    ),
                    models.UniqueConstraint(
                        fields=("document", "text_hash"), name="one_version_per_wording"
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="consent",
            name="version",
            field=models.CharField(max_length=24, verbose_name="version"),
        ),
        migrations.AddIndex(
            model_name="signinfailure",
            index=models.Index(fields=["at"], name="accounts_failure_by_age"),
        ),
    ]
