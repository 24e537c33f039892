// The files of the report page (analysis/page/assets), built into the library as text.
#pragma once

#include <string_view>
#include <utility>

namespace corridor {

/// A file by its name ("page.html"); empty when there is none.
std::string_view report_text(std::string_view name);

}  // namespace corridor
