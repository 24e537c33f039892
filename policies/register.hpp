// The register of legal instruments: what each act is, when and where it held, which courts stopped it, and what it
// switches. One YAML file each in the register of a room (policies/all.hpp); built into the program as text.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policies/module.hpp"
#include "sim/input/errors.hpp"
#include "sim/input/yaml.hpp"

namespace corridor {

/// The judgements of the indicators for a corridor, in its room.
inline constexpr std::string_view kIndicatorsFile = "indicators.yaml";

enum class InstrumentKind : std::uint8_t {
  kStatute,
  kCourtOrder,
  kExecutiveOrder,
  kRegulation,
  kPublicHealthOrder,
  kBilateral,
  kStateLaw,
  kAgencyMemo,
  kPractice,
  kLocalRule
};
inline constexpr std::array<std::string_view, 10> kInstrumentKindNames{
    "statute",   "court_order", "executive_order", "regulation", "public_health_order",
    "bilateral", "state_law",   "agency_memo",     "practice",   "local_rule"};
enum class Direction : std::uint8_t { kRestrictive, kProtective, kMixed };
enum class Framing : std::uint8_t { kNone, kImplicit, kExplicit };

/// An interval as the register states it; places by id, resolved against a world when a run is set up.
struct RegisterInterval {
  Day from, to;                    ///< `to` is Day::max() when open.
  std::vector<std::string> where;  ///< Jurisdiction ids; empty: everywhere the module acts.
  std::string by;                  ///< Blocks: court and case.
  double share = 1;                ///< Blocks: the share of the instrument that is stopped.
  std::vector<std::string>
      parts;  ///< Blocks: module parts that are wholly stopped ("title_42.minors"); empty: every part, by `share`.
  std::string source;
  std::vector<std::string> ended_by;  ///< In force: the acts that ended it at `to`.
  Day otherwise{};                    ///< Until when it would have held without them; where they end it, `to` or later.
};

/// A section of an act, which can be left out alone: `eo_13767.section_7`.
struct ActSection {
  std::string name, title;
  std::string reason;  ///< Why nothing rests on it; empty where acts do.
};

struct Instrument {
  std::string id, title, citation;
  InstrumentKind kind = InstrumentKind::kStatute;
  Direction direction = Direction::kRestrictive;
  Framing framing = Framing::kNone;
  std::string framing_words;  ///< What in the text justifies the framing, in our words with a short quotation at most.
  double scope = 1;           ///< Share of people or places covered, in [0, 1]; a judgement.
  std::vector<std::string> institutions;
  std::vector<std::string> places;  ///< Free text of where it applies, for display.
  std::vector<RegisterInterval> in_force, blocked;
  std::vector<std::string> switches;  ///< "mpp.programme": module part.
  std::vector<std::string> under;     ///< Acts, or sections of acts, that it rests on: without one of them it goes too.
  std::vector<ActSection> sections;   ///< That other acts rest on.
  bool indicators_only = false;       ///< As enacted, leaving it out changes no law of any day, only the indicators.
  std::string reason;                 ///< Why, where that is so.
  std::vector<std::string> not_modelled;
  struct Reference {
    std::string title, url;
  };
  std::vector<Reference> references;

  double activity(Day day) const;  ///< Share in [0, 1]: in force on the day times what no court has stopped.
};

struct Register {
  std::vector<Instrument> instruments;     ///< Sorted by id.
  std::vector<ModuleDescription> modules;  ///< In order of legal precedence.
  const Instrument* find_instrument(const std::string& id) const;
  const ModuleDescription* find_module(const std::string& name) const;
  const ActSection* find_section(const std::string& name) const;  ///< By "ACT.SECTION".
  /// What is named (acts, or sections of them), and all acts that rest on them, directly or not, by id.
  std::vector<std::string> with_all_under(const std::vector<std::string>& ids) const;
};

/// All shipped registers together: what a name means, where no world is known. Read once from the text built into the
/// program. Throws Defect when a shipped file is malformed.
const Register& shipped_register();
/// The register of one room (policies/all.hpp). Defect for a name that no room has.
const Register& shipped_register(std::string_view room);
/// The register of the room that a world names, and the rooms that it can name.
const Register& register_of(const World& world);
/// Complains of a world that names a room of policies that there is not.
void check_policies_of(const World& world, Problems& problems);

/// Files by name, with their text.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;
/// Files built into the program, by their path below policies/.
const NamedTexts& shipped_policy_files();
/// Those of one room that describe modules and acts.
struct RegisterFiles {
  NamedTexts modules, instruments;
};
RegisterFiles shipped_register_files(std::string_view room);
/// The text of one of them; Defect when there is none.
const std::string& shipped_policy_file(const std::string& path);

/// Reads one legal instrument, `register/ID.yaml`; what is wrong lands in `problems`. The names of other acts
/// are not looked up. In register_instrument.cpp.
Instrument read_instrument(const YamlTree& tree, Problems& problems);

/// Reads a register from files given as (name, text), modules in the order given; problems are reported. A part's
/// instruments are those that its descriptor names and those that name it under `switches`.
Register read_register(const NamedTexts& module_files, const NamedTexts& instrument_files, Problems& problems);

}  // namespace corridor
