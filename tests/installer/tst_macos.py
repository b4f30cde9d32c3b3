"""The bundle's parts, made by the real rules of installer/macos with a stand-in for the program.

CMake writes a bundle's Info.plist while it configures, whichever machine it runs on; the compilers are only named, nothing is
compiled. What a Mac alone can do (macdeployqt, codesign, the disk image) is not tried here.
"""

import os
import pathlib
import plistlib
import shutil
import struct
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["PD_SOURCE_DIR"])
PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(points-desk VERSION 7.8.9 LANGUAGES CXX)
function(qt_generate_deploy_app_script)
    cmake_parse_arguments(ARG "NO_UNSUPPORTED_PLATFORM_ERROR" "TARGET;OUTPUT_SCRIPT" "" ${ARGN})
    set(${ARG_OUTPUT_SCRIPT} ${CMAKE_BINARY_DIR}/deploy.cmake PARENT_SCOPE)
endfunction()
file(WRITE ${CMAKE_BINARY_DIR}/deploy.cmake "")
file(WRITE ${CMAKE_BINARY_DIR}/main.cpp "int main() {}")
add_executable(points-desk ${CMAKE_BINARY_DIR}/main.cpp)
set(CPACK_RESOURCE_FILE_LICENSE LICENSE)
set(OPENSSL_CRYPTO_LIBRARY ${CMAKE_SOURCE_DIR}/openssl/lib/libcrypto.dylib)
include(@ROOT@/installer/macos/macos.cmake)
include(CPack)
"""
# What Apple's tools are called here, and two libraries as OpenSSL builds them: the module names libcrypto by its path.
MACHO_TOOLS = {"otool": "llvm-otool-14", "install_name_tool": "llvm-install-name-tool-14"}
MACHO_MAKERS = ("llvm-mc-14", "ld64.lld-14")
OPENSSL_SOURCES = {"libcrypto.3.dylib": ".globl _crypto\n_crypto: retq\n", "legacy.dylib": ".data\n.quad _crypto\n"}
TOOLCHAIN = """
set(CMAKE_SYSTEM_NAME Darwin)
set(CMAKE_CXX_COMPILER c++)
set(CMAKE_CXX_COMPILER_FORCED ON)
set(CMAKE_INSTALL_NAME_TOOL install_name_tool)
"""


@unittest.skipUnless(shutil.which("cmake"), "needs CMake")
class Bundle(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        source = pathlib.Path(folder.name)
        self.source = source
        self.build = source / "build"
        (source / "CMakeLists.txt").write_text(PROJECT.replace("@ROOT@", ROOT.as_posix()), "utf-8")
        (source / "darwin.cmake").write_text(TOOLCHAIN, "utf-8")
        made = subprocess.run(
            ["cmake", "-S", source, "-B", self.build, f"-DCMAKE_TOOLCHAIN_FILE={source}/darwin.cmake"],
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(made.returncode, 0, made.stderr)

    def test_the_property_list_is_filled_in(self) -> None:
        with open(self.build / "Points Desk.app/Contents/Info.plist", "rb") as file:
            info = plistlib.load(file)
        self.assertEqual(info["CFBundleShortVersionString"], "7.8.9")
        self.assertEqual(info["CFBundleVersion"], "7.8.9")
        self.assertEqual(info["CFBundleExecutable"], "Points Desk")
        self.assertEqual(info["CFBundleIconFile"], "points-desk.icns")
        self.assertEqual(info["CFBundleIdentifier"], "example.pointsdesk.PointsDesk")
        self.assertEqual(info["LSMinimumSystemVersion"], "11.0")
        self.assertEqual(info["CFBundleLocalizations"], ["en", "zh-Hans"])
        self.assertNotIn("", info.values())

    def test_the_disk_image_is_what_is_packed(self) -> None:
        config = (self.build / "CPackConfig.cmake").read_text("utf-8")
        self.assertIn('set(CPACK_GENERATOR "DragNDrop")', config)
        self.assertIn('set(CPACK_PACKAGE_FILE_NAME "PointsDesk-7.8.9-macos")', config)
        self.assertIn("sign_bundle.cmake", config)

    @unittest.skipUnless(shutil.which("png2icns") or shutil.which("iconutil"), "needs icnsutils")
    def test_the_icon_holds_every_size(self) -> None:
        subprocess.run(["cmake", "--build", self.build, "--target", "pd_icns"], capture_output=True, check=True)
        (path,) = self.build.rglob("points-desk.icns")
        data = path.read_bytes()
        magic, length = struct.unpack(">4sI", data[:8])
        self.assertEqual((magic, length), (b"icns", len(data)))
        kinds = set()
        at = 8
        while at < length:
            kind, size = struct.unpack(">4sI", data[at : at + 8])
            self.assertGreater(size, 8)
            kinds.add(kind)
            at += size
        self.assertEqual(at, length)
        # png2icns writes the older kinds of the small ones, iconutil the newer. 16, 32, 128, 256 and 512 pixels:
        for either in ({b"is32", b"icp4"}, {b"il32", b"icp5", b"ic11"}, {b"it32", b"ic07"}, {b"ic08"}, {b"ic09"}):
            self.assertTrue(either & kinds, (either, kinds))

    def take_legacy(self) -> tuple[subprocess.CompletedProcess, pathlib.Path]:
        tools = self.source / "tools"
        tools.mkdir(exist_ok=True)
        for name, here in MACHO_TOOLS.items():
            (tools / name).unlink(missing_ok=True)
            (tools / name).symlink_to(shutil.which(here) or "missing")
        taken = subprocess.run(
            ["cmake", f"-DCMAKE_INSTALL_PREFIX={self.source}/stage", "-P", self.build / "take_legacy.cmake"],
            env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        return taken, self.source / "stage/Points Desk.app/Contents"

    def make_openssl(self) -> pathlib.Path:
        folder = self.source / "openssl/lib"
        (folder / "ossl-modules").mkdir(parents=True)
        for name, text in OPENSSL_SOURCES.items():
            subprocess.run(
                ["llvm-mc-14", "-triple", "x86_64-apple-macosx11.0", "-filetype=obj", "-o", folder / f"{name}.o"],
                input=text.encode(),
                check=True,
            )
            link = ["ld64.lld-14", "-arch", "x86_64", "-platform_version", "macos", "11.0", "11.0"]
            if name == "legacy.dylib":
                link += ["-bundle", "-headerpad_max_install_names", folder / "libcrypto.3.dylib"]
                link += ["-o", folder / "ossl-modules" / name]
            else:
                link += ["-dylib", "-install_name", folder / name, "-o", folder / name]
            subprocess.run([*link, folder / f"{name}.o"], check=True)
        return folder

    def test_a_build_without_the_legacy_module_is_not_packed(self) -> None:
        taken, _ = self.take_legacy()
        self.assertNotEqual(taken.returncode, 0)
        self.assertIn("legacy provider is not there", taken.stderr)

    @unittest.skipUnless(all(map(shutil.which, (*MACHO_TOOLS.values(), *MACHO_MAKERS))), "needs llvm-14 and lld-14")
    def test_the_legacy_module_uses_the_libcrypto_of_the_bundle(self) -> None:
        openssl = self.make_openssl()
        taken, contents = self.take_legacy()
        self.assertIn("should have one libcrypto", taken.stderr)  # macdeployqt has put none there

        (contents / "Frameworks").mkdir(parents=True)
        shutil.copy(openssl / "libcrypto.3.dylib", contents / "Frameworks")
        taken, _ = self.take_legacy()
        self.assertEqual(taken.returncode, 0, taken.stderr)
        module = contents / "PlugIns/ossl-modules/legacy.dylib"
        said = subprocess.run(["llvm-otool-14", "-L", module], capture_output=True, text=True, check=True).stdout
        self.assertIn("@executable_path/../Frameworks/libcrypto.3.dylib", said)
        self.assertNotIn(f"{openssl}/libcrypto", said)


if __name__ == "__main__":
    unittest.main()
