// The line of JSON in a checkpoint: which run it is of, and how far that had come.
#pragma once

#include <string>

#include "analysis/run/checkpoint.hpp"

namespace corridor {

/// One line, with its end.
std::string text_of(const CheckpointNote& note);
/// ConfigError, naming `file`, when another build of the program wrote it.
CheckpointNote note_from_text(const std::string& text, const std::string& file);

}  // namespace corridor
