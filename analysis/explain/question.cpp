// Reads what somebody asks of `explain`.
#include "analysis/explain/question.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/party.hpp"

namespace corridor {
namespace {

void complain(Problems& problems, const std::string& option, const std::string& problem,
              const std::string& suggestion) {
  problems.add({{option, 0, 0}, "", problem, suggestion, ""});
}

std::vector<std::string> names(std::span<const std::string_view> all) { return {all.begin(), all.end()}; }

/// The nearest of the names, or all of them.
std::string suggest(const std::string& wrong, const std::vector<std::string>& all) {
  const std::string nearest = wrong.empty() ? "" : nearest_name(wrong, all);
  return nearest.empty() ? fmt::format("it is one of {}", fmt::join(all, ", "))
                         : fmt::format("did you mean '{}'?", nearest);
}

Day read_day(const Scenario& scenario, const std::string& text, Problems& problems) {
  Day day{};
  const std::string period =
      fmt::format("the scenario plays {} to {}", to_string(scenario.from), to_string(scenario.to - Days{1}));
  if (!parse_day(text, day)) {
    complain(problems, "--on", fmt::format("'{}' is not a date that exists", text),
             "write it as 2019-06-07; " + period);
  } else if (day < scenario.from || day >= scenario.to) {
    complain(problems, "--on", fmt::format("{} lies outside the period", text), period);
  }
  return day;
}

bool same_words(const std::string& one, const std::string& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

NamedPlace of_jurisdiction(const World& world, Id<Jurisdiction> id) {
  const Jurisdiction& j = world.jurisdictions[id.index()];
  return {j.id, j.name, id, {}};
}

NamedPlace of_place(const World& world, Id<Place> id) {
  const Place& place = world.places[id.index()];
  if (world.jurisdictions[place.jurisdiction.index()].id == place.id) return of_jurisdiction(world, place.jurisdiction);
  return {place.id, place.name, place.jurisdiction, id};
}

/// Everything that carries a name.
std::vector<NamedPlace> by_name(const World& world, const std::string& name) {
  std::vector<NamedPlace> found;
  for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
    if (same_words(world.jurisdictions[j].name, name)) found.push_back(of_jurisdiction(world, Id<Jurisdiction>{j}));
  }
  for (std::size_t p = 0; p < world.places.size(); ++p) {
    const NamedPlace place = of_place(world, Id<Place>{p});
    if (place.town && same_words(place.name, name)) found.push_back(place);
  }
  return found;
}

std::string nearest_place(const World& world, const std::string& text) {
  std::vector<std::string> known;
  for (const Jurisdiction& one : world.jurisdictions) known.insert(known.end(), {one.id, one.name});
  for (const Place& one : world.places) known.insert(known.end(), {one.id, one.name});
  const std::string nearest = nearest_name(text, known);
  return nearest.empty() ? "'corridor places' lists the places" : fmt::format("did you mean '{}'?", nearest);
}

NamedPlace read_place(const World& world, const std::string& text, Problems& problems) {
  if (const auto id = world.find_jurisdiction(text)) return of_jurisdiction(world, id);
  if (const auto id = world.find_place(text)) return of_place(world, id);
  const std::vector<NamedPlace> found = by_name(world, text);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    complain(problems, "--at", fmt::format("no place or jurisdiction is called '{}'", text),
             nearest_place(world, text));
    return {};
  }
  std::vector<std::string> ids;
  for (const NamedPlace& one : found) ids.push_back(one.id);
  complain(problems, "--at", fmt::format("'{}' is the name of several", text),
           fmt::format("say which: {}", fmt::join(ids, ", ")));
  return {};
}

void read_attribute(const World& world, const std::string& text, ExplainQuestion& question, Problems& problems) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const std::vector<std::string> attributes = names(kAttributeNames);
  const auto known = std::find(attributes.begin(), attributes.end(), name);
  if (known == attributes.end()) {
    complain(problems, "--who", fmt::format("unknown attribute '{}'", name), suggest(name, attributes));
    return;
  }
  const auto attribute = static_cast<Attribute>(known - attributes.begin());
  const std::vector<std::string> values = value_names(world, attribute);
  const std::string value = equals == std::string::npos ? "" : text.substr(equals + 1);
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) {
    complain(problems, "--who",
             value.empty() ? fmt::format("'{}' needs a value", name) : fmt::format("{} has no value '{}'", name, value),
             suggest(value, values));
    return;
  }
  if (question.given[index_of(attribute)]) {
    complain(problems, "--who", fmt::format("'{}' is given twice", name), "");
    return;
  }
  question.given[index_of(attribute)] = true;
  question.party[attribute] = static_cast<std::uint8_t>(found - values.begin());
}

/// A gate must be one that can be met at the place; the decisions taken anywhere are met at the root.
std::optional<Gate> read_gate(const World& world, const NamedPlace& at, const std::string& text, Problems& problems) {
  if (text.empty()) return std::nullopt;
  const std::vector<std::string> gates = names(kGateNames);
  const auto known = std::find(gates.begin(), gates.end(), text);
  if (known == gates.end()) {
    complain(problems, "--gate", fmt::format("no gate is called '{}'", text), suggest(text, gates));
    return std::nullopt;
  }
  const auto gate = static_cast<Gate>(known - gates.begin());
  if (!at.jurisdiction || !where_met(world, at, gate).empty()) return gate;
  std::vector<std::string_view> met;
  for (std::size_t g = 0; g < kGates; ++g) {
    if (!where_met(world, at, static_cast<Gate>(g)).empty()) met.push_back(kGateNames[g]);
  }
  complain(problems, "--gate", fmt::format("{} is not met at {} ({})", text, at.id, at.name),
           met.empty() ? "no gate is" : fmt::format("these are: {}", fmt::join(met, ", ")));
  return std::nullopt;
}

}  // namespace

ExplainQuestion read_question(const Scenario& scenario, const ExplainRequest& request, Problems& problems) {
  const World& world = *scenario.world;
  ExplainQuestion question;
  question.party = class_of(Party{});
  question.on = read_day(scenario, request.on, problems);
  question.at = read_place(world, request.at, problems);
  for (const std::string& text : request.who) read_attribute(world, text, question, problems);
  question.gate = read_gate(world, question.at, request.gate, problems);
  const bool port =
      question.at.jurisdiction && world.jurisdictions[question.at.jurisdiction.index()].kind == JurisdictionKind::kPort;
  if (port && question.given[index_of(Attribute::kChannel)] &&
      question.party[Attribute::kChannel] != index_of(Channel::kAtPort)) {
    complain(problems, "--who", fmt::format("nobody is met between ports at {}", request.at),
             "leave channel out, or ask for the sector");
  }
  return question;
}

}  // namespace corridor
