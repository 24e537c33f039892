// Work that is shared out is all done, and what goes wrong in a worker is told to whoever asked.
#include "sim/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace corridor {
namespace {

TEST(WorkersTest, EveryPieceIsDoneOnce) {
  for (const int threads : {1, 2, 5}) {
    std::vector<std::atomic<int>> done(1000);
    Workers(threads).share_out(done.size(), 7, [&](std::size_t worker, std::size_t begin, std::size_t end) {
      EXPECT_LT(worker, static_cast<std::size_t>(threads));
      for (std::size_t i = begin; i < end; ++i) ++done[i];
    });
    for (const std::atomic<int>& times : done) EXPECT_EQ(times, 1);
  }
}

TEST(WorkersTest, WhatAWorkerThrowsIsThrownToTheCaller) {
  for (const int threads : {1, 2, 5}) {
    Workers workers(threads);
    const auto fail = [](std::size_t, std::size_t begin, std::size_t) {
      if (begin >= 500) throw std::runtime_error("no");
    };
    EXPECT_THROW(workers.share_out(1000, threads == 1 ? 1000 : 7,
                                   [&](std::size_t w, std::size_t b, std::size_t e) { fail(w, e - 1, b); }),
                 std::runtime_error);
    EXPECT_NO_THROW(workers.share_out(400, 7, fail)) << "and the workers work on";
  }
}

}  // namespace
}  // namespace corridor
