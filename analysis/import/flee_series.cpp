// Reads what was counted in camps: the layout, the files of each camp, their sums and their corrections.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "analysis/import/cells.hpp"
#include "analysis/import/flee_case.hpp"

namespace corridor::flee {
namespace {

using Counts = std::vector<std::pair<Day, double>>;

constexpr double kMostPersons = 1e9;

/// The first row may be a header.
Counts read_counts(const std::string& file, Problems& problems) {
  Counts counts;
  bool first = true;
  for (const RawRow& row : read_raw_rows(file, problems)) {
    Day day{};
    const bool header = first && !parse_day(row[0].text, day) && (row[0].text.empty() || !isdigit(row[0].text[0]));
    first = false;
    if (header) continue;
    day = day_in(row, 0, "date", problems);
    counts.emplace_back(day, number_in(row, 1, "count", 0, kMostPersons, problems));
  }
  if (counts.empty() && problems.empty()) problems.add({{file}, "", "holds no counts", "give rows of date,count"});
  return counts;
}

/// Two series by date as FLEE adds them: a day of one alone has the other's last count (of the second) or next count
/// (of the first) added; what the first has after the second's end is dropped.
Counts sum_of(const Counts& first, const Counts& second) {
  Counts sum;
  std::size_t at = 0;
  double last = 0;
  for (const auto& [day, count] : second) {
    for (; at < first.size() && first[at].first < day; ++at) sum.emplace_back(first[at].first, first[at].second + last);
    const double other = first.empty() ? 0 : first[std::min(at, first.size() - 1)].second;
    sum.emplace_back(day, count + other);
    if (at < first.size() && first[at].first == day) ++at;
    last = count;
  }
  return sum;
}

void note_order(Case& into, const std::string& file, const Counts& counts) {
  int repeats = 0, back = 0;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    repeats += counts[i].first == counts[i - 1].first ? 1 : 0;
    back += counts[i].first < counts[i - 1].first ? 1 : 0;
  }
  if (repeats + back > 0)
    into.notes.push_back(
        fmt::format("source_data/{}: {} days repeat, {} go back; the first row of a later day and the row "
                    "before it count",
                    file, repeats, back));
}

void apply(Case& into, const Correction& one, Problems& problems) {
  const auto series =
      std::find_if(into.series.begin(), into.series.end(), [&](const Series& s) { return s.camp == one.camp; });
  if (series == into.series.end()) {
    std::vector<std::string> names;
    for (const Series& s : into.series) names.push_back(s.camp);
    problems.add({one.at, "camp", fmt::format("unknown camp '{}'", one.camp), suggest_name(one.camp, names)});
    return;
  }
  const auto note = [&](const char* why) {
    into.notes.push_back(
        fmt::format("registration_corrections.csv, line {}: {} {}; not corrected", one.at.line, one.camp, why));
  };
  if (one.day < into.start) return note("is recounted before the start");
  Counts& counts = series->counts;
  const auto row = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == one.day; });
  if (row == counts.end() || row == counts.begin()) return note("has no count on that day, or none before it");
  if ((row - 1)->second == 0) return note("was counted as nobody before");
  const double factor = row->second / (row - 1)->second;
  for (auto earlier = counts.begin(); earlier != row; ++earlier) earlier->second *= factor;
}

Series read_row(Case& into, const RawRow& row, Problems& problems) {
  Series series{row[0].text, {}, row.at};
  bool first = true;
  for (std::size_t c = 1; c < row.cells.size(); ++c) {
    if (row[c].text.empty()) continue;
    const Counts counts = read_counts(into.directory + "/source_data/" + row[c].text, problems);
    note_order(into, row[c].text, counts);
    series.counts = first ? counts : sum_of(series.counts, counts);
    first = false;
  }
  if (first) problems.add({row.at, series.camp, "names no file", "give the file of its counts"});
  return series;
}

}  // namespace

void read_series(Case& into, Problems& problems) {
  const std::string file = into.directory + "/source_data/data_layout.csv";
  std::set<std::string> names;
  for (const RawRow& row : read_raw_rows(file, problems)) {
    if (!names.insert(row[0].text).second) {
      into.notes.push_back(
          fmt::format("data_layout.csv, line {}: {} is listed again; it counts once in stocks, twice in "
                      "arrivals",
                      row.at.line, row[0].text));
    } else if (!into.series.empty() && into.find(row[0].text) == nullptr) {
      into.notes.push_back(fmt::format("data_layout.csv, line {}: {} is no place; it counts in arrivals alone",
                                       row.at.line, row[0].text));
    }
    into.series.push_back(read_row(into, row, problems));
  }
  if (into.series.size() < 2 && problems.empty())
    problems.add({{file}, "", "names no camps", "give the total, then one row a camp"});
  if (!problems.empty()) return;
  for (const Location& one : into.locations) {
    const bool camp = one.kind == attraction::PlaceKind::kCamp;
    if (camp && !names.contains(one.name))
      into.notes.push_back(
          fmt::format("locations.csv, line {}: camp {} has no counts in data_layout.csv", one.at.line, one.name));
  }
  for (const Correction& one : into.corrections) apply(into, one, problems);
}

}  // namespace corridor::flee
