// No number without a unit, a range and a source: parameters of modules, of the world's mechanism, base rates, tables.
#include <gtest/gtest.h>

#include <set>

#include "sim/input/table.hpp"
#include "sim/route_choice.hpp"
#include "sim/world_forms.hpp"
#include "tests/policies/fixture.hpp"

namespace corridor {
namespace {

TEST(Sources, EveryParameterOfAModuleSaysItsUnitRangeStatusAndSource) {
  for (const ModuleDescription& module : shipped_register().modules) {
    EXPECT_FALSE(module.title.empty() || module.summary.empty() || module.gates.empty()) << module.name;
    std::set<std::string> names{"in_force", "enjoined"};
    for (const PartDescription& part : module.parts) {
      EXPECT_TRUE(names.insert(part.name).second) << module.name << "." << part.name;
      EXPECT_FALSE(part.instruments.empty()) << module.name << "." << part.name << " has no instrument";
    }
    for (const ParameterDescription& one : module.parameters) {
      const std::string name = module.name + "." + one.name;
      EXPECT_TRUE(names.insert(one.name).second) << name << " is also a part";
      EXPECT_FALSE(one.unit.empty() || one.meaning.empty() || one.source.empty() || one.status.empty()) << name;
      EXPECT_LT(one.low, one.high) << name;
    }
  }
}

/// Ranges are what sensitivity studies sweep: every combination must be one that can be played.
TEST(Sources, RoutesHaveASolutionWithEveryCostAtItsLow) {
  World world = test::shipped_world();
  for (const char* name : {"route_hop_cost", "route_day_cost", "route_km_cost", "route_risk_cost", "pace_guided"}) {
    WorldParameter& cost = world.parameters.at(name);
    cost.value = cost.low;
  }
  const Mechanism mechanism(world);
  const PerceivedRisk risk(world, mechanism);
  RouteChoice routes(world, mechanism);
  EXPECT_NO_THROW(routes.solve(risk, Experience(world, mechanism, 1), std::chrono::year{2019} / std::chrono::June));
}

/// Text that says nothing.
bool is_hollow(const std::string& source) {
  static const std::set<std::string> hollow{"tbd", "todo", "unknown", "source", "n/a", "-", "same as above"};
  return source.size() < 4 || hollow.contains(source);
}

TEST(Sources, NoParameterOfAModuleHasAHollowSource) {
  for (const ModuleDescription& module : shipped_register().modules) {
    for (const ParameterDescription& one : module.parameters) {
      EXPECT_FALSE(is_hollow(one.source) || is_hollow(one.meaning)) << module.name << "." << one.name;
      const auto within = [&](double value) { return one.low <= value && value <= one.high; };
      EXPECT_TRUE(within(one.standard.general.value)) << module.name << "." << one.name;
      for (const auto& [day, value] : one.standard.general.steps) EXPECT_TRUE(within(value)) << one.name;
      for (const auto& exception : one.standard.exceptions) {
        EXPECT_TRUE(within(exception.number.value)) << one.name << " " << exception.key;
        for (const auto& [day, value] : exception.number.steps) EXPECT_TRUE(within(value)) << one.name;
      }
    }
  }
}

TEST(Sources, NoModuleIsWithoutWhatItLeavesOut) {
  for (const ModuleDescription& module : shipped_register().modules) {
    EXPECT_FALSE(module.not_modelled.empty()) << module.name;
    EXPECT_FALSE(module.parameters.empty()) << module.name;
  }
}

/// The same in both worlds, read anew from the files, so that no reader can forget to ask.
class SourcesOfWorlds : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(All, SourcesOfWorlds,
                         testing::Values("/scenarios/worlds/central-america-us", "/tests/data/tiny-world"));

TEST_P(SourcesOfWorlds, EveryNumberOfTheMechanismHasUnitRangeStatusAndSource) {
  Problems problems;
  const YamlTree tree = read_yaml(std::string(CORRIDOR_ROOT) + GetParam() + "/parameters.yaml", problems);
  ASSERT_TRUE(problems.empty() && tree);
  EXPECT_GT(tree->fields.size(), 20U);
  for (const auto& [name, entry] : tree->fields) {
    for (const std::string key : {"value", "unit", "low", "high", "source", "status"}) {
      const YamlTree field = find_field(entry, key);
      ASSERT_NE(field, nullptr) << name << " has no " << key;
      EXPECT_FALSE(field->scalar.empty()) << name << "." << key;
    }
    EXPECT_FALSE(is_hollow(find_field(entry, "source")->scalar)) << name;
  }
}

TEST_P(SourcesOfWorlds, EveryBaseRateHasUnitStatusAndSource) {
  Problems problems;
  const std::string file = std::string(CORRIDOR_ROOT) + GetParam() + "/base_rates.csv";
  const CsvTable table = read_table(file, world_form("base_rates.csv"), problems);
  ASSERT_TRUE(problems.empty());
  const std::set<std::string> units{"share", "per_day", "per_attempt"};
  const std::set<std::string> statuses{"sourced", "calibrated", "judgement"};
  EXPECT_GT(table.rows(), 10U);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    EXPECT_TRUE(units.contains(table.text(row, "unit"))) << file << " row " << row << ": " << table.text(row, "unit");
    EXPECT_TRUE(statuses.contains(table.text(row, "status"))) << file << " row " << row;
    EXPECT_FALSE(is_hollow(table.text(row, "source"))) << file << " row " << row;
  }
}

}  // namespace
}  // namespace corridor
