// Files that extend other files: reads the whole chain and merges it into one tree, later layers on top.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/input/yaml.hpp"

namespace corridor {

enum class LayeredFile { kScenario, kPolicySet };

/// Reads scenarios and policy sets with everything they extend. Paths are relative to the file that names them.
class LayerReader {
 public:
  explicit LayerReader(Problems& problems) : problems_(&problems) {}

  /// The merged tree without `extends`, or null. For a scenario, `policies` holds the merged policy sets, module by
  /// module. Reports missing files, cycles, and files without the format number.
  YamlTree read(const std::string& file, LayeredFile kind);

  /// False when a layer could not be read: what seems to be missing may have stood there.
  bool complete() const { return complete_; }

 private:
  YamlTree read_from(const std::string& file, LayeredFile kind, std::optional<Position> from, const std::string& path);
  YamlTree apply_layers(const std::string& file, LayeredFile kind, const YamlTree& own);
  /// Everything that `extends` of `node` names, merged; null when there is none.
  YamlTree read_bases(const std::string& file, const YamlTree& node, LayeredFile kind, const std::string& path);
  void check_format(const YamlTree& tree);
  bool is_cycle(const std::string& file, const std::optional<Position>& from, const std::string& path);

  Problems* problems_;
  std::vector<std::string> open_;  ///< The chain of files being read, to find cycles.
  bool complete_ = true;
  std::map<std::string, YamlTree> done_;  ///< Files read before, so that none is reported twice.
};

/// `over` on top of `base`, two scenarios; policies as `merge_policy_sets` has it.
YamlTree merge_scenarios(const YamlTree& base, const YamlTree& over);

/// Sets one dotted path to a YAML value, as a later layer would.
YamlTree with_setting(const YamlTree& tree, const std::string& path, const std::string& value, Problems& problems);
/// Sets every "PATH=VALUE" on top of `tree`, in order.
YamlTree apply_settings(YamlTree tree, const std::vector<std::string>& settings, Problems& problems);

/// A path as the file that names it means it: relative to that file's folder, or what ships under this name.
std::string beside(const std::string& naming_file, const std::string& path);

}  // namespace corridor
