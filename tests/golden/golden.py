#!/usr/bin/env python3
"""Compares what the program prints with what was accepted.

    golden.py TENSE example NAME     every format of examples/NAME.yaml
    golden.py TENSE ok|err NAME      input/ok/NAME.yaml or input/err/NAME.yaml
    golden.py TENSE rules NAME       the rule folder input/rules/NAME/
    golden.py TENSE table FORMAT     the decision table of the built-in rules

With TENSE_ACCEPT=1 the accepted files are rewritten, never where CI is set.
"""
import difflib
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ACCEPT = os.environ.get("TENSE_ACCEPT") == "1"


def run(tense, *args):
    env = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "CLICOLOR_FORCE")}
    return subprocess.run([tense, *args], capture_output=True, cwd=ROOT, timeout=120, env=env)


def compare(path, actual):
    """True when the accepted bytes equal the actual ones; accepts them when asked to."""
    if ACCEPT:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual)
        return True
    if not path.exists():
        print(f"{path.relative_to(ROOT)} is missing; run ./dev accept and read it")
        return False
    accepted = path.read_bytes()
    if accepted == actual:
        return True
    lines = difflib.unified_diff(accepted.decode("utf-8", "replace").splitlines(), actual.decode("utf-8", "replace").splitlines(),
                                 str(path.relative_to(ROOT)), "now", lineterm="")
    print("\n".join(list(lines)[:80]))
    return False


def expect(condition, message):
    if not condition:
        print(message)
    return condition


def formats(tense):
    schema = json.loads(run(tense, "schema", "report").stdout)
    return schema["x-formats"] if "x-formats" in schema else ["text", "json", "jsonl"]


def example(tense, name):
    good = True
    for format_name in formats(tense):
        result = run(tense, "decide", "--format", format_name, f"examples/{name}.yaml")
        good &= expect(result.returncode == 0 and not result.stderr, f"{name} as {format_name}: exit {result.returncode}, {result.stderr.decode()}")
        good &= compare(ROOT / "tests/golden" / f"{name}.{format_name}", result.stdout)
    return good


def input_file(tense, kind, name):
    folder = ROOT / "tests/input" / kind
    result = run(tense, "decide", f"tests/input/{kind}/{name}.yaml")
    if kind == "ok":
        good = expect(result.returncode == 0 and not result.stderr, f"exit {result.returncode}: {result.stderr.decode()}")
        return good & compare(folder / f"{name}.out", result.stdout)
    good = expect(result.returncode == 3, f"exit {result.returncode}, 3 was expected")
    good &= expect(not result.stdout, "a wrong file must give no verdict")
    return good & compare(folder / f"{name}.out", result.stderr)


def rule_folder(tense, name):
    result = run(tense, "rules", "test", "--rules", f"tests/input/rules/{name}")
    good = expect(result.returncode in (1, 3), f"exit {result.returncode}, 1 or 3 was expected")
    return good & compare(ROOT / "tests/input/rules" / f"{name}.out", result.stdout + result.stderr)


def table(tense, format_name):
    result = run(tense, "rules", "table", "--format", format_name)
    good = expect(result.returncode == 0 and not result.stderr, f"exit {result.returncode}, {result.stderr.decode()}")
    return good & compare(ROOT / "tests/golden" / f"rules-table.{format_name}", result.stdout)


def main():
    tense, kind, name = sys.argv[1:4]
    if ACCEPT and os.environ.get("CI"):
        sys.exit("TENSE_ACCEPT is refused where CI is set")
    if kind == "example":
        good = example(tense, name)
    elif kind == "rules":
        good = rule_folder(tense, name)
    elif kind == "table":
        good = table(tense, name)
    else:
        good = input_file(tense, kind, name)
    sys.exit(0 if good else 1)


main()
