// The law under a step of a chain, in words.
#include "analysis/explain/text_law.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "analysis/base/words.hpp"

namespace corridor {

std::string percent_text(double share) {
  const double hundred = 100 * share;
  return hundred > 0 && hundred < 0.05 ? fmt::format("{:.2g} %", hundred) : fmt::format("{:.1f} %", hundred);
}

std::string LawTeller::span(Day from, Day to) const {
  return to == Day::max()
             ? screen_.say("explain.since", {{"from", to_string(from)}})
             : screen_.say("explain.from_to", {{"from", to_string(from)}, {"to", to_string(to - Days{1})}});
}

std::string LawTeller::room(const RoomNeeded& room) const {
  const std::string name = screen_.say(fmt::format("explain.room.{}", kRoomNames[index_of(room.room)]));
  if (std::isinf(room.places)) return screen_.say("explain.room_without_limit", {{"room", name}});
  return screen_.say(room.per_day ? "explain.room_per_day" : "explain.room_in_all",
                     {{"room", name}, {"places", brief(room.places)}, {"where", room.where}, {"by", room.by}});
}

std::string LawTeller::numbers(const ExplainedStep& told) const {
  std::vector<std::string> numbers;
  for (const ParameterUsed& one : told.parameters) {
    const std::string unit = one.unit.empty() || one.unit == "share" || one.unit == "1" ? "" : " " + one.unit;
    numbers.push_back(fmt::format("{} = {}{}", one.name, brief(one.value), unit));
  }
  return fmt::format("{}", fmt::join(numbers, ", "));
}

std::vector<std::string> LawTeller::reasons(const ExplainedStep& told) {
  std::vector<std::string> lines;
  if (told.room.room != Room::kNone) lines.push_back(room(told.room));
  if (!told.parameters.empty()) lines.push_back(screen_.say("explain.made_of", {{"numbers", numbers(told)}}));
  for (const Provision& one : told.provisions) {
    for (std::string& line : provision(one, screen_.say("explain.law"))) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> LawTeller::idle(const ExplainedStep& told) const {
  std::vector<std::string> titles;
  for (const Provision& one : told.provisions) titles.push_back(one.instrument.empty() ? one.part : one.title);
  if (titles.empty()) return {};
  return {
      screen_.say("explain.idle", {{"numbers", numbers(told)}, {"laws", fmt::format("{}", fmt::join(titles, "; "))}})};
}

std::vector<std::string> LawTeller::provision(const Provision& one, std::string_view word) {
  if (one.instrument.empty())
    return {
        screen_.say("explain.law_of_scenario", {{"word", word}, {"part", one.part}, {"span", span(one.from, one.to)}})};
  if (!told_.insert(one.instrument).second)
    return {screen_.say("explain.law_told", {{"word", word}, {"id", one.instrument}, {"title", one.title}})};
  std::string law = fmt::format("{}: {} [{}], {}", word, one.title, one.instrument, span(one.from, one.to));
  if (!one.ended_by.empty())
    law += " " + screen_.say("explain.ended_by", {{"acts", fmt::format("{}", fmt::join(one.ended_by, ", "))}});
  if (!one.citation.empty()) law += "; " + one.citation;
  std::vector<std::string> lines{law};
  for (const Window* order : one.orders)
    lines.push_back(
        screen_.say("explain.court", {{"by", order->by.empty() ? screen_.say("explain.an_order") : order->by},
                                      {"share", percent_text(order->share)},
                                      {"part", in_words(one.part)},
                                      {"span", span(order->from, order->to)}}));
  return lines;
}

}  // namespace corridor
