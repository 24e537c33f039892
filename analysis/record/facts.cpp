// Reads tables of stylised facts and measures them on a run.
#include "analysis/record/facts.hpp"

#include "analysis/record/forms.hpp"
#include "sim/input/table.hpp"

namespace corridor {
namespace {

/// One row; mistakes go to problems.
std::optional<Fact> read_fact(const CsvTable& table, std::size_t i, Problems& problems) {
  try {
    Fact fact{.id = table.text(i, "id"),
              .statement = table.text(i, "statement"),
              .measure = Measure{table.text(i, "measure"), table.position(i), "measure"},
              .low = table.number(i, "low"),
              .high = table.number(i, "high"),
              .published = table.text(i, "published"),
              .used_for = table.text(i, "used_for"),
              .known_to_fail = table.choice(i, "known") == 1,
              .source = table.text(i, "source")};
    if (fact.high < fact.low) table.complain(i, "high", "lies below low");
    return fact;
  } catch (const ConfigError& error) {
    for (const Problem& problem : error.problems()) problems.add(problem);
    return std::nullopt;
  }
}

}  // namespace

std::vector<Fact> read_facts(const std::string& file, Problems& problems) {
  const CsvTable table = read_table(file, facts_form(), problems);
  std::vector<Fact> facts;
  for (std::size_t i = 0; i < table.rows(); ++i) {
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
