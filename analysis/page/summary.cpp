// Lays the main results of a run out on one screen.
#include "analysis/page/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>
#include <vector>

#include "analysis/base/words.hpp"
#include "analysis/indicators/indicators.hpp"
#include "analysis/page/report_data.hpp"
#include "analysis/tables/extent.hpp"
#include "analysis/tables/read.hpp"
#include "analysis/tables/reporting_year.hpp"

namespace corridor {
namespace {

using nlohmann::json;

constexpr std::size_t kYearsShown = 12, kStatesShown = 7;  ///< More would not fit a screen; the report has all.
constexpr std::string_view kStopped = "stopped early: ";

/// What the lines are made from: months, and the year of each.
class RunScreen {
 public:
  RunScreen(const std::string& directory, const Screen& screen)
      : screen_(screen),
        directory_(directory),
        manifest_(read_manifest(directory)),
        data_(summary_data(directory, manifest_)),
        reporting_(reporting_year(manifest_)) {
    for (const json& month : data_.at("months"))
      years_of_.push_back(reporting_.of(read_month(month.get_ref<const std::string&>())));
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
    say("run.report", {{"directory", directory_}});
    return text_;
  }

 private:
  void add(std::string_view text) { text_ += screen_.lines(text, "", "    "); }
  void say(std::string_view key, WordArguments arguments = {}) { add(screen_.say(key, arguments)); }

  /// 812, 94 k, 10.7 M, 2.1 billion.
  std::string short_number(double value) const {
    if (value >= 1e9) return fmt::format("{:.1f} {}", value / 1e9, screen_.say("run.billion"));
    if (value >= 1e6) return fmt::format("{:.1f} M", value / 1e6);
    return value >= 1e4 ? fmt::format("{:.0f} k", value / 1e3) : grouped(value);
  }

  /// Twelve months, every day of each.
  bool whole(int year) const {
    const auto months = months_of_run(manifest_);
    return std::count(years_of_.begin(), years_of_.end(), year) == 12 &&
           std::all_of(months.begin(), months.end(),
                       [&](const MonthOfRun& one) { return one.whole() || reporting_.of(one.month) != year; });
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
    const std::string period =
        screen_.say("paired.from_to", {{"from", manifest_.at("period").at("from").get<std::string>()},
                                       {"to", manifest_.at("period").at("to").get<std::string>()}});
    add(fmt::format("{} | {} | {} | seed {}", name_of_run(screen_.language, manifest_),
                    manifest_.at("world").at("id").get<std::string>(), period,
                    manifest_.at("seed").get<std::uint64_t>()));
    if (!manifest_.at("complete").get<bool>()) {
      say("run.stopped",
          {{"why", stopped_early(manifest_).substr(kStopped.size())},
           {"month", years_.empty() ? screen_.say("report.no_month") : data_.at("months").back().get<std::string>()}});
    }
    for (const json& warning : manifest_.value("warnings", json::array()))
      say("report.warning", {{"text", warning.get<std::string>()}});
    const std::vector<std::string> partial = partial_months(manifest_);
    if (!partial.empty()) say("run.partial", {{"months", fmt::format("{}", fmt::join(partial, ", "))}});
    say("run.size", {{"persons", short_number(manifest_.at("persons").get<double>())},
                     {"parties", short_number(manifest_.at("parties").get<double>())},
                     {"scale", std::to_string(manifest_.at("scale").get<int>())},
                     {"replicates", std::to_string(manifest_.at("replicates").get<int>())},
                     {"events", short_number(manifest_.at("events").get<double>())},
                     {"seconds", fmt::format("{:.1f}", manifest_.at("wall_s").get<double>())},
                     {"threads", std::to_string(manifest_.at("threads").get<int>())},
                     {"memory", fmt::format("{:.0f}", manifest_.at("peak_rss_mib").get<double>())}});
  }

  /// A number for each year. One that not everybody's corridor has is left out where it happens to nobody in the run.
  struct YearColumn {
    const char* key;
    std::function<double(int year)> persons;
    bool everywhere = true;
  };
  std::vector<YearColumn> year_columns() const {
    const auto sum = [this](const char* series) { return [this, series](int year) { return total(series, year); }; };
    return {{"encounters",
             [this](int year) { return total("encounters_between_ports", year) + total("encounters_at_ports", year); }},
            {"transit", sum("transit_apprehensions")},
            {"returned", sum("interceptions"), false},
            {"expelled", [this](int year) { return processed("expelled", year); }, false},
            {"abroad", sum("enrolments_abroad"), false},
            {"arrests", sum("interior_arrests")},
            {"removals", sum("removals")},
            {"detained", [this](int year) { return total("detained", year, true); }},
            {"deaths", sum("deaths")}};
  }

