"""The tables as the first release made them, before there were migrations."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from onrecord.store.tables import Moment

metadata = MetaData()
schema = Table("schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))
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
    UniqueConstraint("tenant", "idempotency_key"),
    Index("briefs_by_state", "tenant", "state", "id"),
)
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
