"""Publishers' own files into statements: one module a format, found by looking at the file.

`read.py` is the way through; `model.py` says what an importer is; `wdi.py` is a short one to learn from.
"""

from detente.record.importers.read import Imported, Tally, importer_for, importers, read_file

__all__ = ["Imported", "Tally", "importer_for", "importers", "read_file"]
