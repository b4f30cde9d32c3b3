# The Windows program with everything it needs beside it, and its NSIS installer. Built on Windows with official Qt, or on
# Debian with mingw-w64 and the sysroot of sysroot.sh.
set(PD_ICON ${CMAKE_SOURCE_DIR}/resources/app_icon/points-desk.ico)
set(PD_MANIFEST ${CMAKE_CURRENT_LIST_DIR}/points-desk.manifest)
configure_file(${CMAKE_CURRENT_LIST_DIR}/points-desk.rc.in ${CMAKE_CURRENT_BINARY_DIR}/points-desk.rc @ONLY)
set_property(SOURCE ${CMAKE_CURRENT_BINARY_DIR}/points-desk.rc TARGET_DIRECTORY points-desk
    APPEND PROPERTY OBJECT_DEPENDS "${PD_ICON};${PD_MANIFEST}")
target_sources(points-desk PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/points-desk.rc)
if(MSVC)
    # Ours is in the resources.
    target_link_options(points-desk PRIVATE /MANIFEST:NO)
endif()

install(TARGETS points-desk RUNTIME DESTINATION .)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION licences RENAME PointsDesk-MIT.txt)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/licences/ DESTINATION licences)

if(CMAKE_CROSSCOMPILING)
    set(CPACK_STRIP_FILES OFF)
    configure_file(${CMAKE_CURRENT_LIST_DIR}/deploy.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/deploy.cmake @ONLY)
    install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/deploy.cmake)
else()
    qt_generate_deploy_app_script(TARGET points-desk OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy_script})
    # Official Qt brings neither OpenSSL's DLLs nor its legacy provider: they come from the OpenSSL that built us.
    if(PD_OPENSSL_ROOT)
        install(FILES ${PD_OPENSSL_ROOT}/bin/libcrypto-3-x64.dll ${PD_OPENSSL_ROOT}/bin/libssl-3-x64.dll DESTINATION .)
        install(FILES ${PD_OPENSSL_ROOT}/bin/legacy.dll DESTINATION ossl-modules)
    endif()
endif()

set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_NAME "Points Desk")
set(CPACK_PACKAGE_FILE_NAME "PointsDesk-${PROJECT_VERSION}-windows-x64")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Points Desk")
# Debian's NSIS makes 32-bit installers unless told otherwise; others know only those, which Windows runs as well.
if(CMAKE_CROSSCOMPILING)
    set(CPACK_NSIS_DEFINES "Target amd64-unicode")
endif()
set(CPACK_NSIS_COMPRESSOR "/SOLID lzma")
# Our own script for CPack's generator: two languages, upgrades, and an uninstaller that deletes by list only.
set(CPACK_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR}/nsis)
set(CPACK_NSIS_MUI_ICON ${PD_ICON})
# A command that signs one file, given as its last argument: the uninstaller is made within the installer, so that it must be
# signed while that is packed. The program and the installer are signed from outside (docs/install.md).
set(PD_SIGN_COMMAND "" CACHE STRING "Command that signs the uninstaller; empty: unsigned")
if(PD_SIGN_COMMAND)
    set(CPACK_NSIS_UNINSTALL_FINALIZE "!uninstfinalize '${PD_SIGN_COMMAND} \"%1\"' = 0")
endif()
