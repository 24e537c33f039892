// Writes the tables of fates, and tells the largest flows.
#include "analysis/compare/fates_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/words.hpp"
#include "analysis/compare/forms.hpp"

namespace corridor {
namespace {

std::string fields(const FateCell& cell) {
  return fmt::format("{},{},{},{},{}", name_of(cell.base), name_of(cell.alternative), cell.gate, cell.policy,
                     kViaNames[index_of(cell.via)]);
}

/// The year of a month of the period.
std::string year_of(const Scenario& base, std::uint16_t month) {
  const ReportingYear reporting = reporting_year(*base.world);
  return reporting.name(reporting.of(month_of(base.from) + std::chrono::months{month}));
}

std::string groups_csv(const Scenario& base, const ComparedAlternative& alternative) {
  std::map<std::string, double> rows;
  for (const FateGroupRow& row : alternative.fate_groups) {
    const FateGroup& group = row.group;
    rows[fmt::format("{},{},{},{},{},{},{}", csv_field(alternative.label),
                     base.world->nationalities[group.nationality].id, kPartyKindNames[index_of(group.kind)],
                     year_of(base, group.month), name_of(group.base), name_of(group.alternative),
                     kViaNames[index_of(group.via)])] += row.persons;
  }
  std::string text;
  for (const auto& [key, persons] : rows) text += fmt::format("{},{:.10g}\n", key, persons);
  return text;
}

}  // namespace

void write_fates(const Scenario& base, const PairedReplicates& replicates, CompareReport& report) {
  const World& world = *base.world;
  std::string fates = header_of(fates_form()), parties = header_of(parties_form()),
              groups = header_of(fate_groups_form());
  for (std::size_t a = 0; a < report.alternatives.size(); ++a) {
    ComparedAlternative& alternative = report.alternatives[a];
    const FateSum& sum = replicates.fates(a);
    alternative.fates = sum.rows();
    alternative.fate_groups = sum.groups();
    for (const FateRow& row : alternative.fates)
      fates += fmt::format("{},{},{:.10g},{}\n", csv_field(alternative.label), fields(row.cell), row.persons,
                           kHistoryNames[index_of(row.cell.history)]);
    for (const FateSum::Example& one : sum.examples())
      parties +=
          fmt::format("{},{},{},{},{},{},{},{}\n", csv_field(alternative.label), one.replicate, one.example.party,
                      world.nationalities[one.example.nationality].id, kPartyKindNames[index_of(one.example.kind)],
                      one.example.persons, fields(one.cell), kHistoryNames[index_of(one.cell.history)]);
  }
  for (ComparedAlternative& alternative : report.alternatives) groups += groups_csv(base, alternative);
  write_whole_file(report.directory, fates_form().file, fates);
  write_whole_file(report.directory, fate_groups_form().file, groups);
  write_whole_file(report.directory, parties_form().file, parties);
  report.files.insert(report.files.end(), {fates_form().file, parties_form().file, fate_groups_form().file});
}

std::string fates_text(const ComparedAlternative& alternative, const Screen& screen) {
  constexpr std::size_t kFlows = 5;
  double otherwise = 0, direct = 0;
  std::map<std::pair<Fate, Fate>, double> flows;
  for (const FateRow& row : alternative.fates) {
    if (row.cell.base == row.cell.alternative) continue;
    otherwise += row.persons;
    direct += row.cell.via == Via::kDirect ? row.persons : 0;
    flows[{row.cell.base, row.cell.alternative}] += row.persons;
  }
  if (otherwise == 0) return screen.lines(screen.say("fates.nobody"), "  ");
  std::vector<std::pair<std::pair<Fate, Fate>, double>> largest(flows.begin(), flows.end());
  std::stable_sort(largest.begin(), largest.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (largest.size() > kFlows) largest.resize(kFlows);
  const auto fate = [&](Fate one) { return screen.say(fmt::format("fate.{}", name_of(one))); };
  TextTable table({{screen.say("fates.persons")},
                   {screen.say("fates.under_base"), TextTable::Holds::kWords},
                   {screen.say("fates.under_alternative"), TextTable::Holds::kWords}},
                  "    ");
  for (const auto& [fates, persons] : largest) table.add({grouped(persons), fate(fates.first), fate(fates.second)});
  return screen.lines(screen.say("fates.otherwise", {{"persons", grouped(otherwise)},
                                                     {"share", fmt::format("{:.0f}", 100 * direct / otherwise)}}),
                      "  ", "    ") +
         table.text(screen.columns);
}

}  // namespace corridor
