"""Jobs that any number of workers read: lanes, runs, who reads, and the workers themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Columns with defaults: what was queued stays queued, what was read stays read."""
    with op.batch_alter_table("schema") as table:
        table.add_column(sa.Column("works_from", sa.Integer, nullable=False, server_default="2"))
    with op.batch_alter_table("briefs") as table:
        table.add_column(sa.Column("lane", sa.String(16), nullable=False, server_default="backlog"))
        table.add_column(sa.Column("run", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
        table.add_column(sa.Column("reading", sa.String(64), nullable=False, server_default=""))
        table.add_column(sa.Column("worker", sa.String(64)))
        table.add_column(sa.Column("begun", sa.Float))
        table.create_index("briefs_by_reading", ["tenant", "reading", "state"])
    op.create_table(
        "workers",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("tenant", sa.String(64), nullable=False),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("reads", sa.Boolean, nullable=False),
        sa.Column("seen", sa.Float, nullable=False),
        sa.Column("heir", sa.String(64)),
        sa.Column("inherited", sa.Float),
    )
    op.execute("UPDATE schema SET version = 2, works_from = 2")