  void add_years() {
    const json& transit = manifest_.at("world").at("sides").at("transit");
    const std::string country =
        screen_.name(transit.size() == 1 ? transit[0].get<std::string>() : std::string("in_transit_country"));
    std::vector<YearColumn> columns = year_columns();
    std::erase_if(columns, [this](const YearColumn& column) {
      return !column.everywhere && std::ranges::all_of(years_, [&](int year) { return column.persons(year) == 0; });
    });
    std::vector<TextTable::Column> heads{{screen_.say("run.year"), TextTable::Holds::kCodes}};
    for (const YearColumn& column : columns)
      heads.push_back({screen_.say(fmt::format("run.column.{}", column.key), {{"country", country}})});
    TextTable table(heads, "", 1);
    const std::size_t skip = years_.size() > kYearsShown ? years_.size() - kYearsShown : 0;
    for (std::size_t y = skip; y < years_.size(); ++y) {
      std::vector<std::string> row{reporting_.name(years_[y]) + (whole(years_[y]) ? "" : "*")};
      for (const YearColumn& column : columns) row.push_back(grouped(column.persons(years_[y])));
      table.add(row);
    }
    say(reporting_.calendar ? "run.table_calendar" : "run.table");
    text_ += table.text(screen_.columns);
    if (!std::all_of(years_.begin() + static_cast<std::ptrdiff_t>(skip), years_.end(), [&](int y) { return whole(y); }))
      say(reporting_.calendar ? "run.not_whole_calendar" : "run.not_whole");
  }

  void add_stocks() {
    std::vector<std::pair<double, std::string>> states;
    for (const auto& [state, line] : data_.at("stocks").items()) states.emplace_back(line.back().get<double>(), state);
    std::sort(states.rbegin(), states.rend());
    std::vector<std::string> parts;
    for (const auto& [persons, state] : states)
      if (persons > 0 && parts.size() < kStatesShown)
        parts.push_back(fmt::format("{} {}", screen_.name(state), short_number(persons)));
    say("run.stocks", {{"month", data_.at("months").back().get<std::string>()},
                       {"states", fmt::format("{}", fmt::join(parts, ", "))}});
  }

  /// The mean of an indicator over whole years; empty when it has no value there.
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

  /// The five indicators in a few years, and whether each rose or fell against the first years.
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
    const std::string against = baseline.size() == 2 ? reporting_.name(2015) + "-16" : reporting_.name(baseline[0]);
    std::vector<TextTable::Column> heads{{screen_.say("run.indicator"), TextTable::Holds::kCodes},
                                         {screen_.say("run.baseline", {{"years", against}})}};
    for (const int year : points) heads.push_back({reporting_.name(year), TextTable::Holds::kCodes});
    TextTable table(heads, "", 1);
    for (const char* name : {"I-1", "I-2", "I-3", "P-1", "P-2"}) {
      const std::optional<double> base = indicator(name, baseline);
      std::vector<std::string> cells{quantity_name(screen_, name), base ? fmt::format("{:.2f}", *base) : "-"};
      for (const int year : points) {
        const std::optional<double> value = indicator(name, {year});
        cells.push_back(
            value && base ? fmt::format("{:.2f} {} {}", *value, moved(*value - *base), verdict(*value, *base)) : "-");
      }
      table.add(std::move(cells));
    }
    text_ += table.text(screen_.columns);
    say("run.cut", {{"cut", fmt::format("{:.2f}", kOurCut)}, {"years", against}});
  }

  /// "+0.11"; a move that rounds to nothing has no sign.
  static std::string moved(double by) {
    return std::abs(by) < 0.005 ? std::string(" 0.00") : fmt::format("{:+.2f}", by);
  }

  std::string verdict(double value, double base) const {
    switch (movement_of(value, base)) {
      case Movement::kFell:
        return screen_.say("run.fell");
      case Movement::kRose:
        return screen_.say("run.rose");
      default:
        return screen_.say("run.same");
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

  /// A series in few words: those for what the world calls it, where there are such.
  std::string short_name(const std::string& key) const {
    const std::string usual = fmt::format("run.fit.{}", key);
    const std::string own = fmt::format("{}.{}", usual, data_.at("series").at(key).at("name").get<std::string>());
    return screen_.say(catalogue().contains(own) ? own : usual);
  }

  /// Each series with its own error: what is far off is not hidden in a mean.
  void add_fit() {
    for (const char* use : {"calibration", "validation"}) {
      std::vector<std::string> parts;
      for (const char* key : {"encounters_between_ports", "encounters_at_ports", "transit_apprehensions",
                              "interior_arrests", "removals", "detained"}) {
        const json* row = simplest_fit(data_.at("series").at(key).at("name").get<std::string>(), use);
        if (row == nullptr) continue;
        const json& bias = row->at("bias");
        parts.push_back(fmt::format("{} {:.0f} %{}", short_name(key), 100 * row->at("wape").get<double>(),
                                    bias.is_null() ? "" : fmt::format(" ({:+.0f})", 100 * bias.get<double>())));
      }
      if (parts.empty()) parts.push_back(screen_.say("run.fit.nothing"));
      say(fmt::format("run.fit.{}", use), {{"parts", fmt::format("{}", fmt::join(parts, ", "))}});
    }
  }

  Screen screen_;
  std::string directory_;
  json manifest_, data_;
  ReportingYear reporting_;
  std::vector<int> years_of_, years_;
  std::string text_;
};

}  // namespace

std::string run_summary(const std::string& directory, const Screen& screen) {
  return RunScreen{directory, screen}.text();
}

}  // namespace corridor
