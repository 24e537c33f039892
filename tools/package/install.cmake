# What `cmake --install` puts where, as Debian expects it: the program in bin, what it loads in lib/corridor/plugins, what it reads
# in share/corridor, and completion, manual page and documents where shells, man and people look.
#
# To add files that travel with the program (a Python module, a wheel): a line `install(...)` at the mark below, with a
# destination relative to the prefix; the .deb (debian.cmake) then holds them too.
set(shipped_library lib/corridor/plugins)  # a folder deeper than those that CPack takes for the linker's
set(shipped_share share/corridor)
set(shipped_doc share/doc/corridor)

install(TARGETS corridor RUNTIME DESTINATION bin)
install(TARGETS corridor_openturns LIBRARY DESTINATION ${shipped_library})
if(TARGET corridor_mpi)
  install(TARGETS corridor_mpi LIBRARY DESTINATION ${shipped_library})
endif()
if(BUILD_SHARED_LIBS)  # a developer's build: what is installed uses the libraries of its build folder
  set_target_properties(corridor corridor_openturns PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
endif()

# Data. The register is also built into the program; these are for people.
install(DIRECTORY scenarios DESTINATION ${shipped_share} PATTERN "make-larger" EXCLUDE)
install(DIRECTORY policies DESTINATION ${shipped_share} FILES_MATCHING PATTERN "*.yaml" PATTERN "*.md")

# What the program tells of itself, in the forms of shells and of man.
set(told ${PROJECT_BINARY_DIR}/told)
file(MAKE_DIRECTORY ${told})
foreach(shell bash zsh fish)
  add_custom_command(
    OUTPUT ${told}/corridor.${shell}
    COMMAND corridor completion ${shell} > ${told}/corridor.${shell}
    DEPENDS corridor)
endforeach()
add_custom_command(
  OUTPUT ${told}/corridor.1.gz
  COMMAND corridor help --roff > ${told}/corridor.1
  COMMAND gzip -9 -n -f -k ${told}/corridor.1
  DEPENDS corridor)
add_custom_target(corridor_told ALL
  DEPENDS ${told}/corridor.bash ${told}/corridor.zsh ${told}/corridor.fish ${told}/corridor.1.gz)
install(FILES ${told}/corridor.bash DESTINATION share/bash-completion/completions RENAME corridor)
install(FILES ${told}/corridor.fish DESTINATION share/fish/vendor_completions.d)
install(FILES ${told}/corridor.1.gz DESTINATION share/man/man1)
# Packages of Debian have a folder of their own for zsh.
install(CODE "
  set(folder site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES \"/usr$\")
    set(folder vendor-completions)
  endif()
  file(INSTALL \"${told}/corridor.zsh\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/share/zsh/\${folder}\" RENAME _corridor)")

# Documents. The site where it was built (`cmake --build build/release --target corridor_site`).
install(FILES README.md CITATION.cff DESTINATION ${shipped_doc})
install(DIRECTORY ${PROJECT_BINARY_DIR}/site/html DESTINATION ${shipped_doc} OPTIONAL)

# --- add here what else travels with the program ---

# Everything that is installed, and no test: what `cmake --install` needs.
add_custom_target(corridor_shipped DEPENDS corridor corridor_openturns corridor_told)
foreach(part corridor_mpi corridor_python)
  if(TARGET ${part})
    add_dependencies(corridor_shipped ${part})
  endif()
endforeach()

include(${CMAKE_CURRENT_LIST_DIR}/debian.cmake)
