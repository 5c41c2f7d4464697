"""Generators of clients take the OpenAPI document as it is served: `python -m tests.openapi`."""
