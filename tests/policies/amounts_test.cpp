// What modules say of their amounts: a class is treated as the chain that it shares says.
#include <map>

#include "sim/law.hpp"
#include "tests/policies/central-mediterranean/mediterranean_fixture.hpp"

namespace corridor {
namespace {

/// Of a chain or an account at a claim gate: the shares taken, in order, up to one that leaves nobody.
struct Taken {
  PolicyIndex by;
  Outcome outcome;
  Room room;
  double share;
  friend bool operator==(const Taken&, const Taken&) = default;
};

std::vector<Taken> of_chain(std::span<const Link> chain) {
  std::vector<Taken> taken;
  for (const Link& link : chain) taken.push_back({link.by, link.outcome, link.room, link.amount});
  return taken;
}

std::vector<Taken> of_account(const std::vector<ChainStep>& steps) {
  std::vector<Taken> taken;
  for (const ChainStep& step : steps) {
    if (step.share > 0) taken.push_back({step.by, step.outcome, step.room, step.share});
  }
  return taken;
}

/// Of rates: by outcome and who is charged.
using Rates = std::map<Outcome, double>;

Rates of_rates(std::span<const Link> chain) {
  Rates rates;
  double before = 0;
  for (const Link& link : chain) {
    rates[link.outcome] += link.amount - before;
    before = link.amount;
  }
  return rates;
}

Rates of_rates(const std::vector<ChainStep>& steps) {
  Rates rates;
  for (const ChainStep& step : steps) rates[step.outcome] = step.after;
  return rates;
}

/// The chain of a class is composed once for all classes alike to it, as amounts declare; the account is made for the
/// class itself. A value that an amount tells apart without saying so makes them differ.
void check_chains(const World& world, const PolicySet& policies, const std::string& day) {
  const std::size_t nationalities = world.nationalities.size();
  const auto law = compile_law(world, policies, test::on(day));
  for (std::size_t g = 0; g < kGates; ++g) {
    const auto gate = static_cast<Gate>(g);
    for (std::size_t j = 0; j < world.jurisdictions.size(); ++j) {
      const Id<Jurisdiction> where{j};
      if (!gate_is_at(gate, world, where)) continue;
      for (std::size_t c = 0; c < classes_of(gate, nationalities); ++c) {
        const PartyClass party = class_at(gate, c, nationalities);
        const auto chain = law->chain(gate, where, party);
        const auto steps = law->account(gate, where, party);
        const std::string what = day + " " + std::string(name_of(gate)) + " in " + world.jurisdictions[j].id +
                                 ", class " + std::to_string(c);
        if (!is_rate_gate(gate)) {
          ASSERT_EQ(of_chain(chain), of_account(steps)) << what;
          continue;
        }
        const Rates told = of_rates(steps);
        for (const auto& [outcome, rate] : of_rates(chain)) ASSERT_NEAR(rate, told.at(outcome), 1e-12) << what;
      }
    }
  }
}

TEST(Amounts, TellApartOnlyTheValuesThatTheyDeclare) {
  const PolicySetResult set = test::policy_set(test::shipped_world(), "");
  for (const char* day : {"2014-08-01", "2018-06-01", "2019-09-15", "2020-10-01", "2022-02-01"})
    check_chains(test::shipped_world(), set.policies, day);
  for (const char* day : {"2014-08-01", "2016-09-01", "2018-12-01", "2020-10-01", "2023-10-15"})
    check_chains(test::mediterranean(), test::mediterranean_enacted().policies, day);
}

}  // namespace
}  // namespace corridor
