"""`python -m evals`: run the seeds, score them, label them."""

from __future__ import annotations

from evals.command import main

if __name__ == "__main__":
    main()
