"""The pages where a person signs in, with the service's key where it has one and a name, and out."""

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import Redirect

from onrecord.errors import OnRecordError
from onrecord.render.shell import sign_in_page
from onrecord.web import refusal
from onrecord.web.access import Access
from onrecord.web.page_answer import page
from onrecord.web.pasted import field, form_of_request
from onrecord.web.problem import body_of
from onrecord.web.session import CONTROLS, LONGEST_NAME, Session

Asked = Request[Session | None, Any, Any]
Next = Annotated[str, QueryParameter(name="next", description="Where to go then.", max_length=2_000)]


@get("/sign-in", include_in_schema=False)
async def ask(request: Asked, access: NamedDependency[Access], goal: Next = "/") -> Response[str]:
    """The form."""
    session = request.user
    return page(
        sign_in_page(
            key_needed=access.asks_for_key,
            name=session.name if session else "",
            goal=local(goal),
            problem=None,
        )
    )


@post("/sign-in", include_in_schema=False, status_code=303)
async def enter(request: Asked, access: NamedDependency[Access]) -> Response[Any]:
    """Begin a session and go on; the form again where the key is wrong."""
    form = await form_of_request(request)
    name, goal = " ".join(field(form, "name").split()), local(field(form, "next"))
    try:
        if not 1 <= len(name) <= LONGEST_NAME or CONTROLS.search(name):
            raise refusal.name_unusable(LONGEST_NAME)
        await access.check_key(field(form, "key").strip().encode().decode("latin-1"))
    except OnRecordError as problem:
        made = sign_in_page(key_needed=access.asks_for_key, name=name, goal=goal, problem=body_of(problem))
        return page(made, status=problem.status)
    cookie = await access.sessions.begin(name, secure=request.url.scheme == "https")
    return Redirect(goal, status_code=303, cookies=[cookie])


@post("/sign-out", include_in_schema=False, status_code=303)
async def leave(request: Asked, access: NamedDependency[Access]) -> Response[Any]:
    """End the session in this browser."""
    cookie = access.sessions.end(secure=request.url.scheme == "https")
    return Redirect("/sign-in", status_code=303, cookies=[cookie])


def local(goal: str) -> str:
    """An address of this service: whoever signs in is never sent elsewhere."""
    is_local = goal.startswith("/") and not goal.startswith(("//", "/\\")) and goal.isprintable()
    return goal if is_local else "/"


ROUTES = [ask, enter, leave]
