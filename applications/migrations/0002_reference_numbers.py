"""Numbers of applications come from a sequence: never given twice, never waited for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_applications_and_papers")]
    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE applications_reference",
            "DROP SEQUENCE applications_reference",
        )
    ]
