// Mistakes as people and programs make them, dealt by a seed: the same seed makes the same mistakes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace corridor::mutation {

/// Numbers that follow from a seed alone (SplitMix64, Steele et al. 2014).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }  ///< `count` above 0.
  template <class Value>
  const Value& one_of(const std::vector<Value>& values) {
    return values[below(values.size())];
  }

 private:
  std::uint64_t state_;
};

inline constexpr const char* kSwapped = "another file stands in its place";

/// Makes one mistake in a text of lines and words (cells, keys, values); returns what it did, for people. `other` is
/// the text of another file, which may take its place.
std::string mutate(std::string& text, const std::string& other, Dice& dice);

}  // namespace corridor::mutation
