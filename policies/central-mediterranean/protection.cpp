// Protection beside that of the EU: humanitarian permits (art. 5(6) D.Lgs. 286/1998) until D.L. 113/2018 put a short
// list in their place; special protection widened by D.L. 130/2020 and narrowed by D.L. 20/2023 (art. 19 D.Lgs.
// 286/1998). Malta: temporary humanitarian protection, a practice of its Refugee Commissioner.
#include "policies/central-mediterranean/modules.hpp"

namespace corridor {
namespace {

class Protection final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    const Amount permit = larger(humanitarian(today), special(today));
    for (const auto place : settings().where_any({"humanitarian", "special"}, today)) give(permit, place, gates);
    for (const auto place : settings().where("malta_humanitarian", today)) give(malta(today), place, gates);
  }

 private:
  static void give(const Amount& permit, Id<Jurisdiction> place, GateTables& gates) {
    for (const Docket docket : {Docket::kReleased, Docket::kDetained}) {
      gates.claim(Gate::kCourt, {.where = place,
                                 .who = Who{}.only(Attribute::kDocket, docket),
                                 .share = permit,
                                 .outcome = Outcome::kRelief});
    }
  }

  /// What is left of a share where a law narrows it: all of it without that law, `left` of it with it.
  static Amount narrowed(const Amount& share, const Amount& law, const Amount& left) {
    return made_of([](double whole, double held, double rest) { return whole * (1 - held * (1 - rest)); }, share, law,
                   left);
  }

  Amount humanitarian(Day today) const {
    return narrowed(settings().share("humanitarian", "humanitarian_share", today),
                    settings().strength("abolished", today), settings().amount("special_cases_left", today));
  }

  Amount special(Day today) const {
    return narrowed(settings().share("special", "special_share", today), settings().strength("narrowed", today),
                    settings().amount("narrowed_left", today));
  }

  Amount malta(Day today) const {
    return narrowed(settings().share("malta_humanitarian", "malta_humanitarian_share", today),
                    settings().strength("malta_ended", today), settings().amount("malta_left", today));
  }
};

}  // namespace

std::shared_ptr<const Policy> make_protection(ModuleSettings settings) {
  return std::make_shared<Protection>(std::move(settings));
}

}  // namespace corridor
