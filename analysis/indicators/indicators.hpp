// The five indicators of securitization (after Bourbeau 2011) as a profile with its parts. Formulas:
// analysis/indicators/INDICATORS.md.
//
// I-1 to I-3 read the register of legal instruments by day; P-1 and P-2 read what the gates did over a trailing
// quarter. All values lie in [0, 1]. The profile has no single score: weights, k and half-life are judgements, made to
// be swept.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analysis/indicators/practice_counts.hpp"
#include "policies/all.hpp"
#include "policies/policy_set.hpp"
#include "policies/register.hpp"
#include "sim/engine.hpp"
#include "sim/world.hpp"

namespace corridor {

/// One value of one indicator or part. Indicators: "I-1", "I-2", "I-3", "P-1", "P-2", "externalization",
/// "interior_penetration", "substance_gap"; parts as "P-1:q_transit". Scopes: "overall", "transit", "border",
/// "interior", or a jurisdiction id.
struct IndicatorValue {
  std::string indicator;
  std::string scope;
  double value = 0;
};

/// The eight indicators by name, in the order in which they are told.
const std::vector<std::string>& indicator_names();

/// The same with its month: a row of indicators.csv without the replicate.
struct IndicatorRow {
  Month month;
  std::string indicator;
  std::string scope;
  double value = 0;
};

/// What an institution is for the indicators: where it acts, and whether its task is security, service to persons, or
/// neither.
struct InstitutionRole {
  enum class Layer { kTransit, kBorder, kInterior };
  enum class Task { kSecurity, kService, kOther };
  Layer layer = Layer::kBorder;
  Task task = Task::kOther;
};

/// A number of persons from a day on.
struct DatedCount {
  Day from;
  double persons = 0;
};
/// The latest number on a day; `before` ahead of the first.
double count_on(const std::vector<DatedCount>& counts, Day today, double before);

/// The judgements in the formulas. Every one is a parameter to sweep, none is a measurement.
struct IndicatorWeights {
  std::map<InstrumentKind, double> rank;         ///< Legal rank of each kind of act, w_i.
  std::map<Framing, double> framing;             ///< f_i in [0, 1].
  std::map<std::string, InstitutionRole> roles;  ///< By institution, as the register spells it.
  double k = 20;                                 ///< Acts' weight at which I-1 reaches one half without counterweight.
  double half_life_days = 365;                   ///< I-3: an act's freshness halves in this time.
  double funded_beds = 0;                        ///< P-2: beds that the population is held against.
  double stay_days = 30;                         ///< P-2: length of stay that counts one half.
  std::map<std::string, double> orientation;     ///< Weights of the parts of I-2, by part name.
  /// By instrument: share of removable people it leaves open to enforcement. Empty: that part of I-2 is left out.
  std::map<std::string, double> not_exempt;
  /// I-2: agents at the border, and troops by the instrument that sends them. Without agents that part is left out.
  std::vector<DatedCount> border_agents;
  std::map<std::string, std::vector<DatedCount>> troops;
};
/// The shipped judgements, each explained in INDICATORS.md, with those of a corridor (policies/ROOM/indicators.yaml).
const IndicatorWeights& indicator_weights_of(std::string_view room = policy_rooms().front().name);

/// Share of one act in I-1: how much the indicator falls when the act is left out.
struct ActShare {
  std::string instrument;
  double difference = 0;  ///< I-1 with the act minus I-1 without it; negative for protective acts.
};

/// What I-2 takes from the simulated months; an empty part is left out of its mean.
struct OrientationInputs {
  std::optional<double> prosecuted;  ///< Prosecuted share of single adults apprehended between ports.
};

/// I-1 to I-3 by day.
class InstitutionalIndicators {
 public:
  /// `shipped` must outlive this object. `off` names instruments that the run leaves out.
  InstitutionalIndicators(const Register& shipped, const std::vector<std::string>& off,
                          IndicatorWeights weights = indicator_weights_of());

