"""What editors correct in a brief: the changes they can make, and the brief with these applied. Pure."""

from onrecord.corrections.change import CHANGE, Change
from onrecord.corrections.correction import Correction
from onrecord.corrections.replay import NotApplied, Replay, Step, corrected, replayed

__all__ = ["CHANGE", "Change", "Correction", "NotApplied", "Replay", "Step", "corrected", "replayed"]
