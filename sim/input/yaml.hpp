// Strict reading of YAML 1.2 files, on yaml-cpp, with line and column on every value.
//
// The reader asks for every key it knows and then rejects what nobody asked for. It catches what yaml-cpp 0.7 lets
// pass: duplicate keys, `<<` merges, octal-looking numbers, anchors, missing positions.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/units.hpp"

namespace corridor {

/// A YAML tree with positions and provenance; layers of files merge into one tree (later layers win, maps merge key by
/// key, everything else is replaced). Nodes are shared and immutable after loading.
struct YamlNode {
  enum class Kind { kNull, kScalar, kSequence, kMap };
  Kind kind = Kind::kNull;
  std::string scalar;
  bool quoted = false;                           ///< Was written in quotes: never a number or null.
  std::vector<std::shared_ptr<YamlNode>> items;  ///< Sequence.
  std::vector<std::pair<std::string, std::shared_ptr<YamlNode>>> fields;  ///< Map, in file order.
  std::map<std::string, Position> key_positions;                          ///< Where each key of a map stands.
  Position at;  ///< File "--set" for values from the command line.
};
using YamlTree = std::shared_ptr<YamlNode>;

/// Reads text as one YAML document; null when the syntax is broken or there is nothing. Reports syntax errors,
/// duplicate keys (at the second, naming the line of the first, which is kept), merges, anchors, tags, several
/// documents, tabs, text that is not UTF-8.
YamlTree parse_yaml(const std::string& text, const std::string& file, Problems& problems);
/// Reads a file; null when it cannot be read. A missing one is a problem at `from` (where it was named, at `path`) or
/// at the file itself.
YamlTree read_yaml(const std::string& file, Problems& problems, std::optional<Position> from = std::nullopt,
                   const std::string& path = "");
/// `over` on top of `base`; neither is changed. Either may be null. A map stands where the last file that has it does:
/// what it lacks is lacking there, and not on the command line.
YamlTree merge_yaml(const YamlTree& base, const YamlTree& over);
/// A dotted path ("policies.mpp.enrolment_share") and a YAML value as a tree of maps, to be merged over `base`; null
/// when that cannot be, which is reported.
YamlTree tree_at_path(const YamlTree& base, const std::string& path, const std::string& yaml_value, Problems& problems);

/// The value of a key; null when the node is no map or has no such key.
YamlTree find_field(const YamlTree& node, const std::string& key);
/// The map without some keys.
YamlTree without_fields(const YamlTree& node, const std::vector<std::string>& keys);
/// True when both say the same, wherever it stands: the same values under the same keys, in any order. Either may be
/// null.
bool same_values(const YamlTree& one, const YamlTree& other);
/// A scalar node made by the program, for example a default.
YamlTree make_scalar(std::string text, Position at);

/// One of a list of words, and where it stands.
struct YamlText {
  std::string text;
  std::string path;  ///< Dotted, with its number in the list: "policies.mpp.in_force[1].where[2]".
  Position at;
};

/// Reads a map strictly: whoever asks for the value of a key makes it known; `finish` reports all others with the
/// nearest known name. A key that is asked for only sometimes, or never, is made known with `allow`.
class YamlReader {
 public:
  /// `node` may be null (nothing there); `at` is then where a missing key is reported.
  YamlReader(YamlTree node, std::string path, Problems& problems, Position at = {});

  bool has(const std::string& key) const;               ///< True also for an empty value.
  void allow(std::initializer_list<std::string> keys);  ///< These may stand here.
  YamlTree child(const std::string& key);               ///< The raw node, or null when absent; marks the key as known.
  YamlReader map(const std::string& key);  ///< Reader of a sub-map (empty when absent; reported when not a map).
  std::vector<std::string> keys() const;
  std::string path_of(const std::string& key) const;   ///< Dotted, from the root of the file.
  Position position_of(const std::string& key) const;  ///< Of the value; of the map when the key is absent.

  std::string text(const std::string& key,
                   std::optional<std::string> fallback = std::nullopt);  ///< Missing without fallback: reported.
  double number(const std::string& key, double low, double high, std::optional<double> fallback = std::nullopt);
  long integer(const std::string& key, long low, long high, std::optional<long> fallback = std::nullopt);
  bool boolean(const std::string& key, std::optional<bool> fallback = std::nullopt);
  Day day(const std::string& key, std::optional<Day> fallback = std::nullopt);
  std::string choice(const std::string& key, const std::vector<std::string>& names,
                     std::optional<std::string> fallback = std::nullopt);
  std::vector<YamlText> items(const std::string& key);     ///< A list of scalars; a single one counts as a list of one.
  std::vector<std::string> texts(const std::string& key);  ///< The same without their places.

  void complain(const std::string& key, std::string problem,
                std::string suggestion = "");  ///< At the key's value (or the map).
  void complain(const YamlText& item, std::string problem, std::string suggestion = "");        ///< At one of a list.
  void complain_key(const std::string& key, std::string problem, std::string suggestion = "");  ///< At the key itself.
  void finish();  ///< Rejects keys that nobody asked for.

  const std::string& path() const { return path_; }
  const YamlTree& node() const { return node_; }
  Problems& problems() { return *problems_; }

 private:
  /// The scalar at a key; null (and reported, unless it may be absent) when there is none.
  const YamlNode* scalar(const std::string& key, bool may_be_absent);

  YamlTree node_;
  std::string path_;
  Problems* problems_;
  Position at_;
  std::vector<std::string> known_;
};

/// Reads a scalar node as a number / day; reports to problems with the path given. Dates must be ISO and must exist.
bool as_number(const YamlNode& node, double& value);  ///< False for octal-looking, hex, nan, inf and quoted text.
bool as_day(const YamlNode& node, Day& value);

/// Reads a node as a number in [low, high]; what is wrong is reported at the node.
std::optional<double> read_number(const YamlNode& node, const std::string& path, double low, double high,
                                  Problems& problems);
/// Reads a node as a day; what is wrong is reported at the node.
std::optional<Day> read_day(const YamlNode& node, const std::string& path, Problems& problems);
/// Reads a node as a word; what is wrong is reported at the node.
std::optional<std::string> read_choice(const YamlNode& node, const std::string& path,
                                       const std::vector<std::string>& names, Problems& problems);
/// What to say of an unknown key in a map with these keys: a dotted one is to be written as maps in maps, another may
/// be misspelt. As `suggest_name` otherwise.
std::string suggest_key(const std::string& wrong, const std::vector<std::string>& keys,
                        const std::string& known = "known");
/// "a list", "a map", "a value", "nothing": for messages.
std::string kind_name(const YamlNode& node);

/// Makes a Problem at a node, with its source line for the caret.
Problem problem_at(const YamlNode& node, std::string path, std::string problem, std::string suggestion = "");

}  // namespace corridor
