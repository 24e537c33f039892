// Puts comparisons into pages: what the scripts of assets/compare draw.
#include "analysis/compare/page.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "analysis/base/files.hpp"
#include "analysis/base/version.hpp"
#include "analysis/compare/labels.hpp"
#include "analysis/page/assets.hpp"
#include "analysis/page/outlines.hpp"
#include "analysis/page/page.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

/// Of all scenarios, each once: what the base says, its alternatives mostly say too.
ordered_json warnings_of(const std::vector<Scenario>& scenarios) {
  ordered_json all = ordered_json::array();
  for (const Scenario& scenario : scenarios) {
    for (const Problem& warning : scenario.warnings) {
      const ordered_json text = warning.headline();
      if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
    }
  }
  return all;
}

ordered_json bounds_json(const std::optional<Interval>& interval) {
  return interval ? ordered_json{interval->low, interval->high} : ordered_json(nullptr);
}

ordered_json headline_json(const ComparedAlternative& alternative) {
  ordered_json rows = ordered_json::array();
  for (const HeadlineRow& row : alternative.headline) {
    if (row.quantity.name.find(':') != std::string::npos) continue;  // parts of indicators are in the table
    rows.push_back({{"kind", row.quantity.indicator ? "indicator" : "series"},
                    {"name", row.quantity.name},
                    {"period", row.quantity.period.name()},
                    {"base", row.estimate.base},
                    {"alternative", row.estimate.alternative},
                    {"difference", row.estimate.difference},
                    {"confidence", bounds_json(row.estimate.confidence)},
                    {"spread", bounds_json(row.estimate.spread)},
                    {"saved", row.estimate.saved ? ordered_json(*row.estimate.saved) : ordered_json(nullptr)}});
  }
  return rows;
}

/// [series, place, period, base, alternative, difference, beyond chance], for maps.
ordered_json places_json(const ComparedAlternative& alternative) {
  ordered_json rows = ordered_json::array();
  for (const HeadlineRow& row : alternative.places) {
    const PairedEstimate& one = row.estimate;
    rows.push_back({row.quantity.name, row.quantity.place, row.quantity.period.name(), one.base, one.alternative,
                    one.difference, one.confidence && one.tells_apart()});
  }
  return rows;
}

/// [base fate, fate of the alternative, via, nationality, kind of party, year, persons] of those whose lives
/// part.
ordered_json groups_json(const ComparedAlternative& alternative, const Scenario& base) {
  const ReportingYear reporting = reporting_year(*base.world);
  std::map<std::vector<std::string>, double> sums;
  for (const FateGroupRow& row : alternative.fate_groups) {
    const FateGroup& group = row.group;
    const int year = reporting.of(month_of(base.from) + std::chrono::months{group.month});
    sums[{std::string(name_of(group.base)), std::string(name_of(group.alternative)),
          std::string(kViaNames[index_of(group.via)]), base.world->nationalities[group.nationality].id,
          std::string(kPartyKindNames[index_of(group.kind)]), reporting.name(year)}] += row.persons;
  }
  ordered_json rows = ordered_json::array();
  for (const auto& [key, persons] : sums) {
    ordered_json one = key;
    one.push_back(persons);
    rows.push_back(std::move(one));
  }
  return rows;
}

std::vector<MapPoint> points_of(const World& world) {
  std::vector<MapPoint> points;
  for (const Place& one : world.places) points.emplace_back(one.longitude, one.latitude);
  return points;
}

/// Where things lie and what they are called.
ordered_json world_json(const World& world) {
  ordered_json places = ordered_json::object(), nationalities = ordered_json::object();
  for (const Jurisdiction& one : world.jurisdictions) places[one.id] = {{"name", one.name}};
  for (const Place& one : world.places) {
    if (!one.jurisdiction) continue;
    ordered_json& governs = places[world.jurisdictions[one.jurisdiction.index()].id];
    governs["at"].push_back({one.longitude, one.latitude});
  }
  for (const Nationality& one : world.nationalities) nationalities[one.id] = one.name;
  return {{"name", world.name}, {"jurisdictions", places}, {"nationalities", nationalities}};
}

/// What every page of paired replicates says of its ground.
ordered_json ground_json(const std::vector<Scenario>& scenarios, const PairedReport& report) {
  const Scenario& base = scenarios.front();
  const MonthRange played{month_of(base.from), month_of(base.to - Days{1})};
  ordered_json months = ordered_json::array();
  for (const Month month : played) months.push_back(to_string(month));
  return {{"base",
           {{"name", base.name},
            {"file", base.file},
            {"description", base.description},
            {"changes", {{"set", base.changes.set}, {"without", base.changes.without}}}}},
          {"manifest", {{"version", program_version()}}},
          {"world", world_json(*base.world)},
          {"period", {to_string(base.from), to_string(base.to)}},
          {"scale", base.scale},
          {"seed", base.seed},
          {"replicates", report.replicates},
          {"replicates_asked", report.asked},
          {"complete", report.complete},
          {"warnings", warnings_of(scenarios)},
          {"months", months},
          {"years", reporting_year(*base.world).names(played)},
          {"levels", level_names(*base.world)}};
}

void write_page(const std::string& file, const std::string& title, const ordered_json& data, std::string_view map,
                std::vector<std::string_view> scripts, PairedReport& report) {
  write_whole_file(report.directory, file,
                   make_page({.title = title,
                              .map = map,
                              .data = data.dump(-1, ' ', false, ordered_json::error_handler_t::replace),
                              .scripts = std::move(scripts)}));
  report.files.push_back(file);
}

}  // namespace

void write_compare_page(const std::vector<Scenario>& scenarios, CompareReport& report, const ExampleLives& examples) {
  const Scenario& base = scenarios.front();
  ordered_json data = ground_json(scenarios, report), alternatives = ordered_json::array();
  for (std::size_t a = 0; a < report.alternatives.size(); ++a) {
    const ComparedAlternative& one = report.alternatives[a];
    alternatives.push_back({{"label", one.label},
                            {"name", scenarios[a + 1].name},
                            {"inputs", as_json(one.inputs)},
                            {"rows", headline_json(one)},
                            {"places", places_json(one)},
                            {"groups", groups_json(one, base)},
                            {"examples", a < examples.size() ? examples[a] : ordered_json::array()},
                            {"goals_missed", one.goals_missed}});
  }
  data["alternatives"] = std::move(alternatives);
  write_page("compare.html", report.base_name + " compared", data, outlines_around(points_of(*scenarios.front().world)),
             {"maps.js", "paired.js", "compare.js", "compare_maps.js", "fates.js", "lives.js", "compare_page.js"},
             report);
}

void write_factorial_page(const std::vector<Scenario>& scenarios, FactorialReport& report) {
  ordered_json data = ground_json(scenarios, report), effects = ordered_json::array();
  for (const EffectRow& row : report.effects) {
    if (row.quantity.name.find(':') != std::string::npos) continue;  // parts of indicators are in the table
    effects.push_back({{"term", row.term},
                       {"kind", row.quantity.indicator ? "indicator" : "series"},
                       {"name", row.quantity.name},
                       {"base", row.base},
                       {"effect", row.effect.mean},
                       {"confidence", bounds_json(row.effect.confidence)},
                       {"counts", counts(row)}});
  }
  data["factors"] = report.factors;
  data["effects"] = std::move(effects);
  data["least_share"] = kLeastShare;
  write_page("factorial.html", report.base_name + ": policies alone and together", data, "null",
             {"paired.js", "factorial.js"}, report);
}

}  // namespace corridor
