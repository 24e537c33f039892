// Measures as people and programs are told of them.
#include "analysis/base/measures.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace corridor {
namespace {

using Measure = Column::Measure;

constexpr std::array<std::pair<Measure, MeasureFacts>, 5> kMeasures{{
    {Measure::kNone, {"value", "never", "never", "never", "stands for itself: take it as it is, add nothing up"}},
    {Measure::kFlow, {"flow", "sum", "sum", "mean", "persons or events in the period: adds up over cells and months"}},
    {Measure::kStock,
     {"stock", "sum", "last or mean", "mean",
      "a level: adds up over cells, never over months, of which the last or the mean is meant"}},
    {Measure::kBySeries,
     {"by_series", "sum", "by series", "mean", "a flow or a level, as codes.csv says of the row's series"}},
    {Measure::kIndex, {"index", "never", "mean", "mean", "a share or an index: has no total"}},
}};

}  // namespace

const MeasureFacts& facts_of(Measure measure) {
  return std::find_if(kMeasures.begin(), kMeasures.end(), [&](const auto& one) { return one.first == measure; })
      ->second;
}

Measure measure_called(std::string_view name) {
  for (const auto& [measure, facts] : kMeasures) {
    if (facts.name == name) return measure;
  }
  return Measure::kNone;
}

}  // namespace corridor
