"""The service's front page: paste an article, watch the stages, read the brief."""

from __future__ import annotations

from onrecord.render.page import environment, policy, static


def front_page(
    *, endpoint_words: str, leaves_machine: bool, key_needed: bool = False, example: str | None = None
) -> str:
    """Return the page for `GET /`.

    `endpoint_words` name the endpoint that reads (a model's name, or a host); `leaves_machine` says
    whether the text is sent to another machine. `key_needed` asks for the bearer key at once rather
    than on the first 401. `example` is an article that a button puts into the empty field.
    """
    return (
        environment()
        .get_template("front.html")
        .render(
            endpoint_words=endpoint_words,
            leaves_machine=leaves_machine,
            key_needed=key_needed,
            example=example,
            css=static("front.css"),
            js=static("front.js"),
            # The brief is shown in a sandboxed frame, which inherits this policy: hence its two files.
            policy=policy(["front.js", "brief.js"], ["front.css", "brief.css"], connect="'self'"),
        )
    )
