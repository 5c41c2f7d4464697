"""What each actor holds: whose it is, who tells of it, and in which setting."""
