#!/usr/bin/env python3
"""The schemas against what they describe, with a validator that others wrote: schemas.py TENSE ROOT

Every example and every good input fits the workload schema; a sample of wrong inputs does not. Every report fits the report
schema. Every rule fits the rule schema.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

tense, root = sys.argv[1], pathlib.Path(sys.argv[2])
failed = False


class Loader(yaml.SafeLoader):
    """YAML 1.2's core booleans, and dates as text: what JSON Schema can speak of."""


Loader.yaml_implicit_resolvers = {
    k: [(tag, regexp) for tag, regexp in v if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def validator(path):
    schema = json.loads(path.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def check(condition, message):
    global failed
    if not condition:
        print(message)
        failed = True


def errors(v, document):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in v.iter_errors(document)]


workload = validator(root / "examples/workload.schema.json")
report = validator(root / "examples/report.schema.json")
rule = validator(root / "rules/rule.schema.json")

good = sorted((root / "examples").glob("*.yaml")) + sorted((root / "tests/input/ok").glob("*.yaml"))
good += [p for p in sorted((root / "tests/cases").rglob("*.yaml")) if p.name != "expected.yaml"]
check(len(good) > 100, "too few files to check")
for path in good:
    for document in yaml.load_all(path.read_text(encoding="utf-8-sig"), Loader):
        for error in errors(workload, document):
            check(False, f"{path.relative_to(root)}: {error}")

for name in ("unknown-key", "wrong-types", "boolean-words", "units", "negative", "choices", "no-version", "no-workloads", "need-mapping"):
    path = root / f"tests/input/err/{name}.yaml"
    check(any(errors(workload, d) for d in yaml.load_all(path.read_text(), Loader)), f"the schema accepts {path.name}")

for path in sorted((root / "examples").glob("*.yaml")) + sorted((root / "tests/input/ok").glob("*.yaml")):
    run = subprocess.run([tense, "decide", "--format", "json", str(path)], capture_output=True, text=True, timeout=60)
    for error in errors(report, json.loads(run.stdout)):
        check(False, f"report of {path.name}: {error}")
wrong = subprocess.run([tense, "decide", "--format", "json", str(root / "tests/input/err/units.yaml")], capture_output=True, text=True, timeout=60)
check(wrong.returncode == 3, "a wrong file must exit with 3")
for error in errors(report, json.loads(wrong.stdout)):
    check(False, f"report of a wrong file: {error}")
check(json.loads(wrong.stdout)["diagnostics"], "a wrong file must have diagnostics in its report")

# What --set adds to a report, and what diff prints: every example against the next, and against nothing to be compared.
examples = sorted((root / "examples").glob("*.yaml"))
difference = validator(root / "examples/diff.schema.json")
for path, other in zip(examples, examples[1:] + examples[:1]):
    for v, words in ((report, ["decide", str(path), "--set", "system.operates=[kafka]"]), (difference, ["diff", str(path), str(other)])):
        run = subprocess.run([tense, *words, "--format", "json"], capture_output=True, text=True, timeout=60)
        document = json.loads(run.stdout)
        check(run.returncode == 0 and document["systems"], f"{' '.join(words)} must find something")
        check(words[0] == "diff" or all("without" in w for s in document["systems"] for w in s["workloads"]), f"{path.name}: no decision without")
        for error in errors(v, document):
            check(False, f"{' '.join(words)}: {error}")
wrong = subprocess.run([tense, "diff", "--format", "json", str(root / "tests/input/err/units.yaml"), str(examples[0])], capture_output=True, text=True, timeout=60)
check(wrong.returncode == 3 and json.loads(wrong.stdout)["diagnostics"], "diff of a wrong file must carry diagnostics")
for error in errors(difference, json.loads(wrong.stdout)):
    check(False, f"diff of a wrong file: {error}")

rules = sorted((root / "rules").rglob("*.yaml"))
check(len(rules) > 50, "too few rules to check")
for path in rules:
    for error in errors(rule, yaml.load(path.read_text(), Loader)):
        check(False, f"{path.relative_to(root)}: {error}")
sys.exit(1 if failed else 0)
