# The target corridor_site: build/PRESET/site/html, where Sphinx with MyST and Furo is installed.
find_program(CORRIDOR_SPHINX sphinx-build)
find_program(CORRIDOR_DOCUMENT_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)  # the one that Debian's packages are for
if(CORRIDOR_SPHINX AND CORRIDOR_DOCUMENT_PYTHON)
  set(site ${PROJECT_BINARY_DIR}/site)
  add_custom_target(corridor_site
    COMMAND ${CORRIDOR_DOCUMENT_PYTHON} -B ${CMAKE_CURRENT_LIST_DIR}/stage.py ${PROJECT_SOURCE_DIR} $<TARGET_FILE:corridor> ${site}/pages
    COMMAND ${CORRIDOR_SPHINX} -q -W --keep-going -b html -d ${site}/doctrees ${site}/pages ${site}/html
    COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_CURRENT_LIST_DIR}/first.html ${site}/html/index.html
    COMMAND ${CORRIDOR_DOCUMENT_PYTHON} -B ${CMAKE_CURRENT_LIST_DIR}/links.py ${site}/html
    DEPENDS corridor
    COMMENT "Building the site"
    VERBATIM)
endif()
