// Puts the page, its style, its charts and its data into one text.
#include "analysis/page/page.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <nlohmann/json.hpp>
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

/// What every page has, in the order in which each uses the ones before.
constexpr std::array<std::string_view, 7> kFrame{"words.js",  "elements.js", "filters.js", "export.js",
                                                 "figure.js", "charts.js",   "frame.js"};

std::string text_of(std::string_view script) {
  const std::string_view text = report_text(script);
  if (text.empty()) throw Defect(fmt::format("there is no script '{}' for a page", script));
  return std::string{text};
}

std::string in_script(const std::string& text) { return fmt::format("<script>{}</script>\n", safe_in_script(text)); }

}  // namespace

std::string make_page(const PageParts& parts) {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::string scripts;
  for (const std::string_view name : kFrame) scripts += in_script(text_of(name));
  std::string own;
  for (const std::string_view name : parts.scripts) own += text_of(name);
  scripts += in_script("(() => {\n" + own + "})();\n");  // a page's own names never meet those of the frame
  return fill_page(report_text("page.html"), {{"title", escaped(parts.title)},
                                              {"written", fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(now))},
                                              {"style", std::string{report_text("page.css")}},
                                              {"early", std::string{report_text("early.js")}},
                                              {"echarts", safe_in_script(std::string{report_text("echarts.min.js")})},
                                              {"words", json_in_script(catalogue().dump())},
                                              {"map", json_in_script(std::string{parts.map})},
                                              {"data", json_in_script(parts.data)},
                                              {"scripts", scripts}});
}

}  // namespace corridor
