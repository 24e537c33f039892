// Starts the program as a child process with its two streams in files.
#include "tests/tools/command.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace corridor::tools {

namespace {

void redirect(const std::string& file, int stream) {
  if (file == kClosed) {
    close(stream);
    return;
  }
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (descriptor < 0 || dup2(descriptor, stream) < 0) _exit(125);
}

pid_t start(const std::vector<std::string>& words, const std::string& folder, const TemporaryFolder& streams,
            const std::string& output = "") {
  std::vector<std::string> all{CORRIDOR_BINARY};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot start a process");
  if (child == 0) {
    redirect(streams / "err", STDERR_FILENO);
    redirect(output.empty() ? streams / "out" : output, STDOUT_FILENO);  // last: a closed one stays closed
    if (chdir(folder.c_str()) != 0) _exit(125);
    execv(CORRIDOR_BINARY, arguments.data());
    _exit(125);
  }
  return child;
}

Ended wait_for(pid_t child, const TemporaryFolder& streams) {
  int how = 0;
  waitpid(child, &how, 0);
  return {WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how), read_file(streams / "out"),
          read_file(streams / "err")};
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "corridor-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name) << text;
  return (path_ / name).string();
}

Ended corridor_command(const std::vector<std::string>& words, const std::string& folder, const std::string& output) {
  const TemporaryFolder streams;
  const TemporaryFolder own;
  return wait_for(start(words, folder.empty() ? own.path().string() : folder, streams, output), streams);
}

Ended interrupted_command(const std::vector<std::string>& words, const std::string& sign, int signal) {
  const TemporaryFolder streams;
  const TemporaryFolder own;
  const pid_t child = start(words, own.path().string(), streams);
  const auto shows_sign = [&] { return read_file(streams / "err").find(sign) != std::string::npos; };
  siginfo_t ended{};
  for (int tries = 0; tries < 6000 && ended.si_pid == 0 && !shows_sign(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    waitid(P_PID, static_cast<id_t>(child), &ended, WEXITED | WNOHANG | WNOWAIT);
  }
  kill(child, signal);
  return wait_for(child, streams);
}

Ended killed_command(const std::vector<std::string>& words, std::chrono::milliseconds after) {
  const TemporaryFolder streams;
  const TemporaryFolder own;
  const pid_t child = start(words, own.path().string(), streams);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  return wait_for(child, streams);
}

std::string project_file(const std::string& name) { return std::string(CORRIDOR_ROOT) + "/" + name; }

std::vector<std::string> small_run(const std::string& directory, const std::vector<std::string>& more) {
  std::vector<std::string> words{
      "run",    project_file("scenarios/as-enacted.yaml"), "--scale", "1:1000", "--set", "period.to=2013-12-01", "-o",
      directory};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string read_file(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

std::string on_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

}  // namespace corridor::tools
