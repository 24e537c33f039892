# Writes the YAML files of the rooms as one C++ source: cmake -DOUTPUT=... -DROOT=... -DFILES=a,b -P embed.cmake
string(REPLACE "," ";" files "${FILES}")
set(pairs "")
foreach(file IN LISTS files)
  file(READ "${file}" content)
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(APPEND pairs "      {\"${name}\", R\"yaml(${content})yaml\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from the YAML files below policies/.
#include \"policies/register.hpp\"

namespace corridor {

const NamedTexts& shipped_policy_files() {
  static const NamedTexts files{
${pairs}  };
  return files;
}

}  // namespace corridor
")
