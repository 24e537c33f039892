// Ctrl-C and SIGTERM ask a run to stop at the end of the day; a second one stops the process at once.
#pragma once

namespace corridor::tools {

/// While one exists, the first SIGINT or SIGTERM only sets a flag.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  bool asked_to_stop() const;
};

}  // namespace corridor::tools
