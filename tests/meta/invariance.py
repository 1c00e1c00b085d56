#!/usr/bin/env python3
"""P10: what does not belong to a decision does not change its bytes: invariance.py TENSE ROOT

Order of the files given, folders that rules lie in and the order in which they were written, locale, time zone and
working directory leave every byte as it is. Order of keys in a file moves lines and columns and nothing else.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

TENSE, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
SEED = int(os.environ.get("TENSE_SEED", "20261122"))
FORMATS = ("text", "json", "jsonl")
failed = False


def run(*args, cwd=ROOT, **environment):
    env = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "CLICOLOR_FORCE", "LC_ALL", "LANG", "TZ")}
    result = subprocess.run([TENSE, *args], capture_output=True, cwd=cwd, timeout=120, env=env | environment)
    if result.returncode != 0:
        sys.exit(f"{' '.join(args[:6])}...: exit {result.returncode}: {result.stderr.decode()}")
    return result.stdout


def same(what, one, other):
    global failed
    if one == other:
        return
    failed = True
    for number, (a, b) in enumerate(zip(one.splitlines(), other.splitlines()), 1):
        if a != b:
            print(f"{what}: line {number}:\n  {a!r}\n  {b!r}")
            return
    print(f"{what}: {len(one)} bytes and {len(other)}")


def files():
    return sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("examples/*.yaml"))


def places_out(value):
    """A report without lines and columns; the order in which a file says things is a place too."""
    if isinstance(value, dict):
        return {k: places_out(v) for k, v in value.items() if k not in ("line", "column")}
    return [places_out(v) for v in value] if isinstance(value, list) else value


def shuffled(node, order):
    """The same mapping with its keys in another order, all the way down."""
    if isinstance(node, yaml.MappingNode):
        order.shuffle(node.value)
        for _, child in node.value:
            shuffled(child, order)
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            shuffled(child, order)
    return node


def main():
    order = random.Random(SEED)
    given = files()
    for name in FORMATS:
        plain = run("decide", "--format", name, *given)
        for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "tr_TR.UTF-8"},
                            {"LANG": "C", "LC_NUMERIC": "de_DE.UTF-8"}, {"TZ": "Pacific/Kiritimati"},
                            {"TZ": "America/Los_Angeles"}, {"COLUMNS": "40"}):
            same(f"{name} with {environment}", plain, run("decide", "--format", name, *given, **environment))
        if name != "jsonl":  # a line comes out as soon as its file was read, in the order given
            for _ in range(3):
                other = given[:]
                order.shuffle(other)
                same(f"{name} with files in another order", plain, run("decide", "--format", name, *other))
        else:
            other = given[::-1]
            same("jsonl, lines sorted, with files in another order", b"\n".join(sorted(plain.splitlines())),
                 b"\n".join(sorted(run("decide", "--format", name, *other).splitlines())))
        with tempfile.TemporaryDirectory() as folder:
            rules = sorted(ROOT.glob("rules/**/*.yaml"))
            for turn in range(2):
                there = pathlib.Path(folder) / f"rules{turn}"
                order.shuffle(rules)
                for rule in rules:
                    # Rules by kind in folders, as they are, or these folders in others by chance.
                    kind = rule.relative_to(ROOT / "rules").parent
                    place = there / kind if turn == 0 else there / order.choice("zyx") / kind
                    place.mkdir(parents=True, exist_ok=True)
                    shutil.copy(rule, place / rule.name)
                same(f"{name} with rules from a folder, turn {turn}", plain,
                     run("decide", "--format", name, "--rules", str(there), *given))
    # Each file by itself, its keys in other orders.
    with tempfile.TemporaryDirectory() as folder:
        for path in given:
            text = (ROOT / path).read_text()
            before = json.loads(run("decide", "--format", "json", path))
            for _ in range(3):
                nodes = [shuffled(node, order) for node in yaml.compose_all(text)]
                # A plain text stays plain, and what was in quotes in quotes.
                there = pathlib.Path(folder) / path
                there.parent.mkdir(exist_ok=True)
                there.write_text(yaml.serialize_all(nodes, explicit_start=True, allow_unicode=True, width=10000))
                after = json.loads(run("decide", "--format", "json", path, cwd=folder))
                for report in (before, after):
                    for system in report["systems"]:
                        for workload in system["workloads"]:
                            for need in workload["needs"]:
                                need["readings"].sort(key=lambda reading: reading["fact"])
                                need["line"] = need["column"] = None
                            for advised in workload["advice"]:
                                advised["readings"].sort(key=lambda reading: reading["fact"])
                same(f"{path} with its keys in another order", json.dumps(places_out(before), indent=1),
                     json.dumps(places_out(after), indent=1))
    print(f"{len(given)} files, seed {SEED}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
