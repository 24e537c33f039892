// Contact rates above their bound are the user's mistake, told with the place in the file.
#include "analysis/scenario/check_contact.hpp"

#include <gtest/gtest.h>

#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

TEST(CheckContact, NamesModuleDayAndPlaceBeforeAnythingIsPlayed) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::claims("other", Gate::kCourt, Outcome::kRelief, 0.5),
                           tiny::scales("patrols", Gate::kContact, Outcome::kAtLarge, 50, tiny::kFrom + Days{31})};
  std::vector<ModuleDescription> modules(2);
  modules[0].gates = {Gate::kCourt};
  modules[1].gates = {Gate::kTransit, Gate::kContact};
  Problems problems;
  const YamlTree written = parse_yaml("other: never\npatrols: {factor: 50}\n", "set.yaml", problems);
  check_contact_rates(world, modules, policies, tiny::kFrom, tiny::kFrom + Days{31}, written, problems);
  EXPECT_TRUE(problems.empty()) << "not in this period";
  check_contact_rates(world, modules, policies, tiny::kFrom, tiny::kFrom + Days{90}, written, problems);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.all()[0].headline(),
            "set.yaml:2:10: policies.patrols: raises contact rates in LOC-1 to 0.0061 a day on 2014-02-01, above the "
            "bound of 0.0048; lower what patrols adds, or raise mechanism.contact_bound");
}

TEST(CheckContact, LooksOnlyAtModulesThatActThere) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::scales("patrols", Gate::kContact, Outcome::kAtLarge, 50)};
  std::vector<ModuleDescription> modules(1);
  modules[0].gates = {Gate::kTransit};
  Problems problems;
  check_contact_rates(world, modules, policies, tiny::kFrom, tiny::kFrom + Days{31}, nullptr, problems);
  EXPECT_TRUE(problems.empty());
}

}  // namespace
}  // namespace corridor
