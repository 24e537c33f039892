// I-1 to I-3: bounded, monotone, defined at zero; enjoined or left-out acts are absent.
#include "analysis/indicators/indicators.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

#include "policies/windows.hpp"
#include "tests/analysis/indicators/values.hpp"

namespace corridor {
namespace {

using testing::value_of;

constexpr Day kToday = Day{std::chrono::year{2019} / 6 / 30};

/// A small reproducible stream for property tests.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33) % sides;
  }
  double share() { return below(1001) / 1000.0; }

 private:
  std::uint64_t state_;
};

Instrument act(const std::string& id, Direction direction, Framing framing, double scope = 1) {
  Instrument one;
  one.id = id;
  one.kind = InstrumentKind::kExecutiveOrder;
  one.direction = direction;
  one.framing = framing;
  one.scope = scope;
  one.institutions = {"CBP", "USCIS"};
  one.in_force.push_back({kToday - Days{100}, Day::max(), {}, "", 1, {}, "test", {}});
  return one;
}

Instrument random_act(Dice& dice, int number) {
  Instrument one = act("act_" + std::to_string(number), static_cast<Direction>(dice.below(3)),
                       static_cast<Framing>(dice.below(3)), dice.share());
  one.kind = static_cast<InstrumentKind>(dice.below(10));
  one.in_force[0].from = kToday - Days{static_cast<int>(dice.below(2000))} + Days{200};
  if (dice.below(3) == 0)
    one.blocked.push_back({kToday - Days{10}, Day::max(), {}, "a court", dice.share(), {}, "test", {}});
  return one;
}

Register random_register(Dice& dice) {
  Register all;
  const int acts = static_cast<int>(dice.below(40));
  for (int i = 0; i < acts; ++i) all.instruments.push_back(random_act(dice, i));
  return all;
}

double on_today(const Register& all, const std::string& indicator, const std::vector<std::string>& off = {}) {
  return value_of(InstitutionalIndicators(all, off).on(kToday), indicator);
}

TEST(InstitutionalIndicators, AreZeroWithoutActs) {
  const Register nothing;
  EXPECT_EQ(on_today(nothing, "I-1"), 0);
  EXPECT_EQ(on_today(nothing, "I-3"), 0);
  EXPECT_EQ(on_today(nothing, "I-2:framed_acts"), 0);
  EXPECT_EQ(on_today(nothing, "I-2:security_agencies"), 0);
  EXPECT_EQ(on_today(nothing, "I-2:troops"), 0);
  EXPECT_EQ(on_today(nothing, "I-2:not_exempt"), 1);  // without priorities nobody is exempt
}

TEST(InstitutionalIndicators, FollowTheFormula) {
  Register all;
  all.instruments = {act("a", Direction::kRestrictive, Framing::kExplicit, 0.5),
                     act("b", Direction::kProtective, Framing::kNone, 1),
                     act("c", Direction::kRestrictive, Framing::kNone, 1)};
  EXPECT_NEAR(on_today(all, "I-1"), 1.5 / (1.5 + 3 + 20), 1e-12);
  EXPECT_NEAR(on_today(all, "I-1:broad"), 4.5 / (4.5 + 3 + 20), 1e-12);
  EXPECT_NEAR(on_today(all, "I-2:framed_acts"), 1.0 / 3, 1e-12);
  EXPECT_NEAR(on_today(all, "I-2:security_agencies"), 0.5, 1e-12);
  const double fresh = 3 * std::exp2(-100.0 / 365);
  EXPECT_NEAR(on_today(all, "I-3"), fresh / (3 * fresh + 1), 1e-12);
}

TEST(InstitutionalIndicators, StayInTheirBounds) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const Register all = random_register(dice);
    const InstitutionalIndicators indicators(all, {});
    for (const IndicatorValue& one : indicators.on(kToday, {dice.share()})) {
      EXPECT_GE(one.value, 0) << one.indicator << " seed " << seed;
      EXPECT_LE(one.value, 1) << one.indicator << " seed " << seed;
    }
  }
}

