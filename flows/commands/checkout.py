"""Begin to pay online, after whatever was begun before is settled with the gateway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from applications.models import Application
from exams.windows import database_now
from flows.commands.editing import require_own
from flows.commands.payment import ask_gateway, open_order
from payments.gateways import AlreadyPaid, OrderUnknown
from payments.models import Order, OrderState

if TYPE_CHECKING:
    from accounts.models import User
    from payments.gateways import PaymentGateway


def check_out(public_id: str, *, by: User, gateway: PaymentGateway) -> Order:
    """Return the order to pay, the running one or a new one.

    An order that has run out is asked about and closed at the gateway first: nobody is offered a
    second charge while a first may still have come through (trust.md T32).

    Raises:
        Refused: nothing is due, the region takes money at the counter only, or time is up.
        GatewayFailure: the gateway does not answer, so it is not known whether money came.
        AlreadyPaid: the order that ran out has been paid.
    """
    paper = Application.objects.get(public_id=public_id)
    require_own(paper, by)
    for order in paper.orders.filter(state=OrderState.OPEN, expires_at__lte=database_now()):
        _settle_old(order, gateway=gateway)
    return open_order(public_id, by=by, gateway=gateway)


def _settle_old(order: Order, *, gateway: PaymentGateway) -> None:
    if not order.code_url:
        return
    try:
        if ask_gateway(order, gateway=gateway) is not None:
            raise AlreadyPaid("The order that ran out has been paid.", permanent=True)
        gateway.close(order.number)
    except OrderUnknown:
        return
