"""One answer through Instructor: asked for by schema, asked for again where it does not fit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic import BaseModel, ValidationError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from onrecord.errors import OnRecordError
from onrecord.model.trouble import bare, trouble

if TYPE_CHECKING:
    from collections.abc import Hashable

    from onrecord.model.endpoint import Endpoint
    from onrecord.model.exchange import Exchange
    from onrecord.model.question import Question

Mode = Literal["json_schema", "tools", "json"]

ANSWER_ATTEMPTS = 3


async def instructed(question: Question[Any], exchange: Exchange, mode: Mode, endpoint: Endpoint) -> str:
    """The answer as JSON. Instructor's errors carry prompt and answer: none of them leaves here.

    Raises:
        ModelTrouble: what the exchange met, or `model-answer-unusable`.
    """
    import instructor
    from instructor.core import InstructorRetryException

    modes = {
        "json_schema": instructor.Mode.JSON_SCHEMA,
        "tools": instructor.Mode.TOOLS,
        "json": instructor.Mode.JSON,
    }
    create = cast("Any", instructor.patch(create=exchange.send, mode=modes[mode]))
    try:
        answer = await create(
            response_model=_wanted(cast("Hashable", question.answer)),
            messages=[dict(message) for message in question.messages],
            max_retries=_re_asking(),
            strict=False,
        )
        own = question.answer.model_validate(answer.model_dump(by_alias=True))
        return cast("str", own.model_dump_json(by_alias=True))
    except (InstructorRetryException, ValidationError) as error:
        met = error.__cause__
    raise bare(met) if isinstance(met, OnRecordError) else trouble("model-answer-unusable", endpoint)


@cache
def _wanted(answer: type[BaseModel]) -> type[BaseModel]:
    """The answer's model as Instructor takes it. Left to itself it makes one, and its schema, for every call."""
    from instructor import response_schema

    prepared: type[BaseModel] = response_schema(answer)
    schema = prepared.model_json_schema()

    class Wanted(prepared):  # type: ignore[misc,valid-type]
        @classmethod
        def model_json_schema(cls, *given: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - Pydantic's own
            return super().model_json_schema(*given, **more) if given or more else schema

    Wanted.__name__ = answer.__name__
    return Wanted


def _re_asking() -> AsyncRetrying:
    """Instructor's loop: answers that do not fit are asked again, nothing else is."""
    from instructor.core.exceptions import AsyncValidationError, ResponseParsingError

    unfit = (ValidationError, ResponseParsingError, AsyncValidationError)
    return AsyncRetrying(
        retry=retry_if_exception_type(unfit), stop=stop_after_attempt(ANSWER_ATTEMPTS), reraise=True
    )
