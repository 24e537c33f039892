// The form of each table of a world: one entry a table.
#include "sim/world_forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/input/errors.hpp"
#include "sim/input/texts.hpp"
#include "sim/units.hpp"
#include "sim/who.hpp"

namespace corridor {
namespace {

using namespace column;

constexpr long kMostPersons = 1000000000;
constexpr long kMostOfAParty = 20;                       ///< A larger party would not be one decision.
constexpr double kShortestKm = 0.1, kLongestKm = 20000;  ///< Half the circumference of the earth.
constexpr double kShortestDays = 0.001, kLongestDays = 1000;
constexpr double kHighestRate = 1000;                       ///< A hazard a day or an attempt: far past certainty.
constexpr double kLeastUse = 1e-6;                          ///< Odds of a share are finite.
constexpr double kStrongestPull = 50;                       ///< e to this power is past any ratio of shares.
constexpr double kMostLatitude = 90, kMostLongitude = 180;  ///< degrees

Column nationality() { return reference("nationality", kAnyNationality, "an id of world.yaml"); }
Column party() { return choice("party", texts_of(kPartyKindNames), "who travel together, or the child alone"); }
Column persons(const char* about) { return integer("persons", 0, kMostPersons, "persons", about); }
Column share(const char* about) { return number("share", 0, 1, "share", about); }
Column status() { return choice("status", status_names(), "published, fitted, or chosen by those who built it"); }

std::vector<TableForm> geography() {
  return {
      {.file = "jurisdictions.csv",
       .about = "a government's area, from the world down to a county",
       .columns = {name("id", "its short name, which other tables use"), text("name", "what people call it"),
                   choice("kind", jurisdiction_kind_names(), "what it is"),
                   name("parent", "the id of what it lies in, from an earlier row").or_empty(),
                   name("state", "the id of the state whose law holds too, from an earlier row").or_empty(), source()},
       .key = {"id"},
       .note = "Kinds nest: world > country > state, sector, area; sector or country > port; area or state > locality. "
               "The first row, and no other, is the world."},
      {.file = "places.csv",
       .about = "a point of the network of routes",
       .columns = {name("id", "its short name"), text("name", "what people call it"),
                   reference("jurisdiction", kAnyJurisdiction, "who governs it"),
                   name("kind", "what it is on the way, for readers"),
                   choice("side", side_names(), "must agree with world.yaml"),
                   number("lat", -kMostLatitude, kMostLatitude, "degrees north", "latitude"),
                   number("lon", -kMostLongitude, kMostLongitude, "degrees east", "longitude"), source()},
       .key = {"id"}},
      {.file = "routes.csv",
       .about = "a way between two places, in both directions",
       .columns = {reference("from", kAnyPlace, "one end"), reference("to", kAnyPlace, "the other end"),
                   reference("mode", kAnyMode, "a mode of world.yaml"),
                   number("km", kShortestKm, kLongestKm, "km", "length"),
                   number("days", kShortestDays, kLongestDays, "days", "time that a party takes"), source()},
       .note = "No two routes of a mode join the same places. The length fits the great circle "
               "between the places, and the whole network is connected."},
  };
}

std::vector<TableForm> residents() {
  return {
      {.file = "residents_nationality.csv",
       .about = "the share of a nationality among people without status in an area",
       .columns = {reference("area", "area", "an area of responsibility"), nationality(),
                   share("of those who live there"), source()},
       .key = {"area", "nationality"},
       .whole = Whole{"share", {"area"}}},
      {.file = "residents_criminality.csv",
       .about = "the share of people without status by criminal record",
       .columns = {choice("criminality", texts_of(kCriminalityNames), "none, an open charge, or a conviction"),
                   share("of all who live there"), source()},
       .key = {"criminality"},
       .complete = {"criminality"},
       .whole = Whole{"share"}},
      {.file = "residents.csv",
       .about = "people without status who live in a locality when the period begins",
       .columns = {reference("locality", "locality", "where they live"), persons("how many"), source()},
       .key = {"locality"},
       .complete = {"locality"},
       .note = "A locality lies in an area that has rows in residents_nationality.csv."},
      {.file = "protected.csv",
       .about = "residents with a reprieve from removal, by state and nationality",
       .columns = {reference("state", "state", "where they live"), nationality(),
                   persons("holders; no more than residents without a record"), source()},
       .key = {"state", "nationality"},
       .may_have_no_rows = true},
  };
}

std::vector<TableForm> journeys() {
  return {
      {.file = "origins.csv",
       .about = "where journeys begin",
       .columns = {nationality(), reference("place", kAnyPlace, "outside of the destination"),
                   share("of those who set out"), source()},
       .key = {"nationality", "place"},
       .whole = Whole{"share", {"nationality"}},
       .note = "From each place a sector or port can be reached."},
      {.file = "destinations.csv",
       .about = "where people head for",
       .columns = {nationality(),
                   reference("place", kAnyJurisdiction, "above a locality: spread over localities by residents"),
                   share("of those who set out"), source()},
       .key = {"nationality", "place"},
       .whole = Whole{"share", {"nationality"}}},
      {.file = "departures.csv",
       .about = "persons who mean to leave, by month",
       .columns = {month("month", "when they would set out"), nationality(), party(), persons("estimated as a whole")},
       .key = {"month", "nationality", "party"},
       .complete = {"nationality", "party"},
       .note = "Months follow one another without a gap."},
      {.file = "party_sizes.csv",
       .about = "how many travel together",
       .columns = {party(), integer("persons", 1, kMostOfAParty, "persons", "size of the party"),
                   share("of parties of this kind"), source()},
       .key = {"party", "persons"},
       .whole = Whole{"share", {"party"}}},
      {.file = "intents.csv",
       .about = "who seeks protection at the border",
       .columns = {nationality(), party(), share("that seeks protection; the others mean to evade"), source()},
       .key = {"nationality", "party"},
       .complete = {"nationality", "party"}},
      {.file = "late_fears.csv",
       .about = "who states a fear only in custody, once removal without a hearing is near",
       .columns = {nationality(), share("of those who meant to evade and are to be removed without a hearing"),
                   source()},
       .key = {"nationality"},
       .may_be_missing = true,
       .note = "May be left out: then nobody does. A nationality without a row: 0."},
      {.file = "pulls.csv",
       .about = "how strongly a sector draws people",
       .columns = {reference("sector", "sector", "where they would cross"), nationality(), party(),
                   number("utility", -kStrongestPull, kStrongestPull, "1",
                          "added to the utility of crossing there; 0 where there is no row"),
                   source().or_absent()},
       .key = {"sector", "nationality", "party"},
       .complete = {"sector"},
       .may_have_no_rows = true,
       .note = "Estimated as a whole, so a row needs no source."},
      {.file = "seasons.csv",
       .about = "what a month of the year adds to the pull of a sector",
       .columns = {reference("sector", "sector", "where they would cross"),
                   integer("month", 1, kMonthsOfYear, "month", "of the year, 1 is January"), party(),
                   number("utility", -kStrongestPull, kStrongestPull, "1", "added to the sector's pull in that month"),
                   source().or_absent()},
       .key = {"sector", "month", "party"},
       .may_be_missing = true,
       .note = "May be left out: then no season. Estimated as a whole, so a row needs no source."},
      {.file = "port_draws.csv",
       .about = "how much likelier people before a sector go to its ports than elsewhere",
       .columns = {reference("sector", "sector", "where they stand"),
                   number("utility", -kStrongestPull, kStrongestPull, "1", "added to the log-odds of going to a port"),
                   source()},
       .key = {"sector"},
       .may_be_missing = true,
       .note = "May be left out: then sectors do not differ."},
      {.file = "port_use.csv",
       .about = "the share of a nationality that goes to ports, of all who come before the border",
       .columns = {nationality(), number("before", kLeastUse, 1 - kLeastUse, "share", "when the period begins"),
                   number("usual", kLeastUse, 1 - kLeastUse, "share",
                          "at which habit adds nothing to the base rates of approach"),
                   source()},
       .key = {"nationality"},
       .complete = {"nationality"},
       .may_be_missing = true,
       .note = "May be left out: then nobody hears what became of others at ports."},
      {.file = "went_before.csv",
       .about = "who went by a sector before anything is played, so that the way is known",
       .columns = {reference("sector", "sector", "where they crossed"), nationality(),
                   number("persons", 0, kMostPersons, "persons a month", "met or away between ports, mean of a year"),
                   source()},
       .key = {"sector", "nationality"},
       .complete = {"sector", "nationality"},
       .may_be_missing = true,
       .note = "May be left out: then no way is known at the start."},
  };
}

std::vector<TableForm> what_happens() {
  return {
      {.file = "beds.csv",
       .about = "the share of all detention beds that an area has",
       .columns = {reference("place", "area", "an area of responsibility"), share("of all beds"), source()},
       .key = {"place"},
       .whole = Whole{"share"},
       .may_be_missing = true,
       .note = "May be left out: then beds are where custody is taken."},
      {.file = "port_turns.csv",
       .about = "persons whom a port can take in a day of those who ask for protection",
       .columns = {reference("port", "port", "where they ask"),
                   number("turns", 0, kMostPersons, "persons a day", "without any policy"), source()},
       .key = {"port"},
       .complete = {"port"},
       .may_be_missing = true,
       .note = "May be left out: then ports take whoever comes."},
      {.file = "institutions.csv",
       .about = "an institution that acts on people on the move; the register of policies names these",
       .columns = {name("id", "its short name"), text("name", "what it is called"),
                   reference("country", "country", "whose it is"),
                   choice("role", {"security", "welfare", "adjudication", "health", "military"}, "its main duty"),
                   source()},
       .key = {"id"}},
      {.file = "base_rates.csv",
       .about = "what would happen at a gate without any policy",
       .columns = {choice("gate", texts_of(kGateNames), "where a decision falls"),
                   choice("outcome", texts_of(kOutcomeNames), "what is decided; the gate must know it"),
                   reference("where", kAnyJurisdiction, "holds here and below; empty: everywhere").or_empty(),
                   text("who", "conditions such as party=family_unit;nationality=GTM|HND; empty: anyone").or_empty(),
                   number("value", 0, kHighestRate, "as in unit", "a share is at most 1"),
                   choice("unit", {"share", "per_day", "per_attempt"}, "which one the gate takes"), source(), status(),
                   text("factor", "parameters, a*b, by whose product the value is multiplied").or_empty().or_absent()},
       .key = {"gate", "outcome", "where", "who"},
       .note = "Later rows win, outcome by outcome. Shares of one class at one gate never sum past 1. A rate that is "
               "given for one jurisdiction of a kind is given for all of that kind in the country."},
  };
}

}  // namespace

const std::vector<std::string>& jurisdiction_kind_names() {
  static const std::vector<std::string> names{"world", "country", "state", "sector", "port", "area", "locality"};
  return names;
}

const std::vector<std::string>& side_names() {
  static const std::vector<std::string> names{"origin", "transit", "destination"};
  return names;
}

const std::vector<std::string>& status_names() {
  static const std::vector<std::string> names{"sourced", "calibrated", "judgement"};
  return names;
}

const std::vector<TableForm>& world_forms() {
  static const std::vector<TableForm> all = [] {
    std::vector<TableForm> forms;
    for (std::vector<TableForm> some : {geography(), residents(), journeys(), what_happens()})
      std::ranges::move(some, std::back_inserter(forms));
    return forms;
  }();
  return all;
}

const TableForm& world_form(std::string_view file) {
  const auto found = std::ranges::find(world_forms(), file, &TableForm::file);
  if (found == world_forms().end()) throw Defect(fmt::format("a world has no table {}", file));
  return *found;
}

}  // namespace corridor
