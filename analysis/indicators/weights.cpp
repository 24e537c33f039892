// The judgements behind the indicators: those that hold everywhere are here, those of a corridor are in its room
// (policies/NAME/indicators.yaml). INDICATORS.md explains each.
#include <map>

#include "analysis/indicators/indicators.hpp"
#include "sim/input/errors.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {
namespace {

using Role = InstitutionRole;

std::vector<DatedCount> read_counts(YamlReader& map, const std::string& key) {
  std::vector<DatedCount> counts;
  const YamlTree list = map.child(key);
  for (const YamlTree& item : list ? list->items : std::vector<YamlTree>{}) {
    YamlReader one(item, map.path_of(key), map.problems());
    counts.push_back({one.day("from"), one.number("persons", 0, 1e7)});
    one.text("source");
    one.finish();
  }
  return counts;
}

void read_roles(YamlReader roles, std::map<std::string, Role>& by_institution) {
  for (const std::string& name : roles.keys()) {
    YamlReader one = roles.map(name);
    const std::string layer = one.choice("layer", {"transit", "border", "interior"});
    const std::string task = one.choice("task", {"security", "service", "other"});
    by_institution[name] = {
        layer == "transit"  ? Role::Layer::kTransit
        : layer == "border" ? Role::Layer::kBorder
                            : Role::Layer::kInterior,
        task == "security"  ? Role::Task::kSecurity
        : task == "service" ? Role::Task::kService
                            : Role::Task::kOther,
    };
    one.finish();
  }
}

/// What holds everywhere.
IndicatorWeights general_weights() {
  using Kind = InstrumentKind;
  IndicatorWeights weights;
  weights.rank = {{Kind::kStatute, 4},    {Kind::kCourtOrder, 4},        {Kind::kExecutiveOrder, 3},
                  {Kind::kRegulation, 3}, {Kind::kPublicHealthOrder, 3}, {Kind::kBilateral, 3},
                  {Kind::kStateLaw, 2},   {Kind::kAgencyMemo, 2},        {Kind::kPractice, 1},
                  {Kind::kLocalRule, 1}};
  weights.framing = {{Framing::kNone, 0}, {Framing::kImplicit, 0.5}, {Framing::kExplicit, 1}};
  weights.orientation = {
      {"framed_acts", 1}, {"not_exempt", 1}, {"prosecuted", 1}, {"troops", 1}, {"security_agencies", 1}};
  return weights;
}

IndicatorWeights read_weights(std::string_view room) {
  Problems problems;
  const std::string file = std::string(room) + "/" + std::string(kIndicatorsFile);
  YamlReader map(parse_yaml(shipped_policy_file(file), file, problems), "", problems);
  IndicatorWeights weights = general_weights();
  if (map.text("indicators") != room) map.complain("indicators", "is not the name of the room");
  read_roles(map.map("roles"), weights.roles);
  YamlReader exempt = map.map("not_exempt");
  for (const std::string& id : exempt.keys()) {
    YamlReader one = exempt.map(id);
    weights.not_exempt[id] = one.number("share", 0, 1);
    one.text("source");
    one.finish();
  }
  YamlReader beds = map.map("beds");
  weights.funded_beds = beds.number("persons", 1, 1e6);
  beds.text("source");
  beds.finish();
  weights.border_agents = read_counts(map, "border_agents");
  YamlReader troops = map.map("troops");
  for (const std::string& id : troops.keys()) weights.troops[id] = read_counts(troops, id);
  map.finish();
  if (!problems.empty()) throw Defect("a shipped file is malformed: " + problems.all().front().headline());
  return weights;
}

}  // namespace

const IndicatorWeights& indicator_weights_of(std::string_view room) {
  static const std::map<std::string_view, IndicatorWeights> all = [] {
    std::map<std::string_view, IndicatorWeights> read;
    for (const PolicyRoom& one : policy_rooms()) read.emplace(one.name, read_weights(one.name));
    return read;
  }();
  return all.at(room);
}

double count_on(const std::vector<DatedCount>& counts, Day today, double before) {
  double persons = before;
  for (const DatedCount& one : counts) {
    if (one.from <= today) persons = one.persons;
  }
  return persons;
}

Movement movement_of(double value, double baseline, double cut) {
  if (value > baseline + cut) return Movement::kRose;
  return value < baseline - cut ? Movement::kFell : Movement::kAboutTheSame;
}

}  // namespace corridor
