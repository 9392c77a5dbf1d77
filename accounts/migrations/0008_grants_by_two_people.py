"""Postings that two people grant, substitutes, and resets of a lost second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django.db.models.deletion
import vault.public_ids
from django.conf import settings
from django.db import migrations, models


if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps


def give_handles(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give each posting a handle of its own: a default is drawn once for all rows."""
    for posting in apps.get_model("accounts", "Posting").objects.all():
        posting.handle = vault.public_ids.new_public_id()
        posting.save(update_fields=["handle"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_second_factor_of_staff"),
        ("registry", "0002_find_employers_by_any_part"),
    ]

    operations = [
        migrations.CreateModel(
            name="FactorReset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "reset of a second factor",
                "verbose_name_plural": "resets of second factors",
            },
        ),
        migrations.AddField(
            model_name="posting",
            name="agreed_at",
            field=models.DateTimeField(null=True, verbose_name="agreed at"),
        ),
        migrations.AddField(
            model_name="posting",
            name="agreed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="handle",
            field=models.CharField(
                default=vault.public_ids.new_public_id,
                max_length=22,
                null=True,
                verbose_name="handle",
            ),
        ),
        migrations.RunPython(give_handles, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="posting",
            name="handle",
            field=models.CharField(
                default=vault.public_ids.new_public_id,
                max_length=22,
                unique=True,
                verbose_name="handle",
            ),
        ),
        migrations.AddField(
            model_name="posting",
            name="stands_in_for",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="substitutes",
                to="accounts.posting",
                verbose_name="stands in for",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("granted_by", None),
                        models.Q(("granted_by", models.F("user")), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        ("agreed_by", None),
                        models.Q(("agreed_by", models.F("user")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="nobody_grants_oneself_a_posting",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None),
                    models.Q(("agreed_by", models.F("granted_by")), _negated=True),
                    _connector="OR",
                ),
                name="a_posting_is_agreed_to_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_at", None),
                    ("agreed_by__isnull", False),
                    ("granted_by", None),
                    ("role__in", ("employer_admin",)),
                    ("stands_in_for__isnull", False),
                    _connector="OR",
                ),
                name="power_takes_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stands_in_for", None), ("ends__isnull", False), _connector="OR"
                ),
                name="a_substitute_ends",
            ),
        ),
        migrations.AddField(
            model_name="factorreset",
            name="agreed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="agreed by",
            ),
        ),
        migrations.AddField(
            model_name="factorreset",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by",
            ),
        ),
        migrations.AddField(
            model_name="factorreset",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="factor_resets",
                to=settings.AUTH_USER_MODEL,
                verbose_name="person",
            ),
        ),
        migrations.AddConstraint(
            model_name="factorreset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("user",),
                name="one_open_reset_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="factorreset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("asked_by", models.F("user")), _negated=True),
                    models.Q(
                        ("agreed_by", None),
                        models.Q(
                            models.Q(("agreed_by", models.F("user")), _negated=True),
                            models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                ),
                name="a_reset_takes_two_others",
            ),
        ),
    ]
