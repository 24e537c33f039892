// What contacts bring, by thinning under a bound (sim/contact.hpp), and moves away from arrests.
#include "sim/life_interior.hpp"

#include "sim/choose.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// The link on which a rate in [0, `bound`) falls, when the rate of moving away is `pressure` times that of the chain;
/// null when nothing happens. Throws Defect when the rates exceed the bound: the last of them would be cut short.
const Link* contact_at(std::span<const Link> chain, PerDay rate, double pressure, PerDay bound) {
  const Link* met = nullptr;
  PerDay before = 0, sum = 0;
  for (const Link& link : chain) {
    const PerDay width = link.amount - before;
    before = link.amount;
    sum += link.outcome == Outcome::kRelocated ? width * pressure : width;
    if (met == nullptr && rate < sum) met = &link;
  }
  if (sum > bound * (1 + 1e-9)) throw Defect("contact rates above their bound");
  return met;
}

}  // namespace

const Link* contact_on(const Surroundings& s, const Party& party, int day, double u) {
  const Id<Jurisdiction> home{party.destination};
  const std::span<const Link> chain = s.law_on(day).chain<Gate::kContact>(home, class_of(party));
  const PerDay bound = bound_of_contacts(s, party);
  return contact_at(chain, u * bound, s.risk->pressure_to_move(home), bound);
}

std::uint16_t choose_new_home(const Surroundings& s, const Party& party) {
  const Weighted<Jurisdiction>& known = s.world->destinations[party.nationality];
  const Draws move = s.luck->at(party.identity, Purpose::kMove, party.contacts);
  const Id<Jurisdiction> first = choose(known, move[0]);
  if (move[1] * s.risk->pressure_to_move(first) < 1) return first.value;
  return choose(known, move[2]).value;
}

}  // namespace corridor
