// The files of pages (analysis/page/assets), built into the library as text.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace corridor {

/// A file by its name ("page.html"); empty when there is none.
std::string_view report_text(std::string_view name);

/// The names of all files that end so, in alphabetical order.
std::vector<std::string_view> report_texts_ending(std::string_view end);

}  // namespace corridor
