// What the tables of a world hold in which people move by attraction.
#include <algorithm>

#include "sim/attraction/world_loader.hpp"

namespace corridor::attraction {

namespace {

constexpr long kMostPersons = 1'000'000'000;

TableForm places() {
  return {"places.csv",
          "a place: a town, a camp, a zone of conflict, a hub that people always leave, a junction of roads",
          {column::name("id", "the place, as other tables name it"), column::name("country", "whose place it is"),
           column::choice("kind", kPlaceKinds, "what it is while nothing else is in force there"),
           column::number("latitude", -90, 90, "degrees", "WGS84").or_empty(),
           column::number("longitude", -180, 180, "degrees", "WGS84").or_empty(),
           column::integer("population", 0, kMostPersons, "persons", "inhabitants: the weight as an origin"),
           column::integer("capacity", 0, kMostPersons, "persons", "of a camp; 0: no limit"),
           column::integer("at_start", 0, kMostPersons, "persons", "there before the first day"), column::source()},
          {"id"}};
}

TableForm roads() {
  return {"routes.csv",
          "a road between two places, both ways; a pair that is listed twice has two roads",
          {column::reference("from", "place", "one end"), column::reference("to", "place", "the other end"),
           column::number("km", 0, 20000, "km", "length by road, more than 0"), column::source()}};
}

TableForm events() {
  return {"events.csv",
          "a window in which something is in force; rows of one id are one event",
          {column::name("id", "what `--without` and scenarios name"),
           column::choice("kind", kEventKinds, "what is in force"),
           column::reference("place", "place", "where; empty for a border").or_empty(),
           column::reference("country", "country", "of a border, one side").or_empty(),
           column::reference("other", "country", "of a border, the other side").or_empty(),
           column::day("from", "the first day; of a conflict it may lie before the world's first, for its age"),
           column::day("to", "the first day after; empty: for good").or_empty(),
           column::number("intensity", 0, 1, "share", "of a conflict; 1 of others"), column::source()},
          {},
          {},
          {},
          true};
}

TableForm arrivals() {
  return {"arrivals.csv",
          "those who set out on a day, over all origins; days without a row: nobody",
          {column::day("day", "the day"), column::integer("persons", 0, kMostPersons, "persons", "who set out")},
          {"day"}};
}

TableForm counts() {
  return {
      "counts.csv",
      "persons counted in a camp on a day, as published",
      {column::reference("place", "place", "the camp"), column::day("day", "the day"),
       column::integer("persons", -kMostPersons, kMostPersons, "persons", "below 0 where counts are net of a start")},
      {},
      {},
      {},
      true,
      false,
      "Between two rows of a camp lies a straight line, in whole persons. The order of rows matters where days repeat "
      "or go back: of a day, the first row of a later day and the row before it count."};
}

}  // namespace

const std::vector<TableForm>& world_forms() {
  static const std::vector<TableForm> all{places(), roads(), events(), arrivals(), counts()};
  return all;
}

const TableForm& world_form(const std::string& file) {
  const auto& all = world_forms();
  const auto found = std::find_if(all.begin(), all.end(), [&](const TableForm& one) { return one.file == file; });
  if (found == all.end()) throw Defect("no table " + file);
  return *found;
}

}  // namespace corridor::attraction
