# A bundle with Qt inside, and a .dmg. Signing and notarising: sign_bundle.cmake and notarize.sh, with the secrets of whoever releases.
if(NOT CMAKE_OSX_DEPLOYMENT_TARGET)
    set(CMAKE_OSX_DEPLOYMENT_TARGET 11.0)
endif()
set(icns ${CMAKE_CURRENT_BINARY_DIR}/points-desk.icns)
add_custom_command(OUTPUT ${icns}
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/make_icns.sh ${icns}
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/make_icns.sh
    COMMENT "Packing the application's icon"
    VERBATIM)
set_source_files_properties(${icns} TARGET_DIRECTORY points-desk PROPERTIES GENERATED ON MACOSX_PACKAGE_LOCATION Resources)
target_sources(points-desk PRIVATE ${icns})
# The rule that makes it belongs to this folder, the target to app/: a target carries it across.
add_custom_target(pd_icns DEPENDS ${icns})
add_dependencies(points-desk pd_icns)
set_target_properties(points-desk PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in
    MACOSX_BUNDLE_GUI_IDENTIFIER example.pointsdesk.PointsDesk
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    OUTPUT_NAME "Points Desk")

install(TARGETS points-desk BUNDLE DESTINATION .)
# macdeployqt takes Qt's frameworks and plug-ins into the bundle, and the other libraries that the program links, OpenSSL among them.
qt_generate_deploy_app_script(TARGET points-desk OUTPUT_SCRIPT deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy_script})
# Nothing links OpenSSL's legacy provider, so macdeployqt leaves it out.
get_filename_component(PD_OPENSSL_FOLDER "${OPENSSL_CRYPTO_LIBRARY}" DIRECTORY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/take_legacy.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/take_legacy.cmake @ONLY)
install(SCRIPT ${CMAKE_CURRENT_BINARY_DIR}/take_legacy.cmake)

set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_FILE_NAME "PointsDesk-${PROJECT_VERSION}-macos")
set(CPACK_DMG_VOLUME_NAME "Points Desk")
set(CPACK_DMG_FORMAT UDZO)
unset(CPACK_RESOURCE_FILE_LICENSE)
# The bundle is signed between installing and packing.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/sign_bundle.cmake)
