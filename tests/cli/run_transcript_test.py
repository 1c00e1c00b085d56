#!/usr/bin/env python3
"""The runner of transcripts fails where it must."""
import os
import subprocess
import sys
import tempfile

RUNNER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "run_transcript.py")
CASES = [  # transcript, whether it passes
    ("Why.\n\n=== run echo a\n=== stdout\na\n=== exit 0\n", True),
    ("Why.\n\n=== run printf a\n=== stdout\na\n\\ no line ending\n=== exit 0\n", True),
    ("Why.\n\n=== run printf 'a\\nb\\n'; exit 3\n=== stdout contains\nb\n=== exit 3\n", True),
    ("Why.\n\n=== file x\nb\n=== run cat x\n=== stdout\nb\n=== exit 0\n", True),
    ("Why.\n\n=== run echo a\n=== exit 0\n", False),
    ("Why.\n\n=== run echo a >&2\n=== exit 0\n", False),
    ("Why.\n\n=== run echo a\n=== stdout contains\nb\n=== exit 0\n", False),
    ("Why.\n\n=== run true\n=== exit 1\n", False),
    ("Why.\n\n=== run true\n", False),
    ("Why.\n\n", False),
    ("=== run true\n=== exit 0\n", False),
    ("Why.\n\n=== exit 0\n=== run true\n=== exit 0\n", False),
]


def run(path, **more):
    plain = {key: value for key, value in os.environ.items() if key not in ("CI", "TENSE_ACCEPT")}
    return subprocess.run([sys.executable, RUNNER, sys.argv[1], path], env={**plain, **more}, capture_output=True,
                          check=False).returncode == 0


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "case.transcript")
        for text, passes in CASES:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            if run(path) != passes:
                wrong.append(text)
        with open(path, "w", encoding="utf-8") as file:
            file.write("Why.\n\n=== run echo a; exit 2\n")
        if run(path, TENSE_ACCEPT="1", CI="true"):
            wrong.append("TENSE_ACCEPT was not refused where CI is set")
        if not run(path, TENSE_ACCEPT="1") or not run(path):
            wrong.append("what was accepted does not pass")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
