#!/usr/bin/env python3
"""Prints a bill of materials (CycloneDX 1.5, JSON) of the packages given.

    sbom.py --version 0.1.0 --part qt=6.4.2 --part openssl=3.0.22 … PACKAGE…

Parts are those that the packages bring with them; the .deb brings none but the header of tl::expected, and leaves the others to
the system. Nothing in the output depends on when or where it was made, so that two runs over the same files are equal.
"""

import argparse
import hashlib
import json
import pathlib
import sys
import uuid

PARTS = {
    "qt": ("Qt Base", "LGPL-3.0-only", "pkg:generic/qtbase@{}", "https://download.qt.io/archive/qt/"),
    "qttranslations": ("Qt Translations", "LGPL-3.0-only", "pkg:generic/qttranslations@{}", "https://download.qt.io/archive/qt/"),
    "openssl": ("OpenSSL", "Apache-2.0", "pkg:generic/openssl@{}", "https://www.openssl.org/source/"),
    "qtkeychain": ("QtKeychain", "BSD-3-Clause", "pkg:github/frankosterfeld/qtkeychain@{}", "https://github.com/frankosterfeld/qtkeychain"),
    "sqlite": ("SQLite", "blessing", "pkg:generic/sqlite@{}", "https://www.sqlite.org/download.html"),
    "gcc-runtime": ("GCC runtime libraries", "GPL-3.0-or-later WITH GCC-exception-3.1", "pkg:generic/gcc@{}", "https://gcc.gnu.org/"),
    "winpthreads": ("mingw-w64 winpthreads", "MIT AND BSD-3-Clause", "pkg:generic/mingw-w64@{}", "https://www.mingw-w64.org/"),
    "tl-expected": ("tl::expected", "CC0-1.0", "pkg:github/TartanLlama/expected@{}", "https://github.com/TartanLlama/expected"),
}


def component(key: str, version: str) -> dict:
    name, licence, purl, home = PARTS[key]
    ids = {"expression": licence} if " " in licence else {"license": {"id": licence}}
    return {
        "type": "library",
        "bom-ref": key,
        "name": name,
        "version": version,
        "licenses": [ids],
        "purl": purl.format(version),
        "externalReferences": [{"type": "website", "url": home}],
    }


def package(path: pathlib.Path) -> dict:
    return {
        "type": "file",
        "bom-ref": path.name,
        "name": path.name,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
    }


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--version", required=True, help="of Points Desk")
    arguments.add_argument("--part", action="append", default=[], metavar="NAME=VERSION", help=", ".join(PARTS))
    arguments.add_argument("packages", nargs="+", type=pathlib.Path)
    given = arguments.parse_args()
    parts = [part.split("=", 1) for part in given.part]
    for part in parts:
        if len(part) != 2 or part[0] not in PARTS or not part[1]:
            arguments.error(f"not a part with a version: {'='.join(part)}")
    components = [component(key, version) for key, version in sorted(parts)]
    files = [package(path) for path in sorted(given.packages)]
    seed = json.dumps([components, files], sort_keys=True)
    bom = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, seed)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "points-desk",
                "name": "points-desk",
                "version": given.version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components + files,
        "dependencies": [{"ref": "points-desk", "dependsOn": [part["bom-ref"] for part in components]}],
    }
    json.dump(bom, sys.stdout, indent=2)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
