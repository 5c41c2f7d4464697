"""The least that a JSON schema allows: what a model answers that finds nothing."""

from __future__ import annotations

from typing import Any


def least(schema: dict[str, Any], defs: dict[str, Any]) -> Any:
    """The smallest value that follows a schema of the kind Pydantic makes."""
    if "$ref" in schema:
        return least(defs[schema["$ref"].rpartition("/")[2]], defs)
    if "const" in schema or "enum" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    if "anyOf" in schema:
        return None if {"type": "null"} in schema["anyOf"] else least(schema["anyOf"][0], defs)
    if schema.get("type") == "object":
        properties = schema.get("properties", {})
        return {name: least(properties[name], defs) for name in schema.get("required", [])}
    return {"array": [], "string": "x" * schema.get("minLength", 0), "boolean": False}.get(
        schema.get("type", "array"), schema.get("minimum", 0)
    )
