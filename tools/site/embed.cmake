# Writes the help topics as one C++ source: cmake -DOUTPUT=... -DTOPICS=a.md,b.md -P embed.cmake
set(table "")
string(REPLACE "," ";" topics "${TOPICS}")
foreach(file IN LISTS topics)
  file(READ "${file}" content)
  get_filename_component(name "${file}" NAME_WE)
  string(APPEND table "      {\"${name}\", R\"topic(${content})topic\"},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from tools/site/topics.
#include \"tools/topics.hpp\"

namespace corridor::tools {

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all{
${table}  };
  return all;
}

}  // namespace corridor::tools
")
