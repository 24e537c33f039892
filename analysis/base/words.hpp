// Numbers and names as people read them, for screens and pages.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

/// A number rounded to a whole one, with commas between thousands: "-1,234".
std::string grouped(double value);

/// A number as it is, with commas between thousands: "37,500", "0.0153".
std::string exact(double value);

/// The same with six figures: "0.95122".
std::string brief(double value);

/// A name of the vocabulary with spaces: "lost abroad".
std::string in_words(std::string_view name);

}  // namespace corridor
