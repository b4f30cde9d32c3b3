#!/usr/bin/env python3
"""clang-tidy over all our sources, remembering by content what was clean: tidy.py BUILD_DIR [JOBS]

A source is looked at again only if it, one of our headers that it includes, its compile flags, .clang-tidy or the tool changed.
The memory lies in the user's cache folder, so that a fresh clone of the same content is quick as well.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "points-desk" / "tidy"


def run(*args, **kwargs):
    return subprocess.run(args, cwd=ROOT, capture_output=True, text=True, check=False, **kwargs)


def tracked_sources():
    listed = run("git", "ls-files", "app/*.cpp", "core/*.cpp", "ui/*.cpp", "tests/*.cpp").stdout.split("\n")
    return {str(ROOT / name) for name in listed if name}


def dependencies(build):
    """What each object was made from, as ninja remembers it: {output: [absolute paths]}"""
    table, current = {}, None
    for line in run("ninja", "-C", str(build), "-t", "deps").stdout.split("\n"):
        if line and not line.startswith(" ") and ": #deps" in line:
            current = table.setdefault(line.split(": #deps")[0], [])
        elif line.startswith("    ") and current is not None:
            current.append(os.path.normpath(build / line.strip()))
    return table


def fingerprint(entry, included, build, base):
    digest = hashlib.sha256(base)
    digest.update(entry["command"].replace(str(build), "BUILD").replace(str(ROOT), "ROOT").encode())
    for path in sorted({entry["file"], *included}):
        ours = path.startswith(str(ROOT) + os.sep) and not path.startswith(str(build) + os.sep)
        if ours and os.path.exists(path):
            digest.update(os.path.relpath(path, ROOT).encode() + b"\0" + pathlib.Path(path).read_bytes() + b"\0")
    return digest.hexdigest()


def main():
    build = (ROOT / sys.argv[1]).resolve()
    jobs = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    version = run("clang-tidy", "--version").stdout
    base = version.encode() + (ROOT / ".clang-tidy").read_bytes()
    base_of_tests = version.encode() + (ROOT / "tests" / ".clang-tidy").read_bytes()
    sources = tracked_sources()
    known = dependencies(build)
    work, without_qt = {}, set()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if entry["file"] in sources:
            output = re.search(r" -o (\S+) ", entry["command"]).group(1)
            rules = base_of_tests if os.path.relpath(entry["file"], ROOT).startswith("tests" + os.sep) else base
            if known.get(output) and not any("/Qt" in path for path in known[output]):
                without_qt.add(entry["file"])
            work[entry["file"]] = CACHE / fingerprint(entry, known.get(output, []), build, rules)
    CACHE.mkdir(parents=True, exist_ok=True)
    # The tests after the rest: what they find matters least.
    fresh = sorted((file for file, mark in work.items() if not mark.exists()),
                   key=lambda file: (file.startswith(str(ROOT / "tests") + os.sep), file))
    print(f"clang-tidy: {len(work)} sources, {len(fresh)} to look at", flush=True)

    def look(file):
        return file, run("clang-tidy", "-p", str(build), "--quiet", file)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for file, result in pool.map(look, fresh):
            # Qt's headers always give it something to count: silence means that it did not look, as for a source it skips.
            looked = "warnings generated" in result.stderr or (file in without_qt and not result.stderr.strip())
            if result.returncode == 0 and looked:
                work[file].touch()
                continue
            name = os.path.relpath(file, ROOT)
            failed += 1
            print(f"{name}:\n{result.stdout.replace(str(ROOT) + os.sep, '')}", flush=True)
            if not result.stdout.strip():
                print(result.stderr, flush=True)
    print(f"clang-tidy: {failed} with findings", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
