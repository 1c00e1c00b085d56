#!/usr/bin/env python3
"""What the README shows is what the program does: readme.py TENSE ROOT

Blocks that begin with `$ tense ...` are run and compared; YAML blocks are decided, or tested and linted when they are rules. With
TENSE_ACCEPT=1 the outputs are rewritten, never where CI is set.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

tense, root = sys.argv[1], pathlib.Path(sys.argv[2])
readme = root / "README.md"
text = readme.read_text()
accept = os.environ.get("TENSE_ACCEPT") == "1" and not os.environ.get("CI")
env = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "CLICOLOR_FORCE")}
failed = False
ran = 0


def run(*args):
    return subprocess.run([tense, *args], capture_output=True, text=True, cwd=root, timeout=60, env=env)


def replay(match):
    global failed, ran
    command, shown = match.group(1), match.group(2)
    ran += 1
    result = run(*command.split()[1:])
    if result.returncode == 0 and result.stdout == shown:
        return match.group(0)
    if accept:
        return f"```\n$ {command}\n{result.stdout}```"
    print(f"the README shows something else than `{command}` prints (exit {result.returncode}): ./dev accept")
    failed = True
    return match.group(0)


new = re.sub(r"```\n\$ (tense [^\n]*)\n(.*?)```", replay, text, flags=re.S)
if accept:
    readme.write_text(new)
for block in re.findall(r"```yaml\n(.*?)```", text, flags=re.S):
    ran += 1
    with tempfile.TemporaryDirectory() as folder:
        if block.startswith("id: "):
            path = pathlib.Path(folder) / (block.split("\n", 1)[0][4:] + ".yaml")
            path.write_text(block)
            result = run("rules", "test", "--extra-rules", folder)
            if result.returncode == 0:
                result = run("rules", "lint", "--extra-rules", folder)
        else:
            path = pathlib.Path(folder) / "readme.yaml"
            path.write_text(block)
            result = run("decide", str(path))
    if result.returncode != 0:
        print(f"a YAML block of the README is refused:\n{result.stdout}{result.stderr}")
        failed = True
if ran < 3:
    sys.exit("the README has too few blocks to check")
sys.exit(1 if failed else 0)
