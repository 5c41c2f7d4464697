"""The tables. Every row carries its tenant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

if TYPE_CHECKING:
    from sqlalchemy import Dialect

SCHEMA_VERSION = 3
"""A change of the tables raises it and comes with a migration of that number."""

WORKS_FROM = 2
"""The oldest schema whose release can still work with these tables."""


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC. Naive datetimes are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone cannot be kept")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC; SQLite forgets the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()

schema = Table(
    "schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("works_from", Integer, nullable=False, server_default="2"),
)
"""One row. `works_from`: the oldest version whose release can still work with these tables."""

briefs = Table(
    "briefs",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("stage", String(32), nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("article", Text, nullable=False),
    Column("options", JSON, nullable=False),
    Column("brief", Text),
    Column("problem", JSON(none_as_null=True)),
    Column("idempotency_key", String(255)),
    Column("body_sha256", String(64), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("lane", String(16), nullable=False, server_default="backlog"),
    Column("run", Integer, nullable=False, server_default="0"),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("reading", String(64), nullable=False, server_default=""),
    Column("worker", String(64)),
    Column("begun", Float),
    UniqueConstraint("tenant", "idempotency_key"),
    Index("briefs_by_state", "tenant", "state", "id"),
    Index("briefs_by_reading", "tenant", "reading", "state"),
    Index("briefs_by_end", "tenant", "finished_at"),
)

workers = Table(
    "workers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("tenant", String(64), nullable=False),
    Column("release", String(32), nullable=False),
    Column("reads", Boolean, nullable=False),
    Column("seen", Float, nullable=False),
    Column("heir", String(64)),
    Column("inherited", Float),
)
"""Programs that are up. `seen` and `inherited` are in seconds since 1970 by the database's clock."""

answers = Table(
    "answers",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("topic", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
)

brief_answers = Table(
    "brief_answers",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("brief_id", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    ForeignKeyConstraint(["tenant", "key"], ["answers.tenant", "answers.key"], ondelete="CASCADE"),
    Index("brief_answers_by_key", "tenant", "key"),
)
"""Which briefs use which answers. No reference to `briefs`: the command line keeps answers and no rows."""

secrets = Table(
    "secrets",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
)
"""What the programs of a tenant sign with, made on first use and shared by all of them."""

corrections = Table(
    "corrections",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("brief_id", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("by", String(200), nullable=False),
    Column("change", JSON, nullable=False),
    Column("withdrawn_at", Moment),
    Column("withdrawn_by", String(200)),
    ForeignKeyConstraint(["tenant", "brief_id"], ["briefs.tenant", "briefs.id"], ondelete="CASCADE"),
)
"""What editors changed, in the order in which it applies. The model's brief stays as it is."""

targets = Table(
    "targets",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("events", JSON, nullable=False),
    Column("keys", JSON, nullable=False),
    Column("note", Text),
    Column("created_at", Moment, nullable=False),
    Column("stopped_at", Moment),
    Column("stopped_because", String(64)),
)
"""Where webhooks go. `keys`: what deliveries are signed with, the newest first, each with its last day or none."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("target_id", String(64), nullable=False),
    Column("brief_id", String(64), nullable=False),
    Column("run", Integer, nullable=False),
    Column("event", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(32)),
    Column("round", Integer, nullable=False),
    Column("round_at", Moment, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("attempts", JSON, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("begun_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
    UniqueConstraint("tenant", "target_id", "brief_id", "run", "event"),
    ForeignKeyConstraint(["tenant", "target_id"], ["targets.tenant", "targets.id"], ondelete="CASCADE"),
    Index("deliveries_by_brief", "tenant", "brief_id"),
    Index("deliveries_by_state", "tenant", "state", "id"),
)
"""What each target is told of each brief, once. No reference to `briefs`: that one was deleted is a reason
to be read here, and an older release that deletes briefs knows nothing of it."""

items = Table(
    "items",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("uri", String(500), primary_key=True),
    Column("version", String(64), nullable=False),
    Column("version_created", Moment),
    Column("state", String(16), nullable=False),
    Column("brief_id", String(64)),
    Column("body_sha256", String(64), nullable=False),
    Column("updated_at", Moment, nullable=False),
)
"""Items that a CMS pushed: the newest version known of each, and the brief made from it. No text is kept here."""

item_briefs = Table(
    "item_briefs",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("brief_id", String(64), primary_key=True),
    Column("uri", String(500), nullable=False),
    Column("version", String(64), nullable=False),
    Column("version_created", Moment),
    ForeignKeyConstraint(["tenant", "brief_id"], ["briefs.tenant", "briefs.id"], ondelete="CASCADE"),
    Index("item_briefs_by_uri", "tenant", "uri"),
)
"""Which version of which pushed item a brief was made from."""
