// What `explain` tells in a world of another corridor: its own words, and the numbers that enter there and then.
#include <gtest/gtest.h>

#include "analysis/explain/explain.hpp"
#include "analysis/explain/text.hpp"

namespace corridor {
namespace {

std::string told(const char* day, const char* where, const char* gate, Language language = Language::kEnglish) {
  static const Scenario scenario =
      load_scenario(std::string(CORRIDOR_ROOT) + "/scenarios/mediterranean/as-enacted.yaml");
  return explanation_as_text(scenario, explain(scenario, {day, where, {}, gate}), {language, 1000});
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(ExplainElsewhere, SpeaksOfLandingsAtSea) {
  const std::string sea = told("2018-08-15", "SEA-LYW", "crossing");
  EXPECT_TRUE(says(sea, "rescued or landed")) << sea;
  EXPECT_TRUE(says(sea, "landed unseen")) << sea;
  EXPECT_FALSE(says(sea, "apprehended") || says(sea, "got through") || says(sea, "between ports")) << sea;
  EXPECT_TRUE(says(told("2018-08-15", "SEA-LYW", "processing"), "to a return centre"));
  EXPECT_TRUE(says(told("2018-08-15", "LY-WEST", "transit_custody"), "flown home"));
  EXPECT_TRUE(says(told("2018-08-15", "IT-SIC", "transfer"), "setting=at_large"))
      << "nobody is booked into a jail here";
  EXPECT_TRUE(says(told("2018-08-15", "SEA-LYW", "crossing", Language::kSpanish), "desembarcadas"));
}

TEST(ExplainElsewhere, TellsTheNumbersThatEnterThereAndThen) {
  const std::string tunisia = told("2023-06-01", "SEA-TN", "crossing");
  EXPECT_TRUE(says(tunisia, "themis_ships = 6 ships")) << tunisia;
  EXPECT_FALSE(says(tunisia, "mare_nostrum") || says(tunisia, "ngo_fleet") || says(tunisia, "sophia_ships")) << tunisia;
  const std::string libya = told("2014-06-01", "SEA-LYW", "crossing");
  EXPECT_TRUE(says(libya, "mare_nostrum_ships = 5 ships") && says(libya, "libya_capacity")) << libya;
  EXPECT_FALSE(says(libya, "themis") || says(libya, "boats_2023") || says(libya, "region_capacity")) << libya;
}

TEST(ExplainElsewhere, LeavesMaltaToItsOwnLaw) {
  const std::string malta = told("2020-06-01", "MT-ISL", "court");
  EXPECT_TRUE(says(malta, "[malta_humanitarian_protection]")) << malta;
  EXPECT_FALSE(says(malta, "dl_113") || says(malta, "humanitarian_permit")) << malta;
}

}  // namespace
}  // namespace corridor