  /// Takes the windows of a run: an act whose module parts a user dated otherwise is active when they hold, not as the
  /// register says. `settings` must outlive this object.
  void follow(const Register& shipped, const std::vector<ModuleSettings>& settings);

  std::vector<IndicatorValue> on(Day day, const OrientationInputs& inputs = {}) const;

  /// Every active act's share in I-1 on a day, largest first.
  std::vector<ActShare> leave_one_out(Day day) const;

  /// I-1 (broad) and its protective weight, of the acts that name this place or one above it, each at full scope: what
  /// holds here beside national law.
  std::vector<IndicatorValue> at_place(const World& world, Id<Jurisdiction> where, Day day) const;

  /// Share of an act in force on a day, in [0, 1], in this run.
  double activity(const Instrument& instrument, Day day) const;

  /// Ids of the places that acts name.
  std::vector<std::string> places_named() const;

 private:
  struct Components {
    double restrictive = 0, protective = 0;
  };
  struct SwitchedPart {
    const ModuleSettings* settings;
    std::string part;
  };
  enum class Text { kStrict, kBroad };  ///< Strict: restrictive acts count by their security framing.
  template <class Filter>
  Components components(Day day, Text text, Filter counts) const;
  double index(const Components& sums) const;
  void add_legal_components(Day day, std::vector<IndicatorValue>& values) const;
  void add_orientation(Day day, const OrientationInputs& inputs, std::vector<IndicatorValue>& values) const;
  void add_saliency(Day day, std::vector<IndicatorValue>& values) const;
  double framed_share(Day day) const;
  std::optional<double> not_exempt(Day day) const;
  double security_share(Day day) const;
  std::optional<double> troop_share(Day day) const;
  double activity_at(const World& world, const Instrument& one, Id<Jurisdiction> where, Day day) const;
  bool in_layer(const Instrument& instrument, InstitutionRole::Layer layer) const;
  const Instrument* act(const std::string& id) const;

  std::vector<const Instrument*> acts_;
  std::map<std::string, std::vector<SwitchedPart>> redated_;  ///< By instrument: parts that a user dated.
  IndicatorWeights weights_;
};

/// P-1, P-2 and the three ratios over a window of months (the trailing quarter; fewer at the start of a run).
std::vector<IndicatorValue> practice_indicators(const World& world, const PracticeCounts& window,
                                                const IndicatorWeights& weights = indicator_weights_of());

/// Prosecuted share of single adults apprehended between ports in the window; empty when none was apprehended.
std::optional<double> prosecuted_share(const PracticeCounts& window);

/// The rows of one replicate, given its months in order. Keeps only the counts of the trailing quarter.
class IndicatorSeries {
 public:
  /// World, register and policies must outlive this object. The judgements are those of the world's corridor.
  IndicatorSeries(const World& world, const Register& shipped, const PolicySetResult& policies);

  /// Institutional indicators at the month's last day, practice over the trailing quarter.
  std::vector<IndicatorRow> add_month(const MonthResult& month);

  /// What a checkpoint holds of it (sim/state_bytes.hpp).
  template <class Archive>
  void serialize(Archive& archive) {
    archive(window_);
  }

 private:
  const World& world_;
  InstitutionalIndicators institutions_;
  IndicatorWeights weights_;
  std::vector<Id<Jurisdiction>> places_;
  std::deque<PracticeCounts> window_;
};

/// The same for months already played.
std::vector<IndicatorRow> indicator_rows(const World& world, const Register& shipped, const PolicySetResult& policies,
                                         const std::vector<MonthResult>& months);

/// Whether a value rose or fell against a baseline (INDICATORS.md says which). The cut is ours.
inline constexpr double kOurCut = 0.10;
enum class Movement { kFell, kAboutTheSame, kRose };
Movement movement_of(double value, double baseline, double cut = kOurCut);

}  // namespace corridor
