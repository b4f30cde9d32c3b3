"""imports.py finds a DLL that is missing, one that is shipped in vain, and a binary that can't be read."""

import importlib.util
import os
import pathlib
import tempfile
import unittest
from unittest import mock

PATH = pathlib.Path(os.environ["PD_SOURCE_DIR"]) / "installer" / "windows" / "imports.py"
SPEC = importlib.util.spec_from_file_location("imports", PATH)
imports = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(imports)


class Imports(unittest.TestCase):
    def findings(self, package: dict[str, list[str]]) -> tuple[int, str]:
        """Of a package with these binaries, each with what it imports."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for binary in package:
                (folder / binary).parent.mkdir(exist_ok=True)
                (folder / binary).write_bytes(b"MZ")
            tables = {folder / binary: names for binary, names in package.items()}
            with (
                mock.patch.object(imports, "objdump", lambda: "objdump"),
                mock.patch.object(imports, "imports", lambda _tool, binary: tables[binary]),
                mock.patch("sys.argv", ["imports.py", name]),
                mock.patch("builtins.print") as said,
            ):
                status = imports.main()
            return status, "\n".join(str(call.args[0]) for call in said.call_args_list)

    def test_finds_what_is_missing(self) -> None:
        status, said = self.findings({"a.exe": ["kernel32.dll", "qt6core.dll"]})
        self.assertEqual(status, 1)
        self.assertIn("a.exe: qt6core.dll is missing", said)

    def test_a_library_beside_a_plug_in_does_not_count(self) -> None:
        status, said = self.findings(
            {"a.exe": ["kernel32.dll"], "tls/b.dll": ["libssl-3-x64.dll"], "tls/libssl-3-x64.dll": ["kernel32.dll"]}
        )
        self.assertEqual(status, 1)
        self.assertIn("libssl-3-x64.dll is missing", said)

    def test_finds_what_nobody_imports(self) -> None:
        status, said = self.findings({"a.exe": ["kernel32.dll"], "Qt6Xml.dll": ["kernel32.dll"]})
        self.assertEqual(status, 1)
        self.assertIn("qt6xml.dll: shipped, but nothing imports it", said)

    def test_finds_what_can_not_be_read(self) -> None:
        status, said = self.findings({"a.exe": []})
        self.assertEqual(status, 1)
        self.assertIn("a.exe: no import table could be read", said)

    def test_a_folder_without_a_program_is_refused(self) -> None:
        with self.assertRaises(SystemExit):
            self.findings({"Qt6Core.dll": ["kernel32.dll"]})

    def test_a_whole_package_passes(self) -> None:
        status, said = self.findings(
            {
                "a.exe": ["KERNEL32.dll".lower(), "api-ms-win-core-synch-l1-2-0.dll", "qt6core.dll"],
                "Qt6Core.dll": ["ntdll.dll"],
                "tls/b.dll": ["qt6core.dll", "winspool.drv"],
            }
        )
        self.assertEqual(status, 0, said)


if __name__ == "__main__":
    unittest.main()
