// Title 42: expulsion without an order and without access to asylum, in the name of public health. 42 U.S.C. 265; 42
// CFR 71.40; 85 FR 17060 (2020-03-20). Where a person can be expelled to depends on which nationals Mexico takes back.
#include <numeric>

#include "policies/central-america-us/modules.hpp"

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

  /// Turns a day that a port has of its own; as many as any other where the world says nothing.
  double own_turns(Id<Jurisdiction> port) const {
    const auto turns = world().port_turns.find(port.value);
    return turns == world().port_turns.end() ? 1 : turns->second;
  }

  std::vector<Id<Jurisdiction>> ports() const {
    std::vector<Id<Jurisdiction>> all;
    for (std::size_t j = 0; j < world().jurisdictions.size(); ++j) {
      if (world().jurisdictions[j].kind == JurisdictionKind::kPort) all.emplace_back(j);
    }
    return all;
  }

  /// Ports process almost nobody without documents, so that people who ask for protection keep away from them; lists of
  /// people waiting stand still. Adults and families who come all the same stand in line for an exception.
  void close_ports(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    Who waiting = adults_and_families();
    waiting.only(Attribute::kIntent, Intent::kSeeksProtection);
    gates.claim(Gate::kApproach, {.where = place,
                                  .who = waiting,
                                  .share = settings().share("order", "presented_share", today),
                                  .outcome = Outcome::kToPort});
    gates.claim(Gate::kApproach, {.where = place,
                                  .who = {},
                                  .share = settings().share("order", "port_avoidance_share", today),
                                  .outcome = Outcome::kBetweenPorts});
    gates.claim(Gate::kPortOfEntry, {.where = place,
                                     .who = Who{}.only(Attribute::kIntent, Intent::kSeeksProtection),
                                     .share = settings().share("order", "port_refusal_share", today),
                                     .outcome = Outcome::kTurnedBack});
    gates.claim(Gate::kPortOfEntry, {.where = place, .who = waiting, .share = Amount{1}, .outcome = Outcome::kListed});
    const double exceptions = settings().amount("exceptions_a_day", today)(PartyClass{}, place);
    const std::vector<Id<Jurisdiction>> all = ports();
    const double turns = std::accumulate(all.begin(), all.end(), 0.0,
                                         [&](double sum, Id<Jurisdiction> port) { return sum + own_turns(port); });
    for (const Id<Jurisdiction> port : all) {
      if (world().within(port, place)) gates.provide({Room::kPortSlots, port, exceptions * (own_turns(port) / turns)});
    }
  }

  /// Adults and families. Those processed at a port have been excepted; those who evade there have not.
  void expel(Id<Jurisdiction> place, Day today, GateTables& gates) const {
    const Amount share = product(settings().share("order", "expelled_share", today), taken_back(today));
    Who between_ports = adults_and_families();
    between_ports.only(Attribute::kChannel, Channel::kBetweenPorts);
    Who evading_at_port = adults_and_families();
    evading_at_port.only(Attribute::kChannel, Channel::kAtPort).only(Attribute::kIntent, Intent::kEvades);
    for (const Who& who : {between_ports, evading_at_port}) {
      gates.claim(Gate::kProcessing, {.where = place, .who = who, .share = share, .outcome = Outcome::kExpelled});
    }
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
