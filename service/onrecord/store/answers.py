"""The answer store in the database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select, update

from onrecord.model.answers import StoredAnswer
from onrecord.store.tables import answers, brief_answers

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from onrecord.store.database import Database


class DatabaseAnswers:
    """Answers of one tenant, as AnswerStore asks for them."""

    def __init__(self, database: Database, tenant: str) -> None:
        self._database = database
        self._tenant = tenant

    async def get(self, key: str) -> StoredAnswer | None:
        """The answer under this key, if there is one."""
        query = select(answers.c.text, answers.c.model, answers.c.topic).where(
            answers.c.tenant == self._tenant, answers.c.key == key
        )

        async def work(connection: AsyncConnection) -> StoredAnswer | None:
            row = (await connection.execute(query)).first()
            return None if row is None else StoredAnswer(*row)

        return await self._database.read(work)

    async def put(self, key: str, answer: StoredAnswer, brief_id: str) -> None:
        """Keep the answer and note that this brief uses it."""
        mine = (answers.c.tenant == self._tenant, answers.c.key == key)
        link = {"tenant": self._tenant, "brief_id": brief_id, "key": key}
        linked = select(brief_answers.c.key).filter_by(**link)

        async def work(connection: AsyncConnection) -> None:
            text = (await connection.execute(select(answers.c.text).where(*mine))).scalar()
            if text is None:
                values = {"text": answer.text, "model": answer.model, "topic": answer.topic}
                row = values | {"tenant": self._tenant, "key": key, "created_at": datetime.now(UTC)}
                await connection.execute(insert(answers).values(row))
            elif text != answer.text:
                await connection.execute(update(answers).where(*mine).values(text=answer.text))
            if (await connection.execute(linked)).first() is None:
                await connection.execute(insert(brief_answers).values(link))

        await self._database.write(work)

    async def purge(self, brief_id: str) -> None:
        """Forget for good every answer that only this brief uses."""
        await self._database.write(lambda connection: purge_answers(connection, self._tenant, brief_id))
        await self._database.forget()


async def purge_answers(connection: AsyncConnection, tenant: str, brief_id: str) -> None:
    """Within a transaction: delete the answers that no brief but this one uses."""
    await connection.execute(
        delete(brief_answers).where(brief_answers.c.tenant == tenant, brief_answers.c.brief_id == brief_id)
    )
    used = exists().where(brief_answers.c.tenant == answers.c.tenant, brief_answers.c.key == answers.c.key)
    await connection.execute(delete(answers).where(answers.c.tenant == tenant, ~used))
