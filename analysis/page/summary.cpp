// Lays the main results of a run out on one screen.
#include "analysis/page/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <vector>

#include "analysis/base/words.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/page/report_data.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/read.hpp"

namespace corridor {
namespace {

using nlohmann::json;

constexpr std::size_t kYearsShown = 9;  ///< More would not fit a screen; the report has all.
constexpr std::size_t kWidth = 100;
const std::string kBut = ", but ";  ///< Between a name and its changes, in titles of runs.
constexpr std::string_view kStopped = "stopped early: ";

/// 812, 94 k, 10.7 M, 2.1 billion.
std::string short_number(double value) {
  if (value >= 1e9) return fmt::format("{:.1f} billion", value / 1e9);
  if (value >= 1e6) return fmt::format("{:.1f} M", value / 1e6);
  return value >= 1e4 ? fmt::format("{:.0f} k", value / 1e3) : grouped(value);
}

/// What the lines are made from: months, and the fiscal year of each.
class Screen {
 public:
  explicit Screen(const std::string& directory)
      : directory_(directory), manifest_(read_manifest(directory)), data_(report_data(directory, manifest_)) {
    for (const json& month : data_.at("months"))
      years_of_.push_back(fiscal_year(read_month(month.get_ref<const std::string&>())));
    for (const int year : years_of_) {
      if (years_.empty() || years_.back() != year) years_.push_back(year);
    }
  }

  std::string text() {
    add_run();
    if (!years_.empty()) {
      add_years();
      add_stocks();
      add_profile();
      add_fit();
    }
    add("Report: {}/report.html", directory_);
    return text_;
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    text_ += fmt::format(format, std::forward<Values>(values)...) + "\n";
  }

  /// Twelve months, every day of each.
  bool whole(int year) const {
    const auto months = months_of_run(manifest_);
    return std::count(years_of_.begin(), years_of_.end(), year) == 12 &&
           std::all_of(months.begin(), months.end(),
                       [&](const MonthOfRun& one) { return one.whole() || fiscal_year(one.month) != year; });
  }

  /// Sum over the months of a year of a line, or their mean.
  double in_year(const json& line, int year, bool mean) const {
    double sum = 0;
    int months = 0;
    for (std::size_t m = 0; m < years_of_.size() && m < line.size(); ++m) {
      if (years_of_[m] != year || line[m].is_null()) continue;
      sum += line[m].get<double>();
      ++months;
    }
    return mean ? (months == 0 ? std::nan("") : sum / months) : sum;
  }

  double total(const char* series, int year, bool mean = false) const {
    return in_year(data_.at("series").at(series).at("total"), year, mean);
  }

  /// Persons to whom an outcome of `processing` happened, under whatever name the world gives it.
  double processed(const char* outcome, int year) const {
    const std::string key = fmt::format("processing.{}", outcome);
    const auto label = manifest_.at("world").at("labels").find(key);
    const std::string name = label == manifest_.at("world").at("labels").end() ? outcome : label->get<std::string>();
    const json& details = data_.at("series").at("processing").at("by_detail");
    return details.contains(name) ? in_year(details.at(name), year, false) : 0;
  }

  void add_run() {
    const double wall = manifest_.at("wall_s").get<double>(), events = manifest_.at("events").get<double>();
    const json& scenario = manifest_.at("scenario");
    const std::string name = scenario.at("name").get<std::string>(), title = title_of_run(manifest_);
    add("{} | {} | {} to {} | seed {}", name, manifest_.at("world").at("id").get<std::string>(),
        manifest_.at("period").at("from").get<std::string>(), manifest_.at("period").at("to").get<std::string>(),
        manifest_.at("seed").get<std::uint64_t>());
    if (title != name && title.starts_with(name + kBut)) add_changes(title.substr(name.size() + kBut.size()));
    if (!manifest_.at("complete").get<bool>()) {
      add("STOPPED EARLY: {}; whole months only, to {}", stopped_early(manifest_).substr(kStopped.size()),
          years_.empty() ? "none" : data_.at("months").back().get<std::string>());
    }
    for (const json& warning : manifest_.value("warnings", json::array()))
      add("Warning: {}", warning.get<std::string>());
    const std::vector<std::string> partial = partial_months(manifest_);
    if (!partial.empty()) add("Partial: {}; see months.csv", fmt::join(partial, ", "));
    add("{} persons in {} parties, scale 1:{}, {} replicate{} | {} events in {:.1f} s on {} threads, peak {:.0f} MiB",
        short_number(manifest_.at("persons").get<double>()), short_number(manifest_.at("parties").get<double>()),
        manifest_.at("scale").get<int>(), manifest_.at("replicates").get<int>(),
        manifest_.at("replicates").get<int>() == 1 ? "" : "s", short_number(events), wall,
        manifest_.at("threads").get<int>(), manifest_.at("peak_rss_mib").get<double>());
  }

