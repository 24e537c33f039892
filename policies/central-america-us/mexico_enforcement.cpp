// Enforcement on the way through Mexico: Programa Frontera Sur (2014-07-07), the surge agreed in the joint declaration
// of 2019-06-07, and the National Guard's powers in migration control (Ley de la Guardia Nacional, art. 9 XXXV,
// 2019-05-27). Ley de Migracion, arts. 52, 98-99; decree on children in migration of 2020-11-11.
#include <optional>

#include "policies/central-america-us/modules.hpp"
#include "sim/run.hpp"
#include "sim/state_bytes.hpp"

namespace corridor {
namespace {

class MexicoEnforcement final : public Module {
 public:
  using Module::Module;

  /// How many came through, or were stopped, in the month: persons whom the transit country controls.
  Amendment after(const MonthResult& month) const override {
    auto next = std::make_shared<MexicoEnforcement>(*this);
    Persons persons = 0;
    for (const Tally::Row& row : month.tally.series_rows()) {
      const bool met = row.series == Series::kEncountersBetweenPorts || row.series == Series::kEncountersAtPorts ||
                       row.series == Series::kGotAway || row.series == Series::kTransitApprehensions;
      if (met && !world().nationalities[static_cast<std::size_t>(row.nationality)].contiguous) persons += row.value;
    }
    next->on_the_way_ = static_cast<double>(persons);
    return {next, settings().active("capacity", first_day(month.month + Months{1}))};
  }

  std::string memory() const override { return as_bytes(on_the_way_); }
  std::shared_ptr<const Policy> recall(std::string_view memory) const override {
    auto then = std::make_shared<MexicoEnforcement>(*this);
    StateReader{from_bytes(memory)}(then->on_the_way_);
    return then;
  }

  void apply(Day today, GateTables& gates) const override {
    scale("capacity", reach(today), today, gates);
    scale("programa_frontera_sur", settings().factor("programa_frontera_sur", "programa_frontera_sur_factor", today),
          today, gates);
    scale("surge", troops("surge", "surge_troops", today), today, gates);
    scale("guardia_nacional", troops("guardia_nacional", "guard_troops", today), today, gates);
    scale("humanitarian_cards", settings().factor("humanitarian_cards", "card_factor", today), today, gates);
    release_children(today, gates);
  }

 private:
  /// Foreign nationals are apprehended that many times as often as without the part. Its own nationals are not
  /// controlled.
  void scale(const std::string& part, const Amount& factor, Day today, GateTables& gates) const {
    for (const auto place : settings().where(part, today)) {
      gates.change_rate(Gate::kTransit,
                        {.where = place, .who = contiguous(false), .outcome = Outcome::kApprehended, .scale = factor});
    }
  }

  /// What agents and stations reach of those on the way, against a month in which as many come as usual: each person
  /// apprehended keeps some of them busy, so that the share falls when more come and rises when fewer do (a functional
  /// response of the second type, Holling 1959, doi:10.4039/Ent91385-7).
  Amount reach(Day today) const {
    const Amount usual = settings().amount("usual_flow", today);
    const Amount half = settings().amount("half_reach_flow", today);
    return made_of(
        [on_the_way = on_the_way_](double held, double usual_flow, double half_flow) {
          const double reached = (1 + usual_flow / half_flow) / (1 + on_the_way.value_or(usual_flow) / half_flow);
          return 1 + (reached - 1) * held;
        },
        settings().strength("capacity", today), usual, half);
  }

  /// 1 + effect x thousands of troops, where and as far as the part holds.
  Amount troops(const std::string& part, const std::string& thousands, Day today) const {
    const Amount more = product(settings().amount(thousands, today), settings().share(part, "troops_effect", today));
    return made_of([](double growth) { return 1 + growth; }, more);
  }

  /// Stations may not hold children, nor their parents with them.
  void release_children(Day today, GateTables& gates) const {
    Who children = contiguous(false);
    children.only(Attribute::kKind, PartyKind::kFamilyUnit).only(Attribute::kKind, PartyKind::kUnaccompaniedMinor);
    claim("child_detention_reform", today, Gate::kTransitCustody, children,
          settings().share("child_detention_reform", "children_released_share", today), Outcome::kReleased, gates);
  }

  std::optional<double> on_the_way_;  ///< Persons in the last month; none before one was seen: as many as usual.
};

}  // namespace

std::shared_ptr<const Policy> make_mexico_enforcement(ModuleSettings settings) {
  return std::make_shared<MexicoEnforcement>(std::move(settings));
}

}  // namespace corridor
