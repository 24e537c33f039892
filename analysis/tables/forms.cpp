// The forms of a run's tables.
#include "analysis/tables/forms.hpp"

#include "sim/input/texts.hpp"
#include "sim/vocabulary.hpp"

namespace corridor {
namespace {

using namespace column;

constexpr const char* kAverage =
    "Replicates differ by luck alone: average over them, never add them up. The rows of one replicate add up to "
    "totals.";

Column of_month() { return month("month", "the month, whole or as far as the period holds it (months.csv)"); }

}  // namespace

Column replicate_column() { return count("replicate", "", "a repetition that differs by luck alone, from 0"); }

Column persons_column(std::string name, std::string about) {
  return count(std::move(name), "persons", std::move(about));
}

const TableForm& observables_form() {
  static const TableForm form{
      .file = "observables.csv",
      .about = "what a month brought in one cell of a series, as published tables call it",
      .columns = {replicate_column(), name("series", "what is counted").coded({"series"}), of_month(),
                  name("place", "a jurisdiction; empty: not split").or_empty().coded({"place"}),
                  name("nationality", "empty: not split").or_empty().coded({"nationality"}),
                  choice("party", texts_of(kPartyKindNames), "who travel together; empty: not split")
                      .or_empty()
                      .coded({"party"}),
                  text("detail", "parts between slashes; empty: not split").or_empty().coded({"detail"}),
                  persons_column("value",
                                 "persons or events in the month; of a level those at its end, or on an average day: "
                                 "codes.csv says which, by series")
                      .measures(Column::Measure::kBySeries)},
      .key = {"replicate", "series", "month", "place", "nationality", "party", "detail"},
      .note = std::string{kAverage} + " A cell without a row counts nobody."};
  return form;
}

const TableForm& gates_form() {
  static const TableForm form{
      .file = "gates.csv",
      .about = "how many persons a gate gave an outcome in a month, and by which policy",
      .columns = {replicate_column(), of_month(),
                  choice("gate", texts_of(kGateNames), "where the decision fell").coded({"gate"}),
                  name("jurisdiction", "where; empty: nowhere in particular").or_empty().coded({"place"}),
                  choice("outcome", texts_of(kOutcomeNames), "what was decided").coded({"outcome"}),
                  name("policy", "the module to which it is charged; base: none").coded({"policy"}),
                  persons_column("persons", "who had this outcome").measures(Column::Measure::kFlow)},
      .key = {"replicate", "month", "gate", "jurisdiction", "outcome", "policy"},
      .note = std::string{kAverage} + " One person can pass a gate more than once."};
  return form;
}

const TableForm& stocks_form() {
  static const TableForm form{
      .file = "stocks.csv",
      .about = "how many persons are in a state at the end of a month",
      .columns = {replicate_column(), of_month(),
                  name("state", "what they are doing, or what became of them").coded({"state"}),
                  name("jurisdiction", "where; empty: nowhere in particular").or_empty().coded({"place"}),
                  persons_column("persons", "who are in this state").measures(Column::Measure::kStock)},
      .key = {"replicate", "month", "state", "jurisdiction"},
      .note =
          "Replicates differ by luck alone: average over them. The rows of one replicate and month add up to everyone "
          "who ever existed; months do not add up."};
  return form;
}

const TableForm& indicators_form() {
  static const TableForm form{
      .file = "indicators.csv",
      .about = "an indicator of securitization, or a part of one, in a month",
      .columns = {replicate_column(), of_month(),
                  name("indicator", "P-1 and so on; after a colon, a part of it").coded({"indicator"}),
                  name("scope", "overall, transit, border, interior, or a jurisdiction").coded({"scope", "place"}),
                  number("value", 0, 1, "1", "from 0 to 1; comparable within an indicator, not between indicators")
                      .measures(Column::Measure::kIndex)},
      .key = {"replicate", "month", "indicator", "scope"},
      .note = "Average over replicates and months; indicators have no total."};
  return form;
}

const TableForm& months_form() {
  static const TableForm form{
      .file = "months.csv",
      .about = "a month of the period, and how much of it was played",
      .columns = {of_month(), day("from", "the first day played"), day("to", "the day after the last"),
                  integer("days", 0, 31, "days", "played"), integer("of_days", 28, 31, "days", "that the month has")},
      .key = {"month"}};
  return form;
}

}  // namespace corridor
