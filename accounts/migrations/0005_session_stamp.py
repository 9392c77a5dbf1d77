"""A stamp that ends every session of a person at once."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_wordings_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="session_stamp",
            field=models.CharField(
                blank=True,
                default="",
                help_text="a new one ends every session that was opened under the old one",
                max_length=22,
                verbose_name="stamp of the sessions",
            ),
        ),
    ]
