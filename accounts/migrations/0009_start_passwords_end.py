"""When a start password was handed out: it opens the door only for some days."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_grants_by_two_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="start_password_at",
            field=models.DateTimeField(
                blank=True,
                help_text="it opens the door once, and only for some days",
                null=True,
                verbose_name="start password given at",
            ),
        ),
    ]
