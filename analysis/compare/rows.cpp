// Walks the sorted cells of all replicates at once.
#include "analysis/compare/rows.hpp"

#include <array>

namespace corridor {
namespace {

/// Goes through sorted lists of cells together: for each cell that any of them holds, the values by list; what is
/// missing is 0.
template <class Cell, class Use>
void walk(const std::vector<const std::vector<std::pair<Cell, double>>*>& lists, const Use& use) {
  std::vector<std::size_t> at(lists.size(), 0);
  std::vector<double> values(lists.size());
  for (;;) {
    const Cell* first = nullptr;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (at[i] == lists[i]->size()) continue;
      const Cell& here = (*lists[i])[at[i]].first;
      if (first == nullptr || here < *first) first = &here;
    }
    if (first == nullptr) return;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      const bool holds = at[i] < lists[i]->size() && !(*first < (*lists[i])[at[i]].first);
      values[i] = holds ? (*lists[i])[at[i]].second : 0;
    }
    use(*first, values);
    const Cell done = *first;
    for (std::size_t i = 0; i < lists.size(); ++i) {
      if (at[i] < lists[i]->size() && !(done < (*lists[i])[at[i]].first)) ++at[i];
    }
  }
}

/// The lists of one kind of cell, by scenario and then replicate.
template <class Cell>
std::vector<const std::vector<std::pair<Cell, double>>*> lists_of(
    const PairedReplicates& replicates, std::span<const std::size_t> scenarios,
    std::vector<std::pair<Cell, double>> ReplicateCells::*kind) {
  std::vector<const std::vector<std::pair<Cell, double>>*> lists;
  for (const std::size_t scenario : scenarios) {
    for (int r = 0; r < replicates.complete(); ++r) lists.push_back(&(replicates.cells(scenario, r).*kind));
  }
  return lists;
}

}  // namespace

bool ComparedQuantity::total() const {
  return nationality.empty() && party.empty() && (indicator ? place == "overall" : place.empty() && detail.empty());
}

void for_each_sample(const World& world, const PairedReplicates& replicates, std::span<const std::size_t> scenarios,
                     const UseSamples& use) {
  const auto hand_out = [&](const ComparedQuantity& quantity, const std::vector<double>& values) {
    use(quantity, Samples(values, scenarios.size()));
  };
  const CellNames names(world);
  walk(lists_of(replicates, scenarios, &ReplicateCells::series),
       [&](const SeriesCell& cell, const std::vector<double>& values) {
         hand_out({false, names.series(cell), names.place(cell), names.nationality(cell),
                   std::string(names.party(cell)), names.detail(cell), cell.period},
                  values);
       });
  walk(lists_of(replicates, scenarios, &ReplicateCells::indicators),
       [&](const IndicatorCell& cell, const std::vector<double>& values) {
         hand_out({true, cell.indicator, cell.scope, "", "", "", cell.period}, values);
       });
}

void for_each_comparison(const World& world, const PairedReplicates& replicates, std::size_t base,
                         std::size_t alternative, const UseRow& use) {
  const std::array<std::size_t, 2> pair{base, alternative};
  for_each_sample(world, replicates, pair, [&](const ComparedQuantity& quantity, const Samples& samples) {
    use(quantity, estimate_pairs(samples[0], samples[1]));
  });
}

}  // namespace corridor
