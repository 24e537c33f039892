# Whether the Python package is built: decided before the libraries are, since a package that is loaded needs code that can
# lie anywhere in memory.
if(NOT DEFINED Python3_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python3_EXECUTABLE /usr/bin/python3 CACHE FILEPATH "The Python that the package is for")  # Debian's, which has pandas and xarray
endif()
find_package(Python3 COMPONENTS Interpreter Development.Module QUIET)
find_package(pybind11 CONFIG QUIET)
if(pybind11_FOUND AND Python3_FOUND)
  set(corridor_python_found ON)
else()
  set(corridor_python_found OFF)
endif()
option(CORRIDOR_PYTHON "Build the Python package" ${corridor_python_found})
if(CORRIDOR_PYTHON AND NOT corridor_python_found)
  message(FATAL_ERROR "CORRIDOR_PYTHON needs pybind11 and the headers of Python 3 (Debian: pybind11-dev python3-dev)")
endif()
if(CORRIDOR_PYTHON AND NOT BUILD_SHARED_LIBS)  # shared libraries are such code anyway
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  target_compile_options(corridor_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fno-semantic-interposition>)
endif()
