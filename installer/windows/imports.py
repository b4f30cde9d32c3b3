#!/usr/bin/env python3
"""Lists DLLs that a Windows package lacks, and those that nobody in it needs.

    imports.py FOLDER

Reads the import tables of every binary below FOLDER with objdump. What a binary imports must lie beside the program (there the
loader looks) or belong to Windows 10 itself. Plug-ins, which are loaded at run time, may be imported by nobody.
"""

import pathlib
import re
import subprocess
import sys

# Parts of every Windows 10 and 11, desktop and IoT. A name that is not here is either missing from the package or to be judged.
WINDOWS = set(
    """
    advapi32 authz bcrypt comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dcomp dnsapi dwmapi dwrite dxgi gdi32 imm32 iphlpapi
    kernel32 mpr msvcrt ncrypt netapi32 ntdll ole32 oleaut32 powrprof propsys rpcrt4 secur32 setupapi shcore shell32 shlwapi
    user32 userenv uxtheme version wer windowscodecs winhttp winmm winspool.drv wintrust ws2_32 wtsapi32 ucrtbase
    """.split()
)
OBJDUMPS = ("x86_64-w64-mingw32-objdump", "objdump", "llvm-objdump")


def objdump() -> str:
    for name in OBJDUMPS:
        try:
            subprocess.run([name, "--version"], capture_output=True, check=True)
            return name
        except (OSError, subprocess.CalledProcessError):
            continue
    sys.exit("imports.py needs objdump of binutils-mingw-w64-x86-64")


def imports(tool: str, binary: pathlib.Path) -> list[str]:
    text = subprocess.run([tool, "-p", str(binary)], capture_output=True, check=True, text=True, errors="replace").stdout
    return [name.strip().lower() for name in re.findall(r"DLL Name: (.+)", text)]


def is_windows(name: str) -> bool:
    return name.removesuffix(".dll") in WINDOWS or name.startswith(("api-ms-win-", "ext-ms-"))


def main() -> int:
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    tool = objdump()
    binaries = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".exe", ".dll") and p.name != "Uninstall.exe")
    if not any(p.suffix.lower() == ".exe" for p in binaries):
        sys.exit(f"no program below {folder}")
    beside = {p.name.lower() for p in binaries if p.parent == folder}
    needed: set[str] = set()
    findings = []
    for binary in binaries:
        names = imports(tool, binary)
        if not names:
            findings.append(f"{binary.relative_to(folder)}: no import table could be read")
        needed.update(names)
        findings += [
            f"{binary.relative_to(folder)}: {name} is missing" for name in names if name not in beside and not is_windows(name)
        ]
    findings += [f"{name}: shipped, but nothing imports it" for name in sorted(beside) if name.endswith(".dll") and name not in needed]
    for finding in findings:
        print(finding)
    print(f"{len(binaries)} binaries, {len(needed)} imported DLLs, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
