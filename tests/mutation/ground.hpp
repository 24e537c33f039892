// A folder of small, sound inputs of every kind, in which one file at a time is spoilt and made good again.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace corridor::mutation {

/// What a file is, and so how it is checked and played.
enum class Kind { kWorld, kScenario, kStudy, kCalibration, kObserved, kFacts, kCases, kManifest };

struct Input {
  Kind kind;
  std::string name;  ///< Within the folder.
};

class Ground {
 public:
  explicit Ground(const std::string& folder);  ///< Writes every input there.

  const std::string& folder() const { return folder_; }
  std::string operator/(const std::string& name) const { return folder_ + "/" + name; }
  const std::vector<Input>& inputs() const { return inputs_; }
  const std::string& text(const std::string& name) const { return texts_.at(name); }

  void adopt(Kind kind, const std::string& name);  ///< Takes a file that is there already for an input.
  void put(const std::string& name, const std::string& text) const;  ///< In place of what is there.
  void restore(const std::string& name) const { put(name, text(name)); }

 private:
  void add(Kind kind, const std::string& name, const std::string& text);
  void add_world();
  void add_scenarios();
  void add_studies();
  void add_records();

  std::string folder_;
  std::vector<Input> inputs_;
  std::map<std::string, std::string> texts_;
};

}  // namespace corridor::mutation
