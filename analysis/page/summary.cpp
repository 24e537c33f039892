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

/// 812, 94 k, 10.7 M, 2.1 bn.
std::string short_number(Language language, double value) {
  if (value >= 1e9) return fmt::format("{:.1f} {}", value / 1e9, word(language, "frame.billion"));
  if (value >= 1e6) return fmt::format("{:.1f} {}", value / 1e6, word(language, "frame.million"));
  return value >= 1e4 ? fmt::format("{:.0f} {}", value / 1e3, word(language, "frame.thousand")) : grouped(value);
}

/// What the lines are made from: months, and the fiscal year of each.
class Screen {
 public:
  Screen(const std::string& directory, Language language)
      : language_(language),
        directory_(directory),
        manifest_(read_manifest(directory)),
        data_(report_data(directory, manifest_)) {
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
    add("{}", say("summary.report", {{"path", directory_ + "/report.html"}}));
    return text_;
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    text_ += fmt::format(format, std::forward<Values>(values)...) + "\n";
  }

  std::string say(std::string_view key, WordArguments arguments = {}) const { return word(language_, key, arguments); }
  std::string brief(double value) const { return short_number(language_, value); }

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
    add("{}", say("summary.run", {{"name", name},
                                  {"world", manifest_.at("world").at("id").get<std::string>()},
                                  {"from", manifest_.at("period").at("from").get<std::string>()},
                                  {"to", manifest_.at("period").at("to").get<std::string>()},
                                  {"seed", std::to_string(manifest_.at("seed").get<std::uint64_t>())}}));
    if (title != name && title.starts_with(name + kBut)) add_changes(title.substr(name.size() + kBut.size()));
    if (!manifest_.at("complete").get<bool>()) {
      add("{}",
          say("summary.stopped", {{"what", stopped_early(manifest_).substr(kStopped.size())},
                                  {"last", years_.empty() ? "-" : data_.at("months").back().get<std::string>()}}));
    }
    for (const json& warning : manifest_.value("warnings", json::array()))
      add("{}", say("report.warning", {{"text", warning.get<std::string>()}}));
    const std::vector<std::string> partial = partial_months(manifest_);
    if (!partial.empty()) add("{}", say("summary.partial", {{"months", fmt::format("{}", fmt::join(partial, ", "))}}));
    add("{}", say("summary.size", {{"persons", brief(manifest_.at("persons").get<double>())},
                                   {"parties", brief(manifest_.at("parties").get<double>())},
                                   {"scale", std::to_string(manifest_.at("scale").get<int>())},
                                   {"n", std::to_string(manifest_.at("replicates").get<int>())},
                                   {"events", brief(events)},
                                   {"seconds", fmt::format("{:.1f}", wall)},
                                   {"threads", std::to_string(manifest_.at("threads").get<int>())},
                                   {"memory", fmt::format("{:.0f}", manifest_.at("peak_rss_mib").get<double>())}}));
  }

  /// "without mpp, with policies.mpp.enrolment_share=0.6", on as many lines as they need.
  void add_changes(const std::string& changes) {
    std::string lead = say("summary.changed") + " ";
    for (std::size_t at = 0; at < changes.size();) {
      const std::size_t room = kWidth - lead.size();
      add("{}{}", lead, changes.substr(at, room));
      at += room;
      lead = "    ";
    }
  }

  void add_years() {
    const json& transit = manifest_.at("world").at("sides").at("transit");
    const std::string country =
        transit.size() == 1 ? name_of(language_, transit[0].get<std::string>()) : say("summary.transit");
    for (const char line : {'1', '2'}) {
      const auto head = [&](const char* column) {
        return say(fmt::format("summary.{}_{}", column, line), {{"country", country.substr(0, 8)}});
      };
      add("{:<7}{:>12}{:>12}{:>11}{:>11}{:>12}{:>11}{:>12}{:>8}", head("year"), head("met"), head("transit"),
          head("expelled"), head("abroad"), head("interior"), head("removals"), head("detained"), head("deaths"));
    }
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
      add("{}", say("summary.part_year"));
  }

  void add_stocks() {
    std::vector<std::pair<double, std::string>> states;
    for (const auto& [state, line] : data_.at("stocks").items()) states.emplace_back(line.back().get<double>(), state);
    std::sort(states.rbegin(), states.rend());
    std::vector<std::string> parts;
    for (const auto& [persons, state] : states)
      parts.push_back(fmt::format("{} {}", name_of(language_, state), brief(persons)));
    add_list(say("summary.stocks", {{"month", data_.at("months").back().get<std::string>()}}) + " ", parts, 2);
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
    std::string header = fmt::format("{:<26}", say("summary.profile"));
    for (const int year : points) header += fmt::format("{:<18}", fmt::format("FY{}", year));
    const std::string years = baseline.size() == 2 ? "FY2015-16" : fmt::format("FY{}", baseline[0]);
    add("{}{}", header, say("summary.against", {{"years", years}}));
    constexpr std::array<const char*, 5> kNames{"I-1", "I-2", "I-3", "P-1", "P-2"};
    constexpr std::array<const char*, 3> kLevels{"summary.fell", "summary.same", "summary.rose"};
    for (const char* name : kNames) {
      std::string line = fmt::format("{:<26}", fmt::format("{} {}", name, say(fmt::format("indicator.{}", name))));
      const std::optional<double> base = indicator(name, baseline);
      for (const int year : points) {
        const std::optional<double> value = indicator(name, {year});
        line += fmt::format(
            "{:<18}", value && base ? fmt::format("{:.2f} {}", *value,
                                                  say(kLevels.at(static_cast<std::size_t>(level_of(*value, *base)))))
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
    constexpr std::array<std::pair<const char*, const char*>, 6> kSeries{
        {{"encounters_between_ports", "summary.fit_between"},
         {"encounters_at_ports", "summary.fit_ports"},
         {"transit_apprehensions", "summary.fit_transit"},
         {"interior_arrests", "summary.fit_interior"},
         {"removals", "summary.fit_removals"},
         {"detained", "summary.fit_detained"}}};
    constexpr std::array<std::pair<const char*, const char*>, 3> kUses{
        {{"calibration", "summary.fitted"}, {"validation", "summary.not_fitted"}, {"input", "summary.fed"}}};
    for (const auto& [use, title] : kUses) {
      std::vector<std::string> parts;
      for (const auto& [key, words] : kSeries) {
        const json* row = simplest_fit(data_.at("series").at(key).at("name").get<std::string>(), use);
        if (row != nullptr)
          parts.push_back(fmt::format("{} {:.0f} %", say(words), 100 * row->at("wape").get<double>()));
      }
      if (parts.empty()) parts.push_back(say("summary.none"));
      add_list(say(title) + ": ", parts, 1);
    }
  }

  Language language_;
  std::string directory_;
  json manifest_, data_;
  std::vector<int> years_of_, years_;
  std::string text_;
};

}  // namespace

std::string run_summary(const std::string& directory, Language language) { return Screen{directory, language}.text(); }

}  // namespace corridor
