"""A row says by itself whose case it is: lists of a large desk join nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_whom(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the person's index on the rows that lie on desks already."""
    person = apps.get_model("accounts", "User").objects.filter(applications=OuterRef("application"))
    index = Coalesce(Subquery(person.values("id_number_index")[:1]), Value(""))
    apps.get_model("flows", "DeskRow").objects.update(person_index=index)


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0009_longer_document_codes"),
        ("exams", "0013_what_may_be_approved_in_bulk"),
        ("flows", "0012_employers_all_the_way"),
        ("registry", "0002_find_employers_by_any_part"),
        ("viewflow", "0015_task_scheduled"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="deskrow",
            name="person_index",
            field=models.CharField(
                default="", max_length=64, verbose_name="ID number index of the person"
            ),
        ),
        migrations.RunPython(say_whom, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="deskrow",
            index=models.Index(
                condition=models.Q(("owner", None)),
                fields=["office_path", "step", "level", "waiting_since", "reference"],
                name="flows_desk_level",
            ),
        ),
    ]
