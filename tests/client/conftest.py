"""The services of the web's tests."""

from __future__ import annotations

from web.conftest import desk, open_desk, reader, served

__all__ = ["desk", "open_desk", "reader", "served"]
