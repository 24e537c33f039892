// The order of rows in a world's tables is for its readers: it decides nothing. (In base_rates.csv alone a later row is
// meant to refine an earlier one, so that there the order says something.)
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "sim/engine.hpp"
#include "sim/input/csv_records.hpp"
#include "tests/policies/fixture.hpp"
#include "tests/sim/changed_world.hpp"

namespace corridor::test {
namespace {

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Rows whose parent and state stand in an earlier one, as jurisdictions.csv asks.
std::vector<std::string> parents_first(std::vector<std::string> rows) {
  std::vector<std::string> ordered;
  std::set<std::string> known{""};
  while (!rows.empty()) {
    for (auto row = rows.begin(); row != rows.end();) {
      CsvRecords record(*row);
      record.next();
      const std::vector<std::string> cells(record.fields().begin(),
                                           record.fields().end());  // id, name, kind, parent, state
      if (!known.contains(cells.at(3)) || !known.contains(cells.at(4))) {
        ++row;
        continue;
      }
      known.insert(cells.at(0));
      ordered.push_back(*row);
      row = rows.erase(row);
    }
  }
  return ordered;
}

/// The shipped world with the rows of its tables shuffled.
std::unique_ptr<World> shuffled_world(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::copy(kShipped, folder);
  std::mt19937_64 generator(20190607);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv" || entry.path().filename() == "base_rates.csv") continue;
    std::vector<std::string> rows = lines_of(entry.path());
    const std::string header = rows.front();
    rows.erase(rows.begin());
    std::shuffle(rows.begin(), rows.end(), generator);
    if (entry.path().filename() == "jurisdictions.csv") rows = parents_first(std::move(rows));
    std::ofstream out(entry.path(), std::ios::binary);
    out << header << '\n';
    for (const std::string& row : rows) out << row << '\n';
  }
  Problems problems;
  auto world = load_world(folder.string(), problems);
  problems.throw_if_any();
  std::filesystem::remove_all(folder);
  return world;
}

std::string name_of_place(const World& world, Id<Jurisdiction> place) {
  return place ? world.jurisdictions[place.index()].id : "";
}

/// All counts of a run by name: gates and series.
std::map<std::string, Persons> counts_of(const World& world) {
  RunSettings settings;
  settings.from = on("2018-10-01");
  settings.to = on("2019-10-01");
  settings.scale = 400;
  std::map<std::string, Persons> counts;
  const PolicySet policies = policy_set(world, "").policies;
  run_replicate(world, policies, settings, [&](const MonthResult& month) {
    const std::string when = to_string(month.month) + " ";
    for (const Tally::Row& row : month.tally.series_rows()) {
      counts[when + std::to_string(index_of(row.series)) + " " + name_of_place(world, row.place) + " " +
             std::to_string(row.nationality) + " " + std::to_string(row.party) + " " + std::to_string(row.detail)] =
          row.value;
    }
    for (const Tally::GateRow& row : month.tally.gate_rows()) {
      counts[when + std::string(name_of(row.gate)) + " " + name_of_place(world, row.where) + " " +
             std::string(name_of(row.outcome)) + " " + std::to_string(row.by)] = row.persons;
    }
  });
  return counts;
}

TEST(RowOrder, OfNoTableChangesANumber) {
  const std::map<std::string, Persons> as_shipped = counts_of(shipped_world());
  const auto folder = std::filesystem::temp_directory_path() / ("corridor-row-order-" + std::to_string(::getpid()));
  const std::unique_ptr<World> world = shuffled_world(folder);
  ASSERT_NE(world->routes.size(), 0U);
  const std::map<std::string, Persons> shuffled = counts_of(*world);
  ASSERT_GT(as_shipped.size(), 1000U);
  std::size_t different = 0;
  for (const auto& [what, persons] : as_shipped) {
    const auto found = shuffled.find(what);
    if (found != shuffled.end() && found->second == persons) continue;
    if (++different <= 5) ADD_FAILURE() << what << " is " << persons << " as shipped";
  }
  EXPECT_EQ(different, 0U);
  EXPECT_EQ(shuffled.size(), as_shipped.size());
}

}  // namespace
}  // namespace corridor::test
