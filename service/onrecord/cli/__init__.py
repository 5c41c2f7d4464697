"""The command line: one file a command. What is heavy is imported when it is used."""

from onrecord.cli.command import main

__all__ = ["main"]
