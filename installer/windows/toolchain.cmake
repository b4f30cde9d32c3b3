# Windows x64 from Debian: mingw-w64 (posix threads) and a sysroot with Qt Base, OpenSSL and SQLite, made by sysroot.sh.
# PD_SYSROOT, a variable of CMake or of the environment, says where that is.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)

if(NOT PD_SYSROOT)
    set(PD_SYSROOT "$ENV{PD_SYSROOT}")
endif()
if(NOT PD_SYSROOT OR NOT EXISTS "${PD_SYSROOT}/lib/cmake/Qt6/Qt6Config.cmake")
    message(FATAL_ERROR "PD_SYSROOT ('${PD_SYSROOT}') holds no Windows sysroot: installer/windows/sysroot.sh makes one.")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES PD_SYSROOT)

set(triplet x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${triplet}-windres)

set(CMAKE_FIND_ROOT_PATH "${PD_SYSROOT}" /usr/${triplet})
set(CMAKE_PREFIX_PATH "${PD_SYSROOT}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# moc, rcc and the translation tools are the host's.
set(QT_HOST_PATH /usr)
set(QT_HOST_PATH_CMAKE_DIR /usr/lib/x86_64-linux-gnu/cmake)

set(CMAKE_CROSSCOMPILING_EMULATOR wine)
