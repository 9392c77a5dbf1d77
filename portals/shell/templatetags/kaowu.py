"""The house's components. `docs/components.md` shows each with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.identity import mask_id_number, mask_name, mask_phone
from portals.shell import wording
from portals.shell.navigation import FOOTER, OWN, OWN_OF_CANDIDATES, items_of
from portals.shell.pieces import NOTE_ICONS, TONE_ICONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.contrib.messages.storage.base import Message
    from django.forms import BoundField

    from portals.shell.pieces import (
        Event,
        Fact,
        FileTile,
        NavigationGroup,
        NavigationItem,
        Step,
        Tone,
    )

register = template.Library()
register.filter("money", wording.money)
register.filter("yuan", wording.yuan)
register.filter("day", wording.day)
register.filter("full_day", wording.full_day)
register.filter("day_time", wording.day_time)
register.filter("deadline", wording.deadline)
register.filter("span", wording.span)
register.filter("since", wording.since)
register.filter("until", wording.until)
register.filter("level_name", wording.level_name)
register.filter("level_short", wording.level_short)
register.filter("site_title", wording.site_title)
register.filter("dial", wording.dial)
register.filter("masked_name", mask_name)
register.filter("masked_phone", mask_phone)
register.filter("masked_id", mask_id_number)

Values = dict[str, object]


@register.filter
def tabs(navigation: Sequence[NavigationGroup]) -> list[NavigationItem]:
    """Return the first four addresses: what fits into the bar of a phone. The menu has them all."""
    return [item for group in navigation for item in group.items][:4]


@register.filter
def message_tone(message: Message) -> str:
    """Return the tone of a flash message."""
    return {"error": "no", "success": "ok", "warning": "do"}.get(message.level_tag, "info")


@register.filter
def message_icon(message: Message) -> str:
    """Return the icon of a flash message."""
    return NOTE_ICONS[message_tone(message)]


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """Draw an icon of the sprite; `size` is sm or lg. Without a label screen readers skip it."""
    css = f"i i-{size}" if size else "i"
    silent = SafeString('aria-hidden="true"')
    spoken = format_html('role="img" aria-label="{}"', label) if label else silent
    address = f"{static('icons/icons.svg')}#{name}"
    return format_html('<svg class="{}" {}><use href="{}"></use></svg>', css, spoken, address)


@register.simple_tag
def sign_out_address() -> str:
    """Return where signing out is posted to."""
    return reverse("entrance:sign_out")


@register.simple_tag
def posting_address() -> str:
    """Return where the choice of another posting is posted to."""
    return reverse("entrance:posting")


@register.simple_tag
def own_links(*, staff: bool = False) -> list[NavigationItem]:
    """Return what a person's own menu offers above signing out."""
    return items_of(OWN if staff else OWN_OF_CANDIDATES)


@register.simple_tag
def public_links() -> list[NavigationItem]:
    """Return the links at the foot of every public page."""
    return items_of(FOOTER)


@register.inclusion_tag("components/status.html")
def status(tone: Tone, word: str, icon: str = "", *, pill: bool = False) -> Values:
    """Say a state: colour, icon and word. On the staff side `pill=True` fills it."""
    return {"tone": tone, "word": word, "icon": icon or TONE_ICONS[tone], "pill": pill}


@register.inclusion_tag("components/step_line.html")
def step_line(steps: Sequence[Step], label: str = "报名进度") -> Values:
    """Draw the numbered dots from 填报 to 考核结果."""
    return {"steps": steps, "label": label}


@register.inclusion_tag("components/history.html")
def history(events: Sequence[Event]) -> Values:
    """List what happened, newest first."""
    return {"events": events}


@register.inclusion_tag("components/facts.html")
def facts(rows: Sequence[Fact], css: str = "") -> Values:
    """List labels with their values."""
    return {"rows": rows, "css": css}


@register.inclusion_tag("components/file_tile.html")
def file_tile(tile: FileTile) -> Values:
    """Show a picture or paper that is asked for, its state and its one action."""
    return {"tile": tile}


