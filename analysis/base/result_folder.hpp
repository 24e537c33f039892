// The folder that a verb writes its results into: one writer at a time, nobody's files lost.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace corridor {

/// How a folder is used while a lock is held: alone, or beside others that write other files of it (parts of a study).
enum class FolderUse { kAlone, kTogether };

/// Holds a folder against other processes as long as it lives. Leaves nothing behind, also after a kill. Throws
/// ConfigError when another process writes there now.
class FolderLock {
 public:
  explicit FolderLock(const std::string& directory, FolderUse use = FolderUse::kAlone);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  int descriptor_ = -1;
};

/// True when a file is, by what is written in it, one that this program writes under such a name. Links are not.
bool is_ours(const std::string& directory, const std::string& name);

/// Throws ConfigError when the folder holds a file of one of these names that is not ours, whatever was forced.
void refuse_others_files(const std::string& directory, const std::vector<std::string>& names);

/// The folder of one verb's results, made and locked.
class ResultFolder {
 public:
  /// `names`: all that may be written. Throws ConfigError when another process writes here, when a file of such a name
  /// is not ours, or when there are results already and `force` is false. RunFailure when it cannot be made. Where
  /// `goes_on` is given and says true of a folder, what it holds was begun by the same command and is gone on with.
  ResultFolder(const std::string& directory, const std::vector<std::string>& names, bool force,
               const std::function<bool(const std::string& directory)>& goes_on = {});
  ~ResultFolder();
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  /// Where to write: the folder itself; DIRECTORY/unfinished while results of an earlier time stand in it.
  const std::string& working() const { return working_; }
  /// The new results are whole: they take the place of the old ones, the manifest last.
  void publish();

 private:
  std::string directory_, working_;
  std::vector<std::string> names_;
  FolderLock lock_;
};

}  // namespace corridor
