"""Where records lie, and which one is used."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Chosen:
    """A record by its path or address (empty: the bundled one), and why it is used."""

    place: str
    why: str

    @property
    def remote(self) -> bool:
        """Whether it is an address, not a file."""
        return "://" in self.place

    @property
    def rejects(self) -> Path:
        """The folder for rows that could not be imported: beside the file, else in the data folder."""
        return (data_folder() if self.remote or not self.place else Path(self.place).parent) / "rejects"


def data_folder() -> Path:
    """The folder that DETENTE_DATA names, else the user's own for data."""
    named = os.environ.get("DETENTE_DATA")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("detente"))


def own_record() -> Path:
    """The user's own record, whether it is there or not."""
    return data_folder() / "record.sqlite"


def chosen(named: str | Path | None = None, *, to_write: bool = False) -> Chosen:
    """The record that is named, else the one of DETENTE_RECORD, else the user's own if there is one or it is `to_write`, else the
    bundled core."""
    if named:
        return Chosen(str(named), "it was named")
    if os.environ.get("DETENTE_RECORD"):
        return Chosen(os.environ["DETENTE_RECORD"], "DETENTE_RECORD names it")
    if to_write or own_record().is_file():
        return Chosen(str(own_record()), "it is your own")
    return Chosen("", "no other was named, and you have none of your own")
