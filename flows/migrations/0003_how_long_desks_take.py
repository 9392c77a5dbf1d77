"""How long desks take, counted by the clock."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exams", "0002_more_time_by_two_people"),
        ("flows", "0002_open_task_index"),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskWait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "path",
                    models.CharField(max_length=60, verbose_name="path of the office's region"),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("employer", "单位初审"),
                            ("office", "资格审查"),
                            ("province", "省级审核"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("count", models.PositiveIntegerField(verbose_name="answers counted")),
                (
                    "half",
                    models.PositiveSmallIntegerField(
                        verbose_name="days in which half were answered"
                    ),
                ),
                (
                    "nine",
                    models.PositiveSmallIntegerField(
                        verbose_name="days in which nine in ten were answered"
                    ),
                ),
                ("counted_at", models.DateTimeField(verbose_name="counted at")),
                (
                    "exam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to="exams.exam",
                        verbose_name="exam",
                    ),
                ),
            ],
            options={
                "verbose_name": "desk wait",
                "verbose_name_plural": "desk waits",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("exam", "path", "step", "level"), name="one_wait_per_desk_and_level"
                    )
                ],
            },
        ),
    ]
