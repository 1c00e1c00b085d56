#!/usr/bin/env python3
"""Every diagnostic code of the table is produced by some accepted file below tests/input, and no other is: diagnostics.py ROOT

A code that no handy file can produce has another test, named below.
"""
import pathlib
import re
import sys

ELSEWHERE = {
    **{code: "tests/unit/load/set_test.cpp" for code in ("set-form", "set-workload", "set-fact", "set-twice")},
    "rule-limit": "tests/unit/load/ruleset_test.cpp",
    "unreadable-file": "tests/cli/decide/a-missing-file-is-bad-input-and-the-others-are-decided.transcript",
}

root = pathlib.Path(sys.argv[1])
table = (root / "src/base/diagnostic_codes.cpp").read_text()
known = set(re.findall(r'^\s*\{"([a-z0-9-]+)"', table, re.M))
produced = set()
for path in sorted((root / "tests/input").rglob("*.out")):
    produced |= set(re.findall(r"error: .*\[([a-z0-9-]+)\]$", path.read_text(encoding="utf-8", errors="replace"), re.M))
for code, test in ELSEWHERE.items():
    if f'"{code}"' in (root / test).read_text():
        produced.add(code)
if not known:
    sys.exit("no codes found in the table")
for code in sorted(known - produced):
    print(f"no file below tests/input produces [{code}]")
for code in sorted(produced - known):
    print(f"[{code}] is produced but has no row in the table")
sys.exit(1 if known != produced else 0)
