// What `explain` tells: against decisions drawn by the engine's own code, word for word in one case, and when the
// question is wrong.
#include "analysis/explain/explain.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <sstream>

#include "analysis/explain/json.hpp"
#include "analysis/explain/text.hpp"
#include "sim/decision.hpp"
#include "sim/law.hpp"

namespace corridor {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

const Scenario& as_enacted() {
  static const Scenario scenario = load_scenario(std::string(CORRIDOR_ROOT) + "/scenarios/as-enacted.yaml");
  return scenario;
}

/// Shares by outcome and policy.
using Shares = std::map<std::pair<std::string, std::string>, double>;

Shares told_shares(const json& gate) {
  Shares shares;
  for (const json& one : gate["outcomes"]) shares[{one["outcome"], one["by"]}] += one["share"].get<double>();
  if (gate["composes"] == "rates") shares[{"nothing", ""}] = gate["share_nothing_happens"];
  return shares;
}

PartyClass told_party(const World& world, const json& gate) {
  PartyClass party;
  for (const json& one : gate["party"]) {
    for (std::size_t a = 0; a < kAttributes; ++a) {
      if (one["attribute"] != kAttributeNames[a]) continue;
      const std::vector<std::string> values = value_names(world, static_cast<Attribute>(a));
      const auto found = std::find(values.begin(), values.end(), one["value"].get<std::string>());
      party.value[a] = static_cast<std::uint8_t>(found - values.begin());
    }
  }
  return party;
}

std::string policy_of(const Link& link) {
  return link.by == kBase ? "base" : as_enacted().policies.settings[link.by].name();
}

/// Shares of many parties of a class whose fates at a gate the engine's own code draws, where every room has places.
Shares drawn_shares(const GateTables& law, Gate gate, Id<Jurisdiction> where, const PartyClass& party, int parties) {
  const std::span<const Link> chain = law.chain(gate, where, party);
  const Luck luck(20190607, 1);
  Shares shares;
  for (int i = 0; i < parties; ++i) {
    const auto identity = static_cast<std::uint64_t>(i);
    const Link* link = nullptr;
    if (is_rate_gate(gate)) {
      const double u = luck.at(identity, purpose_of(gate), 1)[0];
      link = link_that_ends(chain, exposure_at(gate).length, u);
    } else {
      link = &chain[link_taken(chain, luck, identity, gate, 1)];
    }
    const auto key = link == nullptr ? std::pair<std::string, std::string>{"nothing", ""}
                                     : std::pair{std::string(name_of(link->outcome)), policy_of(*link)};
    shares[key] += 1.0 / parties;
  }
  return shares;
}

/// Compares within five standard errors of a binomial count and three more, for outcomes that are rare.
void expect_alike(const Shares& told, const Shares& drawn, int parties) {
  Shares all = told;
  for (const auto& [key, share] : drawn) all.try_emplace(key, 0);
  for (const auto& [key, share] : all) {
    const double p = told.contains(key) ? told.at(key) : 0;
    const double q = drawn.contains(key) ? drawn.at(key) : 0;
    const double tolerance = (5 * std::sqrt(parties * p * (1 - p)) + 3) / parties;
    EXPECT_NEAR(p, q, tolerance) << key.first << " by " << key.second;
  }
}

class Dice {
 public:
  std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(dice_() % sides); }
  template <class Thing>
  const Thing& one_of(const std::vector<Thing>& things) {
    return things[roll(things.size())];
  }

 private:
  std::mt19937 dice_{20190607};
};

/// A random day, place and party, and a random gate of those that can be met there.
json random_gate(Dice& dice, const World& world, Day& day) {
  const Days period = as_enacted().to - as_enacted().from;
  for (;;) {
    day = as_enacted().from + Days{static_cast<int>(dice.roll(static_cast<std::size_t>(period.count())))};
    ExplainRequest request{to_string(day), "", {}, ""};
    request.at = dice.roll(2) == 0 ? dice.one_of(world.jurisdictions).id : dice.one_of(world.places).id;
    for (std::size_t a = 0; a < kAttributes; ++a) {
      const auto attribute = static_cast<Attribute>(a);
      if (attribute == Attribute::kChannel || dice.roll(4) == 0) continue;
      request.who.push_back(std::string(kAttributeNames[a]) + "=" + dice.one_of(value_names(world, attribute)));
    }
    const json gates = json::parse(explanation_as_json(as_enacted(), explain(as_enacted(), request)))["gates"];
    if (!gates.empty()) return gates[dice.roll(gates.size())];
  }
}

