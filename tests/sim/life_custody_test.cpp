// Custody: whose turn for a bed comes first, and who is let go as beds fill.
#include "sim/life_custody.hpp"

#include <gtest/gtest.h>

#include "sim/address.hpp"
#include "sim/custody.hpp"
#include "sim/rooms.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

Party arrested(Criminality criminality, bool fast_track = false) {
  Party party;
  party.setting = Setting::kLocalJail;
  party.docket = Docket::kDetained;
  party.criminality = criminality;
  party.fast_track = fast_track ? 1 : 0;
  return party;
}

Party met_at_border(Docket docket, PartyKind kind = PartyKind::kSingleAdult) {
  Party party;
  party.docket = docket;
  party.kind = kind;
  return party;
}

TEST(LifeCustodyTest, ThoseArrestedWhoMustBeHeldComeBeforeThoseMetAtTheBorder) {
  EXPECT_EQ(bed_turn(arrested(Criminality::kConvicted)), BedTurn::kArrestedAndMustBeHeld);
  EXPECT_EQ(bed_turn(arrested(Criminality::kNone, true)), BedTurn::kArrestedAndMustBeHeld);
  EXPECT_EQ(bed_turn(met_at_border(Docket::kScreening)), BedTurn::kMustBeHeld);
  EXPECT_EQ(bed_turn(arrested(Criminality::kPending)), BedTurn::kMayBeLetGo);
  EXPECT_EQ(bed_turn(met_at_border(Docket::kDetained)), BedTurn::kMayBeLetGo);
  EXPECT_EQ(bed_turn(met_at_border(Docket::kScreening, PartyKind::kFamilyUnit)), BedTurn::kMayBeLetGo);
}

TEST(LifeCustodyTest, TurnsComeBeforeTheLottery) {
  std::vector<Request> requests(2);
  for (Request& request : requests) request.room = Room::kBeds;
  requests[0].tie_break = 1;
  requests[0].turn = static_cast<std::uint8_t>(BedTurn::kMayBeLetGo);
  requests[1].tie_break = 9;
  order(requests);
  EXPECT_EQ(requests.front().tie_break, 9U);
}

// The fuller the beds, the more of those who may be let go are: nobody while a release saves nothing, in the end all.
TEST(LifeCustodyTest, MoreAreLetGoTheFullerBedsAre) {
  World world = tiny::make_world();
  world.parameters["release_from_fill"].value = 0.8;
  world.parameters["release_full_fill"].value = 1.2;
  world.parameters["beds_beyond_funded_fill"].value = 1.5;
  const Mechanism mechanism(world);
  EXPECT_EQ(early_release(mechanism, 0), 0);
  EXPECT_EQ(early_release(mechanism, 0.8), 0);
  EXPECT_NEAR(early_release(mechanism, 0.9), 0.25, 1e-12);
  EXPECT_EQ(early_release(mechanism, 1.2), 1);
  EXPECT_EQ(early_release(mechanism, 3), 1);
  EXPECT_EQ(fill_limit(mechanism, BedTurn::kMayBeLetGo), 1.2);
  EXPECT_EQ(fill_limit(mechanism, BedTurn::kMustBeHeld), 1.5);
}

TEST(LifeCustodyTest, WhoMustBeHeldFindsABedBeyondThosePaidFor) {
  World world = tiny::make_world();
  GateTables law(world, tiny::kFrom);
  law.provide({Room::kBeds, id(tiny::kRoot), 4});
  Custody custody(world, 1);
  custody.open(law);
  EXPECT_EQ(custody.fill(id(tiny::kAreaOne)), 0);
  custody.enter({id(tiny::kAreaOne), true, 4});
  EXPECT_EQ(custody.fill(id(tiny::kAreaTwo)), 1) << "beds are those of all areas";
  EXPECT_FALSE(custody.find_bed(id(tiny::kAreaTwo)));
  EXPECT_TRUE(custody.find_bed(id(tiny::kAreaTwo), 1.5));
}

// Who meant to evade is removed without a hearing, unless it states a fear then; who seeks protection never is.
TEST(LifeCustodyTest, WhoStatesAFearLateLeavesTheFastTrack) {
  World world = tiny::make_world();
  const Luck luck(1, 0);
  Surroundings s{};
  s.world = &world;
  s.luck = &luck;
  Party party = met_at_border(Docket::kScreening);
  const auto on_the_fast_track = [&] {
    int removed = 0;
    for (party.identity = 1; party.identity <= 400; ++party.identity) removed += takes_fast_track(s, party) ? 1 : 0;
    return removed;
  };
  party.intent = Intent::kEvades;
  EXPECT_EQ(on_the_fast_track(), 400) << "a world without the table";
  world.late_fears.assign(world.nationalities.size(), 0);
  world.late_fears[1] = 0.25;
  EXPECT_EQ(on_the_fast_track(), 400) << "a nationality without a row";
  party.nationality = 1;
  begin_attempt(party);
  EXPECT_NEAR(on_the_fast_track(), 300, 30);
  party.intent = Intent::kSeeksProtection;
  EXPECT_EQ(on_the_fast_track(), 0);
}

}  // namespace
}  // namespace corridor
