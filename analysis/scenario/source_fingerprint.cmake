# Writes the hash of the sources that decide results as one C++ source: cmake -DOUTPUT=... -DROOT=... -P source_fingerprint.cmake
file(GLOB_RECURSE sources RELATIVE "${ROOT}" "${ROOT}/sim/*.[ch]pp" "${ROOT}/policies/*.[ch]pp" "${ROOT}/analysis/*.[ch]pp")
list(SORT sources)
set(all "")
foreach(source IN LISTS sources)
  file(SHA256 "${ROOT}/${source}" hash)
  string(APPEND all "${source} ${hash}\n")
endforeach()
string(SHA256 fingerprint "${all}")
file(WRITE "${OUTPUT}" "// Generated from the sources of sim, policies and analysis.
#include \"analysis/scenario/fingerprint.hpp\"

namespace corridor {

const std::string& source_fingerprint() {
  static const std::string fingerprint{\"${fingerprint}\"};
  return fingerprint;
}

}  // namespace corridor
")