TEST(Explain, TellsTheSharesThatTheEngineDraws) {
  constexpr int kParties = 4000;
  const World& world = *as_enacted().world;
  const auto base = compile_law(world, {}, as_enacted().from);
  std::vector<PolicyIndex> all(as_enacted().policies.policies.size());
  std::iota(all.begin(), all.end(), PolicyIndex{0});
  Dice dice;
  std::map<std::string, int> gates_seen;
  for (int question = 0; question < 200; ++question) {
    Day day;
    const json gate = random_gate(dice, world, day);
    SCOPED_TRACE(to_string(day) + " " + gate.dump());
    const auto g =
        std::find(kGateNames.begin(), kGateNames.end(), gate["gate"].get<std::string>()) - kGateNames.begin();
    const auto law = renew_law(*base, as_enacted().policies.policies, all, day);
    for (const json& where : gate["where"]) {
      const Id<Jurisdiction> id = world.find_jurisdiction(where);
      expect_alike(told_shares(gate), drawn_shares(*law, static_cast<Gate>(g), id, told_party(world, gate), kParties),
                   kParties);
    }
    ++gates_seen[gate["gate"]];
    if (HasFailure()) return;
  }
  EXPECT_EQ(gates_seen.size(), kGates) << "every gate is asked about";
}

json told(const ExplainRequest& request) {
  return json::parse(explanation_as_json(as_enacted(), explain(as_enacted(), request)))["gates"];
}

std::vector<std::string> gates_at(const std::string& place) {
  std::vector<std::string> gates;
  for (const json& gate : told({"2019-08-15", place, {}, ""})) {
    if (gates.empty() || gates.back() != gate["gate"]) gates.push_back(gate["gate"]);
  }
  return gates;
}

TEST(Explain, WalksFromAPlaceToWhereItsGatesAreMet) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(gates_at("WORLD"), (Names{"departure", "return"}));
  EXPECT_EQ(gates_at("HN-SPS"), (Names{"departure", "return"}));
  EXPECT_EQ(gates_at("MX-CHP"), (Names{"departure", "transit", "transit_custody", "return"}));
  EXPECT_EQ(gates_at("SEC-RGV"), (Names{"approach", "crossing", "processing", "detention", "court", "removal"}));
  EXPECT_EQ(gates_at("POE-HID"), (Names{"port_of_entry", "processing", "detention", "court", "removal"}));
  EXPECT_EQ(gates_at("US-TX-TRAVIS"), (Names{"detention", "court", "contact", "transfer", "removal"}));
  EXPECT_EQ(gates_at("Reynosa"), (Names{"departure", "transit", "transit_custody", "approach", "port_of_entry",
                                        "crossing", "processing", "detention", "court", "removal", "return"}));
  const json counties = told({"2019-08-15", "US-CA", {}, "transfer"});
  std::size_t places = 0;
  for (const json& gate : counties) places += gate["where"].size();
  EXPECT_GT(places, counties.size()) << "counties that are alike are told once";
}

TEST(Explain, NamesTheLawBehindAStep) {
  const json chain = told({"2018-03-01", "US-CA-REST-LOS", {"criminality=convicted"}, "transfer"})[0];
  json found;
  for (const json& step : chain["steps"]) {
    for (const json& provision : step["provisions"]) {
      if (provision["instrument"] != "ca_sb54") continue;
      found = provision;
      EXPECT_EQ(step["by"], "sanctuary");
      EXPECT_FALSE(step["parameters"].empty());
    }
  }
  ASSERT_FALSE(found.is_null());
  EXPECT_EQ(found["part"], "values_act");
  EXPECT_EQ(found["from"], "2018-01-01");
  EXPECT_NE(found["citation"].get<std::string>().find("SB 54"), std::string::npos);
}

TEST(Explain, SaysWhatIsAssumedAndWhetherItMatters) {
  const json chain = told({"2019-08-15", "POE-HID", {"nationality=HND"}, "processing"})[0];
  std::map<std::string, json> seen;
  for (const json& one : chain["party"]) seen[one["attribute"]] = one;
  EXPECT_EQ(seen["nationality"]["from"], "given");
  EXPECT_EQ(seen["channel"]["from"], "place");
  EXPECT_EQ(seen["channel"]["value"], "at_port");
  EXPECT_EQ(seen["party"]["from"], "assumed");
  EXPECT_FALSE(seen["party"]["would_change"].empty());
  EXPECT_FALSE(seen.contains("docket")) << "the gate does not look at it";
}

