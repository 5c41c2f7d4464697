"""What was found in one version of a text, looked for in the next."""
