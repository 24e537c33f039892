// Parties from their identities.
#include "sim/population.hpp"

#include <cmath>

#include "sim/choose.hpp"
#include "sim/life_journey.hpp"

namespace corridor {
namespace {

constexpr unsigned kIndexBits = 28;

int days_in(Month month) {
  return static_cast<int>((first_day(month + std::chrono::months{1}) - first_day(month)).count());
}

}  // namespace

Population::Population(const World& world, const Mechanism& mechanism, const Luck& luck, std::uint32_t scale)
    : world_(&world), mechanism_(&mechanism), luck_(&luck), scale_(scale) {
  for (std::size_t kind = 0; kind < kPartyKinds; ++kind) {
    const std::vector<double>& sizes = world.party_sizes.at(std::string(kPartyKindNames[kind]));
    sizes_[kind] = &sizes;
    for (std::size_t i = 0; i < sizes.size(); ++i) mean_size_[kind] += sizes[i] * static_cast<double>(i + 1);
  }
  Persons residents = 0;
  for (const ResidentGroup& group : world.residents) residents += group.persons;
  if (residents > 0) backlog_share_ = std::min(1.0, mechanism.court_backlog / static_cast<double>(residents));
}

std::size_t Population::parties_of(const Cohort& cohort) const {
  return static_cast<std::size_t>(
      std::llround(static_cast<double>(cohort.persons) / mean_size_[index_of(cohort.kind)]));
}

std::size_t Population::first_index(std::uint64_t group) const {
  return scale_ == 1 ? 0 : luck_->reread(group, Purpose::kScale).bits[0] % scale_;
}

std::uint64_t Population::identity(std::uint64_t group, std::size_t index) { return group << kIndexBits | index; }

std::uint64_t Population::cohort_group(const Cohort& cohort) {
  const auto month =
      static_cast<std::uint64_t>(int(cohort.month.year()) * 12 + static_cast<int>(unsigned(cohort.month.month())));
  return (month << 6 | std::uint64_t{cohort.nationality} << 2 | index_of(cohort.kind));
}

Party Population::newcomer(const Cohort& cohort, std::size_t index, int cohort_month, int& day) const {
  Party p;
  p.identity = identity(cohort_group(cohort), index);
  const Draws birth = luck_->reread(p.identity, Purpose::kBirth);
  const Draws traits = luck_->reread(p.identity, Purpose::kTraits);
  p.nationality = cohort.nationality;
  p.kind = cohort.kind;
  p.cohort = static_cast<std::uint16_t>(cohort_month);
  const std::vector<double>& sizes = *sizes_[index_of(cohort.kind)];
  double sum = 0;
  for (std::size_t i = 0; i < sizes.size() && birth[1] >= sum; sum += sizes[i++])
    p.persons = static_cast<std::uint8_t>(i + 1);
  p.guided = birth[2] < mechanism_->guided_share ? 1 : 0;
  p.intent = birth[3] < world_->intents[group_of(cohort.nationality, cohort.kind)] ? Intent::kSeeksProtection
                                                                                   : Intent::kEvades;
  p.destination = choose(world_->destinations[cohort.nationality], traits[0]).value;
  p.place = origin_of(*world_, p.nationality, traits);
  p.jurisdiction = world_->places[p.place].jurisdiction.value;
  day = static_cast<int>(birth[0] * days_in(cohort.month));
  return p;
}

Party Population::resident(std::size_t group, std::size_t index, bool& awaits_court) const {
  const ResidentGroup& residents = world_->residents[group];
  Party p;
  p.identity = identity(resident_group(group), index);
  p.nationality = residents.nationality;
  p.criminality = residents.criminality;
  p.protected_status = residents.protected_status ? 1 : 0;
  p.destination = p.jurisdiction = residents.locality.value;
  awaits_court = luck_->reread(p.identity, Purpose::kBirth)[0] < backlog_share_;
  p.state = awaits_court ? State::kAwaitingCourt : State::kSettled;
  p.stage = awaits_court ? Stage::kAwaitsCourt : Stage::kLives;
  return p;
}

}  // namespace corridor