/// The tiny world, and of all modules only one, with what a user sets.
Scenario tiny_scenario() {
  std::ostringstream text;
  text << "corridor: 1\nname: Tiny\nworld: " << CORRIDOR_ROOT << "/tests/data/tiny-world\n"
       << "period: {from: 2019-01-01, to: 2020-01-01}\npolicies:\n";
  for (const ModuleDescription& module : shipped_register("central-america-us").modules) {
    if (module.name != "mpp") text << "  " << module.name << ": never\n";
  }
  text << "  mpp:\n    in_force: [{from: 2019-02-01, to: 2019-12-01, where: [SEC-RGV]}]\n"
       << "    enjoined: [{from: 2019-04-01, to: 2019-06-01, by: \"N.D. Cal. 19-cv-00807\", share: 0.5}]\n"
       << "    enrolment_share: 0.4\n    returns_per_day: 25\n";
  const fs::path file = fs::temp_directory_path() / ("corridor_explain_tiny_" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(file) << text.str();
  Scenario scenario = load_scenario(file.string());
  fs::remove(file);
  return scenario;
}

TEST(Explain, ReadsAsExpected) {
  const Scenario scenario = tiny_scenario();
  const fs::path file = fs::path(CORRIDOR_ROOT) / "tests" / "data" / "explain" / "tiny.expected";
  std::string said;
  for (const ExplainRequest& request :
       {ExplainRequest{"2019-04-15", "SEC-RGV", {"nationality=HND", "party=family_unit"}, "processing"},
        ExplainRequest{"2019-04-15", "Reynosa", {"nationality=HND"}, "crossing"},
        ExplainRequest{"2019-04-15", "MX", {"nationality=HND"}, "transit"},
        ExplainRequest{"2019-12-24", "US-TX", {}, "contact"}}) {
    said += explanation_as_text(scenario, explain(scenario, request)) + '\n';
  }
  std::ostringstream expected;
  expected << std::ifstream(file, std::ios::binary).rdbuf();
  EXPECT_EQ(said, expected.str());
  if (said != expected.str() && std::getenv("CORRIDOR_REFRESH") != nullptr)
    std::ofstream(file, std::ios::binary) << said;
}

std::string complaint(const ExplainRequest& request) {
  try {
    explain(as_enacted(), request);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return "";
}

TEST(Explain, WrongQuestionsAreAnsweredWithTheNearestName) {
  const std::string good = "2019-08-15";
  EXPECT_EQ(complaint({"2019-02-29", "SEC-RGV", {}, ""}),
            "--on: '2019-02-29' is not a date that exists; write it as 2019-06-07; the scenario plays 2013-10-01 to "
            "2022-09-30");
  EXPECT_EQ(complaint({"2012-01-01", "SEC-RGV", {}, ""}),
            "--on: 2012-01-01 lies outside the period; the scenario plays 2013-10-01 to 2022-09-30");
  EXPECT_EQ(complaint({good, "SEC-RVG", {}, ""}),
            "--at: no place or jurisdiction is called 'SEC-RVG'; did you mean 'SEC-RGV'?");
  EXPECT_EQ(complaint({good, "reynossa", {}, ""}),
            "--at: no place or jurisdiction is called 'reynossa'; did you mean 'Reynosa'?");
  EXPECT_EQ(complaint({good, "El Paso", {}, ""}),
            "--at: 'El Paso' is the name of several; say which: SEC-EPT, POE-ELP, ELP");
  EXPECT_EQ(complaint({good, "SEC-RGV", {"natonality=HND"}, ""}),
            "--who: unknown attribute 'natonality'; did you mean 'nationality'?");
  EXPECT_EQ(complaint({good, "SEC-RGV", {"party=family"}, ""}),
            "--who: party has no value 'family'; it is one of single_adult, family_unit, unaccompanied_minor");
  EXPECT_EQ(complaint({good, "SEC-RGV", {"intent"}, ""}),
            "--who: 'intent' needs a value; it is one of evades, seeks_protection");
  EXPECT_EQ(complaint({good, "SEC-RGV", {"guided=no", "guided=yes"}, ""}), "--who: 'guided' is given twice");
  EXPECT_EQ(complaint({good, "POE-HID", {"channel=between_ports"}, ""}),
            "--who: nobody is met between ports at POE-HID; leave channel out, or ask for the sector");
  EXPECT_EQ(complaint({good, "SEC-RGV", {}, "procesing"}),
            "--gate: no gate is called 'procesing'; did you mean 'processing'?");
  EXPECT_EQ(complaint({good, "HN-SPS", {}, "court"}),
            "--gate: court is not met at HN-SPS (San Pedro Sula); these are: departure, return");
  const std::string both = complaint({"soon", "nowhere at all", {}, ""});
  EXPECT_NE(both.find("--on:"), std::string::npos);
  EXPECT_NE(both.find("--at:"), std::string::npos) << "all mistakes at once";
}

}  // namespace
}  // namespace corridor
