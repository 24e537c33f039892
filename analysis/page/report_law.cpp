// Takes from the register what the report's timeline shows.
#include "analysis/page/report_law.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "policies/register.hpp"

namespace corridor {
namespace {

using nlohmann::json;

json dates_of(const std::vector<RegisterInterval>& intervals) {
  json all = json::array();
  for (const RegisterInterval& one : intervals) {
    json entry{{"from", to_string(one.from)},
               {"to", one.to == Day::max() ? json(nullptr) : json(to_string(one.to))},
               {"source", one.source}};
    if (!one.by.empty()) entry["by"] = one.by;
    if (one.share < 1) entry["share"] = one.share;
    if (!one.parts.empty()) entry["parts"] = one.parts;
    if (!one.where.empty()) entry["where"] = one.where;
    all.push_back(std::move(entry));
  }
  return all;
}

json links_of(const Instrument& act) {
  json all = json::array();
  for (const Instrument::Reference& one : act.references) all.push_back({{"title", one.title}, {"url", one.url}});
  return all;
}

/// Whether a part is one of the policies of a run.
auto switches_one_of(const json& policies) {
  return [&policies](const std::string& part) {
    return std::any_of(policies.begin(), policies.end(), [&](const json& one) {
      return one.value("name", std::string{}) == part.substr(0, part.find('.'));
    });
  };
}

}  // namespace

json report_law(const json& manifest) {
  constexpr std::array<const char*, 3> kDirections{"restrictive", "protective", "mixed"};
  json all = json::array();
  for (const Instrument& act : shipped_register().instruments) {
    if (std::none_of(act.switches.begin(), act.switches.end(), switches_one_of(manifest.at("policies")))) continue;
    all.push_back({{"id", act.id},
                   {"title", act.title},
                   {"citation", act.citation},
                   {"kind", kInstrumentKindNames.at(static_cast<std::size_t>(act.kind))},
                   {"direction", kDirections.at(static_cast<std::size_t>(act.direction))},
                   {"switches", act.switches},
                   {"in_force", dates_of(act.in_force)},
                   {"blocked", dates_of(act.blocked)},
                   {"references", links_of(act)}});
  }
  return all;
}

}  // namespace corridor
