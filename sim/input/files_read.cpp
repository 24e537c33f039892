// Whose files are kept now, by thread.
#include "sim/input/files_read.hpp"

namespace corridor {
namespace {

thread_local FilesRead* kept_now = nullptr;

}  // namespace

KeepFiles::KeepFiles(FilesRead& files) : outer_(kept_now) { kept_now = &files; }
KeepFiles::~KeepFiles() { kept_now = outer_; }
FilesRead* KeepFiles::kept() { return kept_now; }

}  // namespace corridor
