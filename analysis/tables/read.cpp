// Reads the files of a run back, line by line.
#include "analysis/tables/read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <tuple>

#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/tables/forms.hpp"
#include "sim/input/csv_records.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

Day day_in(const nlohmann::json& manifest, const char* end) {
  Day day{};
  parse_day(manifest.at("period").at(end).get_ref<const std::string&>(), day);  // read_manifest has refused all else
  return day;
}

double to_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// What readers of a run's folder rely on: where it stands in the manifest, and what it is.
struct ManifestField {
  const char* pointer;
  bool (nlohmann::json::*is)() const noexcept;
  const char* kind;
};

const std::vector<ManifestField>& manifest_fields() {
  using Json = nlohmann::json;
  static const std::vector<ManifestField> fields{{"/scenario/name", &Json::is_string, "text"},
                                                 {"/period/from", &Json::is_string, "a date"},
                                                 {"/period/to", &Json::is_string, "a date"},
                                                 {"/months_done", &Json::is_array, "a list"},
                                                 {"/complete", &Json::is_boolean, "true or false"},
                                                 {"/seed", &Json::is_number_unsigned, "a whole number"},
                                                 {"/replicates", &Json::is_number_unsigned, "a whole number"},
                                                 {"/scale", &Json::is_number_unsigned, "a whole number"},
                                                 {"/threads", &Json::is_number_unsigned, "a whole number"},
                                                 {"/persons", &Json::is_number, "a number"},
                                                 {"/parties", &Json::is_number, "a number"},
                                                 {"/events", &Json::is_number, "a number"},
                                                 {"/wall_s", &Json::is_number, "a number"},
                                                 {"/peak_rss_mib", &Json::is_number, "a number"},
                                                 {"/series", &Json::is_object, "a map"},
                                                 {"/world/id", &Json::is_string, "text"},
                                                 {"/world/labels", &Json::is_object, "a map"},
                                                 {"/world/jurisdictions", &Json::is_object, "a map"},
                                                 {"/world/nationalities", &Json::is_object, "a map"},
                                                 {"/world/sides/transit", &Json::is_array, "a list"}};
  return fields;
}

ConfigError not_a_manifest(const std::string& path, const std::string& field, const std::string& problem) {
  return ConfigError({{{path, 0, 0},
                       field,
                       "not the manifest of a run: " + problem,
                       "give the folder of a run as 'corridor run' wrote it",
                       ""}});
}

bool has_text(const nlohmann::json& map, const char* key) {
  return map.is_object() && map.contains(key) && map.at(key).is_string();
}

bool is_series(const nlohmann::json& shape) {
  return has_text(shape, "key") && shape.contains("level") && shape.at("level").is_boolean() &&
         shape.contains("details") && shape.at("details").is_array() &&
         std::ranges::all_of(shape.at("details"), [](const nlohmann::json& detail) {
           return has_text(detail, "key") && has_text(detail, "name");
         });
}

/// The manifest has what readers rely on, in kind; a file edited by hand may not.
void check_manifest(const std::string& path, const nlohmann::json& manifest) {
  if (!manifest.is_object()) throw not_a_manifest(path, "", "not a map");
  for (const ManifestField& field : manifest_fields()) {
    const nlohmann::json::json_pointer pointer{field.pointer};
    std::string name = std::string{field.pointer}.substr(1);
    std::replace(name.begin(), name.end(), '/', '.');
    if (!manifest.contains(pointer)) throw not_a_manifest(path, name, "missing");
    if (!(manifest.at(pointer).*field.is)()) throw not_a_manifest(path, name, fmt::format("not {}", field.kind));
  }
  for (const char* name : {"from", "to"}) {
    Day day{};
    if (!parse_day(manifest.at("period").at(name).get_ref<const std::string&>(), day))
      throw not_a_manifest(path, fmt::format("period.{}", name), "not a date");
  }
  if (manifest.at("months_done").empty()) throw not_a_manifest(path, "months_done", "empty");
  for (const nlohmann::json& done : manifest.at("months_done")) {
    if (!done.is_number_unsigned()) throw not_a_manifest(path, "months_done", "not a list of whole numbers");
  }
  for (const auto& [name, shape] : manifest.at("series").items()) {
    if (!is_series(shape))
      throw not_a_manifest(path, "series." + name,
                           "key (text), level (true or false) and details (a list, each with key and name) expected");
  }
}

/// The country above each place that has been counted in.
std::unordered_map<std::uint32_t, std::uint32_t> countries_of(Names& names, const nlohmann::json& jurisdictions) {
  std::unordered_map<std::uint32_t, std::uint32_t> countries;
  for (std::uint32_t place = 0, counted = names.size(); place < counted; ++place) {
    std::string at = names[place];
    const auto is_country = [&] { return jurisdictions.at(at).value("kind", "") == "country"; };
    // No further than the tree can reach, whatever a spoilt manifest says.
    for (std::size_t up = 0; up < jurisdictions.size() && jurisdictions.contains(at) && !is_country(); ++up)
      at = jurisdictions.at(at).value("parent", "");
    if (at != names[place] && jurisdictions.contains(at) && is_country()) countries[place] = names.add(at);
  }
  return countries;
}

}  // namespace

