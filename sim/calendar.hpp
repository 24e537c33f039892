// The calendar owns the parties: each lies in the bucket of the day on which the world next needs it. Nobody scans
// sleepers.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "sim/party.hpp"

namespace corridor {

/// A block of parties; buckets are lists of blocks, so that growing never copies and memory is reused.
struct Block {
  static constexpr std::size_t kCapacity = 255;
  std::size_t size = 0;
  std::array<Party, kCapacity> parties;
};

/// Buckets by day, with a separate lane for each worker: a worker only appends to its own lane.
class Calendar {
 public:
  Calendar(std::size_t days, std::size_t workers) : lanes_(workers) {
    for (Lane& lane : lanes_) lane.buckets.resize(days);
  }

  /// Puts a party into a day's bucket. Days at or past the end are dropped: nothing happens to the party within the
  /// period.
  void put(std::size_t worker, std::size_t day, const Party& party) {
    Lane& lane = lanes_[worker];
    if (day >= lane.buckets.size()) return;
    Bucket& bucket = lane.buckets[day];
    if (bucket.next == bucket.end) bucket.begin_block(lane.fresh());
    *bucket.next++ = party;
  }

  /// Takes the blocks of a day out of every lane.
  std::vector<std::unique_ptr<Block>> due(std::size_t day) {
    std::vector<std::unique_ptr<Block>> blocks;
    for (Lane& lane : lanes_) {
      Bucket bucket = std::exchange(lane.buckets[day], {});
      bucket.count_last();
      std::ranges::move(bucket.blocks, std::back_inserter(blocks));
    }
    return blocks;
  }

  std::size_t days() const { return lanes_.front().buckets.size(); }

  /// Calls `look(parties)` for each block of a day, in no order that means anything.
  template <class Look>
  void for_each_block(std::size_t day, const Look& look) const {
    for (const Lane& lane : lanes_) {
      const Bucket& bucket = lane.buckets[day];
      for (const std::unique_ptr<Block>& block : bucket.blocks)
        look(std::span(std::as_const(block->parties)).first(bucket.size_of(block)));
    }
  }

  /// Gives empty blocks back for reuse.
  void recycle(std::vector<std::unique_ptr<Block>> blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      blocks[i]->size = 0;
      lanes_[i % lanes_.size()].free.push_back(std::move(blocks[i]));
    }
  }

 private:
  struct Bucket {
    std::vector<std::unique_ptr<Block>> blocks;
    Party *next = nullptr, *end = nullptr;  ///< The room left in the last block.

    void begin_block(std::unique_ptr<Block> block) {
      count_last();
      next = block->parties.data();
      end = next + Block::kCapacity;
      blocks.push_back(std::move(block));
    }
    std::size_t size_of(const std::unique_ptr<Block>& block) const {
      if (&block != &blocks.back()) return block->size;
      return static_cast<std::size_t>(next - block->parties.data());
    }
    void count_last() {
      if (!blocks.empty()) blocks.back()->size = size_of(blocks.back());
    }
  };
  struct Lane {
    std::vector<Bucket> buckets;
    std::vector<std::unique_ptr<Block>> free;
    std::unique_ptr<Block> fresh() {
      if (free.empty()) return std::make_unique_for_overwrite<Block>();
      std::unique_ptr<Block> block = std::move(free.back());
      free.pop_back();
      return block;
    }
  };
  std::vector<Lane> lanes_;
};

}  // namespace corridor
