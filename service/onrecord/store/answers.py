"""The answer store in the database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt

from onrecord.model.answers import StoredAnswer
from onrecord.store.tables import answers, brief_answers, briefs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Table

    from onrecord.store.database import Transactions

PUT_ATTEMPTS = 5
"""An answer may be purged between finding it and linking to it; then it is put anew."""


class DatabaseAnswers:
    """Answers of one tenant, as AnswerStore asks for them.

    Args:
        database: where they are kept.
        tenant: whose they are.
        of_briefs: every brief has a row, and answers for one that was deleted meanwhile are not kept.
            The command line keeps answers and no rows.
    """

    def __init__(self, database: Transactions, tenant: str, *, of_briefs: bool = False) -> None:
        self._database = database
        self._tenant = tenant
        self._of_briefs = of_briefs

    async def get(self, key: str) -> StoredAnswer | None:
        """The answer under this key, if there is one."""
        query = select(answers.c.text, answers.c.model, answers.c.topic).where(
            answers.c.tenant == self._tenant, answers.c.key == key
        )

        def work(connection: Connection) -> StoredAnswer | None:
            row = connection.execute(query).first()
            return None if row is None else StoredAnswer(*row)

        return await self._database.read(work)

    async def put(self, key: str, answer: StoredAnswer, brief_id: str) -> None:
        """Keep the answer and note that this brief uses it."""
        link = {"tenant": self._tenant, "brief_id": brief_id, "key": key}
        row = {
            "tenant": self._tenant,
            "key": key,
            "text": answer.text,
            "model": answer.model,
            "topic": answer.topic,
            "created_at": datetime.now(UTC),
        }
        mine = select(briefs.c.id).where(briefs.c.tenant == self._tenant, briefs.c.id == brief_id)

        def work(connection: Connection) -> None:
            if self._of_briefs:
                # Locked, so that it cannot be deleted before the answer is there to be deleted with it.
                held = connection.execute(mine.with_for_update(read=True, key_share=True))
                if held.first() is None:
                    return
            keeping = _insert(connection, answers).values(row)
            connection.execute(
                keeping.on_conflict_do_update(
                    index_elements=["tenant", "key"],
                    set_={"text": answer.text},
                    where=answers.c.text != answer.text,
                )
            )
            connection.execute(_insert(connection, brief_answers).values(link).on_conflict_do_nothing())

        retrying = AsyncRetrying(
            retry=retry_if_exception_type(IntegrityError), stop=stop_after_attempt(PUT_ATTEMPTS), reraise=True
        )
        await retrying(self._database.write, work)

    async def purge(self, brief_id: str) -> None:
        """Forget for good every answer that only this brief uses."""
        await self._database.write(lambda connection: purge_answers(connection, self._tenant, (brief_id,)))
        await self._database.forget()

    async def purge_before(self, moment: datetime) -> int:
        """Forget for good the answers of this time that no brief of the store uses; how many those were.

        The command line's are of that kind.
        """
        used = exists().where(
            brief_answers.c.tenant == answers.c.tenant,
            brief_answers.c.key == answers.c.key,
            briefs.c.tenant == brief_answers.c.tenant,
            briefs.c.id == brief_answers.c.brief_id,
        )
        statement = delete(answers).where(
            answers.c.tenant == self._tenant, answers.c.created_at < moment, ~used
        )

        def work(connection: Connection) -> int:
            return connection.execute(statement).rowcount

        gone = await self._database.write(work)
        if gone:
            await self._database.forget()
        return gone


def purge_answers(connection: Connection, tenant: str, brief_ids: Sequence[str]) -> None:
    """Within a transaction: delete the answers that no brief but these uses."""
    mine = (brief_answers.c.tenant == tenant, brief_answers.c.brief_id.in_(brief_ids))
    linked = select(brief_answers.c.key).where(*mine).distinct().order_by(brief_answers.c.key)
    keys = connection.execute(linked).scalars().all()
    lots = [keys[at : at + KEYS_AT_ONCE] for at in range(0, len(keys), KEYS_AT_ONCE)]
    for lot in lots:
        # One after the other: of two who let go of an answer at once, each would see the other's link.
        held = select(answers.c.key).where(answers.c.tenant == tenant, answers.c.key.in_(lot))
        connection.execute(held.order_by(answers.c.key).with_for_update()).all()
    connection.execute(delete(brief_answers).where(*mine))
    used = exists().where(brief_answers.c.tenant == answers.c.tenant, brief_answers.c.key == answers.c.key)
    for lot in lots:
        connection.execute(delete(answers).where(answers.c.tenant == tenant, answers.c.key.in_(lot), ~used))


KEYS_AT_ONCE = 500
"""A statement takes a limited number of parameters."""


def _insert(connection: Connection, table: Table) -> Any:  # noqa: ANN401 - both dialects' statements have the same methods
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
