// What a study plays at each point: a practice model or a scenario.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "analysis/studies/study/study.hpp"

namespace corridor {

/// Thrown out of a run that was asked to stop: it leaves no result.
struct RunStopped {};

/// Const and shared: several threads play at once.
class StudyModel {
 public:
  virtual ~StudyModel() = default;

  /// The value of each response of the study, in its order. `stop` is asked now and then; when it says so, RunStopped
  /// is thrown. Any other exception means that this run failed.
  virtual std::vector<double> play(const Point& point, std::uint32_t replicate,
                                   const std::function<bool()>& stop) const = 0;

  /// A hash of everything that decides a run but the point and the replicate: inputs, data, seed, version.
  virtual const std::string& identity() const = 0;
};

std::unique_ptr<StudyModel> make_model(const Study& study);
std::unique_ptr<StudyModel> make_practice(const Study& study);
std::unique_ptr<StudyModel> make_scenario_model(const Study& study);

/// The name of a run: the first 64 bits of a SHA-256 over the model's identity and every value set.
std::uint64_t run_name(const StudyModel& model, const Study& study, const Point& point);
/// As files have it: 16 hexadecimal digits.
std::string run_name_text(std::uint64_t name);

/// "x1=0.5, policies.mpp=never": the input of a run as a person reads it.
std::string input_text(const Study& study, const Point& point);

}  // namespace corridor