TEST(InstitutionalIndicators, RiseWithARestrictiveActAndFallWithAProtectiveOne) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Dice dice(seed);
    const Register before = random_register(dice);
    Register stricter = before;
    stricter.instruments.push_back(act("new", Direction::kRestrictive, Framing::kExplicit, 0.1 + 0.9 * dice.share()));
    EXPECT_GT(on_today(stricter, "I-1"), on_today(before, "I-1")) << seed;
    EXPECT_GE(on_today(stricter, "I-3"), on_today(before, "I-3")) << seed;
    Register milder = before;
    milder.instruments.push_back(act("new", Direction::kProtective, Framing::kNone, 1));
    EXPECT_LE(on_today(milder, "I-1"), on_today(before, "I-1")) << seed;
  }
}

TEST(InstitutionalIndicators, TakeAnEnjoinedActAsAbsent) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    Register all = random_register(dice);
    all.instruments.push_back(act("stopped", Direction::kRestrictive, Framing::kExplicit));
    all.instruments.back().blocked.push_back({kToday - Days{1}, kToday + Days{1}, {}, "a court", 1, {}, "test", {}});
    for (const std::string indicator : {"I-1", "I-1:broad", "I-2:framed_acts", "I-2:security_agencies"}) {
      EXPECT_NEAR(on_today(all, indicator), on_today(all, indicator, {"stopped"}), 1e-12) << indicator;
    }
  }
}

TEST(InstitutionalIndicators, GiveEachActItsShare) {
  Register one;
  one.instruments = {act("only", Direction::kRestrictive, Framing::kExplicit)};
  const auto alone = InstitutionalIndicators(one, {}).leave_one_out(kToday);
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_NEAR(alone[0].difference, on_today(one, "I-1"), 1e-12);  // a lone act carries all of it

  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    Dice dice(seed);
    const Register all = random_register(dice);
    const InstitutionalIndicators indicators(all, {});
    double restrictive = 0;
    for (const ActShare& share : indicators.leave_one_out(kToday)) {
      EXPECT_NEAR(share.difference, on_today(all, "I-1") - on_today(all, "I-1", {share.instrument}), 1e-12);
      const Direction direction = all.find_instrument(share.instrument)->direction;
      if (direction == Direction::kRestrictive) restrictive += share.difference;
      if (direction == Direction::kProtective) {
        EXPECT_LE(share.difference, 0);
      }
    }
    EXPECT_LE(restrictive, on_today(all, "I-1") + 1e-12);  // the index is concave in restrictive weight
  }
}

TEST(InstitutionalIndicators, FollowTheDatesThatAUserGives) {
  World world;
  world.jurisdictions.resize(1);
  Register all;
  all.instruments = {act("a", Direction::kRestrictive, Framing::kExplicit)};
  all.modules.push_back({"m", "", "", {}, {{"p", {"a"}}}, {}, {}});
  std::vector<ModuleSettings> settings(1, ModuleSettings(world, "m"));
  take_register_windows(all, all.modules[0], settings[0]);
  InstitutionalIndicators indicators(all, {});
  indicators.follow(all, settings);
  EXPECT_EQ(indicators.activity(all.instruments[0], kToday), 1);
  EXPECT_EQ(indicators.activity(all.instruments[0], kToday - Days{200}), 0);

  settings[0].windows["p"] = {{kToday - Days{500}, kToday - Days{50}, {Id<Jurisdiction>{std::size_t{0}}}, "", "", 1}};
  indicators.follow(all, settings);
  EXPECT_EQ(indicators.activity(all.instruments[0], kToday), 0);
  EXPECT_EQ(indicators.activity(all.instruments[0], kToday - Days{200}), 1);
}

