"""Webhooks on the wire: where they may go, how they are signed, sent and tried again. It knows no store."""

from onrecord.hooks.courier import Answer, Courier
from onrecord.hooks.reach import Reach
from onrecord.hooks.schedule import Schedule

__all__ = ["Answer", "Courier", "Reach", "Schedule"]
