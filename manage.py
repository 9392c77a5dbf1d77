#!/usr/bin/env python
"""Run one of Kaowu's commands: `python manage.py help` lists them."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Use the demo's settings unless the environment names others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings.demo")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
