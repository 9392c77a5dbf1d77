"""Which cases may be approved many at a time."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exams", "0012_hours_of_calling"),
    ]

    operations = [
        migrations.AddField(
            model_name="exam",
            name="bulk_approve",
            field=models.CharField(
                choices=[
                    ("clean", "资料都看过、机器核对没有疑点的"),
                    ("opened", "资料都看过的"),
                    ("off", "不能批量通过"),
                ],
                default="clean",
                max_length=8,
                verbose_name="which cases may be approved many at a time",
            ),
        ),
    ]
