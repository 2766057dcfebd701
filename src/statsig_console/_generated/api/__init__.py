"""Every group of operations, each loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._operation import Api

if TYPE_CHECKING:
    from .autotune_reviews import AutotuneReviewsResource, RawAutotuneReviewsResource
    from .autotunes import AutotunesResource, RawAutotunesResource
    from .dynamic_config_reviews import DynamicConfigReviewsResource, RawDynamicConfigReviewsResource
    from .dynamic_configs import DynamicConfigsResource, RawDynamicConfigsResource
    from .experiment_overrides import ExperimentOverridesResource, RawExperimentOverridesResource
    from .experiment_results import ExperimentResultsResource, RawExperimentResultsResource
    from .experiment_reviews import ExperimentReviewsResource, RawExperimentReviewsResource
    from .experiments import ExperimentsResource, RawExperimentsResource
    from .gate_reviews import GateReviewsResource, RawGateReviewsResource
    from .gates import GatesResource, RawGatesResource
    from .ingestions import IngestionsResource, RawIngestionsResource


class Resources:
    """The groups of operations."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def autotune_reviews(self) -> AutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import AutotuneReviewsResource

        return AutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> AutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import AutotunesResource

        return AutotunesResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> DynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import DynamicConfigReviewsResource

        return DynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> DynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import DynamicConfigsResource

        return DynamicConfigsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> ExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import ExperimentOverridesResource

        return ExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> ExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import ExperimentResultsResource

        return ExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> ExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import ExperimentReviewsResource

        return ExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> ExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import ExperimentsResource

        return ExperimentsResource(self._api)

    @cached_property
    def gate_reviews(self) -> GateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import GateReviewsResource

        return GateReviewsResource(self._api)

    @cached_property
    def gates(self) -> GatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import GatesResource

        return GatesResource(self._api)

    @cached_property
    def ingestions(self) -> IngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import IngestionsResource

        return IngestionsResource(self._api)


class RawResources:
    """The groups of operations, answering with undecoded answers."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def autotune_reviews(self) -> RawAutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import RawAutotuneReviewsResource

        return RawAutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> RawAutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import RawAutotunesResource

        return RawAutotunesResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> RawDynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import RawDynamicConfigReviewsResource

        return RawDynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> RawDynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import RawDynamicConfigsResource

        return RawDynamicConfigsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> RawExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import RawExperimentOverridesResource

        return RawExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> RawExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import RawExperimentResultsResource

        return RawExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> RawExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import RawExperimentReviewsResource

        return RawExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> RawExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import RawExperimentsResource

        return RawExperimentsResource(self._api)

    @cached_property
    def gate_reviews(self) -> RawGateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import RawGateReviewsResource

        return RawGateReviewsResource(self._api)

    @cached_property
    def gates(self) -> RawGatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import RawGatesResource

        return RawGatesResource(self._api)

    @cached_property
    def ingestions(self) -> RawIngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import RawIngestionsResource

        return RawIngestionsResource(self._api)
