// Stocks of persons by state and place.
#include "sim/stocks.hpp"

#include <numeric>

#include "sim/input/errors.hpp"

namespace corridor {

Stocks::Stocks(const World& world) : world_(&world), cells_(kStates * world.jurisdictions.size(), 0) {}

void Stocks::move(const std::vector<Tally::StateRow>& changes) {
  const std::size_t width = world_->jurisdictions.size();
  for (const Tally::StateRow& row : changes) cells_[index_of(row.state) * width + row.where.index()] += row.persons;
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (cells_[cell] < 0)
      throw Defect("more persons left a state than were in it: " + world_->jurisdictions[cell % width].id);
  }
}

std::span<const Persons> Stocks::in(State state) const {
  const std::size_t width = world_->jurisdictions.size();
  return std::span(cells_).subspan(index_of(state) * width, width);
}

Persons Stocks::alive() const { return std::accumulate(cells_.begin(), cells_.end(), Persons{0}); }

std::vector<Tally::StateRow> Stocks::rows(Persons scale) const {
  const std::size_t width = world_->jurisdictions.size();
  std::vector<Tally::StateRow> rows;
  for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
    if (cells_[cell] != 0)
      rows.push_back({static_cast<State>(cell / width), Id<Jurisdiction>{cell % width}, cells_[cell] * scale});
  }
  return rows;
}

}  // namespace corridor
