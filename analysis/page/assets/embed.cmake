# Writes the report's files as one C++ source: cmake -DOUTPUT=... -DASSETS=a,b -P embed.cmake
set(texts "")
set(table "")
string(REPLACE "," ";" assets "${ASSETS}")
foreach(file IN LISTS assets)
  file(READ "${file}" content)
  get_filename_component(name "${file}" NAME)
  string(MAKE_C_IDENTIFIER "text_of_${name}" identifier)
  string(APPEND texts "constexpr char ${identifier}[] = R\"asset(${content})asset\";\n")
  string(APPEND table "      {\"${name}\", {${identifier}, sizeof ${identifier} - 1}},\n")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from analysis/page/assets.
#include \"analysis/page/assets.hpp\"

#include <algorithm>

namespace corridor {
namespace {

${texts}
constexpr std::pair<std::string_view, std::string_view> kFiles[]{
${table}};

}  // namespace

std::string_view report_text(std::string_view name) {
  for (const auto& [file, text] : kFiles) {
    if (file == name) return text;
  }
  return {};
}

std::vector<std::string_view> report_texts_ending(std::string_view end) {
  std::vector<std::string_view> names;
  for (const auto& [file, text] : kFiles) {
    if (file.ends_with(end)) names.push_back(file);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace corridor
")
