"""The route that makes links: tokens for one brief, to be given to a page of another site."""

from typing import Annotated, Any

from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import PathParameter
from pydantic import ValidationError

from onrecord.config import Config
from onrecord.jobs import Jobs
from onrecord.web.access import Access
from onrecord.web.operation import Operation, body_of, json_of
from onrecord.web.rendition import address_of
from onrecord.web.shapes import LinkRequest, MadeLink
from onrecord.web.submission import json_of_request, refused_body

BriefId = Annotated[str, PathParameter(description="The brief's id.")]


@post(
    "/v1/briefs/{brief_id:str}/links",
    status_code=201,
    operation_id="makeLink",
    tags=["Links"],
    summary="Make a link that opens one brief",
)
async def make(
    request: Request[Any, Any, Any],
    jobs: NamedDependency[Jobs],
    access: NamedDependency[Access],
    config: NamedDependency[Config],
    brief_id: BriefId,
) -> Response[bytes]:
    """A token that opens this brief alone, for a limited time; sent as `Authorization: Bearer`.

    `url` begins with ONRECORD_PUBLIC_URL, else with the address that this request came to. With
    `"may": ["read", "correct"]` its bearer may correct the brief as well. Whoever holds the token
    holds what it opens; a new ONRECORD_API_KEY ends all links.
    """
    raw = await json_of_request(request, may_be_empty=True)
    try:
        asked = LinkRequest.model_validate_json(raw)
    except ValidationError as error:
        raise refused_body(error, LinkRequest) from None
    await jobs.get(brief_id)
    made = await access.links.make(brief_id, asked.may, asked.seconds)
    url = (config.public_url or str(request.base_url)).rstrip("/") + address_of(brief_id)
    answer = MadeLink(token=made.token, url=url, expires_at=made.expires_at, may=sorted(set(asked.may)))
    return Response(answer.model_dump_json().encode(), status_code=201, media_type="application/json")


DESCRIBED = {
    "makeLink": Operation(
        answers={201: json_of("The link", MadeLink)},
        problems=(400, 404, 408, 413, 415, 422),
        body=body_of(LinkRequest, required=False),
    )
}

ROUTES = [make]
