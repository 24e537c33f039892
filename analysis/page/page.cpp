// Puts the page, its style, its charts and its data into one text.
#include "analysis/page/page.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>
#include <vector>

#include "analysis/page/assets.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

/// A program inside a script element must not close it.
std::string safe_in_script(std::string text) {
  for (std::size_t at = 0; (at = text.find("</", at)) != std::string::npos; at += 3) text.replace(at, 2, "<\\/");
  return text;
}

/// JSON inside a script element: '<' stands in strings alone, and as an escape it opens nothing, neither a tag nor a
/// comment.
std::string json_in_script(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      safe += "\\u003c";
    else
      safe += c;
  }
  return safe;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '&')
      safe += "&amp;";
    else
      safe += c;
  }
  return safe;
}

/// The page with each {{name}} replaced once, from the start on, so that nothing in the data is taken for a name.
std::string fill_page(std::string_view page, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string text;
  while (true) {
    const std::size_t open = page.find("{{");
    if (open == std::string_view::npos) return text + std::string{page};
    const std::size_t close = page.find("}}", open);
    const std::string_view name = page.substr(open + 2, close - open - 2);
    text += page.substr(0, open);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& pair) { return pair.first == name; });
    if (value == values.end()) throw Defect(fmt::format("the report page asks for '{}'", name));
    text += value->second;
    page.remove_prefix(close + 2);
  }
}

}  // namespace

std::string make_page(const PageParts& parts) {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fill_page(report_text("page.html"), {{"title", escaped(parts.title)},
                                              {"written", fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(now))},
                                              {"style", std::string{report_text("page.css")}},
                                              {"echarts", safe_in_script(std::string{report_text("echarts.min.js")})},
                                              {"map", json_in_script(std::string{parts.map})},
                                              {"data", json_in_script(parts.data)},
                                              {"charts", std::string{report_text("charts.js")}},
                                              {"sections", std::string{parts.sections}}});
}

}  // namespace corridor
