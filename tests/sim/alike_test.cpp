// Classes that nothing in a place treats differently share a chain; what only some places see changed is composed only
// there.
#include "sim/alike.hpp"

#include <gtest/gtest.h>

#include "sim/gates.hpp"
#include "tests/sim/same_law.hpp"
#include "tests/sim/tiny.hpp"

namespace corridor {
namespace {

using tiny::id;

constexpr std::size_t kNationalities = 5;

TEST(AlikeClasses, AreAllOfThemWhereNothingTellsThemApart) {
  const AlikeClasses alike(Gate::kProcessing, kNationalities, {}, ValuesApart::none());
  EXPECT_EQ(alike.groups(), 1U);
  EXPECT_EQ(alike.example(0), 0U);
}

TEST(AlikeClasses, FollowSetsAndValuesThatCountForThemselves) {
  const Who minors = Who{}.only(Attribute::kKind, PartyKind::kUnaccompaniedMinor);
  const Who anyone;
  const Who unseen = Who{}.only(Attribute::kDocket, Docket::kAbroad);  // processing does not look at dockets
  ValuesApart apart;
  apart.add(Attribute::kNationality, 1U << 2);
  const AlikeClasses alike(Gate::kProcessing, kNationalities, {&minors, &anyone, &unseen}, apart);
  EXPECT_EQ(alike.groups(), 4U) << "minor or not, of the third nationality or not";
  for (std::size_t c = 0; c < classes_of(Gate::kProcessing, kNationalities); ++c) {
    const PartyClass party = class_at(Gate::kProcessing, c, kNationalities);
    const PartyClass example = class_at(Gate::kProcessing, alike.example(alike.group_of_class()[c]), kNationalities);
    EXPECT_EQ(minors.includes(party), minors.includes(example));
    EXPECT_EQ(party[Attribute::kNationality] == 2, example[Attribute::kNationality] == 2);
    EXPECT_LE(alike.example(alike.group_of_class()[c]), c) << "the example is the first of its group";
  }
}

TEST(AlikeClasses, AreSingleWhereEveryValueCountsForItself) {
  const std::size_t classes = classes_of(Gate::kTransfer, kNationalities);
  EXPECT_EQ(AlikeClasses(Gate::kTransfer, kNationalities, {}, ValuesApart::all()).groups(), classes);
}

class Renewed : public testing::Test {
 protected:
  /// Claims of one policy: a share at a place.
  using Claims = std::vector<std::pair<tiny::Where, Amount>>;
  static void write(GateTables& tables, const Claims& claims) {
    tables.begin(0, "one");
    for (const auto& [where, share] : claims)
      tables.claim(Gate::kTransfer, {.where = id(where), .who = {}, .share = share, .outcome = Outcome::kDeclined});
    tables.begin(1, "two");
    tables.claim(Gate::kTransfer, {.where = id(tiny::kRoot), .who = {}, .share = 0.25, .outcome = Outcome::kNotSought});
    tables.finish();
  }
  GateTables first(const Claims& claims) const {
    GateTables tables(world_, tiny::kFrom);
    write(tables, claims);
    return tables;
  }
  GateTables renewed(const Claims& before, const Claims& now) const {
    const GateTables old = first(before);
    GateTables tables(old, tiny::kFrom);
    write(tables, now);
    return tables;
  }
  /// The same share everywhere, or another one in one place.
  Amount shares(double general, tiny::Where where, double there) const {
    std::vector<double> by_place(world_.jurisdictions.size(), general);
    by_place[id(where).index()] = there;
    return {by_place, {}};
  }

  World world_ = tiny::make_world();
};

TEST_F(Renewed, IsTheLawWrittenAfreshWhateverChanged) {
  const Amount by_class(
      [](const PartyClass& party, Id<Jurisdiction>) { return party[Attribute::kSetting] == 0 ? 0.1 : 0.2; });
  const std::vector<Claims> writings{
      {},
      {{tiny::kLocalityOne, 0.5}},
      {{tiny::kLocalityOne, 0.4}},
      {{tiny::kLocalityOne, 0.5}, {tiny::kLocalityThree, 0.5}},
      {{tiny::kWestState, 0.1}, {tiny::kLocalityOne, 0.5}, {tiny::kLocalityThree, 0.5}},
      {{tiny::kLocalityThree, 0.5}, {tiny::kLocalityOne, 0.5}},
      {{tiny::kRoot, shares(0.3, tiny::kLocalityOne, 0.3)}},
      {{tiny::kRoot, shares(0.3, tiny::kLocalityOne, 0.6)}},
      {{tiny::kRoot, by_class}},
      {{tiny::kRoot, by_class}, {tiny::kLocalityOne, 0.5}},
      {{tiny::kLocalityOne, 0.5}, {tiny::kLocalityOne, 0.5}},
  };
  for (std::size_t before = 0; before < writings.size(); ++before) {
    for (std::size_t now = 0; now < writings.size(); ++now) {
      EXPECT_TRUE(test::same_law(renewed(writings[before], writings[now]), first(writings[now])))
          << "from writing " << before << " to " << now;
    }
  }
}

TEST_F(Renewed, KeepsTheChainsOfPlacesForWhichNothingChanged) {
  const GateTables before = first({{tiny::kRoot, shares(0.3, tiny::kLocalityOne, 0.3)}});
  GateTables now(before, tiny::kFrom);
  write(now, {{tiny::kRoot, shares(0.3, tiny::kLocalityOne, 0.6)}});
  const auto links = [](const GateTables& tables, tiny::Where where) {
    return tables.chain(Gate::kTransfer, id(where), {}).data();
  };
  EXPECT_EQ(links(before, tiny::kLocalityThree), links(now, tiny::kLocalityThree)) << "the very same chain";
  EXPECT_NE(links(before, tiny::kLocalityOne), links(now, tiny::kLocalityOne));
}

}  // namespace
}  // namespace corridor
