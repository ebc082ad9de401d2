"""No test reads or writes what the person who runs it keeps: a record of one's own would change what is found."""

from __future__ import annotations

import os
import tempfile

os.environ["DETENTE_DATA"] = tempfile.mkdtemp(prefix="detente-data-")
os.environ.pop("DETENTE_RECORD", None)
