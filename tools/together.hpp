// One run over the ranks that mpirun or srun started: rank 0 says and writes everything, and whoever fails ends all.
#pragma once

#include <functional>

#include "analysis/studies/play/ranks.hpp"
#include "tools/console.hpp"
#include "tools/interrupt.hpp"

namespace corridor::tools {

/// Joins the ranks of one run, as long as it lives.
class Together {
 public:
  /// RunFailure when the program was started by mpirun but built without MPI. `watch` must outlive it.
  explicit Together(const InterruptWatch& watch);
  ~Together();
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;

  Ranks* peers() const { return ranks_; }  ///< Null when this process is alone.
  bool follows() const { return ranks_ != nullptr && ranks_->rank() > 0; }

  /// On ranks other than 0: does `work`. What fails there is told once: by rank 0 where it fails everywhere.
  ExitStatus follow(const Console& console, const std::function<void()>& work) const;

 private:
  Ranks* ranks_;
};

/// For the end of the command: when it has failed on one of several ranks of a run, ends the others too.
void end_together(ExitStatus status);

}  // namespace corridor::tools
