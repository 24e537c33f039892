// Windows, court orders and parameters with exceptions.
#include "policies/module.hpp"

#include "sim/input/errors.hpp"
#include "tests/policies/fixture.hpp"

namespace corridor {
namespace {

using test::on;
using test::tiny_world;

Id<Jurisdiction> at(const std::string& id) { return tiny_world().find_jurisdiction(id); }

Window window(const std::string& from, const std::string& to, std::vector<std::string> where,
              const std::string& instrument = "act") {
  Window one{on(from), to.empty() ? Day::max() : on(to), {}, instrument, "", 1};
  for (const std::string& id : where) one.where.push_back(at(id));
  return one;
}

ModuleSettings settings() { return ModuleSettings(tiny_world(), "test"); }

TEST(Module, HoldsFromTheFirstDayToTheLastButNotAfter) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-29", "2021-01-21", {"POE-HID"})};
  EXPECT_FALSE(one.active("part", on("2019-01-28")));
  EXPECT_TRUE(one.active("part", on("2019-01-29")));
  EXPECT_TRUE(one.active("part", on("2021-01-20")));
  EXPECT_FALSE(one.active("part", on("2021-01-21")));
  EXPECT_FALSE(one.active("other", on("2020-01-01")));
}

TEST(Module, NamesTheTopmostPlacesOnly) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"POE-HID", "SEC-RGV"}),
                         window("2019-06-01", "", {"MX-CHP"}, "other")};
  EXPECT_EQ(one.where("part", on("2019-02-01")), std::vector{at("SEC-RGV")});
  EXPECT_EQ(one.where("part", on("2019-07-01")), (std::vector{at("MX-CHP"), at("SEC-RGV")}));
}

TEST(Module, ACourtStopsOnlyTheInstrumentThatItNames) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"US"}, "first"), window("2019-01-01", "", {"MX"}, "second")};
  one.blocks["part"] = {window("2019-04-08", "2019-04-12", {"WORLD"}, "first")};
  EXPECT_EQ(one.where("part", on("2019-04-08")), std::vector{at("MX")});
  EXPECT_EQ(one.where("part", on("2019-04-12")).size(), 2U);
}

TEST(Module, ACourtOrderForOnePlaceLeavesTheOthers) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"US"})};
  one.blocks["part"] = {window("2019-04-08", "", {"POE-HID"})};
  EXPECT_EQ(one.where("part", on("2019-05-01")), std::vector{at("US")});
  EXPECT_EQ(one.strength("part", on("2019-05-01"), at("POE-HID")), 0);
  EXPECT_EQ(one.strength("part", on("2019-05-01"), at("SEC-RGV")), 1);
}

TEST(Module, AUsersCourtOrderStopsEveryInstrument) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"US"}, "first"), window("2019-01-01", "", {"US"}, "second")};
  one.blocks["part"] = {window("2019-04-08", "", {"WORLD"}, "")};
  EXPECT_FALSE(one.active("part", on("2019-04-08")));
}

TEST(Module, WhatCourtsStopInPartHoldsInPart) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"US"})};
  one.blocks["part"] = {window("2019-04-08", "", {"US"})};
  one.blocks["part"][0].share = 0.25;
  one.parameters["share"].general.value = 0.4;
  one.parameters["factor"].general.value = 3;
  EXPECT_DOUBLE_EQ(one.share("part", "share", on("2019-05-01"))({}, at("POE-HID")), 0.3);
  EXPECT_DOUBLE_EQ(one.factor("part", "factor", on("2019-05-01"))({}, at("POE-HID")), 2.5);
  EXPECT_DOUBLE_EQ(one.factor("part", "factor", on("2018-05-01"))({}, at("POE-HID")), 1);
}

TEST(Module, AParameterStepsOnItsDays) {
  ModuleSettings one = settings();
  one.parameters["beds"].general = {34000, {{on("2016-10-01"), 39324}, {on("2017-10-01"), 40500}}};
  EXPECT_EQ(one.number("beds", on("2016-09-30")), 34000);
  EXPECT_EQ(one.number("beds", on("2016-10-01")), 39324);
  EXPECT_EQ(one.number("beds", on("2022-01-01")), 40500);
  EXPECT_THROW(one.number("bets", on("2022-01-01")), Defect);
}

TEST(Module, OfExceptionsTheOneWrittenLastWins) {
  ModuleSettings one = settings();
  ParameterValue& value = one.parameters["share"];
  value.general.value = 0.1;
  value.exceptions.push_back({std::nullopt, "US", at("US").value, {0.2, {}}});
  value.exceptions.push_back({Attribute::kKind, "family_unit", index_of(PartyKind::kFamilyUnit), {0.3, {}}});
  value.exceptions.push_back({std::nullopt, "POE-HID", at("POE-HID").value, {0.4, {{on("2020-01-01"), 0.5}}}});
  PartyClass family;
  family[Attribute::kKind] = static_cast<std::uint8_t>(PartyKind::kFamilyUnit);
  const Amount amount = one.amount("share", on("2019-01-01"));
  EXPECT_EQ(amount({}, at("MX")), 0.1);
  EXPECT_EQ(amount({}, at("SEC-RGV")), 0.2);
  EXPECT_EQ(amount(family, at("SEC-RGV")), 0.3);
  EXPECT_EQ(amount(family, at("POE-HID")), 0.4);
  EXPECT_EQ(one.amount("share", on("2020-01-01"))(family, at("POE-HID")), 0.5);
}

TEST(Module, EveryDayOnWhichSomethingChangesIsNamed) {
  ModuleSettings one = settings();
  one.windows["part"] = {window("2019-01-01", "", {"US"})};
  one.blocks["part"] = {window("2019-04-08", "2019-04-12", {"US"})};
  one.parameters["share"].general.steps[on("2019-06-07")] = 1;
  one.parameters["share"].exceptions.push_back({std::nullopt, "US", at("US").value, {0, {{on("2020-01-01"), 0.5}}}});
  EXPECT_EQ(one.changes(),
            (std::vector{on("2019-01-01"), on("2019-04-08"), on("2019-04-12"), on("2019-06-07"), on("2020-01-01")}));
}

}  // namespace
}  // namespace corridor
