"""Where an experiment is in its life."""

from typing import Literal, TypeAlias

ExperimentStatus: TypeAlias = Literal[
    "abandoned", "active", "archived", "assignment_stopped", "decision_made", "experiment_stopped", "setup"
]
