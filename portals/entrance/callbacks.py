"""Where the payment provider reports.

The only address that takes a POST without our own token: the provider's signature over the raw
bytes stands in its place (trust.md T33).
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from flows.commands.payment import settle
from payments.account import our_gateway
from payments.gateways import ForgedNotification, PaymentState

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger(__name__)


@csrf_exempt
@login_not_required
@require_POST
def payment_notification(request: HttpRequest) -> HttpResponse:
    """Take in news of a payment; 204 only after it is committed, so that nothing is told in vain.

    401 for a message that is not the provider's, 400 for one of the provider's that cannot be
    read; neither changes anything.
    """
    try:
        news = our_gateway().read_notification(request.headers, request.body)
    except ForgedNotification as error:
        logger.warning("A payment notification was refused: %s", error)
        return HttpResponse(status=400 if isinstance(error.__cause__, ValueError) else 401)
    if settle(news) is None and news.state is PaymentState.SUCCESS:
        logger.error("Money came in for an order we do not know: %s", news.order_no)
    return HttpResponse(status=204)
