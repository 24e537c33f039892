// Ranks over MPI: point-to-point messages of bytes.
#include <mpi.h>

#include <cstdlib>

#include "analysis/studies/play/ranks.hpp"

namespace corridor {
namespace {

constexpr int kTag = 1;

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

 private:
  int rank_ = 0, count_ = 1;
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
