"""An open task is looked up by its process on every command; viewflow has no index for that."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0001_processes_and_desk_rows"),
        ("viewflow", "__first__"),
    ]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX flows_open_task ON viewflow_task (process_id) WHERE finished IS NULL",
            "DROP INDEX flows_open_task",
        )
    ]
