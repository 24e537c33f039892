// The tree of sources as these tests see it: which file includes which, which room a file lies in, who may use whom.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace corridor::test {

inline const std::filesystem::path kRoot{CORRIDOR_ROOT};
inline const std::vector<std::string> kLayers{"sim", "policies", "analysis", "tools"};  ///< From the ground up.

inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every .cpp and .hpp below a folder, relative to the root.
inline std::vector<std::string> sources_below(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".cpp" || extension == ".hpp")
      found.push_back(std::filesystem::relative(entry.path(), kRoot).generic_string());
  }
  return found;
}

/// What a source includes of ours, as written.
inline std::vector<std::string> includes_of(const std::string& file) {
  static const std::regex include(R"re((?:^|\n)\s*#\s*include\s*"([^"]+)")re");
  const std::string text = text_of(kRoot / file);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), include), end; at != end; ++at) found.push_back((*at)[1]);
  return found;
}

/// A source without its ending: header and source are one module.
inline std::string module_of(const std::string& file) { return file.substr(0, file.rfind('.')); }

/// A room of analysis as analysis/CMakeLists.txt declares it.
struct RoomLine {
  std::string name, folder;    ///< The folder below analysis/.
  std::set<std::string> uses;  ///< As written.
};

/// The rooms, in the order of the file.
inline std::vector<RoomLine> room_lines() {
  static const std::regex line(R"((?:^|\n)corridor_room\(([^)]*)\))");
  const std::string text = text_of(kRoot / "analysis/CMakeLists.txt");
  std::vector<RoomLine> rooms;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) {
    std::istringstream words((*at)[1].str());
    RoomLine room;
    words >> room.name;
    room.folder = room.name;
    std::string key;
    for (std::string word; words >> word;) {
      if (word == "IN" || word == "USES" || word == "LINKS" || word == "GENERATED") {
        key = word;
      } else if (key == "IN") {
        room.folder = word;
      } else if (key == "USES") {
        room.uses.insert(word);
      }
    }
    rooms.push_back(room);
  }
  return rooms;
}

/// The room in which a source of analysis lies: the one with the longest folder; "" for none.
inline std::string room_of(const std::string& file, const std::vector<RoomLine>& rooms) {
  std::string name;
  std::size_t longest = 0;
  for (const RoomLine& room : rooms) {
    const std::string folder = "analysis/" + room.folder + "/";
    if (!file.starts_with(folder) || folder.size() <= longest) continue;
    name = room.name;
    longest = folder.size();
  }
  return name;
}

/// Modules that include each other in a circle: the strongly connected components of more than one.
inline std::vector<std::set<std::string>> circles_in(const std::map<std::string, std::set<std::string>>& arrows) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  std::map<std::string, std::size_t> numbers;
  Graph graph;
  const auto number_of = [&](const std::string& module) {
    const auto [at, is_new] = numbers.try_emplace(module, numbers.size());
    if (is_new) boost::add_vertex(graph);
    return at->second;
  };
  for (const auto& [from, to] : arrows) {
    for (const std::string& one : to) boost::add_edge(number_of(from), number_of(one), graph);
  }
  std::vector<std::size_t> component(numbers.size());
  std::vector<std::set<std::string>> members(boost::strong_components(graph, component.data()));
  for (const auto& [module, number] : numbers) members[component[number]].insert(module);
  std::erase_if(members, [](const std::set<std::string>& one) { return one.size() < 2; });
  return members;
}

}  // namespace corridor::test
