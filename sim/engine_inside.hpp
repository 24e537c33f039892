// The engine from inside: what it holds, and its steps. The story of a month and a day is in engine.cpp.
#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "sim/calendar.hpp"
#include "sim/custody.hpp"
#include "sim/life.hpp"
#include "sim/lines.hpp"
#include "sim/notebook.hpp"
#include "sim/parallel.hpp"
#include "sim/policy.hpp"
#include "sim/population.hpp"
#include "sim/run.hpp"
#include "sim/sharing.hpp"
#include "sim/state_bytes.hpp"
#include "sim/stocks.hpp"

namespace corridor {

class Engine {
 public:
  Engine(const World& world, const PolicySet& policies, const RunSettings& settings);
  bool play_month(const MonthCallback& on_month, const ProgressCallback& on_progress);
  const RunTotals& totals() const { return totals_; }
  bool begun() const { return surroundings_.month_end != 0; }
  Day today() const { return start_ + Days{today_}; }
  void save(const ByteSink& sink);
  void load(const ByteSource& source, const OtherPolicies& become);
  bool same_law_under(const OtherPolicies& one, const OtherPolicies& other);

  /// A step of the plan, and what plays it.
  struct Step {
    PlanStep told;
    void (Engine::*play)();
  };
  static const std::array<Step, 18> kSteps;

 private:
  Day end_of_coming_month() const;
  void begin_month();
  void run_day();
  void play(Turn turn);
  void play(const Step& step);
  Progress progress(int days_lived) const;

  // Steps that begin a month.
  void compile_law();
  void solve_routes();
  void people_are_there();
  void people_mean_to_leave();
  // Steps of a day.
  void fix_law();
  void live();
  void share();
  void free_beds();
  void settle_requests();
  void settle_ports();
  void settle_court();
  void count_night();
  // Steps that end a month.
  void add_up();
  void learn_risk();
  void take_stock();
  void count_levels();
  void tell_witness();
  void hand_out();

  template <class Archive>
  void serialize(Archive& archive);
  /// Puts one party of the month's cohort on its day of departure, in the lane of a worker.
  void mean_to_leave(const Cohort& cohort, std::size_t index, std::size_t worker);
  void settle(const Request& request, Lives& lives);
  /// Does `work` for each notebook of a worker, and for that of the parties on other ranks.
  template <class Work>
  void for_all_parties(const Work& work) {
    std::ranges::for_each(notebooks_, work);
    if (!sharing_.alone()) work(sharing_.elsewhere());
  }
  void amend_law();
  std::size_t day_of_month() const { return static_cast<std::size_t>(today_ - surroundings_.month_begin); }
  int days_in_month() const { return surroundings_.month_end - surroundings_.month_begin; }
  int day_of(Day date) const { return static_cast<int>((date - start_).count()); }

  const World& world_;
  PolicySet policies_;
  RunSettings settings_;
  Day start_;  ///< First day that is lived: before the period by the warm-up, so that people are already on the way
               ///< when it begins.
  Mechanism mechanism_;
  Luck luck_;
  Population population_;
  PerceivedRisk risk_;
  Experience experience_;
  RouteChoice routes_;
  Law law_;
  ContactBounds contact_bounds_;
  std::vector<Id<Jurisdiction>> governed_by_;
  std::vector<std::uint16_t> nearest_port_;
  Workers workers_;
  Calendar calendar_;
  Surroundings surroundings_;
  std::vector<Notebook> notebooks_;
  Sharing sharing_;
  Rooms rooms_;
  Custody custody_;
  PortLists port_lists_;
  CourtLine court_line_;
  Stocks stocks_;
  std::uint64_t parties_alive_ = 0;
  RunTotals totals_;

  Day next_;  ///< First day of the next month to play.
  // The month in hand.
  int today_ = 0;  ///< From the first day that is lived.
  bool warming_up_ = false;
  MonthResult month_;
  const MonthCallback* on_month_ = nullptr;
};

}  // namespace corridor
