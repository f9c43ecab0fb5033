"""Files that are whole or not there."""
import contextlib
import os


@contextlib.contextmanager
def whole(path):
    """Gives the name to write under; the file takes its own name when all is written, so that a stop leaves none that looks done."""
    yield path + '.part'
    os.replace(path + '.part', path)
