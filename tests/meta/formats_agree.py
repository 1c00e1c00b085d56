#!/usr/bin/env python3
"""P20: text and JSON tell the same verdict, status, reasons and flips: formats_agree.py TENSE ROOT

The text shows the first few of long lists and says how many more there are; what it shows is held against the JSON report
of the same run, workload by workload, over the examples and all documented cases.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TENSE, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
WORDS = {"task-queue": "task queue", "event-log": "event log", "workflow-engine": "workflow engine",
         "database-table": "database table", "scheduled-job": "scheduled job", "in-process": "the same process",
         "direct-call": "direct call"}
MOST_SETS, MOST_NEEDS, MOST_OUTCOMES, MOST_FLIPS = 3, 6, 3, 4
counts = {"workloads": 0, "because": 0, "flips": 0, "settled": 0}
wrong = []


def words(name):
    return WORDS.get(name, name)


def brief(entry):
    return words(entry["verdict"]) + (f" ({words(entry['instead'])})" if entry.get("instead") else "")


def listed(items, joint):
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" {joint} " + items[-1]


def sections(lines):
    """Label to its lines, without the margin."""
    out, label = {}, None
    for line in lines:
        if line[:2] == "  " and line[2:3].strip() and len(line) > 14 and line[2:14].strip() and line[13] == " ":
            label = line[2:14].strip()
            out[label] = []
        if label is not None and len(line) > 14:
            out[label].append(line[14:])
    return out


def items(lines):
    """Wrapped lines put together: an item begins at the margin."""
    out = []
    for line in lines:
        if line.startswith(" ") and out:
            out[-1] += " " + line.strip()
        else:
            out.append(line.strip())
    return out


def expect(where, what, shown, told):
    if shown != told:
        wrong.append(f"{where}: {what}: the text shows {shown!r}, JSON tells {told!r}")


def check_because(where, shown, workload):
    sets = workload["because"]
    expect(where, "whether there is a because", shown is not None, bool(sets))
    if not sets or shown is None:
        return
    counts["because"] += 1
    say = {need["id"]: need["say"] or need["id"] for need in workload["needs"]}
    ids = list(dict.fromkeys(i for s in sets for i in s))
    text = " ".join(line.strip() for line in shown)
    single = all(len(s) == 1 for s in sets)
    if len(ids) == 1:
        heading = say[ids[0]]
    elif single:
        heading = "any one of these is enough: - "
    elif len(sets) == 1:
        heading = "these together: - "
    else:
        heading = "any one of these is enough: " + listed([listed(s, "with") for s in sets[:MOST_SETS]], "or")
        heading += f" (and {len(sets) - MOST_SETS} more)" if len(sets) > MOST_SETS else ""
    expect(where, "because begins", text[:len(heading)], heading)
    if len(ids) > 1:
        bullets = [item[2:] for item in items([l[0:] if l.startswith("- ") else "  " + l for l in shown]) if item.startswith("- ")]
        named = not single and len(sets) > 1
        for bullet, i in zip(bullets, ids):
            told = f"{i}: {say[i]}" if named else say[i]
            expect(where, f"the need {i}", bullet[:len(told)], told)
        expect(where, "needs shown", len([l for l in shown if l.startswith("- ")]), min(len(ids), MOST_NEEDS))
        more = re.search(r"and (\d+) more in --format json$", text)
        expect(where, "needs left out", int(more.group(1)) if more else 0, max(0, len(ids) - MOST_NEEDS))


def check_flips(where, shown, workload):
    told = {}
    for flip in workload["flips"]:
        changes = [f"{c['fact']} {c['to']}" for c in flip["change"]]
        told.setdefault(brief(flip), []).append(listed(changes, "with"))
    expect(where, "whether there are flips", shown is not None, bool(told))
    if not told or shown is None:
        return
    counts["flips"] += len(workload["flips"])
    paragraphs = items(shown)
    left_out = 0
    if more := re.fullmatch(r"and (\d+) more in --format json", paragraphs[-1]):
        left_out = int(more.group(1))
        paragraphs.pop()
    expect(where, "outcomes left out", left_out, max(0, len(told) - MOST_OUTCOMES))
    expected = []
    for outcome, changes in list(told.items())[:MOST_OUTCOMES]:
        more = len(changes) - MOST_FLIPS
        text = "; ".join(changes[:MOST_FLIPS]) + (f"; and {more} more" if more > 0 else "")
        expected.append(f"to {outcome}" + (", with any of: " if len(changes) > 1 else ": ") + text)
    expect(where, "flips", paragraphs, expected)


def check(where, lines, workload):
    counts["workloads"] += 1
    body = [i for i, line in enumerate(lines) if i > 0 and line.startswith("  ")]
    head = " ".join(line.strip() for line in lines[:body[0]])
    verdict = head[len(workload["name"]) + 2:]
    expect(where, "the verdict", verdict.startswith(words(workload["verdict"])), True)
    if workload["instead"]:
        stem = words(workload["instead"]).removeprefix("the ").split()[0]
        expect(where, "what to do instead", stem in verdict or workload["instead"].split("-")[0] in verdict, True)
    # The status is a paragraph of its own below the verdict, before the first section.
    status = []
    for line in lines[body[0]:]:
        if len(line) > 14 and line[2:14].strip() and line[13] == " " and line[12] == " " and status:
            break
        status.append(line.strip())
    status = " ".join(status)
    expect(where, "settled", status.startswith("settled"), workload["settled"])
    counts["settled"] += workload["settled"]
    if not workload["settled"]:
        for verdict in workload["possible"]:
            if verdict != workload["verdict"]:
                expect(where, f"could become {verdict}", words(verdict) in status, True)
    parts = sections(lines[body[0]:])
    check_because(where, parts.get("because"), workload)
    check_flips(where, parts.get("would flip"), workload)


def main():
    files = sorted(str(p.relative_to(ROOT)) for pattern in ("examples/*.yaml", "tests/cases/*/*.yaml") for p in ROOT.glob(pattern)
                   if p.name != "expected.yaml")
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        for path in files:
            text = subprocess.run([TENSE, "decide", "--format", "text", "--format", f"json={report}", path], cwd=ROOT, text=True,
                                  capture_output=True, check=True, timeout=60).stdout
            systems = json.loads(report.read_text())["systems"]
            lines = text.split("\n")
            place = 0
            for system in systems:
                for workload in system["workloads"]:
                    start = next(i for i in range(place, len(lines)) if lines[i].startswith(workload["name"] + ": "))
                    end = next(i for i in range(start, len(lines)) if not lines[i].strip())
                    check(f"{path}: {workload['name']}", lines[start:end], workload)
                    place = end
    for line in wrong[:20]:
        print(line)
    print(", ".join(f"{count} {name}" for name, count in counts.items()) + f"; {len(wrong)} differ")
    sys.exit(bool(wrong) or counts["workloads"] < 100 or counts["because"] < 50)


if __name__ == "__main__":
    main()