@register.inclusion_tag("components/error_line.html")
def error_line(text: str, id: str = "") -> Values:  # noqa: A002 - the attribute is called id
    """Say under a field what is wrong, why, and how to mend it."""
    return {"text": text, "id": id}


@register.inclusion_tag("components/ok_line.html")
def ok_line(text: str) -> Values:
    """Say under a field that it is right."""
    return {"text": text}


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str = "", icon: str = "inbox", url: str = "", word: str = "") -> Values:
    """Say that there is nothing, and where to go from here."""
    return {"title": title, "text": text, "icon": icon, "url": url, "word": word}


@register.inclusion_tag("components/pager.html")
def pager(previous_url: str = "", next_url: str = "", text: str = "") -> Values:
    """Go back and on in a long list; an address left out is a locked button."""
    return {"previous_url": previous_url, "next_url": next_url, "text": text}


@register.inclusion_tag("components/progress_bar.html")
def progress_bar(percent: int, label: str, css: str = "") -> Values:
    """Draw a bar filled to a whole percentage (0 to 100)."""
    return {"percent": max(0, min(100, int(percent))), "label": label, "css": css}


@register.inclusion_tag("components/countdown.html", takes_context=True)
def countdown(context: template.Context, moment: datetime, over: str = "已截止") -> Values:
    """Count down to a moment by the server's clock; without scripts it stands still."""
    now = context["server_now"]
    text = wording.until(moment, now) if moment > now else over
    return {"moment": moment, "text": text, "over": over}


@register.inclusion_tag("components/honest_clock.html")
def honest_clock(half: float, nine: float, mine: float, unit: str = "天") -> Values:
    """Draw when half and nine in ten were done, and where this person stands (same unit each)."""
    whole = max(nine, mine) * 1.4 or 1
    half_at, nine_at, mine_at = (round(100 * value / whole) for value in (half, nine, mine))
    return {"half": f"{half:g} {unit}", "nine": f"{nine:g} {unit}", "mine": f"{mine:g} {unit}",
            "half_at": half_at, "nine_at": nine_at, "mine_at": mine_at}  # fmt: skip


@register.inclusion_tag("components/code_entry.html")
def code_entry(field: BoundField) -> Values:
    """Show the big box for a code that came by SMS."""
    return {"field": field}


@register.inclusion_tag("components/resend.html")
def resend(url: str, wait: int = 60, word: str = "重新发送验证码") -> Values:
    """Offer a code by SMS: the button posts its form to `url`, then waits."""
    return {"url": url, "wait": wait, "word": word}


@register.inclusion_tag("components/confirm_form.html", takes_context=True)
def confirm_form(
    context: template.Context,
    *,
    action: str,
    yes: str,
    yes_text: str,
    no: str,
    no_text: str,
    no_url: str,
) -> Values:
    """Ask for a decision: each of the two buttons says what will happen."""
    return {"action": action, "yes": yes, "yes_text": yes_text, "no": no, "no_text": no_text,
            "no_url": no_url, "csrf_token": context.get("csrf_token", "")}  # fmt: skip


@register.simple_block_tag(end_name="endnote")
def note(content: str, tone: str = "info", icon: str = "") -> SafeString:
    """Wrap a remark: tone info, do, ok or no."""
    return _block("components/note.html", content, tone=tone, icon=icon or NOTE_ICONS[tone])


@register.simple_block_tag(end_name="endhero")
def hero(
    content: str,
    *,
    tone: Tone,
    title: str,
    who: str = "",
    lead: str = "",
    icon: str = "",
) -> SafeString:
    """Open a page: who and what, the state, one sentence (`lead`); the content stands below."""
    sign = icon or TONE_ICONS[tone]
    return _block(
        "components/hero.html", content, tone=tone, title=title, who=who, lead=lead, icon=sign
    )


@register.simple_block_tag(end_name="enddialog")
def dialog(content: str, name: str, title: str, *, is_open: bool = False) -> SafeString:
    """Wrap a dialog: a sheet at the bottom on phones, in the middle on desktops."""
    return _block("components/dialog.html", content, name=name, title=title, is_open=is_open)


def _block(template_name: str, content: str, **values: object) -> SafeString:
    return SafeString(
        get_template(template_name).render({"content": SafeString(content), **values})
    )
