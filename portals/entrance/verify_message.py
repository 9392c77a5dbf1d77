"""这条短信是我们发的吗？"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from forms.entrance import MessageForm
from portals.entrance.own_words import reads_like_ours
from portals.entrance.place import place_of
from portals.entrance.sign_in import show_or_take

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@sensitive_post_parameters()
@show_or_take
def verify_message(request: HttpRequest) -> HttpResponse:
    """Compare a text with the words of our messages; nothing is looked up and nothing kept."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    signature = str(settings.SMS_GATEWAY["sign_name"])
    context = {**place_of(request).context, "form": form, "signature": signature}
    if form.is_valid():
        context["verdict"] = reads_like_ours(form.cleaned_data["text"], signature=signature)
    status = 422 if form.errors else 200
    return render(request, "entrance/verify_message.html", context, status=status)
