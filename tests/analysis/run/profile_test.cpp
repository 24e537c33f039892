// Wall times added up by phase.
#include "analysis/run/profile.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using namespace std::chrono_literals;

TEST(Profile, AddsUpPhasesByName) {
  Profile profile;
  profile.add("read", 1s);
  profile.on_step()(plan()[4], 2s);
  profile.on_step()(plan()[4], 1s);
  ASSERT_EQ(profile.phases().size(), 2U);
  EXPECT_EQ(profile.of(plan()[4].name).calls, 2U);
  EXPECT_EQ(profile.of(plan()[4].name).wall, 3s);
  EXPECT_DOUBLE_EQ(profile.share(profile.of("read")), 0.25);
  EXPECT_EQ(profile.of("nobody").calls, 0U);
  EXPECT_EQ(as_json(profile)[0]["wall_s"], 1.0);
}

TEST(Profile, TimesWorkAlsoWhenItThrows) {
  Profile profile;
  EXPECT_EQ(profile.time("work", [] { return 3; }), 3);
  EXPECT_THROW(profile.time("work", []() -> int { throw 1; }), int);
  EXPECT_EQ(profile.of("work").calls, 2U);
}

TEST(Profile, WhatWasAddedMeanwhileIsNotCountedTwice) {
  Profile profile;
  profile.add("before", 5s);
  profile.time_rest("rest", [&] { profile.add("step", 1h); });
  EXPECT_LT(profile.of("rest").wall, -59min) << "an hour was added in no time";
  EXPECT_LT(profile.whole(), 6s);
}

TEST(Profile, TheLongestPhaseIsToldFirstAndForEachEvent) {
  Profile profile;
  profile.add("short", 1s);
  profile.add("long", 3s);
  const std::string text = as_text(profile, 1'000'000'000);
  EXPECT_LT(text.find("long"), text.find("short"));
  EXPECT_NE(text.find("3.00"), std::string::npos) << text;
}

}  // namespace
}  // namespace corridor
