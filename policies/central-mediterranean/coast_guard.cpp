// Boats taken back by the coast guards of Libya, Tunisia, Egypt and Algeria: Libyan law 19/2010, memorandum of
// 2017-02-02, Libyan search and rescue region of 2018-06-27, Tunisian law 2004-6, Egyptian law 82/2016, Algerian law
// 09-01, memoranda of 2020-05-28 and 2023-07-16. Hirsi Jamaa v. Italy keeps states of the destination from doing it.
#include <algorithm>
#include <string>
#include <vector>

#include "policies/central-mediterranean/modules.hpp"
#include "sim/run.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {
namespace {

const std::vector<std::string> kGuards{"libya", "tunisia", "egypt", "algeria"};

/// The world's rate at which the destination meets a class in a sector. The last row that matches wins.
double met_by_destination(const World& world, const PartyClass& party, Id<Jurisdiction> sector) {
  double rate = 0;
  for (const BaseRate& row : world.base_rates) {
    if (row.gate == Gate::kCrossing && row.outcome == Outcome::kApprehended && world.within(sector, row.where) &&
        row.who.includes(party))
      rate = row.value;
  }
  return rate;
}

/// What that rate tells apart of a class.
ValuesApart told_apart(const World& world) {
  ValuesApart apart;
  for (const BaseRate& row : world.base_rates) {
    if (row.gate != Gate::kCrossing || row.outcome != Outcome::kApprehended) continue;
    for (std::size_t a = 0; a < kAttributes; ++a) apart.add(static_cast<Attribute>(a), row.who.mask[a]);
  }
  return apart;
}

class CoastGuard final : public Module {
 public:
  using Module::Module;

  /// How many put to sea in the month, by sector: landed, met or unseen, taken back, drowned.
  Amendment after(const MonthResult& month) const override {
    auto next = std::make_shared<CoastGuard>(*this);
    next->attempts_.assign(world().jurisdictions.size(), 0);
    for (const Tally::Row& row : month.tally.series_rows()) {
      const bool put_to_sea = row.series == Series::kEncountersBetweenPorts || row.series == Series::kGotAway ||
                              row.series == Series::kInterceptions || row.series == Series::kDeaths;
      if (put_to_sea && row.place) next->attempts_[row.place.index()] += static_cast<double>(row.value);
    }
    const Day begin = first_day(month.month + Months{1});
    const bool any = std::any_of(kGuards.begin(), kGuards.end(),
                                 [&](const std::string& guard) { return settings().active(guard, begin); });
    return {next, any};
  }

  std::string memory() const override { return as_bytes(attempts_); }
  std::shared_ptr<const Policy> recall(std::string_view memory) const override {
    auto then = std::make_shared<CoastGuard>(*this);
    StateReader{from_bytes(memory)}(then->attempts_);
    return then;
  }

  void apply(Day today, GateTables& gates) const override {
    for (const std::string& guard : kGuards) take_back(guard, today, gates);
    for (const auto place : settings().where("libya", today)) endanger(place, evasion(today), gates);
    for (const auto place : settings().where("libyan_region", today))
      endanger(place, settings().factor("libyan_region", "region_danger_factor", today), gates);
  }

 private:
  static void endanger(Id<Jurisdiction> place, const Amount& factor, GateTables& gates) {
    gates.change_rate(Gate::kCrossing, {.where = place, .who = {}, .outcome = Outcome::kDied, .scale = factor});
  }

  /// Smugglers evade patrols at the cost of those on board, the more of them are taken back: by night and in worse
  /// weather, farther out, with less fuel and no telephone.
  Amount evasion(Day today) const {
    return made_of([](double taken, double danger) { return 1 + taken * danger; }, share_taken("libya", today),
                   settings().amount("evasion_danger", today));
  }

  /// Of those who would be met at sea a share is met by the coast guard; who lands unseen is not changed.
  void take_back(const std::string& guard, Day today, GateTables& gates) const {
    const Amount share = share_taken(guard, today);
    ValuesApart apart = told_apart(world());
    apart.add(share.apart());
    const Amount rate{[share, &here = world()](const PartyClass& party, Id<Jurisdiction> sector) {
                        return share(party, sector) * met_by_destination(here, party, sector);
                      },
                      share.basis(), apart};
    for (const auto place : settings().where(guard, today)) {
      gates.change_rate(Gate::kCrossing, {.where = place, .who = {}, .outcome = Outcome::kIntercepted, .add = rate});
      gates.change_rate(Gate::kCrossing,
                        {.where = place, .who = {}, .outcome = Outcome::kApprehended, .scale = remainder(share)});
    }
  }

  /// Of those who are met off a coast, the share taken back: what patrols would find of few boats, less when more
  /// leave at once, since each boat taken back keeps a patrol busy (a functional response of the second type, Holling
  /// 1959, doi:10.4039/Ent91385-7).
  Amount share_taken(const std::string& guard, Day today) const {
    return made_of([](double reach, double capacity,
                      double attempts) { return capacity > 0 ? reach / (1 + reach * attempts / capacity) : 0; },
                   reach(guard, today), capacity(guard, today), attempts(guard, today));
  }

  /// What patrols would find of few boats; a law may have closed a coast.
  Amount reach(const std::string& guard, Day today) const {
    const Amount usual = settings().share(guard, guard + "_reach", today);
    if (guard != "egypt") return usual;
    return larger(usual, settings().share("egypt_law", "egypt_law_reach", today));
  }

  /// Persons a month whom a coast guard can take back at most.
  Amount capacity(const std::string& guard, Day today) const {
    Amount all = settings().share(guard, guard + "_capacity", today);
    const auto more = [&](const std::string& part, const std::string& parameter) {
      all = sum(all, settings().share(part, parameter, today));
    };
    const auto boats = [&](const std::string& part, const std::string& parameter) {
      all = sum(all, product(settings().share(part, parameter, today), settings().amount("persons_per_boat", today)));
    };
    if (guard == "libya") {
      more("libya_training", "training_capacity");
      boats("libya_memorandum", "memorandum_boats");
      more("libya_memorandum", "workshop_capacity");
      more("libyan_region", "region_capacity");
      more("malta_libya", "malta_libya_capacity");
      boats("libya_2023", "boats_2023");
    }
    if (guard == "tunisia") more("tunisia_2023", "tunisia_2023_capacity");
    return all;
  }

  /// Who put to sea along the coast in the last month, as many as usual before one was seen.
  Amount attempts(const std::string& guard, Day today) const {
    const Amount usual = settings().amount(guard + "_usual", today);
    if (attempts_.empty()) return usual;
    double all = 0;
    for (const auto coast : settings().where(guard, today)) {
      for (std::size_t j = 0; j < attempts_.size(); ++j) {
        if (world().within(Id<Jurisdiction>{j}, coast)) all += attempts_[j];
      }
    }
    return all;
  }

  std::vector<double> attempts_;  ///< Persons in the last month by jurisdiction; empty before one was seen.
};

}  // namespace

std::shared_ptr<const Policy> make_coast_guard(ModuleSettings settings) {
  return std::make_shared<CoastGuard>(std::move(settings));
}

}  // namespace corridor