  /// "without mpp, with policies.mpp.enrolment_share=0.6", on as many lines as they need.
  void add_changes(const std::string& changes) {
    std::string lead = "NOT AS THE FILE SAYS: ";
    for (std::size_t at = 0; at < changes.size();) {
      const std::size_t room = kWidth - lead.size();
      add("{}{}", lead, changes.substr(at, room));
      at += room;
      lead = "    ";
    }
  }

  void add_years() {
    const json& transit = manifest_.at("world").at("sides").at("transit");
    const std::string country = transit.size() == 1 ? transit[0].get<std::string>() : "transit";
    add("{:<7}{:>12}{:>12}{:>11}{:>11}{:>12}{:>11}{:>12}{:>8}", "", "Encounters", "Apprehended", "", "Sent to",
        "Interior", "", "Detained,", "");
    add("{:<7}{:>12}{:>12}{:>11}{:>11}{:>12}{:>11}{:>12}{:>8}", "Events", "at border", fmt::format("in {:.8}", country),
        "Expelled", "wait abr.", "arrests", "Removals", "average", "Deaths");
    const std::size_t skip = years_.size() > kYearsShown ? years_.size() - kYearsShown : 0;
    for (std::size_t y = skip; y < years_.size(); ++y) {
      const int year = years_[y];
      add("FY{}{}{:>12}{:>12}{:>11}{:>11}{:>12}{:>11}{:>12}{:>8}", year, whole(year) ? " " : "*",
          grouped(total("encounters_between_ports", year) + total("encounters_at_ports", year)),
          grouped(total("transit_apprehensions", year)), grouped(processed("expelled", year)),
          grouped(total("enrolments_abroad", year)), grouped(total("interior_arrests", year)),
          grouped(total("removals", year)), grouped(total("detained", year, true)), grouped(total("deaths", year)));
    }
    if (!std::all_of(years_.begin() + static_cast<std::ptrdiff_t>(skip), years_.end(), [&](int y) { return whole(y); }))
      add("* not a whole fiscal year (October to September): only the months that were played");
  }

  void add_stocks() {
    std::vector<std::pair<double, std::string>> states;
    for (const auto& [state, line] : data_.at("stocks").items()) states.emplace_back(line.back().get<double>(), state);
    std::sort(states.rbegin(), states.rend());
    std::vector<std::string> parts;
    for (const auto& [persons, state] : states)
      parts.push_back(fmt::format("{} {}", in_words(state), short_number(persons)));
    add_list(fmt::format("Persons at the end of {}: ", data_.at("months").back().get<std::string>()), parts, 2);
  }

  /// A list over at most `lines` lines; what does not fit is left out, and the line says so.
  void add_list(std::string line, const std::vector<std::string>& parts, int lines) {
    const std::string lead = "    ", rest = ", ...";
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string part = parts[i] + (i + 1 < parts.size() ? ", " : "");
      if (line.size() + part.size() + (lines == 1 && i + 1 < parts.size() ? rest.size() : 0) > kWidth + 1) {
        if (--lines == 0) {
          add("{}...", line);
          return;
        }
        add("{}", line.substr(0, line.size() - 1));
        line = lead;
      }
      line += part;
    }
    add("{}", line);
  }

