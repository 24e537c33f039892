// A study file: what it varies, by which design, which responses it asks for, and which questions it puts to them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/scenario/scenario.hpp"
#include "analysis/studies/study/constraint.hpp"
#include "analysis/studies/study/factor.hpp"
#include "sim/input/table_form.hpp"

namespace corridor {

/// Factors that move together; a factor of its own is a group of one, called by its path.
struct FactorGroup {
  std::string name;
  std::vector<std::size_t> factors;
};

/// The table of points of `design: {method: list}`: `run`, and one column a parameter, whose values the parameter
/// reads.
TableForm points_form(const std::vector<std::string>& paths);

struct DesignRequest {
  std::string method;  ///< grid, list, oat, lhs, morris, sobol.
  std::uint64_t seed = 1;
  std::uint64_t base = 0, scrambles = 8;       ///< sobol.
  bool second_order = false;                   ///< sobol.
  std::uint64_t trajectories = 0, levels = 4;  ///< morris; levels also: of a number in a grid.
  std::uint64_t size = 0;                      ///< lhs.
  std::vector<std::uint64_t> more;             ///< lhs, morris: points or trajectories added later, stage by stage.
  std::string list_file;                       ///< list.
  std::string cross;                           ///< A choice that every point is played under, option by option.
};

/// "indicator:P-1:overall", "series:removals:interior/none@FY2019", "y".
struct Response {
  enum class Kind { kPractice, kIndicator, kSeries };
  std::string text;  ///< As written: its name in every file.
  Kind kind = Kind::kPractice;
  std::string name;                  ///< Of the indicator or series.
  std::string detail;                ///< Scope of an indicator; detail of a series, "" for all.
  std::optional<MonthRange> months;  ///< All unless told.
};

/// A practice model with a known answer.
struct PracticeRequest {
  std::string function;              ///< ishigami, sobol_g, linear, morris20.
  double noise = 0;                  ///< Standard deviation of luck, one draw a replicate.
  double seconds = 0;                ///< Each run takes this long: for practice with many machines.
  std::string fails;                 ///< Where runs fail: a comparison of parameters.
  std::vector<double> coefficients;  ///< linear: of x1, x2, ...; sobol_g: a1, a2, ...
};

struct Discovery {
  std::string response;
  double threshold = 0;
  bool above = true;
};
struct EmulatorRequest {
  std::string kind;  ///< chaos, kriging.
  int degree = 3;
};
struct RobustRequest {
  std::string policy;  ///< The choice to be made; all other parameters are states of the world.
  std::string response;
  bool more_is_better = false;
  std::optional<double> satisfied;  ///< A value at least as good satisfies.
};
struct Questions {
  double precision = 0.05;  ///< Half-width at which an index is settled.
  std::optional<Discovery> discover;
  std::optional<EmulatorRequest> emulator;
  std::optional<RobustRequest> robust;
};

struct Study {
  std::string file, name, description;
  std::shared_ptr<const Scenario> scenario;  ///< Null for practice.
  std::optional<PracticeRequest> practice;
  DesignRequest design;
  std::vector<Factor> factors;
  std::vector<FactorGroup> groups;  ///< Every factor is in exactly one.
  std::vector<Constraint> constraints;
  Position constraints_at;  ///< Where the file states them.
  std::vector<Response> responses;
  std::uint32_t replicates = 1;
  Questions questions;
  std::vector<Problem> warnings;

  std::vector<std::string> paths() const;
  bool allows(const Point& point) const;
};

/// Reads and checks a study and the scenario that it names. Every mistake goes to `problems`; the study is usable only
/// if there are none.
Study read_study(const std::string& file, Problems& problems);
/// The same; throws ConfigError with every mistake.
Study load_study(const std::string& file);

/// Names for messages and the schema.
const std::vector<std::string>& practice_models();
const std::vector<std::string>& design_methods();

}  // namespace corridor
