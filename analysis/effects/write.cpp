// Effects as text, table and page.
#include "analysis/effects/write.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "analysis/base/csv.hpp"
#include "analysis/base/data_package.hpp"
#include "analysis/base/dictionary.hpp"
#include "analysis/base/files.hpp"
#include "analysis/base/words.hpp"
#include "analysis/effects/forms.hpp"
#include "analysis/record/forms.hpp"

namespace corridor {
namespace {

constexpr const char* kPage = "effects.md";

std::string name_of(Standing standing) { return kStandingNames.at(static_cast<std::size_t>(standing)); }

std::string real(double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value == 0 ? 0.0 : value) : ""; }

std::string simulated_text(const EffectResult& one) {
  return std::isfinite(one.simulated.mean) ? in_unit(one.simulated.mean, one.effect->unit) : "undefined";
}

std::string between(const Interval& interval, EffectUnit unit) {
  return fmt::format("{} to {}", in_unit(interval.low, unit), in_unit(interval.high, unit));
}

std::string confidence_text(const EffectResult& one) {
  return one.simulated.confidence ? between(*one.simulated.confidence, one.effect->unit) : "one replicate";
}

/// "2 inside, 1 overlaps, 5 outside".
std::string counts_text(const std::array<int, kStandingNames.size()>& counts, const Screen& screen) {
  std::vector<std::string> parts;
  for (std::size_t s = 0; s < counts.size(); ++s) {
    if (counts[s] > 0 || static_cast<Standing>(s) != Standing::kUndefined)
      parts.push_back(
          fmt::format("{} {}", counts[s], screen.say(fmt::format("effects.standing_{}", kStandingNames[s]))));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string tally_text(const StandingTally& tally, const Screen& screen) {
  std::string text = screen.say("effects.tally", {{"effects", fmt::to_string(tally.effects)},
                                                  {"all", counts_text(tally.all, screen)},
                                                  {"validation", fmt::to_string(tally.of_validation)},
                                                  {"theirs", counts_text(tally.validation, screen)}});
  if (tally.inside_unmoved > 0)
    text += " " + screen.say("effects.unmoved", {{"n", fmt::to_string(tally.inside_unmoved)}});
  return text;
}

/// Where it stands, and whether that is no feat.
std::string standing_text(const EffectResult& one, const Screen& screen) {
  const std::string standing = screen.say(fmt::format("effects.standing_{}", name_of(one.standing())));
  return one.moves_nothing() ? screen.say("effects.nothing_moves", {{"standing", standing}}) : standing;
}

std::string row_of(const EffectResult& one) {
  const Effect& effect = *one.effect;
  const auto& own = one.simulated.confidence;
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(effect.id),
                     csv_field(effect.title), effect.used_for, kEffectUnits.at(static_cast<std::size_t>(effect.unit)),
                     real(effect.value), real(effect.published.low), real(effect.published.high),
                     csv_field(effect.interval), real(one.simulated.mean), own ? real(own->low) : "",
                     own ? real(own->high) : "", name_of(one.standing()), csv_field(effect.why_not),
                     csv_field(effect.difference), csv_field(effect.estimand_text), to_string(effect.from),
                     to_string(effect.to), csv_field(effect.source), csv_field(effect.url), one.simulated.replicates,
                     effect.factual->scale, effect.factual->seed);
}

std::string section_of(const EffectResult& one) {
  const Effect& effect = *one.effect;
  std::string text = fmt::format(
      "\n### {}\n{}. {}\n\n- Published: {} ({}: {}), {} to {}. {} <{}>\n- Simulated: {} ({}). Counterfactual: {}. "
      "Estimand: `{}`\n",
      effect.id, effect.title, effect.note, in_unit(effect.value, effect.unit), effect.interval,
      between(effect.published, effect.unit), to_string(effect.from), to_string(effect.to), effect.source, effect.url,
      simulated_text(one), confidence_text(one), effect.difference, effect.estimand_text);
  if (one.standing() != Standing::kInside) text += fmt::format("- Why not: {}\n", effect.why_not);
  return text;
}

}  // namespace

std::string in_unit(double value, EffectUnit unit) {
  value = value == 0 ? 0.0 : value;
  switch (unit) {
    case EffectUnit::kRelative:
      return fmt::format("{:+.1f} %", 100 * value);
    case EffectUnit::kPoints:
      return fmt::format("{:+.1f} points", 100 * value);
    case EffectUnit::kRatio:
      return fmt::format("{:.3f}", value);
    case EffectUnit::kPersons:
      return fmt::format("{}{}", value > 0 ? "+" : "", grouped(value));
  }
  return "";
}

StandingTally tally_standings(const std::vector<EffectResult>& results) {
  StandingTally tally;
  for (const EffectResult& one : results) {
    const auto standing = static_cast<std::size_t>(one.standing());
    ++tally.effects;
    ++tally.all.at(standing);
    tally.inside_unmoved += one.standing() == Standing::kInside && one.moves_nothing() ? 1 : 0;
    if (one.effect->used_for != kValidation) continue;
    ++tally.of_validation;
    ++tally.validation.at(standing);
  }
  return tally;
}

std::string effects_text(const EffectsPlayed& played, const Screen& screen) {
  using Holds = TextTable::Holds;
  TextTable table({{screen.say("effects.head"), Holds::kCodes},
                   {screen.say("effects.used_for"), Holds::kCodes},
                   {"", Holds::kCodes},
                   {screen.say("study.value")},
                   {screen.say("effects.interval"), Holds::kWords}},
                  "");
  std::string why;
  for (const EffectResult& one : played.results) {
    const Effect& effect = *one.effect;
    table.add({effect.id, screen.say("effects.word_" + effect.used_for), screen.say("effects.published"),
               in_unit(effect.value, effect.unit), between(effect.published, effect.unit)});
    table.add({"  " + standing_text(one, screen), "", screen.say("effects.simulated"), simulated_text(one),
               one.simulated.confidence ? confidence_text(one) : screen.say("effects.one_replicate")});
    if (one.standing() != Standing::kInside)
      why += screen.lines(fmt::format("{} ({}): {}", effect.id, effect.title, effect.why_not), "  ", "    ");
  }
  std::string text =
      table.text(screen.columns) + '\n' + screen.lines(tally_text(tally_standings(played.results), screen));
  if (!why.empty()) text += screen.lines(screen.say("effects.why_not")) + why;
  return text + screen.lines(screen.say("effects.meaning"));
}

std::string effects_page(const EffectsPlayed& played, const std::string& command, const std::string& version) {
  std::string text = fmt::format(
      "# Published effects of policies\n<!-- Generated; do not edit. -->\n\nWritten by Corridor {} with\n\n    {}\n\n"
      "from the files of `scenarios/effects`. Each is an effect of a policy that somebody measured and published; "
      "beside "
      "it stands the same difference between two runs of the model that share people and luck and differ by that "
      "policy. "
      "{}\n\n*Inside*: all of the simulated interval (paired, 95 %, over {} replicate{}) lies within the published "
      "one; *overlaps*: part of it, or too few replicates to tell; *outside*: none. The simulated interval tells "
      "chance "
      "only, not what is unsure in the model. Only effects marked validation judge the model: on the others a number "
      "was set.\n\n"
      "| effect | used for | published | interval | simulated | 95 % interval | |\n|---|---|---|---|---|---|---|\n",
      version, command, tally_text(tally_standings(played.results), Screen{}), played.replicates,
      played.replicates == 1 ? "" : "s");
  std::string sections;
  for (const EffectResult& one : played.results) {
    const Effect& effect = *one.effect;
    text += fmt::format("| {} (`{}`) | {} | {} | {} ({}) | {} | {} | {} |\n", effect.title, effect.id, effect.used_for,
                        in_unit(effect.value, effect.unit), between(effect.published, effect.unit), effect.interval,
                        simulated_text(one), confidence_text(one), standing_text(one, Screen{}));
    sections += section_of(one);
  }
  return text + "\n## One by one\n" + sections;
}

const std::vector<std::string>& effects_file_names() {
  static const std::vector<std::string> names = with_dictionary({"effects.csv", kPage});
  return names;
}

void write_effects(const std::string& directory, const EffectsPlayed& played, const std::string& page) {
  std::string text = header_of(effects_form());
  for (const EffectResult& one : played.results) text += row_of(one);
  write_whole_file(directory, effects_form().file, text);
  write_whole_file(directory, kPage, page);
  const std::vector<TableForm> forms{effects_form()};
  write_dictionary(directory, "effects", "Published effects of policies", forms, effects_codes());
}

}  // namespace corridor
