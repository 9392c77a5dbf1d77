"""The appraisal form's texts are the exam's; papers may be Word files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exams", "0002_more_time_by_two_people")]

    operations = [
        migrations.AddField(
            "exam",
            "appraisal_form",
            models.JSONField(
                blank=True,
                default=dict,
                help_text="title, opinions, notes",
                verbose_name="texts of the appraisal form",
            ),
        ),
        migrations.AlterField(
            "documentrule",
            "kind",
            models.CharField(
                choices=[
                    ("portrait", "证件照"),
                    ("scan", "证件或材料照片"),
                    ("word", "电子文档（doc、docx）"),
                ],
                default="scan",
                max_length=10,
                verbose_name="kind",
            ),
        ),
    ]
