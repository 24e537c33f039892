// Reads parameter values, in descriptors and in policy sets.
#include "policies/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace corridor {
namespace {

constexpr std::string_view kPlace = "place";
/// The index that an exception's key stands for; nothing when the world does not have it.
std::optional<std::uint16_t> index_of_key(const World& world, const ParameterValue::Exception& exception) {
  if (!exception.attribute) {
    const Id<Jurisdiction> place = jurisdiction_of(world, exception.key);
    return place ? std::optional<std::uint16_t>{place.value} : std::nullopt;
  }
  const std::vector<std::string> keys = value_names(world, *exception.attribute);
  const auto found = std::find(keys.begin(), keys.end(), exception.key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - keys.begin());
}

void read_steps(YamlReader& map, const ParameterBounds& bounds, ParameterValue::Steps& number) {
  const YamlTree from = map.child("from");
  if (!from) return;
  number.steps.clear();
  if (from->kind != YamlNode::Kind::kMap) {
    map.complain("from", "is " + kind_name(*from), "give a map from day to number, {2019-06-07: 0.3}");
    return;
  }
  for (const auto& [key, value] : from->fields) {
    Day day;
    const std::string path = map.path_of("from") + "." + key;
    if (!parse_day(key, day)) {
      map.problems().add({from->key_positions.at(key), path, fmt::format("'{}' is not a date that exists", key),
                          "write it as 2019-06-07", ""});
    } else if (const auto step = read_number(*value, path, bounds.low, bounds.high, map.problems())) {
      number.steps[day] = *step;
    }
  }
}

ParameterValue::Steps read_exception_number(const YamlTree& node, const std::string& path,
                                            const ParameterBounds& bounds, Problems& problems) {
  ParameterValue::Steps number;
  if (node->kind != YamlNode::Kind::kMap) {
    number.value = read_number(*node, path, bounds.low, bounds.high, problems).value_or(bounds.low);
    return number;
  }
  YamlReader map(node, path, problems);
  number.value = map.number("value", bounds.low, bounds.high);
  read_steps(map, bounds, number);
  map.finish();
  return number;
}

void put_last(std::vector<ParameterValue::Exception>& exceptions, ParameterValue::Exception exception) {
  std::erase_if(exceptions,
                [&](const auto& old) { return old.attribute == exception.attribute && old.key == exception.key; });
  exceptions.push_back(std::move(exception));
}

/// What is wrong with a key of `by`; nothing when it is known (or, for nationalities and places, when there is no world
/// to ask).
std::optional<Problem> wrong_key(const World* world, const ParameterValue::Exception& exception,
                                 const std::string& path) {
  if (exception.attribute && (world != nullptr || *exception.attribute != Attribute::kNationality)) {
    const std::vector<std::string> keys =
        world != nullptr ? value_names(*world, *exception.attribute) : value_names(*exception.attribute);
    if (std::find(keys.begin(), keys.end(), exception.key) != keys.end()) return std::nullopt;
    const auto name = kAttributeNames[index_of(*exception.attribute)];
    return Problem{
        {}, path, fmt::format("unknown {} '{}'", name, exception.key), suggest_name(exception.key, keys), ""};
  }
  if (exception.attribute || world == nullptr || jurisdiction_of(*world, exception.key)) return std::nullopt;
  return Problem{{}, path, fmt::format("unknown place '{}'", exception.key), suggest_place(*world, exception.key), ""};
}

/// Reads the exceptions by one attribute, or by place.
void read_by(YamlReader& by, const std::string& name, std::optional<Attribute> attribute, const ParameterBounds& bounds,
             const World* world, ParameterValue& value) {
  YamlReader keys = by.map(name);
  for (const std::string& key : keys.keys()) {
    ParameterValue::Exception exception{attribute, key, 0, {}};
    const std::string path = keys.path_of(key);
    exception.number = read_exception_number(keys.child(key), path, bounds, keys.problems());
    if (const auto wrong = wrong_key(world, exception, path)) {
      keys.complain_key(key, wrong->problem, wrong->suggestion);
      continue;
    }
    if (world != nullptr) exception.value = index_of_key(*world, exception).value_or(0);
    put_last(value.exceptions, std::move(exception));
  }
}

}  // namespace

void read_exceptions(YamlReader& map, const ParameterBounds& bounds, const World* world, ParameterValue& value) {
  read_steps(map, bounds, value.general);
  YamlReader by = map.map("by");
  for (const std::string& name : by.keys()) {
    const auto found = std::find(kAttributeNames.begin(), kAttributeNames.end(), name);
    if (found != kAttributeNames.end()) {
      read_by(by, name, static_cast<Attribute>(found - kAttributeNames.begin()), bounds, world, value);
    } else if (name == kPlace) {
      read_by(by, name, std::nullopt, bounds, world, value);
    } else {
      std::vector<std::string> known(kAttributeNames.begin(), kAttributeNames.end());
      known.emplace_back(kPlace);
      by.child(name);
      by.complain_key(name, "unknown attribute", suggest_name(name, known));
    }
  }
}

ParameterValue read_parameter(const YamlTree& node, const std::string& path, const ParameterBounds& bounds,
                              const ParameterValue& standard, const World& world, Problems& problems) {
  if (node->kind != YamlNode::Kind::kMap) {
    ParameterValue everywhere;
    everywhere.general.value = read_number(*node, path, bounds.low, bounds.high, problems).value_or(bounds.low);
    return everywhere;
  }
  ParameterValue value = standard;
  YamlReader map(node, path, problems);
  map.allow({"value"});
  if (map.has("value")) {
    value.general = {map.number("value", bounds.low, bounds.high), {}};
    map.allow({"by"});  // whoever reads which keys are known finds it beside 'value'
    if (!map.has("by")) value.exceptions.clear();
  }
  const std::string unit = map.text("unit", bounds.unit);
  if (unit != bounds.unit)
    map.complain("unit", fmt::format("the unit '{}' is wrong", unit), "this is in " + bounds.unit);
  read_exceptions(map, bounds, &world, value);
  map.finish();
  return value;
}

ParameterValue resolve_known(const World& world, const ParameterValue& standard) {
  ParameterValue value{standard.general, {}};
  for (ParameterValue::Exception exception : standard.exceptions) {
    const auto index = index_of_key(world, exception);
    if (!index) continue;
    exception.value = *index;
    value.exceptions.push_back(std::move(exception));
  }
  return value;
}

Id<Jurisdiction> jurisdiction_of(const World& world, const std::string& id) {
  if (const auto jurisdiction = world.find_jurisdiction(id)) return jurisdiction;
  const auto place = world.find_place(id);
  return place ? world.places[place.index()].jurisdiction : Id<Jurisdiction>{};
}

std::string suggest_place(const World& world, const std::string& id) {
  std::vector<std::string> ids;
  for (const Jurisdiction& jurisdiction : world.jurisdictions) ids.push_back(jurisdiction.id);
  for (const Place& place : world.places) ids.push_back(place.id);
  const std::string nearest = nearest_name(id, ids);
  return nearest.empty() ? "'corridor places' lists them" : fmt::format("did you mean '{}'?", nearest);
}

}  // namespace corridor
