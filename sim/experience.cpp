// What is heard, from the published series of a month.
#include "sim/experience.hpp"

#include <algorithm>
#include <cmath>

namespace corridor {
namespace {

double odds(Share share) { return share / (1 - share); }

}  // namespace

Experience::Experience(const World& world, const Mechanism& mechanism, std::uint32_t scale)
    : world_(&world),
      mechanism_(&mechanism),
      scale_(scale),
      went_(world.jurisdictions.size()),
      heard_(world.jurisdictions.size()),
      border_(groups_of(world.nationalities.size())),
      ports_(border_.size()),
      to_port_(world.nationalities.size(), 0),
      between_(world.nationalities.size(), 0) {
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    const JurisdictionKind kind = world.jurisdictions[j].kind;
    if (kind == JurisdictionKind::kSector || kind == JurisdictionKind::kPort) heard_[j].resize(border_.size());
    if (kind != JurisdictionKind::kSector) continue;
    went_[j].resize(world.nationalities.size(), 0);
    const auto before = world.went_before.find(Id<Jurisdiction>{j}.value);
    if (before == world.went_before.end()) continue;
    for (std::size_t n = 0; n < went_[j].size(); ++n)  // as many as a month brings, month after month
      between_[n] += went_[j][n] = before->second[n] / (1 - mechanism.experience_memory);
  }
  for (std::size_t n = 0; n < world.port_use.size(); ++n) to_port_[n] = between_[n] * odds(world.port_use[n].before);
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

double Experience::draw_of_port(Id<Jurisdiction> port, std::size_t group) const {
  const std::size_t n = nationality_of(group);
  if (n >= world_->port_use.size()) return 0;
  const double few = mechanism_->known_way_persons;
  const double habit = std::log((to_port_[n] + few) / (between_[n] + few) / odds(world_->port_use[n].usual));
  const double at_ports = ports_[group].share(1 - mechanism_->risk_reference, mechanism_->let_in_persons);
  const double here = heard_[port.index()][group].share(at_ports, mechanism_->let_in_persons);
  return mechanism_->known_way_weight * habit + mechanism_->let_in_weight * (here - let_in(group));
}

void Experience::fade() {
  const double memory = mechanism_->experience_memory;
  const auto fade_all = [memory](std::vector<Heard>& heard) {
    for (Heard& one : heard) one = {memory * one.let_in, memory * one.reached};
  };
  const auto fade_persons = [memory](std::vector<double>& went) {
    for (double& persons : went) persons *= memory;
  };
  std::ranges::for_each(went_, fade_persons);
  std::ranges::for_each(heard_, fade_all);
  for (std::vector<Heard>* heard : {&border_, &ports_}) fade_all(*heard);
  for (std::vector<double>* went : {&to_port_, &between_}) fade_persons(*went);
}

void Experience::learn_of_ports(const Tally::Row& row) {
  const bool met = row.series == Series::kEncountersAtPorts, let_in = row.series == Series::kLetIn;
  if (!met && !let_in && row.series != Series::kTurnedBack) return;
  const auto nationality = static_cast<std::size_t>(row.nationality);
  const std::size_t group = group_of(nationality, static_cast<std::size_t>(row.party));
  const double persons = static_cast<double>(row.value) * scale_;
  for (Heard* heard : {&ports_[group], &heard_[row.place.index()][group]})
    (let_in ? heard->let_in : heard->reached) += persons;
  if (met) to_port_[nationality] += persons;
}

void Experience::learn(const Tally& month) {
  fade();
  for (const Tally::Row& row : month.series_rows()) {
    if (row.place.index() >= heard_.size() || heard_[row.place.index()].empty()) continue;  // neither sector nor port
    if (went_[row.place.index()].empty()) {
      learn_of_ports(row);
      continue;
    }
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
    if (met) between_[nationality] += persons;
  }
}

}  // namespace corridor
