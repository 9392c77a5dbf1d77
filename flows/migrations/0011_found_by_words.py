"""A waiting case is found by its words, through an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models

from flows.nameplate import words_on


if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_words(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the words of the rows that lie on desks already."""
    rows = apps.get_model("flows", "DeskRow").objects.iterator(chunk_size=2000)
    for row in rows:
        row.words = words_on(row)
        row.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0009_longer_document_codes"),
        ("exams", "0013_what_may_be_approved_in_bulk"),
        ("flows", "0010_second_looks"),
        ("registry", "0002_find_employers_by_any_part"),
        ("viewflow", "0015_task_scheduled"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="deskrow",
            name="words",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120),
                default=list,
                size=None,
                verbose_name="words it is found by",
            ),
        ),
        migrations.RunPython(give_words, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="deskrow",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["words"], name="flows_desk_words"
            ),
        ),
        migrations.AddIndex(
            model_name="deskrow",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["flags"], name="flows_desk_flags"
            ),
        ),
    ]
