#!/usr/bin/env python3
"""Runs transcripts: readable files that show one behaviour of the command line each.

    A sentence that says why this behaviour matters.

    === file storefront.yaml
    the content of an input file
    === run tense decide storefront.yaml
    === stdout
    what is expected, to the letter
    === stderr contains
    lines that must be among what is printed
    === exit 0

A transcript may have several files and several runs; each run is a command for bash and needs its own exit code.
They share a new folder that holds the files. What is not stated is expected to be empty. Text that does
not end in a line ending is shown with a last line "\\ no line ending".

TENSE_ACCEPT=1 writes what was found as what is expected (sections with "contains" stay as they are); it is refused
where CI is set. A transcript that checks nothing is an error.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

HEADER = re.compile(r"^=== (file|run|stdout|stderr|exit)(?: (.*))?$")
NO_ENDING = "\\ no line ending\n"
SECONDS = 60


class Mistake(Exception):
    """The transcript itself is wrong."""


class Section:
    def __init__(self, kind, argument):
        self.kind, self.argument, self.body = kind, argument or "", ""

    @property
    def partial(self):
        return self.argument == "contains"


class Run:
    def __init__(self, command):
        self.command, self.stdout, self.stderr, self.code = command, None, None, None


def parse(text):
    """The reason, and the sections in order."""
    reason, sections = "", []
    for line in text.splitlines(keepends=True):
        header = HEADER.match(line.rstrip("\n"))
        if header:
            sections.append(Section(header[1], header[2]))
        elif sections:
            sections[-1].body += line
        else:
            reason += line
    return reason, sections


def runs_of(sections):
    """The files as name -> content, and the runs with what each expects."""
    files, runs = {}, []
    for section in sections:
        if section.kind == "file":
            files[section.argument] = section.body
        elif section.kind == "run":
            runs.append(Run(section.argument))
        elif not runs:
            raise Mistake(f"=== {section.kind} stands before the first === run")
        elif section.kind == "exit":
            runs[-1].code = section
        else:
            setattr(runs[-1], section.kind, section)
    return files, runs


def check_form(reason, runs):
    if not reason.strip():
        raise Mistake("it does not say why it exists")
    if not runs:
        raise Mistake("it checks nothing: there is no === run")
    for run in runs:
        if not run.command:
            raise Mistake("=== run has no command")
        if run.code is None or not run.code.argument.isdigit():
            raise Mistake(f"no exit code is expected of: {run.command}")


def shown(output):
    return output + "\n" + NO_ENDING if output and not output.endswith("\n") else output


def environment(program):
    folder = os.path.dirname(os.path.abspath(program))
    return {"PATH": folder + os.pathsep + os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TERM": "xterm"}


def execute(run, folder, program):
    done = subprocess.run(["bash", "-o", "pipefail", "-c", run.command], cwd=folder, env=environment(program),
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False)
    return [shown(stream.decode("utf-8", "backslashreplace")) for stream in (done.stdout, done.stderr)] + [done.returncode]


def differences(name, section, found):
    if section is not None and section.partial:
        lines = found.splitlines()
        return [f"{name} lacks the line: {line}" for line in section.body.splitlines() if line not in lines]
    expected = section.body if section is not None else ""
    if expected == found:
        return []
    diff = difflib.unified_diff(expected.splitlines(), found.splitlines(), f"expected {name}", f"found {name}", lineterm="")
    return list(diff)


def accepted(reason, sections, results):
    """The transcript with the results written in."""
    out, results = reason, list(results)
    partial = {}
    found = None
    for index, section in enumerate(sections):
        if section.kind == "file":
            out += f"=== file {section.argument}\n{section.body}"
        elif section.kind == "run":
            found = results.pop(0)
            partial = {}
            for later in sections[index + 1:]:
                if later.kind == "run":
                    break
                if later.kind in ("stdout", "stderr") and later.partial:
                    partial[later.kind] = later.body
            out += f"=== run {section.argument}\n"
            for name, text in zip(("stdout", "stderr"), found):
                if name in partial:
                    out += f"=== {name} contains\n{partial[name]}"
                elif text:
                    out += f"=== {name}\n{text}"
            out += f"=== exit {found[2]}\n"
    return out


def main(program, path):
    accept = os.environ.get("TENSE_ACCEPT", "") not in ("", "0")
    if accept and os.environ.get("CI"):
        raise Mistake("TENSE_ACCEPT is refused where CI is set")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    reason, sections = parse(text)
    files, runs = runs_of(sections)
    if accept:
        for run in runs:
            run.code = run.code or Section("exit", "0")
    check_form(reason, runs)
    results, wrong = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            target = os.path.join(folder, name)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file:
                file.write(content)
        for run in runs:
            stdout, stderr, code = found = execute(run, folder, program)
            results.append(found)
            problems = differences("stdout", run.stdout, stdout) + differences("stderr", run.stderr, stderr)
            if code != int(run.code.argument):
                problems.append(f"exit code {run.code.argument} was expected and {code} was found")
            if problems:
                wrong += [f"$ {run.command}"] + problems
    if accept:
        with open(path, "w", encoding="utf-8") as file:
            file.write(accepted(reason, sections, results))
        return 0
    if wrong:
        print("\n".join([f"{path}: {reason.strip()}"] + wrong + ["", "To accept what was found: TENSE_ACCEPT=1 ctest -L cli"]))
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: run_transcript.py PROGRAM TRANSCRIPT")
    try:
        sys.exit(main(sys.argv[1], sys.argv[2]))
    except Mistake as mistake:
        sys.exit(f"{sys.argv[2]}: {mistake}")
