// Reads the files of a run back, line by line.
#include "analysis/outputs_read.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <numeric>

#include "analysis/outputs_file.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// Splits a line of our own tables: commas, and quotes only round a whole field. `spare` holds fields that had doubled
/// quotes.
void split(std::string_view line, std::vector<std::string_view>& fields, std::vector<std::string>& spare) {
  fields.clear();
  spare.clear();
  spare.reserve(line.size() / 2 + 1);
  while (true) {
    if (!line.empty() && line.front() == '"') {
      std::string& text = spare.emplace_back();
      std::size_t at = 1;
      for (; at < line.size(); ++at) {
        if (line[at] == '"' && (at + 1 >= line.size() || line[at + 1] != '"')) break;
        if (line[at] == '"') ++at;
        text += line[at];
      }
      fields.push_back(text);
      line.remove_prefix(std::min(at + 1, line.size()));
    } else {
      const std::size_t comma = std::min(line.find(','), line.size());
      fields.push_back(line.substr(0, comma));
      line.remove_prefix(comma);
    }
    if (line.empty()) return;
    line.remove_prefix(1);
  }
}

double to_number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

void for_each_row(const std::string& file, std::string_view header,
                  const std::function<void(std::span<const std::string_view>)>& use) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) throw RunFailure(fmt::format("cannot read {}; is this the folder of a run?", file));
  std::string line;
  std::getline(stream, line);
  if (line != header) throw RunFailure(fmt::format("{}:1: the header is not '{}'", file, header));
  const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')) + 1;
  std::vector<std::string_view> fields;
  std::vector<std::string> spare;
  for (int number = 2; std::getline(stream, line); ++number) {
    split(line, fields, spare);
    if (fields.size() != columns)
      throw RunFailure(fmt::format("{}:{}: {} fields in place of {}", file, number, fields.size(), columns));
    use(fields);
  }
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

Observables read_observables(const std::string& file, int first_month, const std::vector<int>& months_done) {
  Observables all;
  all.names.add("");
  const auto played = [&](int month) {  // how many replicates counted this month
    return std::count_if(months_done.begin(), months_done.end(), [&](int done) { return month < first_month + done; });
  };
  using Key = std::array<std::uint32_t, 5>;
  std::map<std::string, std::map<Key, std::size_t>, std::less<>> seen;  // only when several replicates must be averaged
  const bool average = months_done.size() > 1;
  for_each_row(
      file, "replicate,series,month,place,nationality,party,detail,value", [&](std::span<const std::string_view> row) {
        ObservableCell cell{month_number(row[2]),  all.names.add(row[3]), all.names.add(row[4]),
                            all.names.add(row[5]), all.names.add(row[6]), to_number(row[7])};
        cell.value /= static_cast<double>(std::max<std::ptrdiff_t>(1, played(cell.month)));
        std::vector<ObservableCell>& cells = all.series[std::string{row[1]}];
        if (average) {
          const Key key{static_cast<std::uint32_t>(cell.month), cell.place, cell.nationality, cell.party, cell.detail};
          const auto [at, is_new] = seen[std::string{row[1]}].try_emplace(key, cells.size());
          if (!is_new) {
            cells[at->second].value += cell.value;
            return;
          }
        }
        cells.push_back(cell);
      });
  all.first_month = first_month;
  all.last_month =
      first_month - 1 + (months_done.empty() ? 0 : *std::max_element(months_done.begin(), months_done.end()));
  return all;
}

nlohmann::json read_manifest(const std::string& directory) {
  const std::string path = directory + "/manifest.json";
  try {
    return nlohmann::json::parse(read_whole_file(path));
  } catch (const nlohmann::json::exception& error) {
    throw RunFailure(fmt::format("{} is not the manifest of a run: {}", path, error.what()));
  }
}

Observables read_observables(const std::string& directory, const nlohmann::json& manifest) {
  return read_observables(directory + "/observables.csv",
                          month_number(manifest.at("period").at("from").get<std::string>().substr(0, 7)),
                          manifest.at("months_done").get<std::vector<int>>());
}

int month_number(std::string_view month) {
  int year = 0, number = 0;
  if (month.size() != 7 || month[4] != '-') return -1;
  if (std::from_chars(month.data(), month.data() + 4, year).ptr != month.data() + 4) return -1;
  if (std::from_chars(month.data() + 5, month.data() + 7, number).ptr != month.data() + 7) return -1;
  return number < 1 || number > 12 ? -1 : 12 * year + number - 1;
}

std::string month_name(int number) { return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1); }

int fiscal_year_of(int month_number) { return (month_number + 3) / 12; }

}  // namespace corridor
