// What the engine costs: a draw, a look at a gate table, compiling a law, and whole runs of the tiny world. Read as
// ratios: machines differ.
#include <benchmark/benchmark.h>

#include <random>

#include "sim/calendar.hpp"
#include "sim/law.hpp"
#include "sim/luck.hpp"
#include "sim/parallel.hpp"
#include "sim/route_choice.hpp"
#include "tests/sim/tiny_play.hpp"

namespace corridor {
namespace {

/// One draw at an address: a Philox block and a number in (0, 1).
void keyed_draw(benchmark::State& state) {
  const Luck luck(1, 0);
  std::uint64_t identity = 0;
  double sum = 0;
  for (auto _ : state) sum += luck.at(++identity, Purpose::kHop, 3)[0];
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(keyed_draw);

/// For comparison only: a number from a generator with a stream, which no counterfactual could share.
void streamed_draw(benchmark::State& state) {
  std::mt19937_64 stream(1);
  double sum = 0;
  for (auto _ : state) sum += static_cast<double>(stream() >> 11) * 0x1p-53;
  benchmark::DoNotOptimize(sum);
}
BENCHMARK(streamed_draw);

void look_at_a_gate(benchmark::State& state) {
  const World world = tiny::make_world();
  const std::unique_ptr<GateTables> law = compile_law(world, {}, tiny::kFrom);
  PartyClass party;
  std::size_t links = 0;
  for (auto _ : state) {
    party[Attribute::kNationality] ^= 1;
    links += law->chain(Gate::kProcessing, tiny::id(tiny::kWestSector), party).size();
  }
  benchmark::DoNotOptimize(links);
}
BENCHMARK(look_at_a_gate);

void compile_a_law(benchmark::State& state) {
  const World world = tiny::make_world();
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.2),
                           tiny::scales("surge", Gate::kTransit, Outcome::kApprehended, 1.5)};
  for (auto _ : state) benchmark::DoNotOptimize(compile_law(world, policies, tiny::kFrom));
}
BENCHMARK(compile_a_law)->Unit(benchmark::kMicrosecond);

void solve_route_choice(benchmark::State& state) {
  const World world = tiny::make_world();
  const Mechanism mechanism(world);
  const PerceivedRisk risk(world, mechanism);
  RouteChoice routes(world, mechanism);
  const Experience experience(world, mechanism, 1);
  for (auto _ : state) routes.solve(risk, experience, std::chrono::year{2019} / std::chrono::June);
}
BENCHMARK(solve_route_choice)->Unit(benchmark::kMicrosecond);

/// What an event costs at least: a party is read, has one draw, and is written elsewhere, in a stream on all threads;
/// nothing is decided. An event of `play_a_year` over this is what our own work costs.
void floor_of_an_event(benchmark::State& state) {
  constexpr std::size_t kParties = 4'000'000;
  Workers workers(static_cast<int>(state.range(0)));
  const Luck luck(1, 0);
  std::vector<Party> from(kParties), to(kParties);
  for (std::size_t i = 0; i < kParties; ++i) from[i].identity = i;
  for (auto _ : state) {
    workers.share_out(kParties, 4096, [&](std::size_t, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        to[i] = from[i];
        to[i].place = static_cast<std::uint16_t>(luck.at(from[i].identity, Purpose::kHop, 3).bits[0]);
      }
    });
    benchmark::DoNotOptimize(to.data());
    benchmark::ClobberMemory();
  }
  state.counters["events"] = kParties;
}
BENCHMARK(floor_of_an_event)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

/// The same through a calendar, which must sort parties by the day on which they are next needed.
void floor_with_a_calendar(benchmark::State& state) {
  constexpr std::size_t kDays = 3000, kParties = 400'000, kFarthest = 750;
  const Luck luck(1, 0);
  double moves = 0;
  for (auto _ : state) {
    Calendar calendar(kDays, 1);
    Party party;
    for (; party.identity < kParties; ++party.identity) calendar.put(0, 0, party);
    for (std::size_t day = 0; day < kDays; ++day) {
      std::vector<std::unique_ptr<Block>> due = calendar.due(day);
      for (const std::unique_ptr<Block>& block : due) {
        for (std::size_t i = 0; i < block->size; ++i) {
          const Party& moved = block->parties[i];
          const std::uint32_t drawn = luck.at(moved.identity, Purpose::kHop, static_cast<std::uint32_t>(day)).bits[0];
          calendar.put(0, day + 1 + drawn % kFarthest, moved);
        }
        moves += static_cast<double>(block->size);
      }
      calendar.recycle(std::move(due));
    }
  }
  state.counters["events"] = benchmark::Counter(moves, benchmark::Counter::kAvgIterations);
}
BENCHMARK(floor_with_a_calendar)->UseRealTime()->Unit(benchmark::kMillisecond);

/// A year of 320,000 persons who mean to leave and 840,000 residents. `events` are gate decisions, hops and stays in
/// each iteration; most of them take one or two keyed draws.
void play_a_year(benchmark::State& state) {
  World world = tiny::make_world(20000);
  world.parameters["court_completions_per_day"].value = 300;
  const PolicySet policies{tiny::claims("expel", Gate::kProcessing, Outcome::kExpelled, 0.2),
                           tiny::provides("beds", Room::kBeds, 8000)};
  double events = 0;
  for (auto _ : state) {
    RunTotals totals;
    tiny::play(world, policies, tiny::settings(365, 1, static_cast<int>(state.range(0))), &totals);
    events += static_cast<double>(totals.events);
  }
  state.counters["events"] = benchmark::Counter(events, benchmark::Counter::kAvgIterations);
}
BENCHMARK(play_a_year)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace corridor

BENCHMARK_MAIN();
