// Deferred action for people who came as children (DACA): whoever holds a valid permit is not sought. Memorandum of
// 2012-06-15; rescinded 2017-09-05; renewals kept open by N.D. Cal. (2018-01-09) and E.D.N.Y. (2018-02-13); rescission
// set aside in DHS v. Regents, 591 U.S. 1 (2020). Where renewals stop, permits run out one by one.
#include <algorithm>
#include <map>
#include <utility>

#include "policies/central-america-us/modules.hpp"

namespace corridor {
namespace {

class Daca final : public Module {
 public:
  using Module::Module;

  void apply(Day today, GateTables& gates) const override {
    if (places().empty()) return;
    gates.claim(Gate::kTransfer,
                {.where = Id<Jurisdiction>{std::size_t{0}},
                 .who = Who{}.only(Attribute::kProtected, 1),
                 .share = product(settings().amount("deferred_share", today), valid(last_change(today))),
                 .outcome = Outcome::kNotSought});
  }

  /// While permits run out or are renewed again, the share moves day by day; the tables follow once a month.
  std::vector<Day> changes() const override {
    const std::vector<Day> given = settings().changes();
    std::vector<Day> days = given;
    const Groups groups = group();
    for (std::size_t i = 0; i < given.size(); ++i) {
      const Day end = i + 1 < given.size() ? given[i + 1] : given[i] + std::chrono::days{kLongestMove};
      for (Day day = given[i] + kMonth; day < end && day < given[i] + std::chrono::days{kLongestMove}; day += kMonth) {
        const bool moves = std::any_of(groups.one_of_each.begin(), groups.one_of_each.end(),
                                       [&](auto place) { return valid(place, day) != valid(place, day - kMonth); });
        if (moves) days.push_back(day);
      }
    }
    std::sort(days.begin(), days.end());
    return days;
  }

 private:
  static constexpr std::chrono::days kMonth{30};
  static constexpr int kLongestMove = 4 * 366;  ///< Days: no permit and no notice lasts longer.

  /// The last day on which the tables follow the share: what holds on a day depends on no other day.
  Day last_change(Day today) const {
    const std::vector<Day> days = changes();
    const auto after = std::upper_bound(days.begin(), days.end(), today);
    return after == days.begin() ? today : *std::prev(after);
  }

  /// Share of holders whose permit is valid in a place on a day. From one change of the law to the next it falls by
  /// 1 / permit_days a day while renewals are closed (by late_share of that within the notice), and rises by 1 /
  /// renewal_days while they are open; in part closed means in part.
  double valid(Id<Jurisdiction> place, Day today) const {
    double share = 0;
    double closed_days = 0;
    std::vector<Day> days = settings().changes();
    days.erase(std::lower_bound(days.begin(), days.end(), today), days.end());
    for (std::size_t i = 0; i < days.size(); ++i) {
      const double length = static_cast<double>(((i + 1 < days.size() ? days[i + 1] : today) - days[i]).count());
      const double open = open_share(place, days[i]);
      if (open >= share) {
        share = std::min(open, share + length / settings().number("renewal_days", days[i]));
        closed_days = 0;
        continue;
      }
      const double notice = std::max(0.0, settings().number("notice_days", days[i]) - closed_days);
      closed_days += length;
      const double lapsing =
          std::max(0.0, length - notice) + std::min(length, notice) * settings().number("late_share", days[i]);
      share = std::max(open, share - lapsing / settings().number("permit_days", days[i]));
    }
    return share;
  }

  double open_share(Id<Jurisdiction> place, Day day) const {
    return settings().strength("deferred_action", day, place) * (1 - settings().strength("rescission", day, place));
  }

  Amount valid(Day today) const {
    const Groups groups = group();
    std::vector<double> by_group, by_place;
    for (const auto place : groups.one_of_each) by_group.push_back(valid(place, today));
    for (const std::size_t of : groups.of_jurisdiction) by_place.push_back(by_group[of]);
    return {std::move(by_place), {}};
  }

  /// Jurisdictions that lie within the same named places have the same windows: one of each such group, and the group
  /// of each.
  struct Groups {
    std::vector<Id<Jurisdiction>> one_of_each;
    std::vector<std::size_t> of_jurisdiction;
  };
  Groups group() const {
    const std::vector<Id<Jurisdiction>> named = places();
    std::map<std::vector<bool>, std::size_t> known;
    Groups groups;
    for (std::size_t j = 0; j < world().jurisdictions.size(); ++j) {
      std::vector<bool> within;
      for (const auto place : named) within.push_back(world().within(Id<Jurisdiction>{j}, place));
      const auto [at, is_new] = known.try_emplace(std::move(within), groups.one_of_each.size());
      if (is_new) groups.one_of_each.push_back(Id<Jurisdiction>{j});
      groups.of_jurisdiction.push_back(at->second);
    }
    return groups;
  }

  /// Every place that a window or a court order names, on any day: protection outlives the window.
  std::vector<Id<Jurisdiction>> places() const {
    std::vector<Id<Jurisdiction>> all;
    for (const auto* named : {&settings().windows, &settings().blocks}) {
      for (const auto& [part, windows] : *named) {
        for (const Window& window : windows) all.insert(all.end(), window.where.begin(), window.where.end());
      }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
};

}  // namespace

std::shared_ptr<const Policy> make_daca(ModuleSettings settings) { return std::make_shared<Daca>(std::move(settings)); }

}  // namespace corridor
