"""Of two edits of one answer the newer one wins: each paper notes when an answer was typed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0003_phone_links")]
    operations = [
        migrations.AddField(
            model_name="application",
            name="edits",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="field: [when it was typed, the device], so that the newer edit wins",
                verbose_name="newest edits",
            ),
        ),
    ]
