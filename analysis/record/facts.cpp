// Reads tables of stylised facts and measures them on a run.
#include "analysis/record/facts.hpp"

#include <set>

#include "analysis/record/observed.hpp"
#include "sim/input/csv.hpp"

namespace corridor {
namespace {

constexpr double kMost = 1e12;

/// One row; mistakes go to problems.
std::optional<Fact> read_fact(const CsvTable& table, std::size_t i, Problems& problems) {
  static const std::vector<std::string> uses{kCalibration, kInput, kValidation}, states{"holds", "fails"};
  try {
    Fact fact{.id = table.text(i, "id"),
              .statement = table.text(i, "statement"),
              .measure = Measure{table.text(i, "measure"), table.position(i, "measure"), "measure"},
              .low = table.number(i, "low", -kMost, kMost),
              .high = table.number(i, "high", -kMost, kMost),
              .published = table.text(i, "published"),
              .used_for = uses.at(table.choice(i, "used_for", uses)),
              .known_to_fail = table.choice(i, "known", states) == 1,
              .source = table.text(i, "source")};
    if (fact.high < fact.low) table.complain(i, "high", "lies below low");
    if (fact.published.empty()) table.complain(i, "published", "is empty", "say what was published");
    if (fact.source.empty()) table.complain(i, "source", "is empty", "a fact has a source");
    return fact;
  } catch (const ConfigError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
    return std::nullopt;
  }
}

}  // namespace

std::vector<Fact> read_facts(const std::string& file, Problems& problems) {
  const CsvTable table{
      file, {"id", "statement", "measure", "low", "high", "published", "used_for", "known", "source"}, problems};
  std::vector<Fact> facts;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (!ids.insert(table.text(i, "id")).second) table.complain(i, "id", "is there twice");
    if (auto fact = read_fact(table, i, problems)) facts.push_back(std::move(*fact));
  }
  return facts;
}

std::vector<FactResult> check_facts(const std::vector<Fact>& facts, const MeasureTables& tables) {
  std::vector<FactResult> results;
  for (const Fact& fact : facts) results.push_back({&fact, fact.measure.of(tables)});
  return results;
}

}  // namespace corridor
