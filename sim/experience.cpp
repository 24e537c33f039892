// What is heard, from the published series of a month.
#include "sim/experience.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {

Experience::Experience(const World& world, const Mechanism& mechanism, std::uint32_t scale)
    : mechanism_(&mechanism),
      scale_(scale),
      went_(world.jurisdictions.size()),
      heard_(world.jurisdictions.size()),
      border_(groups_of(world.nationalities.size())) {
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    if (world.jurisdictions[j].kind != JurisdictionKind::kSector) continue;
    heard_[j].resize(border_.size());
    went_[j].resize(world.nationalities.size(), 0);
    const auto before = world.went_before.find(Id<Jurisdiction>{j}.value);
    if (before == world.went_before.end()) continue;
    for (std::size_t n = 0; n < went_[j].size(); ++n)  // as many as a month brings, month after month
      went_[j][n] = before->second[n] / (1 - mechanism.experience_memory);
  }
}

double Experience::Heard::share(double before, double persons) const {
  return std::clamp((let_in + persons * before) / (reached + persons), 0.0, 1.0);
}

double Experience::let_in(std::size_t group) const {
  return border_[group].share(1 - mechanism_->risk_reference, mechanism_->let_in_persons);
}

double Experience::let_in(Id<Jurisdiction> sector, std::size_t group) const {
  return heard_[sector.index()][group].share(let_in(group), mechanism_->let_in_persons);
}

double Experience::draw(Id<Jurisdiction> sector, std::size_t group) const {
  return mechanism_->known_way_weight *
             std::log1p(went(sector, nationality_of(group)) / mechanism_->known_way_persons) +
         mechanism_->let_in_weight * let_in(sector, group);
}

void Experience::fade() {
  const double memory = mechanism_->experience_memory;
  const auto fade_all = [memory](std::vector<Heard>& heard) {
    for (Heard& one : heard) one = {memory * one.let_in, memory * one.reached};
  };
  for (std::vector<double>& sector : went_) {
    for (double& persons : sector) persons *= memory;
  }
  std::ranges::for_each(heard_, fade_all);
  fade_all(border_);
}

void Experience::learn(const Tally& month) {
  fade();
  for (const Tally::Row& row : month.series_rows()) {
    if (row.place.index() >= heard_.size() || heard_[row.place.index()].empty()) continue;  // met, but not in a sector
    const bool met = row.series == Series::kEncountersBetweenPorts, away = row.series == Series::kGotAway;
    const bool stopped =
        row.series == Series::kTurnedBack || row.series == Series::kInterceptions || row.series == Series::kDeaths;
    const bool let_in = row.series == Series::kLetIn;
    if (!met && !away && !stopped && !let_in) continue;
    const auto nationality = static_cast<std::size_t>(row.nationality);
    const std::size_t group = group_of(nationality, static_cast<std::size_t>(row.party));
    const double persons = static_cast<double>(row.value) * scale_;
    for (Heard* heard : {&heard_[row.place.index()][group], &border_[group]}) {
      if (!let_in) heard->reached += persons;
      if (let_in || away) heard->let_in += persons;
    }
    if (met || away) went_[row.place.index()][nationality] += persons;
  }
}

}  // namespace corridor
