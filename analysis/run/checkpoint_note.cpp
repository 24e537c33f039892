// A checkpoint's note as JSON.
#include "analysis/run/checkpoint_note.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/version.hpp"
#include "analysis/scenario/fingerprint.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using nlohmann::json;

json as_json(const RunTotals& totals) {
  return {totals.parties, totals.persons, totals.deaths, totals.events, totals.party_days};
}

RunTotals totals_from(const json& numbers) {
  return {numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3), numbers.at(4)};
}

json input_as_json(const RunInput& input) {
  return {{"fingerprint", input.fingerprint},
          {"files", input.files},
          {"seed", input.seed},
          {"replicates", input.replicates},
          {"scale", input.scale}};
}

}  // namespace

std::string text_of(const CheckpointNote& note) {
  json tables = json::object();
  for (const auto& [name, beginning] : note.tables) tables[name] = {beginning.bytes, beginning.sha256};
  const json all{{"version", program_version()},
                 {"sources", source_fingerprint()},
                 {"scenario", note.scenario_file},
                 {"folder", note.from_folder},
                 {"set", note.changes.set},
                 {"without", note.changes.without},
                 {"input", input_as_json(note.input)},
                 {"every", note.every},
                 {"today", note.today.time_since_epoch().count()},
                 {"months_done", note.months_done},
                 {"totals", as_json(note.totals)},
                 {"wall_s", note.wall_s},
                 {"tables", std::move(tables)}};
  return all.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

namespace {

CheckpointNote note_from(const json& all, const std::string& file) {
  const std::string version = all.at("version"), sources = all.at("sources");
  if (sources != source_fingerprint()) {
    // Said before it is handed over: g++ 12 frees twice what lies before an argument that throws.
    const std::string problem =
        fmt::format("another build of corridor wrote this checkpoint (version {}, sources {:.8})", version, sources);
    throw ConfigError({{{file, 0, 0}, "", problem, "go on with that build, or start afresh with --force", ""}});
  }
  CheckpointNote note;
  note.scenario_file = all.at("scenario");
  note.from_folder = all.at("folder");
  note.changes = {all.at("set"), all.at("without")};
  const json& input = all.at("input");
  note.input = {input.at("fingerprint"), input.at("files"), input.at("seed"), input.at("replicates"),
                input.at("scale")};
  note.every = all.at("every");
  note.today = Day{Days{all.at("today").get<int>()}};
  note.months_done = all.at("months_done").get<std::vector<int>>();
  note.totals = totals_from(all.at("totals"));
  note.wall_s = all.at("wall_s");
  for (const auto& [name, beginning] : all.at("tables").items()) note.tables[name] = {beginning.at(0), beginning.at(1)};
  return note;
}

}  // namespace

CheckpointNote note_from_text(const std::string& text, const std::string& file) {
  try {
    return note_from(json::parse(text), file);
  } catch (const json::exception&) {
    throw ConfigError({{{file, 0, 0}, "", "does not say which run it is of", "start afresh with --force", ""}});
  }
}

}  // namespace corridor
