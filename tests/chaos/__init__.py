"""What a newsroom's machines do to a service: ends without warning, silence, full disks; and what is kept.

`python -m tests.chaos` runs every bar at full length and prints the table of docs/RELIABILITY.md.
"""
