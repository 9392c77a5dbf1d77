"""An employer's admin decides for the whole tree below: the tree is asked, not kept in each row."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0011_found_by_words"),
    ]

    operations = [
        migrations.RemoveField(model_name="deskrow", name="parent_employer"),
    ]
