// Ranks over MPI: messages of bytes from one to one, and what all tell all.
#include <mpi.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

#include "analysis/studies/play/ranks.hpp"

namespace corridor {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kTag = 1;
constexpr auto kAtOnce = std::chrono::microseconds{200};    ///< So long a waiting rank only lets others go first.
constexpr auto kPause = std::chrono::microseconds{20};      ///< Then it sleeps between looks: no core is kept busy.
constexpr auto kPatience = std::chrono::milliseconds{500};  ///< With ranks that do not answer after a signal.
constexpr std::size_t kLeastRoom = 1024, kMostRoom = 1UL << 28;  ///< Bytes of one message, of all messages together.

class MpiRanks : public Ranks {
 public:
  MpiRanks() {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &count_);
  }

  int rank() const override { return rank_; }
  int count() const override { return count_; }

  void send(int to, const std::string& message) override {
    MPI_Send(message.data(), static_cast<int>(message.size()), MPI_CHAR, to, kTag, MPI_COMM_WORLD);
  }

  std::optional<Message> receive() override {
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, kTag, MPI_COMM_WORLD, &there, &status);
    if (there == 0) return std::nullopt;
    int size = 0;
    MPI_Get_count(&status, MPI_CHAR, &size);
    Message message{status.MPI_SOURCE, std::string(static_cast<std::size_t>(size), '\0')};
    MPI_Recv(message.text.data(), size, MPI_CHAR, status.MPI_SOURCE, kTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    return message;
  }

  /// Blocks of one size, somewhat larger than the longest message of the last time: one collective is enough, seldom
  /// more. Each begins with the length of its whole message, so all know whether there is another block.
  std::vector<std::string> gather(const std::string& own) override {
    std::vector<std::string> all(static_cast<std::size_t>(count_));
    std::size_t longest = 0, told = 0;
    do {
      gather_block(own, told, all, longest);
      told += std::exchange(room_, std::min(kMostRoom / all.size(), longest));
    } while (told < longest);
    room_ = std::clamp(longest + longest / 4, kLeastRoom, std::max(kLeastRoom, kMostRoom / all.size()));
    return all;
  }

  void sum(std::span<std::int64_t> numbers) override {
    MPI_Request request;
    MPI_Iallreduce(MPI_IN_PLACE, numbers.data(), static_cast<int>(numbers.size()), MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD,
                   &request);
    wait(request);
  }

  void watch(std::function<bool()> asked_to_stop) override { asked_to_stop_ = std::move(asked_to_stop); }

  [[noreturn]] void end_all(int status) override {
    MPI_Abort(MPI_COMM_WORLD, status);
    std::_Exit(status);
  }

 private:
  /// Hears the next `room_` bytes of every message.
  void gather_block(const std::string& own, std::size_t told, std::vector<std::string>& all, std::size_t& longest) {
    const std::uint64_t length = own.size();
    const std::size_t block = sizeof length + room_;
    mine_.assign(block, '\0');
    theirs_.resize(block * all.size());
    std::memcpy(mine_.data(), &length, sizeof length);
    if (told < own.size()) own.copy(mine_.data() + sizeof length, room_, told);
    MPI_Request request;
    MPI_Iallgather(mine_.data(), static_cast<int>(block), MPI_BYTE, theirs_.data(), static_cast<int>(block), MPI_BYTE,
                   MPI_COMM_WORLD, &request);
    wait(request);
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      const char* const from = theirs_.data() + rank * block;
      std::uint64_t whole = 0;
      std::memcpy(&whole, from, sizeof whole);
      all[rank].append(from + sizeof whole, std::min<std::size_t>(room_, whole - all[rank].size()));
      longest = std::max<std::size_t>(longest, whole);
    }
  }

  void wait(MPI_Request& request) {
    const Clock::time_point begun = Clock::now();
    std::optional<Clock::time_point> asked;
    for (int done = 0;;) {
      MPI_Test(&request, &done, MPI_STATUS_IGNORE);
      if (done != 0) return;
      const Clock::time_point now = Clock::now();
      if (now - begun < kAtOnce) {
        sched_yield();
        continue;
      }
      if (!asked && asked_to_stop_ && asked_to_stop_()) asked = now;
      if (asked && now - *asked > kPatience)
        throw LostPeers("asked to stop while waiting for another rank, which has ended or does not answer");
      std::this_thread::sleep_for(kPause);
    }
  }

  int rank_ = 0, count_ = 1;
  std::size_t room_ = kLeastRoom;  ///< Bytes of a message in a block: the same on all ranks.
  std::string mine_, theirs_;      ///< Blocks.
  std::function<bool()> asked_to_stop_;
};

}  // namespace
}  // namespace corridor

/// Never destroyed: MPI ends with the process.
extern "C" corridor::Ranks* corridor_mpi() {
  static corridor::Ranks* const all = [] {
    auto* const made = new corridor::MpiRanks;
    std::atexit([] { MPI_Finalize(); });
    return made;
  }();
  return all;
}
