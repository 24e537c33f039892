// The state of a run as bytes and back: what a checkpoint is made of. Who has state says once, in `serialize`, which
// members it is; the same line writes and reads them.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "sim/units.hpp"

namespace corridor {

/// Takes bytes; throws when it cannot.
using ByteSink = std::function<void(std::string_view bytes)>;
/// Fills `bytes`, or throws.
using ByteSource = std::function<void(std::span<char> bytes)>;

template <class Thing, class Archive>
concept HasState = requires(Thing& thing, Archive& archive) {
  thing.serialize(archive);
};

template <class Thing>
concept IsPair = requires(Thing& thing) {
  thing.first, thing.second;
};

template <class Thing>
concept IsMap = requires {
  typename Thing::mapped_type;
};

template <class Thing>
concept IsOptional = requires(Thing& thing) {
  thing.has_value();
};

/// Every byte of it says something. What lies in a gap is by chance, and would not be the same twice.
template <class Thing>
inline constexpr bool kWithoutGaps = std::has_unique_object_representations_v<Thing> || std::is_floating_point_v<Thing>;
template <class Item, std::size_t kItems>
inline constexpr bool kWithoutGaps<std::array<Item, kItems>> = kWithoutGaps<Item>;

/// Values that are their bytes: only the program that wrote them reads them. What has gaps says its members.
template <class Thing>
concept PlainBytes = std::is_trivially_copyable_v<Thing> && !std::is_pointer_v<Thing> && kWithoutGaps<Thing>;

/// Strings, and vectors of plain values.
template <class Thing>
concept PlainRow = PlainBytes<typename Thing::value_type> && requires(Thing& thing) {
  thing.data();
};

/// How things are taken apart, the same for writing and reading: plain values, pairs, strings, vectors, deques, maps,
/// and whatever has `serialize(archive)`.
template <class Self>
class StateArchive {
 public:
  template <class... Things>
  void operator()(Things&... things) {
    (one(things), ...);
  }

 protected:
  template <class Thing>
  void one(Thing& thing) {
    using Changing = std::remove_const_t<Thing>;
    if constexpr (HasState<Changing, Self>) {
      const_cast<Changing&>(thing).serialize(self());  // a writer, which alone is given constants, changes nothing
    } else if constexpr (std::is_same_v<Changing, Month>) {
      std::int64_t months = (thing - kFirstMonth).count();
      self().row(&months, 1);
      if constexpr (!std::is_const_v<Thing>) thing = kFirstMonth + Months{months};
    } else if constexpr (IsOptional<Thing>) {
      bool there = thing.has_value();
      self().row(&there, 1);
      if constexpr (!std::is_const_v<Thing>) {
        if (there != thing.has_value()) thing = there ? Thing{std::in_place} : Thing{};
      }
      if (there) one(*thing);
    } else if constexpr (IsPair<Thing>) {
      (*this)(thing.first, thing.second);
    } else if constexpr (PlainBytes<Thing>) {
      self().row(&thing, 1);
    } else {
      self().many(thing);
    }
  }
  template <class Things>
  void each(Things& things) {
    if constexpr (PlainRow<Things>) {
      self().row(things.data(), things.size());
    } else {
      for (auto& thing : things) one(thing);
    }
  }

 private:
  static constexpr Month kFirstMonth{std::chrono::year{0}, std::chrono::January};  ///< Its year and month leave a gap.
  Self& self() { return static_cast<Self&>(*this); }
};

class StateWriter : public StateArchive<StateWriter> {
 public:
  explicit StateWriter(ByteSink sink) : sink_(std::move(sink)) {}

  /// Plain values that lie one after another.
  template <PlainBytes Item>
  void row(const Item* items, std::size_t count) {
    if (count > 0) sink_({reinterpret_cast<const char*>(items), count * sizeof(Item)});
  }

 private:
  friend StateArchive<StateWriter>;
  template <class Things>
  void many(Things& things) {
    const std::uint64_t size = things.size();
    row(&size, 1);
    each(things);
  }

  ByteSink sink_;
};

/// Reads what a StateWriter wrote, into things of the same types.
class StateReader : public StateArchive<StateReader> {
 public:
  explicit StateReader(ByteSource source) : source_(std::move(source)) {}

  template <PlainBytes Item>
  void row(Item* items, std::size_t count) {
    if (count > 0) source_({reinterpret_cast<char*>(items), count * sizeof(Item)});
  }

 private:
  friend StateArchive<StateReader>;
  template <class Things>
  void many(Things& things) {
    std::uint64_t size = 0;
    row(&size, 1);
    if constexpr (IsMap<Things>) {
      things.clear();
      for (std::uint64_t i = 0; i < size; ++i) {
        std::pair<typename Things::key_type, typename Things::mapped_type> item;
        one(item);
        things.insert(std::move(item));
      }
    } else {
      things.resize(size);
      each(things);
    }
  }

  ByteSource source_;
};

/// State as bytes in memory, and back: what a policy remembers, what ranks tell each other.
template <class... Things>
std::string as_bytes(Things&... things) {
  std::string bytes;
  StateWriter{[&](std::string_view more) { bytes += more; }}(things...);
  return bytes;
}
/// Throws Defect unless `bytes` are all that was asked for.
ByteSource from_bytes(std::string_view bytes);

}  // namespace corridor
