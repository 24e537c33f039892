// The graph view of a world: connectivity, places out of reach, shortest days.
#include "sim/network.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/world_loader.hpp"

namespace corridor {
namespace {

/// A --2-- B --3-- C(port) --1-- D(beyond), B --10-- C; E stands alone.
World little_world() {
  World world;
  const auto jurisdiction = [&](const char* id, JurisdictionKind kind) {
    world.jurisdictions.push_back({id, id, kind, {}, {}});
  };
  jurisdiction("ROOT", JurisdictionKind::kWorld);
  jurisdiction("PORT", JurisdictionKind::kPort);
  const auto place = [&](const char* id, std::size_t governed_by, Side side) {
    world.places.push_back({id, id, Id<Jurisdiction>{governed_by}, "", side, 0, 0});
  };
  place("A", 0, Side::kOrigin);
  place("B", 0, Side::kTransit);
  place("C", 1, Side::kDestination);
  place("D", 0, Side::kDestination);
  place("E", 0, Side::kOrigin);
  const auto route = [&](std::size_t from, std::size_t to, double days) {
    world.routes.push_back({Id<Place>{from}, Id<Place>{to}, "road", days * 100, days});
  };
  route(0, 1, 2);
  route(1, 2, 10);
  route(1, 2, 3);  // a parallel route
  route(2, 3, 1);
  return world;
}

TEST(Network, FindsComponents) {
  World world = little_world();
  EXPECT_FALSE(Network(world).connected());
  EXPECT_EQ(Network(world).components(), (std::vector<int>{0, 0, 0, 0, 1}));
  world.routes.push_back({Id<Place>{std::size_t{4}}, Id<Place>{std::size_t{0}}, "road", 1, 1});
  EXPECT_TRUE(Network(world).connected());
}

TEST(Network, ShortestDaysTakeTheQuickerOfParallelRoutes) {
  const std::vector<double> days = Network(little_world()).days_from(Id<Place>{std::size_t{0}});
  EXPECT_EQ(days[0], 0);
  EXPECT_EQ(days[2], 5);
  EXPECT_EQ(days[3], 6);
  EXPECT_EQ(days[4], std::numeric_limits<double>::infinity());
}

TEST(Network, JourneysEndAtTheBorder) {
  const Network network(little_world());
  EXPECT_TRUE(network.reaches_border(Id<Place>{std::size_t{0}}));
  EXPECT_FALSE(network.reaches_border(Id<Place>{std::size_t{4}}));
  EXPECT_EQ(network.unreachable_on_this_side(Id<Place>{std::size_t{0}}),
            (std::vector<Id<Place>>{Id<Place>{std::size_t{4}}}));
}

TEST(Network, GreatCircleMatchesAKnownDistance) {
  EXPECT_NEAR(great_circle_km(0, 0, 0, 1), 111.195, 0.01);  // one degree of the equator
  EXPECT_NEAR(great_circle_km(90, 0, -90, 0), 6371.0088 * std::acos(-1.0), 1e-6);
  EXPECT_EQ(great_circle_km(15, -92, 15, -92), 0);
}

TEST(Network, EveryOriginOfTheShippedWorldReachesEverySectorAndPort) {
  Problems problems;
  const std::unique_ptr<World> world =
      load_world(std::string(CORRIDOR_ROOT) + "/scenarios/worlds/central-america-us", problems);
  const Network network(*world);
  EXPECT_TRUE(network.connected());
  for (const Weighted<Place>& origins : world->origins) {
    for (const Id<Place> place : origins.choices)
      EXPECT_TRUE(network.unreachable_on_this_side(place).empty()) << world->places[place.index()].id;
  }
}

}  // namespace
}  // namespace corridor
