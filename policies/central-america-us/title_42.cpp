// Title 42: expulsion without an order and without access to asylum, in the name of public health. 42 U.S.C. 265; 42
// CFR 71.40; 85 FR 17060 (2020-03-20). Where a person can be expelled to depends on which nationals Mexico takes back.
#include <utility>

#include "policies/central-america-us/modules.hpp"
#include "policies/places.hpp"

namespace corridor {
namespace {

class Title42 final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    for (const auto place : settings().where("order", today)) {
      close_ports(place, today, gates);
      expel(place, today, gates);
    }
    claim("minors", today, Gate::kProcessing, Who{}.only(Attribute::kKind, PartyKind::kUnaccompaniedMinor),
          settings().share("minors", "minor_share", today), Outcome::kExpelled, gates);
  }

 private:
  static Who adults_and_families() {
    return Who{}.only(Attribute::kKind, PartyKind::kSingleAdult).only(Attribute::kKind, PartyKind::kFamilyUnit);
  }

  static Who seeking_protection() { return adults_and_families().only(Attribute::kIntent, Intent::kSeeksProtection); }

  /// Ports process almost nobody without documents, so that people keep away from them, and lists of people waiting
  /// stand still. Who is brought there to be excepted waits for a turn, wherever along the border it comes.
  void close_ports(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const auto keep_away = [&](Intent intent, Amount share) {
      gates.claim(Gate::kApproach, {.where = place,
                                    .who = Who{}.only(Attribute::kIntent, intent),
                                    .share = std::move(share),
                                    .outcome = Outcome::kBetweenPorts});
    };
    gates.claim(Gate::kApproach, {.where = place,
                                  .who = seeking_protection(),
                                  .share = either(excepted(today), driving_up(today)),
                                  .outcome = Outcome::kToPort});
    keep_away(Intent::kSeeksProtection, settings().share("order", "port_avoidance_share", today));
    keep_away(Intent::kEvades, remainder(sum(come_with_documents(today), come_without(today))));
    take_at_ports(place, today, gates);
  }

  /// Who drives up to the inspection stands in the country already, and is let in there. Others are turned back, or
  /// wait to be excepted.
  void take_at_ports(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const auto claim_at_port = [&](const Who& who, Amount share, Outcome outcome) {
      gates.claim(Gate::kPortOfEntry, {.where = place, .who = who, .share = std::move(share), .outcome = outcome});
    };
    claim_at_port(seeking_protection(), part_of_both(driving_up(today), excepted(today)), Outcome::kParoled);
    claim_at_port(Who{}.only(Attribute::kIntent, Intent::kSeeksProtection),
                  settings().share("order", "port_refusal_share", today), Outcome::kTurnedBack);
    claim_at_port(seeking_protection(), Amount{1}, Outcome::kListed);
    const double exceptions = settings().amount("exceptions_a_day", today)(PartyClass{}, place);
    for (const auto port : all_within(world(), JurisdictionKind::kPort, place)) {
      gates.provide({.room = Room::kPortSlots, .where = port, .places = exceptions, .pool = place});
    }
  }

  /// Adults and families. Those processed at a port have been excepted; those who evade there have not, unless they
  /// hold documents of their own.
  void expel(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    Who between_ports = adults_and_families();
    between_ports.only(Attribute::kChannel, Channel::kBetweenPorts);
    Who evading_at_port = adults_and_families();
    evading_at_port.only(Attribute::kChannel, Channel::kAtPort).only(Attribute::kIntent, Intent::kEvades);
    const Amount without_documents = part_of_both(come_without(today), come_with_documents(today));
    gates.claim(Gate::kProcessing,
                {.where = place, .who = between_ports, .share = expelled(today), .outcome = Outcome::kExpelled});
    gates.claim(Gate::kProcessing, {.where = place,
                                    .who = evading_at_port,
                                    .share = product(expelled(today), without_documents),
                                    .outcome = Outcome::kExpelled});
  }

  /// One or the other, where both are drawn apart.
  static Amount either(const Amount& one, const Amount& other) {
    return remainder(product(remainder(one), remainder(other)));
  }
  /// Of one and another together, the one.
  static Amount part_of_both(const Amount& one, const Amount& other) {
    return made_of([](double a, double b) { return a > 0 ? a / (a + b) : 0; }, one, other);
  }

  /// Of those who seek protection, who comes to be excepted: nationals whom the agency excepts as such, and whom
  /// organisations bring, of those who wait in the neighbouring country since they would be expelled; who is let in
  /// between ports does not wait there.
  Amount excepted(Day today) const {
    return either(settings().share("order", "excepted_share", today),
                  product(settings().share("order", "presented_share", today), expelled(today)));
  }
  Amount driving_up(Day today) const { return settings().share("order", "driving_share", today); }

  /// Of those who would try to pass a port unseen or with documents, who comes all the same: with documents of their
  /// own, as travel is not limited; without, as the order does not deter.
  Amount come_with_documents(Day today) const {
    return product(settings().share("order", "documents_share", today),
                   remainder(settings().share("travel", "travel_limited_share", today)));
  }
  Amount come_without(Day today) const {
    return product(remainder(settings().share("order", "documents_share", today)),
                   remainder(settings().share("order", "unseen_avoidance_share", today)));
  }

  Amount expelled(Day today) const {
    return product(settings().share("order", "expelled_share", today), taken_back(today));
  }

  /// The share of a nationality for whom there is a place of expulsion: the neighbour (its own nationals always, others
  /// by agreement and, with children, where it does not refuse them), or a flight home.
  Amount taken_back(Day today) const {
    const Amount own{[world = &world()](const PartyClass& party, Id<Jurisdiction>) {
                       return world->nationalities[party[Attribute::kNationality]].contiguous ? 1.0 : 0.0;
                     },
                     {},
                     ValuesApart{}.add(Attribute::kNationality)};
    const Amount family{[](const PartyClass& party, Id<Jurisdiction>) {
                          const auto kind = static_cast<PartyKind>(party[Attribute::kKind]);
                          return kind == PartyKind::kFamilyUnit ? 1.0 : 0.0;
                        },
                        {},
                        ValuesApart{}.add(Attribute::kKind)};
    const Amount let_back = made_of([](double is, double refused) { return 1 - is * refused; }, family,
                                    settings().amount("family_refused_share", today));
    const Amount others = larger(product(settings().share("acceptance", "accepted_share", today), let_back),
                                 settings().amount("flown_share", today));
    return larger(own, others);
  }
};

}  // namespace

std::shared_ptr<const Policy> make_title_42(ModuleSettings settings) {
  return std::make_shared<Title42>(std::move(settings));
}

}  // namespace corridor
