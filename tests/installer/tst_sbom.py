"""The bill of materials: refuses what it can't say, and has the structure of CycloneDX 1.5."""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SBOM = pathlib.Path(os.environ["PD_SOURCE_DIR"]) / "installer" / "sbom.py"
PARTS = ["--part", "openssl=3.0.22", "--part", "qt=6.4.2"]


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, SBOM, *arguments], capture_output=True, text=True, check=False)


class Sbom(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.package = pathlib.Path(folder.name) / "PointsDesk-0.1.0-windows-x64.exe"
        self.package.write_bytes(b"an installer")

    def bom(self) -> dict:
        made = run("--version", "0.1.0", *PARTS, str(self.package))
        self.assertEqual(made.returncode, 0, made.stderr)
        return json.loads(made.stdout)

    def test_refuses_parts_that_it_does_not_know_or_without_a_version(self) -> None:
        for part in ("zlib=1.3", "qt", "qt=", "=6.4.2"):
            with self.subTest(part=part):
                made = run("--version", "0.1.0", "--part", part, str(self.package))
                self.assertNotEqual(made.returncode, 0)
                self.assertIn(part, made.stderr)
                self.assertEqual(made.stdout, "")

    def test_refuses_a_package_that_is_not_there(self) -> None:
        made = run("--version", "0.1.0", str(self.package) + ".missing")
        self.assertNotEqual(made.returncode, 0)
        self.assertEqual(made.stdout, "")

    def test_has_the_required_fields(self) -> None:
        bom = self.bom()
        self.assertEqual(bom["bomFormat"], "CycloneDX")
        self.assertEqual(bom["specVersion"], "1.5")
        self.assertRegex(bom["serialNumber"], r"^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$")
        self.assertEqual(bom["version"], 1)
        self.assertEqual(bom["metadata"]["component"]["version"], "0.1.0")
        self.assertEqual({c["bom-ref"] for c in bom["components"]}, {"openssl", "qt", self.package.name})
        for component in bom["components"]:
            self.assertIn(component["type"], ("library", "file"))
            self.assertTrue(component["name"])

    def test_names_version_and_licence_of_each_part(self) -> None:
        parts = [c for c in self.bom()["components"] if c["type"] == "library"]
        self.assertEqual([c["version"] for c in parts], ["3.0.22", "6.4.2"])
        for part in parts:
            self.assertRegex(part["purl"], r"^pkg:[a-z]+/[^@ ]+@" + re.escape(part["version"]) + "$")
            # One entry, either an id of SPDX's list or an expression of several.
            (licence,) = part["licenses"]
            self.assertTrue(licence.get("expression") or licence["license"]["id"])

    def test_every_reference_leads_somewhere(self) -> None:
        bom = self.bom()
        there = {c["bom-ref"] for c in bom["components"]} | {bom["metadata"]["component"]["bom-ref"]}
        for dependency in bom["dependencies"]:
            self.assertIn(dependency["ref"], there)
            self.assertLessEqual(set(dependency["dependsOn"]), there)
        self.assertEqual(len(there), len(bom["components"]) + 1)

    def test_has_the_sum_of_the_package(self) -> None:
        (package,) = [c for c in self.bom()["components"] if c["type"] == "file"]
        self.assertEqual(package["hashes"], [{"alg": "SHA-256", "content": hashlib.sha256(b"an installer").hexdigest()}])

    def test_two_runs_are_equal_and_another_package_is_not(self) -> None:
        first = self.bom()
        self.assertEqual(first, self.bom())
        self.package.write_bytes(b"another installer")
        self.assertNotEqual(first["serialNumber"], self.bom()["serialNumber"])


if __name__ == "__main__":
    unittest.main()
