// Counts months and replicates of a run from its manifest.
#include "analysis/tables/extent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/tables/forms.hpp"
#include "analysis/tables/read.hpp"

namespace corridor {
namespace {

struct Period {
  Day from{}, to{};

  explicit Period(const nlohmann::json& manifest) {
    const nlohmann::json& period = manifest.at("period");
    parse_day(period.at("from").get<std::string>(), from);
    parse_day(period.at("to").get<std::string>(), to);
  }
  int months() const { return MonthRange{month_of(from), month_of(to - Days{1})}.size(); }
};

std::string months_text(int done, int of) { return fmt::format("{} of {} months", done, of); }

/// "2 of 40 replicates are whole, a further one has 14 of 108 months".
std::string replicates_text(const nlohmann::json& manifest) {
  const int months = Period(manifest).months();
  const auto done = manifest.at("months_done").get<std::vector<int>>();
  const auto asked = manifest.at("replicates").get<int>();
  const auto whole = std::count(done.begin(), done.end(), months);
  const auto part = std::find_if(done.begin(), done.end(), [&](int n) { return n < months; });
  if (asked == 1 && part != done.end()) return "it has " + months_text(*part, months);
  std::string text = fmt::format("{} of {} replicates {} whole", whole, asked, whole == 1 ? "is" : "are");
  if (part != done.end() && *part > 0) text += ", a further one has " + months_text(*part, months);
  return text;
}

}  // namespace

std::vector<MonthOfRun> months_of_run(const nlohmann::json& manifest) {
  const Period period(manifest);
  std::vector<MonthOfRun> all;
  for (const Month month : played_months(manifest).all())
    all.push_back({month, std::max(first_day(month), period.from), std::min(first_day(month + Months{1}), period.to)});
  return all;
}

std::vector<std::string> partial_months(const nlohmann::json& manifest) {
  std::vector<std::string> all;
  for (const MonthOfRun& one : months_of_run(manifest)) {
    if (!one.whole())
      all.push_back(fmt::format("{} holds {} of its {} days", to_string(one.month), one.days(), one.of_days()));
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

std::string title_of_run(const nlohmann::json& manifest) {
  const nlohmann::json& scenario = manifest.at("scenario");
  return scenario.value("title", scenario.at("name").get<std::string>());
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
  std::string text = header_of(months_form());
  for (const MonthOfRun& one : months_of_run(manifest)) {
    text += fmt::format("{},{},{},{},{}\n", to_string(one.month), to_string(one.from), to_string(one.to), one.days(),
                        one.of_days());
  }
  write_whole_file(directory, months_form().file, text);
  return months_form().file;
}

}  // namespace corridor
