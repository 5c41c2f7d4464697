"""What a newsroom adds: links, corrections, webhooks, pushed items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """New tables and an index alone: a release that knows nothing of them works on beside them."""
    op.create_table(
        "secrets",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "corrections",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("brief_id", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(200), nullable=False),
        sa.Column("change", sa.JSON, nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("withdrawn_by", sa.String(200)),
        sa.ForeignKeyConstraint(["tenant", "brief_id"], ["briefs.tenant", "briefs.id"], ondelete="CASCADE"),
    )
    op.create_table(
        "targets",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("events", sa.JSON, nullable=False),
        sa.Column("keys", sa.JSON, nullable=False),
        sa.Column("note", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True)),
        sa.Column("stopped_because", sa.String(64)),
    )
    op.create_table(
        "deliveries",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("target_id", sa.String(64), nullable=False),
        sa.Column("brief_id", sa.String(64), nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("event", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("round_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("attempts", sa.JSON, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint("tenant", "target_id", "brief_id", "run", "event"),
        sa.ForeignKeyConstraint(
            ["tenant", "target_id"], ["targets.tenant", "targets.id"], ondelete="CASCADE"
        ),
    )
    op.create_index("briefs_by_end", "briefs", ["tenant", "finished_at"])
    op.create_index("deliveries_by_brief", "deliveries", ["tenant", "brief_id"])
    op.create_index("deliveries_by_state", "deliveries", ["tenant", "state", "id"])
    op.create_table(
        "items",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("uri", sa.String(500), primary_key=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("version_created", sa.DateTime(timezone=True)),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("brief_id", sa.String(64)),
        sa.Column("body_sha256", sa.String(64), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "item_briefs",
        sa.Column("tenant", sa.String(64), primary_key=True),
        sa.Column("brief_id", sa.String(64), primary_key=True),
        sa.Column("uri", sa.String(500), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("version_created", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["tenant", "brief_id"], ["briefs.tenant", "briefs.id"], ondelete="CASCADE"),
    )
    op.create_index("item_briefs_by_uri", "item_briefs", ["tenant", "uri"])
    op.execute("UPDATE schema SET version = 3, works_from = 2")
