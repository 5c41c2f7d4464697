"""The model on this machine: its file, the server child that all users share, and its warmed prefixes.

Import from the modules: `lease.EmbeddedServer` gives an endpoint, `fetching.ensure_model_file` the
file, `prefixes.warm` fills a slot. Nothing is imported here, so that the child starts quickly.
"""
