// The one header that starts threads: oneTBB, or std::jthread for ThreadSanitizer, which misreads Debian's oneTBB.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>

#ifdef CORRIDOR_JTHREAD
#include <atomic>
#include <vector>
#else
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace corridor {

/// Threads to start: as many as asked for, or as there are cores when that is 0.
inline int threads_or_cores(int asked) {
  return asked > 0 ? asked : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

/// A fixed number of workers that share out ranges of work. Which worker gets which range is not fixed: results must
/// not depend on it.
class Workers {
 public:
  explicit Workers(int count)
      : count_(static_cast<std::size_t>(threads_or_cores(count)))
#ifndef CORRIDOR_JTHREAD
        ,
        // More than there are cores are never started, and asking for them is answered on standard error by oneTBB.
        arena_(std::min(static_cast<int>(count_), std::max(1, tbb::this_task_arena::max_concurrency())))
#endif
  {
  }

  std::size_t count() const { return count_; }

  /// Calls `work(worker, begin, end)` for pieces of [0, total) of at most `grain`; returns when all are done. worker <
  /// count(). What a worker throws is thrown here, and the pieces not yet begun are left.
  template <class Work>
  void share_out(std::size_t total, std::size_t grain, const Work& work) {
    if (total <= grain || count_ == 1) {
      if (total > 0) work(std::size_t{0}, std::size_t{0}, total);
      return;
    }
#ifdef CORRIDOR_JTHREAD
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> wrong(count_);
    {
      std::vector<std::jthread> threads;
      for (std::size_t worker = 0; worker < count_; ++worker) {
        threads.emplace_back([&, worker] {
          try {
            for (std::size_t begin = next.fetch_add(grain); begin < total; begin = next.fetch_add(grain))
              work(worker, begin, std::min(begin + grain, total));
          } catch (...) {
            wrong[worker] = std::current_exception();
            next = total;  // the others end with the piece in hand
          }
        });
      }
    }
    for (const std::exception_ptr& one : wrong) {
      if (one) std::rethrow_exception(one);
    }
#else
    arena_.execute([&] {
      tbb::parallel_for(
          tbb::blocked_range<std::size_t>(0, total, grain),
          [&](const tbb::blocked_range<std::size_t>& range) {
            work(static_cast<std::size_t>(tbb::this_task_arena::current_thread_index()), range.begin(), range.end());
          },
          tbb::simple_partitioner{});
    });
#endif
  }

 private:
  std::size_t count_;
#ifndef CORRIDOR_JTHREAD
  tbb::task_arena arena_;
#endif
};

/// Does `other` in a thread of its own while `own` is done here; returns when both have ended. What `other` throws is
/// thrown here.
template <class Own, class Other>
void side_by_side(const Own& own, const Other& other) {
  std::exception_ptr wrong;
  {
    const std::jthread thread([&] {
      try {
        other();
      } catch (...) {
        wrong = std::current_exception();
      }
    });
    own();
  }
  if (wrong) std::rethrow_exception(wrong);
}

}  // namespace corridor
