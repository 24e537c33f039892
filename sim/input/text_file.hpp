// A user's file as text, or why there is none: regular files only, and no larger than a person can have meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/input/scalars.hpp"

namespace corridor {

/// The most bytes that a file of input may have.
inline constexpr std::uintmax_t kMostBytes = std::uintmax_t{64} << 20;

struct TextFile {
  std::string text;                ///< Without a byte order mark.
  std::optional<Complaint> wrong;  ///< Why it could not be read; the text is then empty.
};
/// Never waits for a pipe, and never reads a device.
TextFile read_text_file(const std::string& file);

/// Where a control character stands, which a terminal would obey: any but tab and line ends. UTF-8.
std::optional<std::size_t> first_control_character(std::string_view text);

/// The first byte that no text of input may have, and why: it is not UTF-8, or a control character.
struct WrongByte {
  std::size_t offset = 0;
  Complaint complaint;
};
std::optional<WrongByte> first_wrong_byte(std::string_view text);

/// Why a user's text cannot stand in the cell of a table: a spreadsheet would take it for a formula, or it does not end
/// with its line. Commas and quotes can.
std::optional<Complaint> wrong_in_a_cell(std::string_view text);

}  // namespace corridor
