// Published stocks day by day; worlds without some of what was in force.
#include "sim/attraction/world.hpp"

#include <algorithm>

namespace corridor::attraction {

Persons StockSeries::at(DayNumber day) const {
  if (counts_.empty()) return 0;
  if (day <= counts_.front().first) return counts_.front().second;
  for (std::size_t i = 1; i < counts_.size(); ++i) {
    if (day >= counts_[i].first) continue;
    const auto [before, persons] = counts_[i - 1];
    const double passed = std::min(1.0, double(day - before) / double(counts_[i].first - before));
    return static_cast<Persons>(double(persons) + passed * double(counts_[i].second - persons));
  }
  return counts_.back().second;
}

std::vector<StockSeries> World::series() const {
  std::vector<std::vector<std::pair<DayNumber, Persons>>> rows(places.size());
  for (const Count& count : counts) rows[count.place].emplace_back(count.day, count.persons);
  std::vector<StockSeries> all;
  for (auto& one : rows) all.emplace_back(std::move(one));
  return all;
}

std::size_t first_overlapping_fight(const std::vector<Event>& events) {
  const auto overlap = [](const Event& a, const Event& b) {
    return a.kind == EventKind::kConflict && b.kind == EventKind::kConflict && a.place == b.place && a.from < b.to &&
           b.from < a.to;
  };
  for (std::size_t second = 1; second < events.size(); ++second) {
    for (std::size_t first = 0; first < second; ++first) {
      if (overlap(events[first], events[second])) return second;
    }
  }
  return events.size();
}

World without_events(World world, const std::vector<std::string>& names) {
  std::erase_if(world.events, [&](const Event& event) {
    const std::string& kind = kEventKinds[static_cast<std::size_t>(event.kind)];
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return name == event.id || name == kind; });
  });
  return world;
}

}  // namespace corridor::attraction
