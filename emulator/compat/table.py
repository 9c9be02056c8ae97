"""Prints what works with which library, from the reports of the probes, and fails when it's less than `rows.toml` says."""

import json
import pathlib
import sys
import tomllib

ENOUGH = 0.95


def main(folder, libraries):
    table = tomllib.loads((pathlib.Path(__file__).parent / "rows.toml").read_text())
    excepted = table.get("except", {})
    found = {library: reports(folder / f"{library}.jsonl") for library in libraries}
    rows = [name for area in table["rows"] for name in area["names"]]
    wrong = [line for library in libraries for line in faults(library, rows, found[library], excepted.get(library, {}))]
    print("| | " + " | ".join(libraries) + " |")
    print("|---|" + "---|" * len(libraries))
    for area in table["rows"]:
        print(f"| **{area['area']}** |" + " |" * len(libraries))
        for name in area["names"]:
            cells = [cell(found[library], excepted.get(library, {}), name) for library in libraries]
            print(f"| {name} | " + " | ".join(cells) + " |")
    counts = [str(sum(works(found[library], name) for name in rows)) for library in libraries]
    print(f"| **{len(rows)} rows** | " + " | ".join(f"**{count}**" for count in counts) + " |", flush=True)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def reports(file):
    """Why each row that was tried did not work; none where it did."""
    lines = file.read_text().splitlines() if file.exists() else []
    return {report["row"]: report["why_not"] for report in map(json.loads, lines)}


def works(found, name):
    return name in found and found[name] is None


def cell(found, excepted, name):
    shown = "yes" if works(found, name) else "no"
    return f"{shown} ({excepted[name]})" if name in excepted else shown


def faults(library, rows, found, excepted):
    """A line for each thing that isn't as `rows.toml` says."""
    for name in rows:
        if name in excepted and works(found, name):
            yield f"{library}: {name} works after all; it is excepted with: {excepted[name]}"
        elif name not in excepted and found.get(name):
            yield f"{library}: {name}: {found[name]}"
    missing = [name for name in rows if name not in found and name not in excepted]
    if missing:
        yield f"{library}: {len(missing)} rows were not tried, from “{missing[0]}” on"
    unknown = excepted.keys() - set(rows)
    if unknown:
        yield f"{library}: there are no rows that are named {unknown}"
    if sum(works(found, name) for name in rows) < ENOUGH * len(rows):
        yield f"{library}: fewer than {ENOUGH:.0%} of the rows work"


sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
