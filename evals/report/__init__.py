"""The report on a run as one HTML file: where it errs, and whether it got better."""

from evals.report.page import write_report

__all__ = ["write_report"]
