"""No test reads or writes what the person who runs it keeps: a record of one's own would change what is found."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ["DETENTE_DATA"] = tempfile.mkdtemp(prefix="detente-data-")
atexit.register(shutil.rmtree, os.environ["DETENTE_DATA"], ignore_errors=True)
os.environ.pop("DETENTE_RECORD", None)