TEST(InstitutionalIndicators, TellWhatHoldsAtAPlaceBesideNationalLaw) {
  World world;
  world.jurisdictions.resize(2);
  world.jurisdictions[0].id = "HERE";
  world.jurisdictions[1].id = "THERE";
  Register all;
  all.instruments = {act("local", Direction::kProtective, Framing::kNone, 0.1),
                     act("national", Direction::kRestrictive, Framing::kNone)};
  all.instruments[0].in_force[0].where = {"HERE"};
  const InstitutionalIndicators indicators(all, {});
  const auto here = indicators.at_place(world, Id<Jurisdiction>{std::size_t{0}}, kToday);
  EXPECT_NEAR(value_of(here, "I-1:protective_weight", "HERE"), 3.0 / 23, 1e-12);
  EXPECT_EQ(value_of(here, "I-1:broad", "HERE"), 0);
  EXPECT_EQ(
      value_of(indicators.at_place(world, Id<Jurisdiction>{std::size_t{1}}, kToday), "I-1:protective_weight", "THERE"),
      0);
  EXPECT_EQ(indicators.places_named(), std::vector<std::string>{"HERE"});
}

TEST(InstitutionalIndicators, ReadPrioritiesAndTroopsFromTheRegister) {
  const Register& all = shipped_register("central-america-us");
  const InstitutionalIndicators indicators(all, {});
  const auto at = [&](int y, unsigned m, unsigned d) {
    return indicators.on(Day{std::chrono::year{y} / static_cast<int>(m) / static_cast<int>(d)});
  };
  EXPECT_NEAR(value_of(at(2016, 6, 30), "I-2:not_exempt"), 0.13, 1e-12);
  EXPECT_NEAR(value_of(at(2018, 6, 30), "I-2:not_exempt"), 1, 1e-12);
  EXPECT_NEAR(value_of(at(2017, 6, 30), "I-2:troops"), 0, 1e-12);
  EXPECT_NEAR(value_of(at(2018, 11, 30), "I-2:troops"), (2092.0 + 5200) / (2092 + 5200 + 16731), 1e-12);
  const InstitutionalIndicators without(all, {"national_guard_us", "active_duty_border_support"});
  EXPECT_EQ(value_of(without.on(Day{std::chrono::year{2018} / 11 / 30}), "I-2:troops"), 0);
}

TEST(InstitutionalIndicators, RiseInTheShippedRegisterFrom2016To2019AndFallAfter) {
  const InstitutionalIndicators indicators(shipped_register("central-america-us"), {});
  const double before = value_of(indicators.on(Day{std::chrono::year{2016} / 12 / 31}), "I-1");
  const double peak = value_of(indicators.on(Day{std::chrono::year{2019} / 12 / 31}), "I-1");
  const double after = value_of(indicators.on(Day{std::chrono::year{2022} / 9 / 30}), "I-1");
  EXPECT_GT(peak, before + 0.1);
  EXPECT_LT(after, peak);
}

TEST(InstitutionalIndicators, KnowTheRoleOfEveryInstitutionOfTheRegisters) {
  for (const PolicyRoom& room : policy_rooms()) {
    const Register& shipped = shipped_register(room.name);
    const IndicatorWeights& weights = indicator_weights_of(room.name);
    for (const Instrument& one : shipped.instruments) {
      for (const std::string& name : one.institutions)
        EXPECT_TRUE(weights.roles.contains(name)) << one.id << ": " << name;
    }
    for (const auto& [id, share] : weights.not_exempt) EXPECT_NE(shipped.find_instrument(id), nullptr) << id;
    for (const auto& [id, counts] : weights.troops) EXPECT_NE(shipped.find_instrument(id), nullptr) << id;
  }
}

TEST(Level, IsRelativeToABaseline) {
  EXPECT_EQ(movement_of(0.5, 0.3), Movement::kRose);
  EXPECT_EQ(movement_of(0.25, 0.3), Movement::kAboutTheSame);
  EXPECT_EQ(movement_of(0.1, 0.3), Movement::kFell);
}

}  // namespace
}  // namespace corridor
