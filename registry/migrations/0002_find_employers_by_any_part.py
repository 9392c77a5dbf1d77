from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

import registry.models.any_part

ANY_PART = """
CREATE FUNCTION registry_any_part(name text, search_key text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT
-- Dear, so that the planner always asks the index and never computes it for every row.
COST 10000
AS $$
    SELECT array_to_tsvector(array_agg(DISTINCT substr(word, start)))
    FROM (
        SELECT word,
               -- Initials are as long as the name; the rest is full pinyin. Only the likeliest
               -- full pinyin is taken apart: endings of every reading would triple the index.
               length(word) <= length(name)
               OR row_number() OVER (PARTITION BY length(word) > length(name) ORDER BY place) = 1
                   AS from_anywhere
        FROM unnest(string_to_array(lower(name) || search_key, ' ')) WITH ORDINALITY
             AS split (word, place)
        WHERE word <> ''
    ) AS words,
    generate_series(1, CASE WHEN from_anywhere THEN length(word) ELSE 1 END) AS start
$$
"""


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_regions_employers_trades_qualifications")]

    operations = [
        migrations.RunSQL(ANY_PART, "DROP FUNCTION registry_any_part(text, text)"),
        migrations.AddIndex(
            model_name="employer",
            index=GinIndex(
                registry.models.any_part.AnyPart("name", "search_key"),
                name="employers_by_any_part",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualification",
            constraint=models.CheckConstraint(
                condition=models.Q(level__range=(1, 5)),
                name="a_qualification_has_one_of_five_levels",
                violation_error_message="等级应为一级至五级。",
            ),
        ),
    ]
