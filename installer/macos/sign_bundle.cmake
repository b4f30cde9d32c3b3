# Run by CPack over the staged bundle before the .dmg is made. Without PD_SIGN_IDENTITY in the environment the bundle gets an
# ad-hoc signature, which Apple silicon needs to start it at all.
set(identity "$ENV{PD_SIGN_IDENTITY}")
if(identity STREQUAL "")
    set(identity "-")
    set(options)
else()
    set(options --options runtime --timestamp)
endif()
file(GLOB_RECURSE bundles LIST_DIRECTORIES true "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*.app")
list(FILTER bundles INCLUDE REGEX "\\.app$")
foreach(bundle IN LISTS bundles)
    # From the inside out: libraries and plug-ins, frameworks, then the bundle with its entitlements.
    file(GLOB_RECURSE libraries "${bundle}/Contents/*.dylib")
    file(GLOB frameworks "${bundle}/Contents/Frameworks/*.framework")
    foreach(part IN LISTS libraries frameworks)
        execute_process(COMMAND codesign --force ${options} --sign ${identity} "${part}" COMMAND_ERROR_IS_FATAL ANY)
    endforeach()
    execute_process(COMMAND codesign --force ${options} --entitlements "${CMAKE_CURRENT_LIST_DIR}/entitlements.plist"
        --sign ${identity} "${bundle}" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND codesign --verify --deep --strict "${bundle}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
