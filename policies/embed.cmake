# Writes the YAML files of the register as one C++ source: cmake -DOUTPUT=... -DMODULES=a,b -DINSTRUMENTS=c,d -P embed.cmake
function(files_as_pairs files result)
  set(text "")
  string(REPLACE "," ";" files "${files}")
  foreach(file IN LISTS files)
    file(READ "${file}" content)
    get_filename_component(name "${file}" NAME)
    string(APPEND text "      {\"${name}\", R\"yaml(${content})yaml\"},\n")
  endforeach()
  set(${result} "${text}" PARENT_SCOPE)
endfunction()

files_as_pairs("${MODULES}" modules)
files_as_pairs("${INSTRUMENTS}" instruments)
file(WRITE "${OUTPUT}" "// Generated from policies/*.yaml and policies/register/*.yaml.
#include \"policies/register.hpp\"

namespace corridor {

const std::vector<std::pair<std::string, std::string>>& shipped_module_files() {
  static const std::vector<std::pair<std::string, std::string>> files{
${modules}  };
  return files;
}

const std::vector<std::pair<std::string, std::string>>& shipped_instrument_files() {
  static const std::vector<std::pair<std::string, std::string>> files{
${instruments}  };
  return files;
}

}  // namespace corridor
")
