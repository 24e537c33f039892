// Counts months and replicates of a run from its manifest.
#include "analysis/tables/extent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "analysis/base/files.hpp"
#include "sim/units.hpp"

namespace corridor {
namespace {

struct Period {
  Day from{}, to{};
  std::vector<Month> months;

  explicit Period(const nlohmann::json& manifest) {
    const nlohmann::json& period = manifest.at("period");
    parse_day(period.at("from").get<std::string>(), from);
    parse_day(period.at("to").get<std::string>(), to);
    for (Month month = month_of(from); first_day(month) < to; month += std::chrono::months{1}) months.push_back(month);
  }
};

std::string months_text(int done, std::size_t of) { return fmt::format("{} of {} months", done, of); }

/// "2 of 40 replicates are whole, a further one has 14 of 108 months".
std::string replicates_text(const nlohmann::json& manifest) {
  const std::size_t months = Period(manifest).months.size();
  const auto done = manifest.at("months_done").get<std::vector<int>>();
  const auto asked = manifest.at("replicates").get<int>();
  const auto whole = std::count(done.begin(), done.end(), static_cast<int>(months));
  const auto part = std::find_if(done.begin(), done.end(), [&](int n) { return n < static_cast<int>(months); });
  if (asked == 1 && part != done.end()) return "it has " + months_text(*part, months);
  std::string text = fmt::format("{} of {} replicates {} whole", whole, asked, whole == 1 ? "is" : "are");
  if (part != done.end() && *part > 0) text += ", a further one has " + months_text(*part, months);
  return text;
}

}  // namespace

std::vector<PlayedMonth> played_months(const nlohmann::json& manifest) {
  const Period period(manifest);
  const auto done = manifest.at("months_done").get<std::vector<int>>();
  const int most = done.empty() ? 0 : *std::max_element(done.begin(), done.end());
  std::vector<PlayedMonth> all;
  for (std::size_t m = 0; m < period.months.size() && m < static_cast<std::size_t>(most); ++m) {
    const Day first = first_day(period.months[m]), next = first_day(period.months[m] + std::chrono::months{1});
    const Day from = std::max(first, period.from), to = std::min(next, period.to);
    all.push_back({to_string(period.months[m]), to_string(from), to_string(to), static_cast<int>((to - from).count()),
                   static_cast<int>((next - first).count())});
  }
  return all;
}

std::vector<std::string> partial_months(const nlohmann::json& manifest) {
  std::vector<std::string> all;
  for (const PlayedMonth& one : played_months(manifest)) {
    if (!one.whole()) all.push_back(fmt::format("{} holds {} of its {} days", one.month, one.days, one.of));
  }
  return all;
}

std::string stopped_early(const nlohmann::json& manifest) {
  if (manifest.at("complete").get<bool>()) return "";
  if (manifest.contains("months_done")) return "stopped early: " + replicates_text(manifest);
  const auto whole = manifest.at("replicates").get<int>();
  const int asked = manifest.value("replicates_asked", 0);
  return fmt::format("stopped early: {} replicate{} {} whole",
                     asked > 0 ? fmt::format("{} of {}", whole, asked) : fmt::format("{}", whole),
                     asked == 1 || (asked == 0 && whole == 1) ? "" : "s", whole == 1 ? "is" : "are");
}

std::string stopped_early_in(const std::string& directory) {
  std::error_code error;
  const std::string file = directory + "/manifest.json";
  if (!std::filesystem::exists(file, error)) return "";
  const nlohmann::json manifest = nlohmann::json::parse(read_whole_file(file), nullptr, false);
  try {
    return stopped_early(manifest);
  } catch (const nlohmann::json::exception&) {
    return "";  // who needs the manifest says what is wrong with it
  }
}

std::string write_months(const std::string& directory, const nlohmann::json& manifest) {
  std::string text = "month,from,to,days,of_days\n";
  for (const PlayedMonth& one : played_months(manifest))
    text += fmt::format("{},{},{},{},{}\n", one.month, one.from, one.to, one.days, one.of);
  write_whole_file(directory, "months.csv", text);
  return "months.csv";
}

}  // namespace corridor
