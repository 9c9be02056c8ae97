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
    wrong = []
    print("| | " + " | ".join(libraries) + " |")
    print("|---|" + "---|" * len(libraries))
    counts = dict.fromkeys(libraries, 0)
    total = 0
    for area in table["rows"]:
        print(f"| **{area['area']}** |" + " |" * len(libraries))
        for name in area["names"]:
            total += 1
            cells = []
            for library in libraries:
                why_not = found[library].get(name, "it was not tried")
                reason = excepted.get(library, {}).get(name)
                counts[library] += why_not is None
                cells.append("yes" if why_not is None else "no")
                if why_not and not reason:
                    wrong.append(f"{library}: {name}: {why_not}")
                if reason and why_not is None:
                    wrong.append(f"{library}: {name} works after all; it is excepted with: {reason}")
                if reason:
                    cells[-1] += f" ({reason})"
            print(f"| {name} | " + " | ".join(cells) + " |")
    print(f"| **{total} rows** | " + " | ".join(f"**{counts[library]}**" for library in libraries) + " |")
    wrong += [f"{library}: fewer than 95 % of the rows work" for library in libraries if counts[library] < ENOUGH * total]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def reports(file):
    """Why each row did not work; none where it did."""
    lines = file.read_text().splitlines() if file.exists() else []
    return {report["row"]: report["why_not"] for report in map(json.loads, lines)}


sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
