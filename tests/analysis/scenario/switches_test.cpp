// Switches and numbers of policies through layers, --set and --without.
#include <nlohmann/json.hpp>

#include "analysis/scenario/resolve.hpp"
#include "tests/analysis/scenario/scenario_files.hpp"

namespace corridor {
namespace {

TEST_F(ScenarioFolder, NeverHoldsInLayersAndSettingsWhateverComesFirst) {
  write("base.yaml", "corridor: 1\nname: Base\nworld: worlds/tiny\nperiod: {from: 2018-01-01, to: 2019-12-01}\n");
  write("off.yaml", "corridor: 1\nextends: base.yaml\npolicies: {mpp: never}\n");
  write("number.yaml", "corridor: 1\nextends: base.yaml\npolicies: {mpp: {enrolment_share: 0.3}}\n");
  const std::string number = "policies.mpp.enrolment_share=0.3", off = "policies.mpp=never";
  const std::vector<Scenario> all{load_scenario(write("a.yaml", "corridor: 1\nextends: [off.yaml, number.yaml]\n")),
                                  load_scenario(write("b.yaml", "corridor: 1\nextends: [number.yaml, off.yaml]\n")),
                                  load_scenario(path("off.yaml"), {{number}, {}}),
                                  load_scenario(path("number.yaml"), {{off}, {}}),
                                  load_scenario(path("base.yaml"), {{number, off}, {}}),
                                  load_scenario(path("base.yaml"), {{off, number}, {}}),
                                  load_scenario(path("base.yaml"), {{number}, {"mpp"}})};
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_TRUE(settings_of(all[i], "mpp").windows.at("programme").empty()) << i;
    EXPECT_EQ(settings_of(all[i], "mpp").number("enrolment_share", std::chrono::year{2019} / 6 / 1), 0.3) << i;
    ASSERT_EQ(all[i].warnings.size(), 1U) << i;
    EXPECT_NE(all[i].warnings[0].sentence().find("mpp is not in force"), std::string::npos) << i;
  }
  EXPECT_FALSE(settings_of(load_scenario(path("off.yaml"), {{number, "policies.mpp=as_enacted"}, {}}), "mpp")
                   .windows.at("programme")
                   .empty());
}

TEST_F(ScenarioFolder, ResolveShowsWhatIsLeftOut) {
  write("file.yaml", "corridor: 1\nextends: base.yaml\npolicies: {without: title_42}\n");
  const Scenario scenario = load_scenario(path("file.yaml"), {{}, {"mpp", "metering"}});
  const std::string text = resolve_as_yaml(scenario);
  for (const std::string line : {"- title_42", "- mpp", "- metering"}) EXPECT_NE(text.find(line), std::string::npos);
  EXPECT_NE(text.find("# --without"), std::string::npos) << text;
  const Scenario again = load_scenario(write("again.yaml", text));
  EXPECT_TRUE(settings_of(again, "mpp").windows.at("programme").empty());
  EXPECT_NE(values_as_json(scenario), values_as_json(load_scenario(path("file.yaml")))) << "another scenario";
}

}  // namespace
}  // namespace corridor
