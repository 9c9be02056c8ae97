"""Plays the probes of a library in Python in the order of the table, and reports each as a line of JSON. Must not know libraries."""

import asyncio
import json
import pathlib
import sys
import tomllib
import traceback

PATIENCE_S = 20
_probes = {}


def row(name):
    """Marks what tries a row of `rows.toml`."""

    def take(probe):
        assert name not in _probes, f"there are two probes of {name!r}"
        _probes[name] = probe
        return probe

    return take


def rows():
    """The names of all rows, in order."""
    table = tomllib.loads((pathlib.Path(__file__).parent / "rows.toml").read_text())
    return [name for area in table["rows"] for name in area["names"]]


async def _why_not(probe, lab):
    try:
        await asyncio.wait_for(probe(lab), PATIENCE_S)
    except TimeoutError as error:
        return f"it took longer than {PATIENCE_S} s{_place(error.__cause__ or error)}"
    except Exception as error:
        return f"{type(error).__name__}: {error}{_place(error)}".replace("\n", " ")
    return None


def _place(error):
    """The line of the probe that failed."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    probes = pathlib.Path(sys.argv[0]).resolve().parent
    own = (frame for frame in frames if pathlib.Path(frame.filename).resolve().parent == probes)
    return next((f" ({pathlib.Path(frame.filename).name}:{frame.lineno}: {frame.line})" for frame in own), "")


async def play(lab):
    """Plays all probes with what the library's own setup found."""
    unknown = set(_probes) - set(rows())
    assert not unknown, f"no row of the table: {unknown}"
    with pathlib.Path(sys.argv[2]).open("w") as reports:
        for name in rows():
            if name in _probes:
                why_not = await _why_not(_probes[name], lab)
                print(json.dumps({"row": name, "why_not": why_not}), file=reports, flush=True)


def ready():
    """What the local Discord printed when it was ready."""
    return json.loads(pathlib.Path(sys.argv[1]).read_text())
