// One offline HTML page: style, charts, data and the sections that draw them.
#pragma once

#include <string>
#include <string_view>

namespace corridor {

struct PageParts {
  std::string title;
  std::string_view map;       ///< JSON with the outlines of a map; "null" where none is drawn.
  std::string data;           ///< JSON.
  std::string_view sections;  ///< Script that draws the page with the forms of report/charts.js.
};

/// The whole page, with the time of writing.
std::string make_page(const PageParts& parts);

}  // namespace corridor
