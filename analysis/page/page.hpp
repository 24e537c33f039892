// One offline HTML page: style, words, the frame of charts, data and the scripts that draw them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/page/catalogue.hpp"

namespace corridor {

struct PageParts {
  std::string title;
  std::string_view map;  ///< JSON with the outlines of a map; "null" where none is drawn.
  std::string data;      ///< JSON.
  std::vector<std::string_view>
      scripts;  ///< Files of assets/ that draw the page with the forms of the frame, in order.
};

/// The whole page, in every language of the catalogue, with the time of writing.
std::string make_page(const PageParts& parts);

}  // namespace corridor
