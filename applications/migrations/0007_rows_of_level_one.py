"""Level one's lists become rows, and a paper may be a Word file.

What was typed into the old boxes becomes the text of a first row; going back, every row becomes a
line again.
"""

from django.db import migrations, models

TEXT_CELL = {"work_history": "unit", "awards": "what", "achievements": "what"}
NAMES = {
    "work_history": "study and work history",
    "awards": "awards and punishments",
    "achievements": "main achievements",
}


def to_rows(field: str, cell: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        ALTER TABLE applications_application ALTER COLUMN {field} TYPE jsonb USING
        CASE WHEN btrim({field}) = '' THEN '[]'::jsonb
        ELSE jsonb_build_array(jsonb_build_object('{cell}', btrim({field}))) END
        """,
        f"""
        CREATE FUNCTION pg_temp.as_lines(list jsonb) RETURNS text LANGUAGE sql AS $$
            SELECT coalesce(string_agg(
                (SELECT string_agg(value, '，' ORDER BY key) FROM jsonb_each_text(one)), E'\\n'
            ), '') FROM jsonb_array_elements(list) AS one
        $$;
        ALTER TABLE applications_application ALTER COLUMN {field} TYPE text
        USING pg_temp.as_lines({field});
        DROP FUNCTION pg_temp.as_lines(jsonb)
        """,  # noqa: S608 - names of our own columns
        state_operations=[
            migrations.AlterField(
                "application",
                field,
                models.JSONField(blank=True, default=list, verbose_name=NAMES[field]),
            )
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("applications", "0006_pages_and_partial_uploads")]

    operations = [
        *(to_rows(field, cell) for field, cell in TEXT_CELL.items()),
        migrations.AddField(
            "application",
            "appraisal_code",
            models.CharField(
                blank=True,
                default="",
                max_length=20,
                verbose_name="check code of the appraisal form as last printed",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "attachment",
            "content_type",
            models.CharField(default="image/jpeg", max_length=80, verbose_name="content type"),
        ),
        migrations.AddField(
            "attachment",
            "title",
            models.CharField(
                blank=True,
                default="",
                max_length=60,
                verbose_name="title its owner gave it",
            ),
            preserve_default=False,
        ),
    ]
