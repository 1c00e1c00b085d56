#!/usr/bin/env python3
"""How often the built-in rules say what people really decided: measure.py TENSE [--misses]

Prints one line a folder and fails when a figure falls below its floor. The floors are the figures reached, so that a
change of the rules that loses a case has to say so here.

P17: vendor cases are decided in a closed world, where silence is "none", and must come out as the vendor says; decided in an
open world, what the vendor says must stay possible. `open` counts the cases for which it does.
"""
import json
import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).parent
FLOORS = {"decisions": {"strict": 41, "lenient": 46, "open": 47, "of": 48}, "vendor": {"strict": 60, "lenient": 60, "open": 61, "of": 61}}
INSTEAD = {
    "pub/sub-only": {"publish-subscribe"},
    "workflow": {"workflow-engine"},
    "neither": {"direct-call", "database-table", "scheduled-job", "in-process", None},
}


def decide(tense, folder, closed):
    """All cases of a folder in one run, by the name of the system."""
    files = sorted(str(p) for p in folder.glob("*.yaml") if p.name != "expected.yaml")
    command = [tense, "decide", "--format", "json"] + (["--unstated", "none"] if closed else []) + files
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if run.returncode != 0:
        sys.exit(f"{folder.name}: exit {run.returncode}: {run.stderr.strip()}")
    return {s["system"]: s["workloads"][0] for s in json.loads(run.stdout)["systems"]}


def meets(row, workload):
    """(strict, lenient)"""
    verdict, instead = workload["verdict"], workload["instead"]
    if "maps_to" in row:
        want = row["maps_to"]
        hit = verdict == "neither" and instead in INSTEAD[want] if want in INSTEAD else verdict == want
        return hit, hit
    on_kafka = "kafka" in workload["platforms"]
    kafka_near = on_kafka or any("kafka" in a["platforms"] for a in workload["alternatives"])

    def one(want, near):
        if want == "kafka-as-queue":
            return verdict in ("task-queue", "hybrid") and near
        return verdict == want

    strict = one(row["outcome"], on_kafka)
    also = row.get("also_acceptable") or []
    return strict, strict or one(row["outcome"], kafka_near) or any(one(a, kafka_near) for a in also)


def stays_possible(row, workload):
    """Whether the recorded outcome is among the verdicts that an open world can still come to."""
    want = row.get("maps_to") or row["outcome"]
    if want == "kafka-as-queue":
        return bool({"task-queue", "hybrid"} & set(workload["possible"]))
    return ("neither" if want in INSTEAD else want) in workload["possible"]


def main():
    tense = sys.argv[1]
    failed = False
    for name, floor in FLOORS.items():
        rows = [r for r in yaml.safe_load((HERE / name / "expected.yaml").read_text()) if not r.get("outlier")]
        decided = decide(tense, HERE / name, closed="maps_to" in rows[0])
        results = [(row, *meets(row, decided[row["id"]])) for row in rows]
        opened = decide(tense, HERE / name, closed=False)
        lost = [row["id"] for row in rows if not stays_possible(row, opened[row["id"]])]
        contained = len(rows) - len(lost)
        strict = sum(r[1] for r in results)
        lenient = sum(r[2] for r in results)
        print(f"{name}: strict {strict}/{len(rows)} = {100 * strict / len(rows):.1f} %, "
              f"lenient {lenient}/{len(rows)} = {100 * lenient / len(rows):.1f} %, "
              f"open {contained}/{len(rows)} = {100 * contained / len(rows):.1f} %")
        if "--misses" in sys.argv:
            for row, s, l in results:
                if not s:
                    w = decided[row["id"]]
                    print(f"  {'near' if l else 'MISS'}  {row['id']}: wanted {row.get('outcome') or row['maps_to']}, "
                          f"got {w['verdict']} {w['instead'] or ''} on {', '.join(w['platforms']) or 'nothing'}")
            for case in lost:
                print(f"  LOST  {case}: only {', '.join(opened[case]['possible'])} possible in an open world")
        if contained < floor["open"]:
            print(f"{name}: below the floor of {floor['open']} that stay possible in an open world")
            failed = True
        if len(rows) != floor["of"] or strict < floor["strict"] or lenient < floor["lenient"]:
            print(f"{name}: below the floor of {floor['strict']} strict and {floor['lenient']} lenient of {floor['of']}")
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
