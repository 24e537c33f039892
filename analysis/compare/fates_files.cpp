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

}  // namespace

void write_fates(const World& world, const PairedReplicates& replicates, CompareReport& report) {
  std::string fates = header_of(fates_form()), parties = header_of(parties_form());
  for (std::size_t a = 0; a < report.alternatives.size(); ++a) {
    ComparedAlternative& alternative = report.alternatives[a];
    const FateSum& sum = replicates.fates(a);
    alternative.fates = sum.rows();
    for (const FateRow& row : alternative.fates)
      fates += fmt::format("{},{},{:.10g},{}\n", csv_field(alternative.label), fields(row.cell), row.persons,
                           kHistoryNames[index_of(row.cell.history)]);
    for (const FateSum::Example& one : sum.examples())
      parties +=
          fmt::format("{},{},{},{},{},{},{},{}\n", csv_field(alternative.label), one.replicate, one.example.party,
                      world.nationalities[one.example.nationality].id, kPartyKindNames[index_of(one.example.kind)],
                      one.example.persons, fields(one.cell), kHistoryNames[index_of(one.cell.history)]);
  }
  write_whole_file(report.directory, fates_form().file, fates);
  write_whole_file(report.directory, parties_form().file, parties);
  report.files.insert(report.files.end(), {fates_form().file, parties_form().file});
}

std::string fates_text(const ComparedAlternative& alternative) {
  constexpr std::size_t kFlows = 5;
  double otherwise = 0, direct = 0;
  std::map<std::pair<Fate, Fate>, double> flows;
  for (const FateRow& row : alternative.fates) {
    if (row.cell.base == row.cell.alternative) continue;
    otherwise += row.persons;
    direct += row.cell.via == Via::kDirect ? row.persons : 0;
    flows[{row.cell.base, row.cell.alternative}] += row.persons;
  }
  if (otherwise == 0) return "  Nobody's fate differs.\n";
  std::vector<std::pair<std::pair<Fate, Fate>, double>> largest(flows.begin(), flows.end());
  std::stable_sort(largest.begin(), largest.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = fmt::format("  {:.0f} persons end otherwise, {:.0f} % of them touched directly. Largest flows:\n",
                                 otherwise, 100 * direct / otherwise);
  for (std::size_t i = 0; i < largest.size() && i < kFlows; ++i)
    text += fmt::format("    {:>9.0f}  {} -> {}\n", largest[i].second, in_words(name_of(largest[i].first.first)),
                        in_words(name_of(largest[i].first.second)));
  return text;
}

}  // namespace corridor
