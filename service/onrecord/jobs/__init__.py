"""Jobs: what was accepted and is read, by this program or another, and never lost."""

from onrecord.jobs.jobs import Jobs

__all__ = ["Jobs"]
