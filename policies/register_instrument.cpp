// Reads one legal instrument: its dates, the courts that stopped it, what it rests on, switches and does.
#include <fmt/format.h>

#include <algorithm>

#include "policies/register.hpp"

namespace corridor {
namespace {

const std::vector<std::string> kDirections{"restrictive", "protective", "mixed"};
const std::vector<std::string> kFramings{"none", "implicit", "explicit"};
const std::string kAtGates = "at gates", kIndicatorsOnly = "indicators only";

std::vector<std::string> instrument_kinds() { return {kInstrumentKindNames.begin(), kInstrumentKindNames.end()}; }

template <class Enum>
Enum enum_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<Enum>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Calls `read` with a reader for each item of a list.
template <class Read>
void for_each_item(YamlReader& map, const std::string& key, Read read) {
  const YamlTree list = map.child(key);
  if (!list) return;
  if (list->kind != YamlNode::Kind::kSequence) {
    map.complain(key, "is " + kind_name(*list), "give a list");
    return;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    YamlReader item(list->items[i], fmt::format("{}[{}]", map.path_of(key), i + 1), map.problems());
    read(item);
    item.finish();
  }
}

/// What ended an interval, and until when it would have held otherwise: both or neither.
void read_end(YamlReader& item, RegisterInterval& interval) {
  interval.ended_by = item.texts("ended_by");
  interval.otherwise = interval.to;
  if (item.has("otherwise") != item.has("ended_by")) {
    item.complain(item.has("otherwise") ? "otherwise" : "ended_by", "stands alone",
                  "say what ended the act (ended_by) and until when it would have held without (otherwise)");
  }
  if (!item.has("otherwise")) return;
  interval.otherwise = item.day("otherwise", interval.to);
  if (interval.otherwise < interval.to)
    item.complain("otherwise", "lies before the end", "it is the day until which the act would have held");
}

RegisterInterval read_interval(YamlReader& item, bool blocked) {
  RegisterInterval interval;
  interval.from = item.day("from");
  interval.to = item.day("to", Day::max());
  interval.where = item.texts("where");
  interval.source = item.text("source", "");
  item.allow({"note"});
  interval.otherwise = interval.to;
  if (blocked) {
    interval.by = item.text("by");
    interval.share = item.number("share", 0, 1, 1);
    interval.parts = item.texts("parts");
  } else {
    read_end(item, interval);
  }
  if (interval.to <= interval.from)
    item.complain("to", "ends on or before it begins", "intervals are half-open, [from, to)");
  return interval;
}

/// `acts: indicators only` comes with its reason, and a reason with it.
void read_effect(YamlReader& map, Instrument& one) {
  one.indicators_only = map.choice("acts", {kAtGates, kIndicatorsOnly}, kAtGates) == kIndicatorsOnly;
  one.reason = map.text("reason", "");
  if (one.indicators_only && one.reason.empty())
    map.complain("acts", "gives no reason", "say under 'reason' why leaving the act out changes no law");
  if (!one.indicators_only && !one.reason.empty())
    map.complain("reason", "belongs to 'acts: indicators only'", "what is left out of an act goes under not_modelled");
}

void read_sections(YamlReader& map, Instrument& one) {
  YamlReader sections = map.map("sections");
  for (const std::string& name : sections.keys()) {
    YamlReader section = sections.map(name);
    one.sections.push_back({name, section.text("title"), section.text("reason", "")});
    section.finish();
  }
}

}  // namespace

Instrument read_instrument(const YamlTree& tree, Problems& problems) {
  YamlReader map(tree, "", problems);
  Instrument one;
  one.id = map.text("instrument");
  one.title = map.text("title");
  one.citation = map.text("citation");
  one.kind = enum_of<InstrumentKind>(instrument_kinds(), map.choice("kind", instrument_kinds()));
  one.direction = enum_of<Direction>(kDirections, map.choice("direction", kDirections));
  YamlReader framing = map.map("framing");
  one.framing = enum_of<Framing>(kFramings, framing.choice("level", kFramings));
  one.framing_words = framing.text("words", "");
  framing.allow({"source"});
  framing.finish();
  one.scope = map.number("scope", 0, 1);
  one.institutions = map.texts("institutions");
  one.places = map.texts("places");
  for_each_item(map, "in_force", [&](YamlReader& item) { one.in_force.push_back(read_interval(item, false)); });
  for_each_item(map, "blocked", [&](YamlReader& item) { one.blocked.push_back(read_interval(item, true)); });
  one.switches = map.texts("switches");
  one.under = map.texts("under");
  read_sections(map, one);
  read_effect(map, one);
  one.not_modelled = map.texts("not_modelled");
  for_each_item(map, "references", [&](YamlReader& item) {
    one.references.push_back({item.text("title"), item.text("url", "")});
    item.allow({"note"});
  });
  map.finish();
  return one;
}

}  // namespace corridor
