from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_prompt_header = later(globals(), "as_prompt_header", lambda: models.PromptHeader.from_dict)
as_prompt_message = later(globals(), "as_prompt_message", lambda: models.PromptMessage.from_dict)
as_prompt_workflow_body = later(
    globals(), "as_prompt_workflow_body", lambda: models.PromptWorkflowBody.from_dict
)


@_define(kw_only=True, repr=False)
class PromptVersionCreate(Model):
    """A new version. Ids and names are of 3 to 100 letters, digits, dots, underscores and hyphens; blanks in
    names only."""

    id: str | Unset = UNSET
    """Id of the version."""
    name: str
    """Name shown in the console."""
    description: str | Unset = UNSET
    """Text that explains it; at most 1000 characters."""
    prompts: list[models.PromptMessage] | Unset = UNSET
    """The texts for the model."""
    provider: str | Unset = UNSET
    """Who offers the model."""
    model: str | Unset = UNSET
    """Name of the model."""
    temperature: float | Unset = UNSET
    """How much chance the model allows; its range is not published."""
    top_p: float | Unset = UNSET
    """Share of the likeliest words that the model picks from."""
    frequency_penalty: float | Unset = UNSET
    """How strongly the model avoids words that it used often."""
    presence_penalty: float | Unset = UNSET
    """How strongly the model avoids words that it used before."""
    max_tokens: float | Unset = UNSET
    """Longest text the model may give in tokens."""
    eval_model: str | Unset = UNSET
    """Name of the model that evaluates."""
    workflow_body: models.PromptWorkflowBody | Unset = UNSET
    """Body of the request to a workflow."""
    workflow_headers: list[models.PromptHeader] | Unset = UNSET
    """Headers of the request to a workflow."""
    auth_workflow_headers: list[models.PromptHeader] | Unset = UNSET
    """Headers that sign the request in; their values are secrets."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "prompts": "prompts",
        "provider": "provider",
        "model": "model",
        "temperature": "temperature",
        "top_p": "top_p",
        "frequency_penalty": "frequency_penalty",
        "presence_penalty": "presence_penalty",
        "max_tokens": "max_tokens",
        "eval_model": "eval_model",
        "workflow_body": "workflow_body",
        "workflow_headers": "workflow_headers",
        "auth_workflow_headers": "auth_workflow_headers",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.prompts = (
            [as_prompt_message(item) for item in value]
            if type(value := pop("prompts", UNSET)) is list and value
            else value
        )
        self.provider = pop("provider", UNSET)
        self.model = pop("model", UNSET)
        self.temperature = pop("temperature", UNSET)
        self.top_p = pop("top_p", UNSET)
        self.frequency_penalty = pop("frequency_penalty", UNSET)
        self.presence_penalty = pop("presence_penalty", UNSET)
        self.max_tokens = pop("max_tokens", UNSET)
        self.eval_model = pop("eval_model", UNSET)
        self.workflow_body = (
            as_prompt_workflow_body(value) if type(value := pop("workflow_body", UNSET)) is dict else value
        )
        self.workflow_headers = (
            [as_prompt_header(item) for item in value]
            if type(value := pop("workflow_headers", UNSET)) is list and value
            else value
        )
        self.auth_workflow_headers = (
            [as_prompt_header(item) for item in value]
            if type(value := pop("auth_workflow_headers", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
