"""Drives steps without a network and without waiting: a clock that only pauses move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.client.asking import Ask, Give, Pause, Say
from onrecord.client.calls import Calls

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.client.asking import Answer, NoAnswer, Steps


class Driven:
    """`service` answers each request; `asked`, `pauses` and `given` are what the steps wanted."""

    def __init__(self, service: Callable[[Ask], Answer | NoAnswer], seconds: float = 60.0) -> None:
        self._service = service
        self.now = 0.0
        self.asked: list[Ask] = []
        self.pauses: list[float] = []
        self.given: list[Any] = []
        self.calls = Calls(seconds, lambda: self.now)

    def run(self, steps: Steps[Any]) -> Any:
        """To the end."""
        came: Any = None
        while True:
            try:
                step = steps.send(came)
            except StopIteration as ended:
                return ended.value
            came = None
            match step:
                case Ask():
                    self.asked.append(step)
                    came = self._service(step)
                case Pause(seconds):
                    self.pauses.append(seconds)
                    self.now += seconds
                case Say(listener, value):
                    listener(value)
                case Give(value):
                    self.given.append(value)
