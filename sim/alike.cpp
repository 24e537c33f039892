// Values alike one by one make classes alike.
#include "sim/alike.hpp"

#include <algorithm>
#include <map>

namespace corridor {
namespace {

/// By value of an attribute: the lowest value that every set and every number treats the same.
std::vector<std::size_t> first_alike(Attribute attribute, std::size_t values, const std::vector<const Who*>& sets,
                                     const ValuesApart& apart) {
  const std::size_t a = index_of(attribute);
  std::vector<std::size_t> first(values);
  std::map<std::vector<bool>, std::size_t> known;
  for (std::size_t v = 0; v < values; ++v) {
    first[v] = v;
    if (apart.mask[a] >> v & 1U) continue;
    std::vector<bool> in;
    for (const Who* who : sets) {
      if (who->mask[a] != 0) in.push_back(who->mask[a] >> v & 1U);
    }
    first[v] = known.try_emplace(std::move(in), v).first->second;
  }
  return first;
}

}  // namespace

AlikeClasses::AlikeClasses(Gate gate, std::size_t nationalities, const std::vector<const Who*>& sets,
                           const ValuesApart& apart)
    : group_of_(1, 0) {
  // The first class alike to each class: attribute by attribute, as class_index numbers them.
  std::vector<std::size_t> first{0};
  for (const Attribute attribute : kSeenAttributes[index_of(gate)]) {
    const std::size_t values = values_of(attribute, nationalities);
    const std::vector<std::size_t> alike = first_alike(attribute, values, sets, apart);
    std::vector<std::size_t> longer;
    longer.reserve(first.size() * values);
    for (const std::size_t before : first) {
      for (const std::size_t v : alike) longer.push_back(before * values + v);
    }
    first = std::move(longer);
  }
  group_of_.resize(first.size());
  for (std::size_t c = 0; c < first.size(); ++c) {
    if (first[c] == c) examples_.push_back(static_cast<std::uint16_t>(c));
    group_of_[c] = first[c] == c ? static_cast<std::uint16_t>(examples_.size() - 1) : group_of_[first[c]];
  }
}

}  // namespace corridor
