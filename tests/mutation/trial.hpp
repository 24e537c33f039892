// One spoilt input: is it refused in words that help, or does it play?
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "tests/mutation/ground.hpp"

namespace corridor::mutation {

/// What came of a trial.
struct Verdict {
  std::string done;       ///< Which file was spoilt, and how.
  bool accepted = false;  ///< The input was taken, and played.
  std::string fault;      ///< What should not have happened; empty: nothing.
};

class Trials {
 public:
  /// Plays the sound inputs once. Throws what they throw.
  explicit Trials(const std::string& folder);

  /// Told what was done to which file before anything is asked of it.
  std::function<void(const std::string& done)> announce = [](const std::string&) {};

  /// Spoils an input of a kind by a seed, checks and plays it, and makes it good again.
  Verdict run(Kind kind, std::uint64_t seed);

 private:
  void check(const Input& input, Verdict& verdict);
  std::string play(const Input& input) const;
  std::string play_scenario_file() const;
  std::string play_study(const std::string& file) const;

  Ground ground_;
  std::string results_;      ///< What the sound scenario comes to,
  std::string fingerprint_;  ///< and what its manifest says of its input.
};

}  // namespace corridor::mutation
