// Classes of parties that a gate tells apart, but that nothing in one place treats differently: they meet the same
// chain, which is composed once for all of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/gate_facts.hpp"

namespace corridor {

/// What something depends on: for each attribute, the values that count each for itself. All others are alike to it.
struct ValuesApart {
  std::array<std::uint16_t, kAttributes> mask{};

  static constexpr ValuesApart none() { return {}; }
  static constexpr ValuesApart all() {
    ValuesApart apart;
    apart.mask.fill(0xFFFF);
    return apart;
  }
  constexpr ValuesApart& add(Attribute attribute, std::uint16_t values = 0xFFFF) {
    mask[index_of(attribute)] = static_cast<std::uint16_t>(mask[index_of(attribute)] | values);
    return *this;
  }
  constexpr ValuesApart& add(const ValuesApart& more) {
    for (std::size_t a = 0; a < kAttributes; ++a) mask[a] = static_cast<std::uint16_t>(mask[a] | more.mask[a]);
    return *this;
  }
};

/// The classes of a gate in groups. Groups are numbered in the order of their first class.
class AlikeClasses {
 public:
  /// Groups by sets of parties (a class is in or out) and by values that count for themselves.
  AlikeClasses(Gate gate, std::size_t nationalities, const std::vector<const Who*>& sets, const ValuesApart& apart);

  std::span<const std::uint16_t> group_of_class() const { return group_of_; }  ///< By class index.
  std::size_t groups() const { return examples_.size(); }
  /// Index of the first class of a group.
  std::size_t example(std::size_t group) const { return examples_[group]; }

 private:
  std::vector<std::uint16_t> group_of_;  ///< By class index.
  std::vector<std::uint16_t> examples_;  ///< By group.
};

}  // namespace corridor
