"""Makes the coverage of templates cheap: what a node covers is found out once, not at every look.

The plugin of coverage asks each time any method of a template runs; half of the time a page took in
the suite went there. All nodes are drawn by `render_annotated`, so watching it alone sees them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_coverage_plugin.plugin import DjangoTemplatePlugin, filename_for_frame

if TYPE_CHECKING:
    from types import FrameType

find_lines = DjangoTemplatePlugin.line_number_range


def source_of(_plugin: DjangoTemplatePlugin, _filename: str, frame: FrameType) -> str | None:
    """Return the template that is drawn in a frame; None when nothing is, or a text of no file."""
    if frame.f_code.co_name != "render_annotated":
        return None
    name: str | None = filename_for_frame(frame)
    return None if name is None or name.startswith("<") else name


def lines_of(plugin: DjangoTemplatePlugin, frame: FrameType) -> tuple[int, int]:
    """Return the first and the last line of the node that is drawn, as the plugin finds them."""
    facts = frame.f_locals["self"].__dict__
    if "covered_lines" not in facts:
        facts["covered_lines"] = find_lines(plugin, frame)
    found: tuple[int, int] = facts["covered_lines"]
    return found


def quicken() -> None:
    """Let the plugin, which has been started by now, ask in our way."""
    DjangoTemplatePlugin.dynamic_source_filename = source_of
    DjangoTemplatePlugin.line_number_range = lines_of
