"""What an ingestion loads."""

from typing import Literal, TypeAlias

IngestionDataset: TypeAlias = Literal["entity_properties", "Events", "export_exposures", "Metrics"]
