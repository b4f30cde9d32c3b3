"""One version, wherever a package repeats it, and files that packagers and stores can parse."""

import configparser
import os
import pathlib
import plistlib
import re
import unittest
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(os.environ["PD_SOURCE_DIR"])
VERSION = re.search(r"^\s*VERSION ([0-9.]+)$", (ROOT / "CMakeLists.txt").read_text("utf-8"), re.MULTILINE).group(1)


class Versions(unittest.TestCase):
    def test_windows_manifest(self) -> None:
        manifest = xml.parse(ROOT / "installer/windows/points-desk.manifest").getroot()
        identity = manifest.find("{urn:schemas-microsoft-com:asm.v1}assemblyIdentity")
        self.assertEqual(identity.get("version"), VERSION + ".0")
        text = "".join(manifest.itertext())
        self.assertIn("PerMonitorV2", text)
        self.assertIn("UTF-8", text)

    def test_appstream_data(self) -> None:
        component = xml.parse(ROOT / "installer/debian/points-desk.metainfo.xml").getroot()
        self.assertEqual(component.find("releases/release").get("version"), VERSION)
        self.assertEqual(component.find("launchable").text, "points-desk.desktop")

    def test_desktop_entry_speaks_both_languages(self) -> None:
        entry = configparser.ConfigParser(interpolation=None)
        entry.optionxform = str
        entry.read(ROOT / "installer/debian/points-desk.desktop", "utf-8")
        for section in entry.sections():
            for key in ("Name", "Comment", "GenericName", "Keywords"):
                self.assertEqual(key in entry[section], f"{key}[zh_CN]" in entry[section], (section, key))

    def test_the_changelog_begins_with_it(self) -> None:
        first = re.search(r"^## ([0-9.]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
        self.assertEqual(first.group(1), VERSION)

    def test_the_hardened_runtime_has_no_exceptions(self) -> None:
        with open(ROOT / "installer/macos/entitlements.plist", "rb") as file:
            entitlements = plistlib.load(file)
        self.assertTrue(entitlements)
        self.assertEqual({key for key, allowed in entitlements.items() if allowed}, set())


if __name__ == "__main__":
    unittest.main()
