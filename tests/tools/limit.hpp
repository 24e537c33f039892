// A limit of the operating system for the programs that a test starts.
#pragma once

#include <sys/resource.h>

namespace corridor::tools {

/// Holds as long as it lives; then what held before does again.
class Limit {
 public:
  Limit(__rlimit_resource what, rlim_t most) : what_(what) {
    getrlimit(what_, &before_);
    const rlimit limited{most, before_.rlim_max};
    setrlimit(what_, &limited);
  }
  ~Limit() { setrlimit(what_, &before_); }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

 private:
  __rlimit_resource what_;
  rlimit before_{};
};

}  // namespace corridor::tools
