"""What nobody knows yet, and why."""
