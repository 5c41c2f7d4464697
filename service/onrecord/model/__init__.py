"""Asking a model: the question, the endpoint, the client, and what its answers cost."""