void for_each_row(const std::string& file, std::string_view header,
                  const std::function<void(std::span<const std::string_view>)>& use) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw RunFailure(fmt::format("cannot read {}; is this the folder of a run?", file));
  CsvRecords expected{header}, records{stream};
  expected.next();
  if (!records.next() || records.fields() != expected.fields())
    throw RunFailure(fmt::format("{}:1: the header is not '{}'", file, header));
  try {
    while (records.next()) {
      if (records.fields().size() != expected.fields().size())
        throw WrongCell(fmt::format("{} fields in place of {}", records.fields().size(), expected.fields().size()));
      use(records.fields());
    }
  } catch (const WrongCell& wrong) {
    throw RunFailure(fmt::format("{}:{}: {}", file, records.line(), wrong.what()));
  }
  if (records.open_quote() > 0)
    throw RunFailure(fmt::format("{}:{}: a quote is never closed", file, records.open_quote()));
}

void for_each_row(const std::string& directory, const TableForm& form,
                  const std::function<void(std::span<const std::string_view>)>& use) {
  std::string header = header_of(form);
  header.pop_back();
  for_each_row(directory + "/" + form.file, header, use);
}

Month read_month(std::string_view cell) {
  Month month{};
  if (!parse_month(cell, month)) throw WrongCell(fmt::format("'{}' is no month", cell));
  return month;
}

std::size_t index_among(const MonthRange& played, Month month) {
  if (!played.contains(month)) throw WrongCell(fmt::format("{} is no month that was played", to_string(month)));
  return static_cast<std::size_t>((month - played.first).count());
}

std::uint32_t Names::add(std::string_view text) {
  const auto [at, is_new] = numbers_.try_emplace(std::string{text}, size());
  if (is_new) texts_.emplace_back(text);
  return at->second;
}

std::int64_t Names::find(std::string_view text) const {
  const auto at = numbers_.find(std::string{text});
  return at == numbers_.end() ? -1 : static_cast<std::int64_t>(at->second);
}

MonthRange PlayedMonths::all() const {
  const auto longest = std::max_element(done.begin(), done.end());
  return {first, first + Months{longest == done.end() ? 0 : *longest} - Months{1}};
}

int PlayedMonths::replicates(Month month) const {
  const auto have_played = [&](int months) { return month - first < Months{months}; };
  return static_cast<int>(std::count_if(done.begin(), done.end(), have_played));
}

PlayedMonths played_months(const nlohmann::json& manifest) {
  return {month_of(day_in(manifest, "from")), manifest.at("months_done").get<std::vector<int>>()};
}

Observables read_observables(const std::string& directory, const PlayedMonths& played) {
  Observables all;
  all.names.add("");
  all.months = played.all();
  using Key = std::tuple<Month, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  std::map<std::string, std::map<Key, std::size_t>, std::less<>> seen;  // only when several replicates must be averaged
  const bool average = played.done.size() > 1;
  for_each_row(directory, observables_form(), [&](std::span<const std::string_view> row) {
    ObservableCell cell{read_month(row[2]),    all.names.add(row[3]), all.names.add(row[4]),
                        all.names.add(row[5]), all.names.add(row[6]), to_number(row[7])};
    cell.value /= std::max(1, played.replicates(cell.month));
    std::vector<ObservableCell>& cells = all.series[std::string{row[1]}];
    if (average) {
      const Key key{cell.month, cell.place, cell.nationality, cell.party, cell.detail};
      const auto [at, is_new] = seen[std::string{row[1]}].try_emplace(key, cells.size());
      if (!is_new) {
        cells[at->second].value += cell.value;
        return;
      }
    }
    cells.push_back(cell);
  });
  return all;
}

nlohmann::json read_manifest(const std::string& directory) {
  const std::string path = directory + "/manifest.json";
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw ConfigError({{{directory, 0, 0},
                        "",
                        "this is not the folder of a run: it holds no manifest.json",
                        "name the folder that 'corridor run -o' wrote",
                        ""}});
  }
  try {
    nlohmann::json manifest = nlohmann::json::parse(read_whole_file(path));
    check_manifest(path, manifest);
    return manifest;
  } catch (const nlohmann::json::exception&) {
    throw not_a_manifest(path, "", "not JSON");
  }
}

Observables read_observables(const std::string& directory, const nlohmann::json& manifest) {
  Observables all = read_observables(directory, played_months(manifest));
  all.country_of = countries_of(all.names, manifest.at("world").at("jurisdictions"));
  const MonthRange whole = whole_months(day_in(manifest, "from"), day_in(manifest, "to"));
  all.months = {std::max(all.months.first, whole.first), std::min(all.months.last, whole.last)};
  return all;
}

}  // namespace corridor
