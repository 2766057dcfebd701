"""Progress bars in a terminal. Only this module needs rich; it is loaded when bars are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn
from rich.progress import Progress as Display
from rich.text import Text

from .report import Progress

__all__ = ["bars"]


class _Clock(ProgressColumn):
    """A column with the rate and the remaining time of a run, or the duration when it has ended."""

    def render(self, task: Task) -> Text:
        rate, eta, told = (task.fields.get(name) for name in ("rate", "eta", "told"))
        if task.finished or not rate:
            return Text(_clock(task.finished_time if task.finished else task.elapsed))
        if eta is None:
            return Text(f"{_clock(task.elapsed)}, {rate:.1f}/s")
        passed = 0.0 if told is None else task.get_time() - told
        return Text(f"{_clock(max(0.0, eta - passed))} left, {rate:.1f}/s")


def _clock(seconds: float | None) -> str:
    return str(timedelta(seconds=round(seconds or 0)))


@contextmanager
def bars(console: Console | None) -> Iterator[Callable[[str], Callable[[Progress[Any, Any]], None]]]:
    """Show bars while the block runs. The context is a function that returns the callback of a new bar."""
    columns = TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), _Clock()
    with Display(*columns, console=console) as display:

        def bar(name: str) -> Callable[[Progress[Any, Any]], None]:
            task = display.add_task(name, start=False, total=None, visible=False)

            def show(progress: Progress[Any, Any]) -> None:
                if progress.done == 1:
                    display.start_task(task)
                display.update(
                    task,
                    completed=progress.done,
                    total=progress.total,
                    visible=True,
                    rate=progress.rate,
                    eta=progress.eta,
                    told=display.get_time(),
                )

            return show

        yield bar
