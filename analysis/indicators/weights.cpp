// The judgements and small sourced tables behind the indicators. INDICATORS.md explains each.
#include <algorithm>
#include <array>
#include <span>

#include "analysis/indicators/indicators.hpp"

namespace corridor {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Day date(int y, unsigned m, unsigned d) { return Day{year{y} / month{m} / day{d}}; }

struct Count {
  Day from;
  double persons;
};

/// National Guard at the southwest border, persons.
constexpr std::array kGuard{
    Count{date(2018, 4, 16), 900},    // Star Tribune, 2018-04-16: "about 900"
    Count{date(2018, 6, 1), 1100},    // Washington Examiner, 2018-06-01
    Count{date(2018, 10, 29), 2092},  // US Northern Command briefing of 2018-10-29
    Count{date(2019, 10, 1), 2750},   // cap of 5,500 for FY2020, split in half as reported in June 2020
    Count{date(2020, 6, 25), 2400},   // Washington Examiner, 2020-06-25
    Count{date(2020, 10, 1), 4000},   // cap for FY2021, mainly Guard: the same report
    Count{date(2021, 2, 25), 3600},   // Military.com, 2021-02-25
    Count{date(2021, 10, 1), 3000},   // approved for FY2022: Stars and Stripes, June 2021
};

/// Troops on active duty at the southwest border, persons.
constexpr std::array kActiveDuty{
    Count{date(2018, 11, 3), 5200},  // US Northern Command briefing of 2018-10-29: by the end of that week
    Count{date(2019, 10, 1), 2750},  // as above
    Count{date(2020, 6, 25), 2600},  // Washington Examiner, 2020-06-25
    Count{date(2020, 10, 1), 0},     // FY2021: mainly Guard
};

/// Border Patrol agents in southwest border sectors at the end of the fiscal year (CBP staffing table FY1992-FY2019),
/// held after FY2019.
constexpr std::array kAgents{
    Count{date(2012, 10, 1), 18610}, Count{date(2013, 10, 1), 18114}, Count{date(2014, 10, 1), 17418},
    Count{date(2015, 10, 1), 17026}, Count{date(2016, 10, 1), 16605}, Count{date(2017, 10, 1), 16608},
    Count{date(2018, 10, 1), 16731},
};

double latest(std::span<const Count> counts, Day today, double before) {
  const auto after =
      std::upper_bound(counts.begin(), counts.end(), today, [](Day d, const Count& one) { return d < one.from; });
  return after == counts.begin() ? before : std::prev(after)->persons;
}

}  // namespace

IndicatorWeights::IndicatorWeights() {
  using Kind = InstrumentKind;
  using Layer = InstitutionRole::Layer;
  using Task = InstitutionRole::Task;
  rank = {{Kind::kStatute, 4},           {Kind::kCourtOrder, 4}, {Kind::kExecutiveOrder, 3}, {Kind::kRegulation, 3},
          {Kind::kPublicHealthOrder, 3}, {Kind::kBilateral, 3},  {Kind::kStateLaw, 2},       {Kind::kAgencyMemo, 2},
          {Kind::kPractice, 1},          {Kind::kLocalRule, 1}};
  framing = {{Framing::kNone, 0}, {Framing::kImplicit, 0.5}, {Framing::kExplicit, 1}};
  roles = {{"INM", {Layer::kTransit, Task::kOther}},     {"SEGOB", {Layer::kTransit, Task::kOther}},
           {"SRE", {Layer::kTransit, Task::kOther}},     {"Guardia Nacional", {Layer::kTransit, Task::kSecurity}},
           {"COMAR", {Layer::kTransit, Task::kService}}, {"CBP", {Layer::kBorder, Task::kSecurity}},
           {"DoD", {Layer::kBorder, Task::kSecurity}},   {"CDC", {Layer::kBorder, Task::kOther}},
           {"USCIS", {Layer::kBorder, Task::kService}},  {"ORR", {Layer::kBorder, Task::kService}},
           {"ICE", {Layer::kInterior, Task::kSecurity}}, {"EOIR", {Layer::kInterior, Task::kOther}},
           {"DOJ", {Layer::kInterior, Task::kOther}},    {"state", {Layer::kInterior, Task::kOther}},
           {"local", {Layer::kInterior, Task::kOther}}};
  orientation = {{"framed_acts", 1}, {"not_exempt", 1}, {"prosecuted", 1}, {"troops", 1}, {"security_agencies", 1}};
  // Migration Policy Institute, July 2015: 27 % of unauthorized people fell under the priorities of 2011 and 13 % under
  // those of 2014. Those of 2021 resemble those of 2014; no count of them was found, so they take the same share.
  not_exempt = {{"ice_priorities_2011", 0.27},
                {"ice_priorities_2014", 0.13},
                {"ice_priorities_2017", 1},
                {"ice_priorities_2021_interim", 0.13},
                {"ice_guidelines_2021", 0.13}};
}

BorderForce border_force(Day today) {
  return {latest(kGuard, today, 0), latest(kActiveDuty, today, 0), latest(kAgents, today, kAgents.front().persons)};
}

Movement movement_of(double value, double baseline, double cut) {
  if (value > baseline + cut) return Movement::kRose;
  return value < baseline - cut ? Movement::kFell : Movement::kAboutTheSame;
}

}  // namespace corridor
