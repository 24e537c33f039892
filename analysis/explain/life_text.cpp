// A life as text: one line for each gate, side by side where there are two histories.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/words.hpp"
#include "analysis/explain/life.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

std::string decided(const ToldDecision& one) {
  return one.outcome == Outcome::kPassed ? "passed" : fmt::format("{} ({})", in_words(name_of(one.outcome)), one.by);
}

bool same_gate(const ToldDecision& a, const ToldDecision& b) {
  return a.day == b.day && a.gate == b.gate && a.where == b.where;
}

/// A row: decisions at the same gate on the same day, or one that only one history has.
struct Row {
  const ToldDecision* base = nullptr;
  const ToldDecision* alternative = nullptr;
  const ToldDecision& any() const { return base != nullptr ? *base : *alternative; }
};

std::vector<Row> rows_of(const std::vector<ToldLife>& lives) {
  std::vector<Row> rows;
  if (lives.size() == 1) {
    for (const ToldDecision& one : lives[0].decisions) rows.push_back({&one, nullptr});
    return rows;
  }
  const std::vector<ToldDecision>&base = lives[0].decisions, &alternative = lives[1].decisions;
  std::size_t b = 0, a = 0;
  while (b < base.size() || a < alternative.size()) {
    if (a == alternative.size() || (b < base.size() && base[b].day < alternative[a].day)) {
      rows.push_back({&base[b++], nullptr});
    } else if (b == base.size() || alternative[a].day < base[b].day) {
      rows.push_back({nullptr, &alternative[a++]});
    } else if (same_gate(base[b], alternative[a])) {
      rows.push_back({&base[b++], &alternative[a++]});
    } else {
      rows.push_back({&base[b++], nullptr});
    }
  }
  return rows;
}

std::string row_text(const Row& row, bool two) {
  const ToldDecision& one = row.any();
  std::string text = fmt::format("  {}  {:<15} {:<14} ", to_string(one.day), name_of(one.gate), one.where);
  const bool both = row.base != nullptr && row.alternative != nullptr;
  if (!two || (both && decided(*row.base) == decided(*row.alternative))) {
    text += decided(one) + "\n";
  } else {
    text += fmt::format("{:<38} | {}\n", row.base != nullptr ? decided(*row.base) : "-",
                        row.alternative != nullptr ? decided(*row.alternative) : "-");
  }
  const std::string indent(14, ' ');
  if (one.outcome == Outcome::kPassed && (!both || row.alternative->outcome == Outcome::kPassed)) return text;
  if (both && row.base->chain != row.alternative->chain)
    return text + fmt::format("{0}base law:        {1}\n{0}alternative law: {2}\n", indent, row.base->chain,
                              row.alternative->chain);
  return text + fmt::format("{}law: {}\n", indent, one.chain);
}

std::string fate_text(const ToldLife& life) {
  return life.fate ? in_words(name_of(*life.fate)) : "not apart from the family in this history";
}

const Party& someone(const std::vector<ToldLife>& lives) {
  static const Party nobody;
  for (const ToldLife& life : lives) {
    if (!life.decisions.empty()) return life.decisions.front().party;
  }
  return nobody;
}

std::string party_text(const std::vector<ToldLife>& lives, const WhyStory& story) {
  const Party& party = someone(lives);
  const bool children = is_separated(lives.front().party);
  return fmt::format("{} {}: {} of {} {} from {}, {}\n", children ? "Separated from it, party" : "Party",
                     lives.front().party, in_words(name_of(party.kind)), party.persons,
                     party.persons == 1 ? "person" : "persons", story.nationality,
                     party.cohort == 0xFFFF            ? "lived in the country when the period began"
                     : party.intent == Intent::kEvades ? "evades"
                                                       : "seeks protection");
}

ordered_json life_json(const ToldLife& life) {
  ordered_json decisions = ordered_json::array();
  for (const ToldDecision& one : life.decisions)
    decisions.push_back({{"day", to_string(one.day)},
                         {"gate", name_of(one.gate)},
                         {"where", one.where},
                         {"outcome", name_of(one.outcome)},
                         {"policy", one.by},
                         {"law", one.chain}});
  return {{"fate", life.fate ? ordered_json(name_of(*life.fate)) : ordered_json(nullptr)}, {"decisions", decisions}};
}

}  // namespace

std::string why_text(const WhyStory& story) {
  const bool two = story.names.size() > 1;
  std::string text =
      two ? fmt::format("Replicate {}. Base: {}. Alternative: {}.\n", story.replicate, story.names[0], story.names[1])
          : fmt::format("Replicate {} of {}.\n", story.replicate, story.names[0]);
  for (const std::vector<ToldLife>& lives : story.lives) {
    text += party_text(lives, story);
    for (const Row& row : rows_of(lives)) text += row_text(row, two);
    text += fmt::format("  At the end: {}{}\n", fate_text(lives[0]), two ? " | " + fate_text(lives[1]) : "");
  }
  return text +
         "A per cent is of those whom earlier links left. Everyone here is synthetic: a chance in the model says "
         "nothing of any one person.\n";
}

std::string why_json(const WhyStory& story) {
  ordered_json parties = ordered_json::array();
  for (const std::vector<ToldLife>& lives : story.lives) {
    ordered_json histories = ordered_json::array();
    for (const ToldLife& life : lives) histories.push_back(life_json(life));
    const Party& party = someone(lives);
    parties.push_back({{"party", lives.front().party},
                       {"kind", name_of(party.kind)},
                       {"persons", party.persons},
                       {"nationality", story.nationality},
                       {"histories", histories}});
  }
  return ordered_json{{"replicate", story.replicate}, {"scenarios", story.names}, {"parties", parties}}.dump(2);
}

}  // namespace corridor
