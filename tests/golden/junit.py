#!/usr/bin/env python3
"""JUnit reports, read by an XML parser that others wrote: junit.py TENSE ROOT

Checks the parts of the form that readers rely on (Jenkins' junit-10.xsd): which elements and attributes there are, that sums
are right, what passes, fails and is skipped, and that no name of a file or scenario can break the XML.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

tense, root = sys.argv[1], pathlib.Path(sys.argv[2])
failed = False

# Element: attributes it must have, attributes it may have, children it may have.
FORM = {
    "testsuites": ({"name", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"file"}, {"testcase"}),
    "testcase": ({"name", "classname"}, set(), {"failure", "skipped"}),
    "failure": ({"message", "type"}, set(), set()),
    "skipped": ({"message"}, set(), set()),
}

SCENARIOS = """kind: scenarios
scenarios:
  - name: "<>&\\"' ]]> \\u200e é \\ufffe"
    given: {replay: required}
    expect: task-queue
  - name: not yet a hybrid
    given: {replay: required}
    todo_expect: hybrid
  - name: marked for nothing
    given: {replay: required}
    todo_expect: event-log
  - name: a log
    given: {replay: required}
    expect: event-log
"""


def check(condition, message):
    global failed
    if not condition:
        print(message)
        failed = True


def walk(element):
    must, may, children = FORM[element.tag]
    has = set(element.attrib)
    check(must <= has <= must | may, f"<{element.tag}> has the attributes {sorted(has)}")
    for child in element:
        check(child.tag in children, f"<{child.tag}> in <{element.tag}>")
        walk(child)
    if element.tag in ("testsuite", "testsuites"):
        for name, wanted in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            if name in has:
                check(int(element.get(name)) == len(list(element.iter(wanted))), f"{name} of {element.get('name')} is wrong")


def report(*arguments):
    result = subprocess.run([tense, "rules", "test", "--format", "junit", *arguments], capture_output=True, timeout=60)
    document = ElementTree.fromstring(result.stdout)
    walk(document)
    return result.returncode, document


code, document = report("--coverage-threshold", "100")
check(code == 0 and document.get("failures") == "0", "the built-in rules do not pass")
check(len(list(document.iter("testcase"))) > 300, "too few tests in the report")
names = [(case.get("classname"), case.get("name")) for case in document.iter("testcase")]
check(len(names) == len(set(names)), "two tests have the same name")

with tempfile.TemporaryDirectory() as folder:
    rules = pathlib.Path(folder) / "rules"
    shutil.copytree(root / "tests/input/rules/failing-example", rules)
    (rules / "bell\x07 & tab\t\xe9.yaml").write_text(SCENARIOS, encoding="utf-8")
    code, document = report("--rules", str(rules), "--coverage-threshold", "100")
    check(code == 1, f"exit {code} where tests fail")
    scenarios = [suite for suite in document if suite.get("name").startswith("bell")]
    check(len(scenarios) == 1 and scenarios[0].get("name") == "bell\\x07 & tab\\t\xe9", "the file's name is not shown safely")
    cases = list(scenarios[0])
    check([[child.tag for child in case] for case in cases] == [["failure"], ["skipped"], ["skipped"], []], "wrong states")
    check("<>&\"' ]]>" in cases[0].get("name") and "\xe9" in cases[0].get("name"), "a name did not survive")
    check("should be task-queue and is event-log" in cases[0][0].get("message"), "a failure does not say what is wrong")
    check(cases[1][0].get("message").startswith("todo: should be hybrid"), "a todo does not say what it waits for")
    check([f.get("type") for f in document[-1].iter("failure")] == ["coverage"], "the threshold is no test of its own")
sys.exit(1 if failed else 0)
