// Text for the tables that we write.
#pragma once

#include <string>

namespace corridor {

/// A text field for CSV: quoted when it must be (RFC 4180).
std::string csv_field(const std::string& text);

}  // namespace corridor
