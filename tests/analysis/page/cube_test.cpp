// Counts as short texts: what a page reads back is what was counted.
#include "analysis/page/cube.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace corridor {
namespace {

TEST(Cube, PacksFiveBitsALetterAndCountsZeros) {
  EXPECT_EQ(packed({}), "");
  EXPECT_EQ(packed({1, 31}), "Bf");
  EXPECT_EQ(packed({32}), "gB");           // 0 and more to come, then 1
  EXPECT_EQ(packed({0, 0, 0, 5}), "ADF");  // three zeros, five
  EXPECT_EQ(packed({7, 0, 0}), "H");       // zeros at the end are left out
  EXPECT_EQ(packed({1 << 20}), "ggggB");   // 20 bits of zero
}

TEST(Cube, CountsAreInUnitsOfWhatASimulatedPartyStandsFor) {
  Cube cube{{"place", "nationality"}, 3};
  cube.add({"SEC", "AAA"}, 0, 40);
  cube.add({"SEC", "AAA"}, 2, 20);
  cube.add({"SEC", "AAA"}, 2, 20);
  cube.add({"POE", ""}, 1, 60);
  const nlohmann::json json = cube.as_json(20);
  EXPECT_EQ(json.at("columns"), (nlohmann::json{"place", "nationality"}));
  EXPECT_EQ(json.at("unit"), 20);
  EXPECT_EQ(json.at("names"), (nlohmann::json{"POE", "", "SEC", "AAA"}));
  EXPECT_EQ(json.at("keys"), (nlohmann::json{{0, 1}, {2, 3}}));
  EXPECT_EQ(json.at("lines"), (nlohmann::json{packed({0, 3, 0}), packed({2, 0, 2})}));
}

TEST(Cube, MeansAreKeptToATenth) {
  Cube cube{{"place"}, 1};
  cube.add({"SEC"}, 0, 12.34);
  EXPECT_EQ(cube.as_json(1).at("unit"), 0.1);
  EXPECT_EQ(cube.as_json(1).at("lines"), (nlohmann::json{packed({123})}));
}

}  // namespace
}  // namespace corridor
