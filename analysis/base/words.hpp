// Numbers and names as people read them, for screens and pages.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

/// A number rounded to a whole one, with commas between thousands: "-1,234".
std::string grouped(double value);

/// A name of the vocabulary with spaces: "lost abroad".
std::string in_words(std::string_view name);

}  // namespace corridor
