// Every word of the model, and every label of the shipped world, is explained; nothing is explained that is not there.
#include "analysis/tables/codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "analysis/indicators/shapes.hpp"
#include "analysis/scenario/scenario.hpp"
#include "sim/tally.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

template <class Names>
void expect_explained(std::span<const Meaning> meanings, const Names& names) {
  EXPECT_EQ(meanings.size(), names.size());
  for (const auto& name : names) EXPECT_NO_THROW(meaning_of(meanings, name)) << name;
}

std::set<std::string> parts_of_details() {
  std::set<std::string> parts;
  for (const SeriesShape& shape : series_shapes()) {
    for (const std::string& detail : shape.details) {
      for (std::size_t begin = 0; begin < detail.size();) {
        const std::size_t end = std::min(detail.find('/', begin), detail.size());
        parts.insert(detail.substr(begin, end - begin));
        begin = end + 1;
      }
    }
  }
  return parts;
}

TEST(Codes, ExplainEveryWordOfTheModelAndNoOther) {
  expect_explained(gate_meanings(), kGateNames);
  expect_explained(outcome_meanings(), kOutcomeNames);
  expect_explained(state_meanings(), kStateNames);
  expect_explained(party_meanings(), kPartyKindNames);
  expect_explained(detail_meanings(), parts_of_details());
  std::vector<std::string_view> series, indicators;
  for (const SeriesShape& shape : series_shapes()) series.push_back(shape.name);
  for (const IndicatorShape& shape : indicator_shapes()) indicators.push_back(shape.name);
  expect_explained(series_meanings(), series);
  expect_explained(indicator_meanings(), indicators);
}

TEST(Codes, TheShippedWorldExplainsItsLabelsInItsOwnWords) {
  const Scenario scenario = load_scenario(std::string(CORRIDOR_ROOT) + "/scenarios/as-enacted.yaml");
  const auto& labels = scenario.world->labels;
  for (const auto& [key, text] : labels) {
    if (key.starts_with("meaning.")) {
      EXPECT_TRUE(labels.contains(key.substr(8))) << key << " explains a label that is not there";
      EXPECT_NE(text.find(": "), std::string::npos) << key << ": 'Name: meaning'";
    } else if (key != text && key.substr(key.find('.') + 1) != text) {  // called otherwise than by the model
      EXPECT_TRUE(labels.contains("meaning." + key)) << text << " is not explained";
    }
  }
}

TEST(Codes, ALevelIsAStockAndTheRestAreFlows) {
  const Scenario scenario = load_scenario(std::string(CORRIDOR_ROOT) + "/scenarios/as-enacted.yaml");
  for (const Code& code : run_codes(*scenario.world, register_of(*scenario.world))) {
    if (code.list != "series") continue;
    const bool level =
        std::set<std::string>{"port_list", "ice_detained", "court_pending", "settled", "without_status"}.contains(
            code.code);
    EXPECT_EQ(code.measure, level ? Column::Measure::kStock : Column::Measure::kFlow) << code.code;
  }
}

}  // namespace
}  // namespace corridor
