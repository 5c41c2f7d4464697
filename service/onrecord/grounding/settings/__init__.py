"""Where a thing was said or done: rooms, calls, papers and scenes, in public or in private."""
