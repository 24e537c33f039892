// Ctrl-C, SIGTERM and a closed terminal ask a run to stop at the end of the day; a second signal stops the process at
// once.
#pragma once

namespace corridor::tools {

/// While one exists, the first SIGINT, SIGTERM or SIGHUP only sets a flag, unless whoever started the program has it
/// ignored (nohup); and a file that grows past the limit for files (SIGXFSZ) is a failed write like that to a full
/// disk.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  bool asked_to_stop() const;
};

}  // namespace corridor::tools
