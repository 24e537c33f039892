// Counts by key and month, small enough for a page to carry them all: filters and charts add up from them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

class Cube {
 public:
  /// `columns` name the parts of a key; `months` is how many values a line has.
  Cube(std::vector<std::string> columns, std::size_t months) : columns_(std::move(columns)), months_(months) {}

  /// Adds to the month of a key; parts may be empty. Values are not negative.
  void add(std::initializer_list<std::string_view> key, std::size_t month, double value);

  /// {"columns", "unit", "names", "keys", "lines"}: a key is a list of indices into `names`, one for each column; a
  /// line is the month values of a key over `unit`, as text (read by assets/report/cube.js). `grain` is what counts are
  /// multiples of; where they are not, as in means, they are kept to a tenth.
  nlohmann::json as_json(double grain) const;

 private:
  /// Keys are looked for as they come, without a copy of their texts.
  struct InOrder {
    using is_transparent = void;
    bool operator()(const auto& a, const auto& b) const { return std::ranges::lexicographical_compare(a, b); }
  };
  std::vector<std::string> columns_;
  std::size_t months_;
  std::map<std::vector<std::string>, std::vector<double>, InOrder> lines_;
};

/// Whole numbers as text: five bits a letter, least first, the sixth says that more follow (letters of base 64). A zero
/// is followed by how many zeros there are; zeros at the end are left out.
std::string packed(const std::vector<long long>& values);

}  // namespace corridor
