"""What differs between the stores' databases; everything else is the same code over both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from onrecord.errors import StoreTrouble


class Dialect(Protocol):
    """One kind of database.

    `one_writer` tells whether writers must come one after the other; `engine_url` is where the job
    engine keeps its own tables.
    """

    one_writer: bool

    @property
    def engine_url(self) -> str:
        """A SQLAlchemy URL for the job engine's tables."""
        ...

    async def prepare(self) -> None:
        """Make what has to be there before anything connects. Raises StoreTrouble."""
        ...

    def engine(self) -> AsyncEngine:
        """Connections to it; none is opened yet."""
        ...

    def trouble(self, error: object) -> StoreTrouble:
        """What a driver's error means for the user; its own message is not passed on."""
        ...

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970, by the database's own clock."""
        ...

    async def take_turn(self, connection: AsyncConnection) -> None:
        """Within a transaction: wait until no other program changes the tables' shape."""
        ...

    async def forget(self, connection: AsyncConnection) -> bool:
        """Take what was deleted out of the database's log as well; False where it has to be tried again."""
        ...
