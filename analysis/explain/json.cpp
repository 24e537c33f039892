// Writes an explanation as JSON.
#include "analysis/explain/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using Json = nlohmann::ordered_json;

Json day_or_null(Day day) { return day == Day::max() ? Json(nullptr) : Json(to_string(day)); }

Json as_json(const SeenValue& value) {
  static constexpr std::array<std::string_view, 3> kFrom{"given", "place", "assumed"};
  return {{"attribute", kAttributeNames[index_of(value.attribute)]},
          {"value", value.value},
          {"from", kFrom[static_cast<std::size_t>(value.from)]},
          {"would_change", value.would_change}};
}

Json as_json(const Provision& provision) {
  Json orders = Json::array();
  for (const Window* order : provision.orders) {
    orders.push_back({{"by", order->by},
                      {"from", to_string(order->from)},
                      {"to", day_or_null(order->to)},
                      {"share_stopped", order->share}});
  }
  return {{"part", provision.part},
          {"instrument", provision.instrument.empty() ? Json(nullptr) : Json(provision.instrument)},
          {"title", provision.title},
          {"citation", provision.citation},
          {"from", to_string(provision.from)},
          {"to", day_or_null(provision.to)},
          {"ended_by", provision.ended_by},
          {"share_left_by_courts", provision.left},
          {"court_orders", orders}};
}

Json as_json(const RoomNeeded& room) {
  if (room.room == Room::kNone) return nullptr;
  return {{"room", kRoomNames[static_cast<std::size_t>(room.room)]},
          {"places", std::isinf(room.places) ? Json(nullptr) : Json(room.places)},
          {"unit", room.per_day ? "persons a day" : "persons at a time"},
          {"set_by", room.by.empty() ? Json(nullptr) : Json(room.by)},
          {"set_for", room.where.empty() ? Json(nullptr) : Json(room.where)}};
}

Json as_json(const ExplainedStep& told, bool rates) {
  Json step{{"by", told.by}, {"title", told.title}, {"outcome", name_of(told.step.outcome)}};
  if (rates) {
    step["rate_before"] = told.step.before;
    step["add"] = told.step.add;
    step["scale"] = told.step.scale;
    step["rate_after"] = told.step.after;
  } else {
    step["reach"] = told.reach;
    step["share"] = told.step.share;
    step["taken"] = told.taken;
    step["room"] = as_json(told.room);
  }
  step["parameters"] = Json::array();
  for (const ParameterUsed& one : told.parameters)
    step["parameters"].push_back({{"name", one.name}, {"value", one.value}, {"unit", one.unit}});
  step["provisions"] = Json::array();
  for (const Provision& one : told.provisions) step["provisions"].push_back(as_json(one));
  return step;
}

Json outcomes_as_json(const ExplainedGate& told, bool rates) {
  Json outcomes = Json::array();
  for (const OutcomeShare& one : told.outcomes) {
    Json outcome{{"outcome", name_of(one.outcome)}, {"by", one.by}};
    if (rates) outcome["rate"] = one.rate;
    outcome["share"] = one.share;
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

Json as_json(const ExplainedGate& told) {
  const bool rates = is_rate_gate(told.gate);
  Json gate{{"gate", name_of(told.gate)}, {"composes", rates ? "rates" : "claims"}};
  if (rates) {
    const Exposure exposure = exposure_at(told.gate);
    gate["rate_unit"] = exposure.rate_unit;
    gate["share_of_those_exposed_for"] = exposure.unit;
  }
  gate["where"] = Json::array();
  gate["party"] = Json::array();
  for (const SeenValue& one : told.sees) gate["party"].push_back(as_json(one));
  gate["steps"] = Json::array();
  for (const ExplainedStep& one : told.steps) gate["steps"].push_back(as_json(one, rates));
  gate["outcomes"] = outcomes_as_json(told, rates);
  if (rates) gate["share_nothing_happens"] = told.nothing;
  gate["stopped_by_courts"] = Json::array();
  for (const ExplainedGate::Stopped& one : told.stopped) {
    Json stopped = as_json(one.provision);
    stopped["policy"] = one.by;
    gate["stopped_by_courts"].push_back(std::move(stopped));
  }
  return gate;
}

}  // namespace

std::string explanation_as_json(const Scenario& scenario, const Explanation& explanation) {
  Json gates = Json::array();
  for (const ExplainedGate& told : explanation.gates) {
    Json gate = as_json(told);
    for (const Id<Jurisdiction> where : told.where)
      gate["where"].push_back(scenario.world->jurisdictions[where.index()].id);
    gates.push_back(std::move(gate));
  }
  return Json{{"scenario", scenario.file},
              {"on", to_string(explanation.on)},
              {"at", {{"id", explanation.at}, {"name", explanation.name}}},
              {"who", explanation.who},
              {"gates", gates}}
      .dump(2);
}

}  // namespace corridor
