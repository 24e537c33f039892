// What the tables of a run hold in which people move by attraction.
#include "analysis/camps/forms.hpp"

#include <algorithm>

#include "sim/input/errors.hpp"

namespace corridor {

const std::vector<TableForm>& camp_forms() {
  static const std::vector<TableForm> all{
      {"camps.csv",
       "a camp on the evening of a day",
       {column::count("replicate", "", "the replicate, from 0"), column::day("day", "the day"),
        column::name("place", "the camp"),
        column::count("persons", "persons", "simulated").measures(Column::Measure::kStock),
        column::real("published", "persons", "counted, by a straight line between two counts")
            .measures(Column::Measure::kStock)},
       {"replicate", "day", "place"}},
      {"days.csv",
       "where everybody is on the evening of a day",
       {column::count("replicate", "", "the replicate, from 0"), column::day("day", "the day"),
        column::count("in_camps", "persons", "in camps that are compared").measures(Column::Measure::kStock),
        column::count("elsewhere", "persons", "in other places").measures(Column::Measure::kStock),
        column::count("under_way", "persons", "on a road").measures(Column::Measure::kStock),
        column::count("held_back", "persons",
                      "who would have set out, but there was no zone of conflict to set out from")
            .measures(Column::Measure::kStock)},
       {"replicate", "day"}},
      {"camp_fit.csv",
       "how far a forecast of the stocks of camps is from the counts",
       {column::text("forecast", "simulated, or a simple split of the true total"),
        column::text("replicate", "of the simulation").or_empty(),
        column::number("ard", 0, 1e9, "",
                       "averaged relative difference: mean over days of sum |forecast - counted| / counted total"),
        column::number("rescaled", 0, 1e9, "",
                       "the same with the forecast total of each day scaled to the counted one")},
       {"forecast", "replicate"}},
      {"camp_comparison.csv",
       "a place at the end of a month under another scenario",
       {column::text("scenario", "the other scenario"),
        column::day("day", "the last day of the month, or of the period"),
        column::name("place", "the place, or (under way)"),
        column::number("base", 0, 1e12, "persons", "under the first scenario").measures(Column::Measure::kStock),
        column::number("alt", 0, 1e12, "persons", "under this one").measures(Column::Measure::kStock),
        column::real("difference", "persons", "mean over replicates").measures(Column::Measure::kStock),
        column::real("low", "persons", "end of the 95 % interval").or_empty(),
        column::real("high", "persons", "end of the 95 % interval").or_empty()},
       {"scenario", "day", "place"}},
  };
  return all;
}

const TableForm& camp_form(const std::string& file) {
  const auto& all = camp_forms();
  const auto found = std::find_if(all.begin(), all.end(), [&](const TableForm& one) { return one.file == file; });
  if (found == all.end()) throw Defect("no table " + file);
  return *found;
}

}  // namespace corridor