  /// The mean of an indicator over whole fiscal years; empty when it has no value there.
  std::optional<double> indicator(const std::string& name, const std::vector<int>& years) const {
    const auto line = data_.at("indicators").find(name + "|overall");
    if (line == data_.at("indicators").end()) return std::nullopt;
    double sum = 0;
    int found = 0;
    for (const int year : years) {
      const double mean = in_year(*line, year, true);
      if (std::isnan(mean)) continue;
      sum += mean;
      ++found;
    }
    return found == 0 ? std::nullopt : std::optional(sum / found);
  }

  void add_profile() {
    const auto has = [&](int year) {
      return std::find(years_.begin(), years_.end(), year) != years_.end() && whole(year);
    };
    std::vector<int> points{2016, 2019, 2022};
    if (!std::all_of(points.begin(), points.end(), has))
      points = {years_.front(), years_[years_.size() / 2], years_.back()};
    points.erase(std::unique(points.begin(), points.end()), points.end());
    std::vector<int> baseline{2015, 2016};
    if (!std::all_of(baseline.begin(), baseline.end(), has)) baseline = {years_.front()};
    std::string header = fmt::format("{:<26}", "Profile (0 to 1)");
    for (const int year : points) header += fmt::format("{:<18}", fmt::format("FY{}", year));
    add("{}against {}{} (+-0.10, our cut)", header, baseline.size() == 2 ? "FY2015-16" : "FY",
        baseline.size() == 2 ? "" : std::to_string(baseline[0]));
    constexpr std::array<std::pair<const char*, const char*>, 5> kNames{{{"I-1", "legal components"},
                                                                         {"I-2", "institutions"},
                                                                         {"I-3", "linkage in texts"},
                                                                         {"P-1", "interdiction"},
                                                                         {"P-2", "detention"}}};
    constexpr std::array<const char*, 3> kLevels{"fell", "same", "rose"};
    for (const auto& [name, words] : kNames) {
      std::string line = fmt::format("{:<26}", fmt::format("{} {}", name, words));
      const std::optional<double> base = indicator(name, baseline);
      for (const int year : points) {
        const std::optional<double> value = indicator(name, {year});
        line += fmt::format("{:<18}", value && base
                                          ? fmt::format("{:.2f} {}", *value,
                                                        kLevels.at(static_cast<std::size_t>(level_of(*value, *base))))
                                          : "-");
      }
      add("{}", line.substr(0, line.find_last_not_of(' ') + 1));
    }
  }

  /// The simplest comparison that a series has: by month before anything else.
  const json* simplest_fit(const std::string& name, const std::string& use) const {
    const json* best = nullptr;
    const auto rank = [](const json& row) {
      const auto& granularity = row.at("granularity").get_ref<const std::string&>();
      return std::pair{granularity.rfind("month", 0) != 0, granularity.size()};
    };
    for (const json& row : data_.at("fit")) {
      if (row.at("series") != name || row.at("used_for") != use || row.at("wape").is_null()) continue;
      if (best == nullptr || rank(row) < rank(*best)) best = &row;
    }
    return best;
  }

  void add_fit() {
    constexpr std::array<std::pair<const char*, const char*>, 5> kSeries{{{"encounters_between_ports", "between ports"},
                                                                          {"transit_apprehensions", "in transit"},
                                                                          {"interior_arrests", "arrests"},
                                                                          {"removals", "removals"},
                                                                          {"detained", "detained"}}};
    constexpr std::array<std::pair<const char*, const char*>, 2> kUses{
        {{"calibration", "Error where fitted"}, {"validation", "Error where not fitted"}}};
    for (const auto& [use, title] : kUses) {
      std::vector<std::string> parts;
      for (const auto& [key, words] : kSeries) {
        const json* row = simplest_fit(data_.at("series").at(key).at("name").get<std::string>(), use);
        if (row != nullptr) parts.push_back(fmt::format("{} {:.0f} %", words, 100 * row->at("wape").get<double>()));
      }
      if (parts.empty()) parts.push_back("nothing published in this period");
      add_list(fmt::format("{}: ", title), parts, 1);
    }
  }

  std::string directory_;
  json manifest_, data_;
  std::vector<int> years_of_, years_;
  std::string text_;
};

}  // namespace

std::string run_summary(const std::string& directory) { return Screen{directory}.text(); }

}  // namespace corridor
