# A .deb: the program, its desktop entry, AppStream data and icons. What it depends on is read from the binary.
set(here ${CMAKE_CURRENT_LIST_DIR})
install(TARGETS points-desk RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${here}/points-desk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${here}/points-desk.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
    RENAME example.pointsdesk.PointsDesk.metainfo.xml)
set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
foreach(size 16 24 32 48 64 128 256 512)
    install(FILES ${CMAKE_SOURCE_DIR}/resources/app_icon/png/points-desk_${size}.png
        DESTINATION ${icons}/${size}x${size}/apps RENAME points-desk.png)
endforeach()
install(FILES ${CMAKE_SOURCE_DIR}/resources/app_icon/points-desk.svg DESTINATION ${icons}/scalable/apps)
install(FILES ${here}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/points-desk)
install(FILES ${CMAKE_SOURCE_DIR}/docs/profile.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/points-desk)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The store's driver is loaded at run time, so that no linker sees it; the TLS back end comes with libqt6network6.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-noto-cjk, qt6-wayland")
