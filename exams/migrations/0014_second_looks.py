"""How much is looked at again, and the seed of the draw."""

from __future__ import annotations

import vault.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exams", "0013_what_may_be_approved_in_bulk"),
    ]

    operations = [
        migrations.AddField(
            model_name="exam",
            name="second_look_commitment",
            field=models.CharField(
                blank=True, default="", max_length=64, verbose_name="SHA-256 of the seed"
            ),
        ),
        migrations.AddField(
            model_name="exam",
            name="second_look_seed",
            field=vault.fields.EncryptedText(
                default="", editable=True, verbose_name="seed of the draw"
            ),
        ),
        migrations.AddField(
            model_name="exam",
            name="second_look_share",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="0: none", verbose_name="per cent of decisions looked at again"
            ),
        ),
    ]
