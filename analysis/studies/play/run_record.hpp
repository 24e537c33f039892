// The result of one run, and how it stands in the log of a study: a line with a checksum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace corridor {

struct RunRecord {
  std::uint64_t name = 0;  ///< Of the point (study_model.hpp).
  std::uint32_t replicate = 0;
  bool failed = false;
  std::vector<double> values;  ///< One a response; none when it failed.
  std::string message;         ///< Why it failed.
};

/// CHECKSUM NAME REPLICATE ok VALUE... or CHECKSUM NAME REPLICATE failed MESSAGE, with a line end.
std::string record_line(const RunRecord& record);
/// Reads a line without its end; empty when it is torn or damaged.
std::optional<RunRecord> read_record(std::string_view line);

}  // namespace corridor
