# The .deb: `cmake --build build/release --target package` (or cpack -G DEB in build/release). Dependencies are read off
# the program and its plugins by dpkg-shlibdeps.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME corridor)
set(CPACK_PACKAGE_VENDOR "Corridor")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
file(READ ${PROJECT_SOURCE_DIR}/codemeta.json about)  # who maintains it is said in one place
string(JSON maintainer GET "${about}" maintainer name)
string(JSON address ERROR_VARIABLE no_address GET "${about}" maintainer email)
if(NOT no_address)
  string(APPEND maintainer " <${address}>")
endif()
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${maintainer}")
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS codemeta.json)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "openmpi-bin, python3-xarray, python3-netcdf4")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "agent-based simulator of border migration under dated policies")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Corridor simulates migration through Central America, Mexico and the United
States, person by person, under the border and immigration policies that
were in force on each day. Each policy is a dated file that cites the law;
scenarios leave policies out or change their numbers, and the same people set
out with the same luck under both.
.
It writes tables (CSV, NetCDF) and offline pages, compares scenarios, explains
single lives, and runs sensitivity studies, on one machine or many.")

# Debian's own documents: copyright, and the changelogs compressed. There an address stands in brackets, known or not.
set(debian ${PROJECT_BINARY_DIR}/debian)
if(no_address)
  string(APPEND maintainer " <>")
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${debian}/changelog.Debian @ONLY)
find_program(CORRIDOR_GZIP gzip)
add_custom_command(
  OUTPUT ${debian}/changelog.gz ${debian}/changelog.Debian.gz
  COMMAND ${CORRIDOR_GZIP} -9 -n -c ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${debian}/changelog.gz
  COMMAND ${CORRIDOR_GZIP} -9 -n -c ${debian}/changelog.Debian > ${debian}/changelog.Debian.gz
  DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${debian}/changelog.Debian)
add_custom_target(corridor_debian ALL DEPENDS ${debian}/changelog.gz)
add_dependencies(corridor_shipped corridor_debian)
install(FILES ${debian}/changelog.gz ${debian}/changelog.Debian.gz DESTINATION ${shipped_doc})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${shipped_doc})
include(CPack)
