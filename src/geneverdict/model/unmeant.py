"""What a model of the study file refuses of what cannot be meant."""

from __future__ import annotations

from geneverdict.messages import Message, english


class UnmeantError(ValueError):
    """Raised within a validator: pydantic passes it on, with its message."""

    def __init__(self, message: Message) -> None:
        super().__init__(english(message))
        self.message = message
