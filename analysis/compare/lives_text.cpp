// A life as text: one line for each gate, side by side where there are two histories.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/words.hpp"
#include "analysis/compare/lives.hpp"

namespace corridor {
namespace {

using nlohmann::ordered_json;

std::string decided(const ToldDecision& one, const Screen& screen) {
  const std::string outcome = screen.name(name_of(one.outcome));
  return one.outcome == Outcome::kPassed ? outcome : fmt::format("{} ({})", outcome, one.by);
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

/// What a row says under it: the law that was met, once where both histories met the same.
std::vector<std::string> laws_of(const Row& row, const Screen& screen) {
  const ToldDecision& one = row.any();
  const bool both = row.base != nullptr && row.alternative != nullptr;
  if (one.outcome == Outcome::kPassed && (!both || row.alternative->outcome == Outcome::kPassed)) return {};
  if (both && row.base->chain != row.alternative->chain)
    return {screen.say("why.law_of_base", {{"law", row.base->chain}}),
            screen.say("why.law_of_alternative", {{"law", row.alternative->chain}})};
  return {screen.say("why.law", {{"law", one.chain}})};
}

std::string rows_text(const std::vector<ToldLife>& lives, const Screen& screen) {
  using Holds = TextTable::Holds;
  const bool two = lives.size() > 1;
  std::vector<TextTable::Column> heads{{screen.say("why.day"), Holds::kCodes},
                                       {screen.say("why.gate"), Holds::kWords},
                                       {screen.say("why.where"), Holds::kCodes},
                                       {screen.say(two ? "why.base" : "why.decided"), Holds::kWords}};
  if (two) heads.push_back({screen.say("why.alternative"), Holds::kWords});
  TextTable table(heads, "  ");
  for (const Row& row : rows_of(lives)) {
    const ToldDecision& one = row.any();
    std::vector<std::string> cells{to_string(one.day), std::string(name_of(one.gate)), one.where,
                                   row.base != nullptr ? decided(*row.base, screen) : "-"};
    if (two) cells.push_back(row.alternative != nullptr ? decided(*row.alternative, screen) : "-");
    if (two && cells[3] == cells[4]) cells[4] = screen.say("why.same");
    table.add(std::move(cells));
    for (const std::string& law : laws_of(row, screen)) table.note(law);
  }
  return table.text(screen.columns);
}

std::string fate_text(const ToldLife& life, const Screen& screen) {
  return life.fate ? screen.say(fmt::format("fate.{}", name_of(*life.fate))) : screen.say("why.not_apart");
}

const Party& someone(const std::vector<ToldLife>& lives) {
  static const Party nobody;
  for (const ToldLife& life : lives) {
    if (!life.decisions.empty()) return life.decisions.front().party;
  }
  return nobody;
}

std::string party_text(const std::vector<ToldLife>& lives, const WhyStory& story, const Screen& screen) {
  const Party& party = someone(lives);
  const char* intent = party.cohort == 0xFFFF            ? "why.resident"
                       : party.intent == Intent::kEvades ? "why.evades"
                                                         : "why.seeks_protection";
  return screen.lines(screen.say(is_separated(lives.front().party) ? "why.separated" : "why.party",
                                 {{"party", std::to_string(lives.front().party)},
                                  {"kind", screen.name(name_of(party.kind))},
                                  {"n", std::to_string(party.persons)},
                                  {"nationality", story.nationality},
                                  {"intent", screen.say(intent)}}));
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

ordered_json decision_json(const ToldDecision* one) {
  return one == nullptr ? ordered_json(nullptr) : ordered_json{name_of(one->outcome), one->by};
}

}  // namespace

ordered_json rows_of_life(const std::vector<ToldLife>& lives) {
  ordered_json rows = ordered_json::array();
  for (const Row& row : rows_of(lives)) {
    const auto law = [](const ToldDecision* one) {
      return one == nullptr || one->outcome == Outcome::kPassed ? std::string{} : one->chain;
    };
    const std::string base = law(row.base), other = law(row.alternative);
    rows.push_back({to_string(row.any().day), name_of(row.any().gate), row.any().where, decision_json(row.base),
                    decision_json(row.alternative), base, other == base ? "" : other});
  }
  return rows;
}

std::string why_text(const WhyStory& story, const Screen& screen) {
  const bool two = story.names.size() > 1;
  std::string text = screen.lines(screen.say(
      two ? "why.title_of_two" : "why.title",
      {{"replicate", std::to_string(story.replicate)}, {"base", story.names[0]}, {"alternative", story.names.back()}}));
  for (const std::vector<ToldLife>& lives : story.lives) {
    text += party_text(lives, story, screen) + rows_text(lives, screen);
    text += screen.lines(
        screen.say(two ? "why.end_of_two" : "why.end",
                   {{"base", fate_text(lives[0], screen)}, {"alternative", fate_text(lives.back(), screen)}}),
        "  ", "    ");
  }
  return text + screen.lines(screen.say("why.meaning"));
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
