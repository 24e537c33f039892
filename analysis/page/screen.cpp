// Names on screens of the terminal.
#include "analysis/page/screen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace corridor {

std::string place_name(const Screen& screen, const std::string& id, const std::string& name) {
  const bool is_known = screen.language != Language::kEnglish && catalogue().contains("name." + id);
  return is_known ? screen.name(id) : name;
}

std::string quantity_name(const Screen& screen, std::string_view name) {
  const std::string key = fmt::format("indicator.{}", name);
  if (catalogue().contains(key)) return fmt::format("{} {}", name, screen.say(key));
  return name.find(':') == std::string_view::npos ? screen.name(name) : std::string{name};
}

std::string name_with_changes(Language language, const std::string& name, const std::vector<std::string>& set,
                              const std::vector<std::string>& without) {
  constexpr std::array<std::string_view, 4> kToldBeside{"seed=", "scale=", "replicates=", "period"};
  std::vector<std::string> changes;
  for (const std::string& one : without)
    changes.push_back(word(language, "report.change_without", {{"name", name_of(language, one)}}));
  for (const std::string& one : set) {
    if (std::ranges::none_of(kToldBeside, [&](std::string_view start) { return one.starts_with(start); }))
      changes.push_back(word(language, "report.change_set", {{"what", one}}));
  }
  if (changes.empty()) return name;
  return word(language, "report.title_changed",
              {{"name", name}, {"changes", fmt::format("{}", fmt::join(changes, ", "))}});
}

std::string name_of_run(Language language, const nlohmann::json& manifest) {
  const nlohmann::json changes = manifest.value("changes", nlohmann::json::object());
  return name_with_changes(language, manifest.at("scenario").at("name").get<std::string>(),
                           changes.value("set", std::vector<std::string>{}),
                           changes.value("without", std::vector<std::string>{}));
}

}  // namespace corridor
