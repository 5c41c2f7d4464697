"""What differs between the stores' databases; everything else is the same code over both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import ColumnElement, Connection, Engine

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

    def prepare(self) -> None:
        """Make what has to be there before anything connects. Raises StoreTrouble."""
        ...

    def engine(self) -> Engine:
        """Connections to it; none is opened yet."""
        ...

    def trouble(self, error: object) -> StoreTrouble:
        """What a driver's error means for the user; its own message is not passed on."""
        ...

    def clock(self) -> ColumnElement[float]:
        """Now, in seconds since 1970, by the database's own clock."""
        ...

    def take_turn(self, connection: Connection) -> None:
        """Within a transaction: wait until no other program changes the tables' shape."""
        ...

    def apart(self, engine: Engine) -> AbstractContextManager[Connection]:
        """A connection in no transaction, while no other program does what is done here."""
        ...

    def forget(self, connection: Connection) -> bool:
        """Take what was deleted out of the database's log as well; False where it has to be tried again."""
        ...
