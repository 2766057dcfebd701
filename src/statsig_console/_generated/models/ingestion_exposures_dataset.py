"""The two spellings of exposures; elsewhere only the second one is taken."""

from typing import Literal, TypeAlias

IngestionExposuresDataset: TypeAlias = Literal["export_exposures", "Exposures"]
