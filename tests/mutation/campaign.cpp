// A child process plays trials one after another and notes where it is; when it dies, another goes on behind.
#include "tests/mutation/campaign.hpp"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/mutation/trial.hpp"

namespace corridor::mutation {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kMostSeconds = 60;  ///< Of one trial; sanitizers are slow.
constexpr rlim_t kMostMemory = rlim_t{4} << 30;

/// What a child tells of the trial in hand, also when it dies in it.
struct Note {
  std::uint64_t next = 0;  ///< The seed in hand; past the last: all are done.
  std::uint64_t accepted = 0;
  char done[512] = "";  ///< What was done to the input in hand.
};

void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // these take terabytes of addresses
  const rlimit limit{kMostMemory, kMostMemory};
  setrlimit(RLIMIT_AS, &limit);
#endif
}

[[noreturn]] void play(Kind kind, std::uint64_t end, Note& note, const std::string& folder, const std::string& faults) {
  limit_memory();
  try {
    fs::create_directories(folder);
    Trials trials(folder);
    trials.announce = [&note](const std::string& done) { note.done[done.copy(note.done, sizeof(note.done) - 1)] = 0; };
    for (; note.next < end; ++note.next) {
      alarm(kMostSeconds);
      const Verdict verdict = trials.run(kind, note.next);
      note.accepted += verdict.accepted ? 1 : 0;
      if (verdict.fault.empty()) continue;
      std::string text = verdict.done + " -> " + verdict.fault;
      for (char& c : text) c = c == '\n' ? ' ' : c;
      std::ofstream(faults, std::ios::app) << note.next << ' ' << text << '\n';
    }
  } catch (const std::exception& error) {
    std::ofstream(faults, std::ios::app) << note.next << " the sound inputs: " << error.what() << '\n';
    note.next = end;
  }
  _exit(0);
}

std::string how_it_died(int status) {
  if (WIFSIGNALED(status)) return std::string("ended by ") + strsignal(WTERMSIG(status));
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

std::vector<Fault> read_faults(const std::string& file) {
  std::vector<Fault> faults;
  std::ifstream stream(file);
  Fault fault;
  while (stream >> fault.seed && std::getline(stream, fault.text)) faults.push_back(fault);
  return faults;
}

}  // namespace

Campaign run_campaign(Kind kind, std::uint64_t first, std::uint64_t count) {
  std::string folder = (fs::temp_directory_path() / "corridor-mutation-XXXXXX").string();
  void* const shared = mmap(nullptr, sizeof(Note), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (mkdtemp(folder.data()) == nullptr || shared == MAP_FAILED) throw std::runtime_error("no folder or no memory");
  Note& note = *new (shared) Note{first};
  const std::string faults = folder + "/faults";
  std::vector<Fault> died;
  while (note.next < first + count) {
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0) play(kind, first + count, note, folder + "/ground", faults);
    int status = 0;
    waitpid(child, &status, 0);
    if (note.next < first + count) died.push_back({note.next++, std::string(note.done) + " -> " + how_it_died(status)});
    fs::remove_all(folder + "/ground");
  }
  Campaign campaign{read_faults(faults), note.accepted};
  campaign.faults.insert(campaign.faults.end(), died.begin(), died.end());
  munmap(shared, sizeof(Note));
  fs::remove_all(folder);
  return campaign;
}

}  // namespace corridor::mutation
