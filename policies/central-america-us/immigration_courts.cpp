// Immigration courts: how many cases of people who are not detained are completed a day. 8 U.S.C. 1229a; 8 CFR 1003.10.
// Judges are appointed within what Congress funds; from 2020-03-18 most hearings of people not detained were put off.
#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class ImmigrationCourts final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    if (!settings().active("bench", today)) return;
    const Id<Jurisdiction> everywhere{std::size_t{0}};  // one line of cases for the whole country
    const double put_off =
        settings().strength("suspension", today, country(today)) * (1 - settings().number("held_share", today));
    const double a_year = settings().number("judges", today) * settings().number("completions_per_judge", today);
    gates.provide({Room::kCourtReleased, everywhere, a_year / kDaysInYear * (1 - put_off)});
  }

 private:
  static constexpr double kDaysInYear = 365.25;
  Id<Jurisdiction> country(Day today) const { return settings().where("bench", today).front(); }
};

}  // namespace

std::shared_ptr<const Policy> make_immigration_courts(ModuleSettings settings) {
  return std::make_shared<ImmigrationCourts>(std::move(settings));
}

}  // namespace corridor
