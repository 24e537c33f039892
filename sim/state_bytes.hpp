// The state of a run as bytes and back: what a checkpoint is made of. Who has state says once, in `serialize`, which
// members it is; the same line writes and reads them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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

/// Values that are their bytes: only the program that wrote them reads them.
template <class Thing>
concept PlainBytes = std::is_trivially_copyable_v<Thing> && !std::is_pointer_v<Thing>;

/// Strings, and vectors of plain values.
template <class Thing>
concept PlainRow = PlainBytes<typename Thing::value_type> && requires(Thing& thing) {
  thing.data();
};

/// Writes state: plain values, pairs, strings, vectors, deques, maps, and whatever has `serialize(archive)`.
class StateWriter {
 public:
  explicit StateWriter(ByteSink sink) : sink_(std::move(sink)) {}

  template <class... Things>
  void operator()(Things&... things) {
    (one(things), ...);
  }

  /// Plain values that lie one after another.
  template <PlainBytes Item>
  void row(const Item* items, std::size_t count) {
    if (count > 0) sink_({reinterpret_cast<const char*>(items), count * sizeof(Item)});
  }

 private:
  template <class Thing>
  void one(Thing& thing) {
    if constexpr (HasState<Thing, StateWriter>) {
      thing.serialize(*this);
    } else if constexpr (IsPair<Thing>) {
      (*this)(thing.first, thing.second);
    } else if constexpr (PlainBytes<Thing>) {
      row(&thing, 1);
    } else {
      const std::uint64_t size = thing.size();
      row(&size, 1);
      if constexpr (PlainRow<Thing>) {
        row(thing.data(), thing.size());
      } else {
        for (auto& item : thing) one(item);
      }
    }
  }

  ByteSink sink_;
};

/// Reads what a StateWriter wrote, into things of the same types.
class StateReader {
 public:
  explicit StateReader(ByteSource source) : source_(std::move(source)) {}

  template <class... Things>
  void operator()(Things&... things) {
    (one(things), ...);
  }

  template <PlainBytes Item>
  void row(Item* items, std::size_t count) {
    if (count > 0) source_({reinterpret_cast<char*>(items), count * sizeof(Item)});
  }

 private:
  template <class Thing>
  void one(Thing& thing) {
    if constexpr (HasState<Thing, StateReader>) {
      thing.serialize(*this);
    } else if constexpr (IsPair<Thing>) {
      (*this)(thing.first, thing.second);
    } else if constexpr (PlainBytes<Thing>) {
      row(&thing, 1);
    } else {
      std::uint64_t size = 0;
      row(&size, 1);
      items(thing, size);
    }
  }

  template <class Thing>
  void items(Thing& thing, std::uint64_t size) {
    if constexpr (IsMap<Thing>) {
      thing.clear();
      for (std::uint64_t i = 0; i < size; ++i) {
        std::pair<typename Thing::key_type, typename Thing::mapped_type> item;
        one(item);
        thing.insert(std::move(item));
      }
    } else {
      thing.resize(size);
      if constexpr (PlainRow<Thing>) {
        row(thing.data(), thing.size());
      } else {
        for (auto& item : thing) one(item);
      }
    }
  }

  ByteSource source_;
};

/// State as bytes in memory, and back: what a policy remembers.
template <class... Things>
std::string as_bytes(Things&... things) {
  std::string bytes;
  StateWriter{[&](std::string_view more) { bytes += more; }}(things...);
  return bytes;
}
/// Throws Defect unless `bytes` are all that was asked for.
ByteSource from_bytes(std::string_view bytes);

}  // namespace corridor
