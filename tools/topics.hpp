// What `corridor help` can tell beside the verbs: pages of the site (tools/site/topics), built into the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace corridor::tools {

struct Topic {
  std::string name;       ///< As it is typed: "scenarios".
  std::string_view page;  ///< Markdown; the first line is "# TITLE".
};

/// By name.
const std::vector<Topic>& topics();

/// The title of a page.
std::string title_of(const Topic& topic);

/// A page as a terminal shows it: headings underlined, code indented, links without their targets. Lines are as long as
/// the page has them (tests hold them to 78 columns).
std::string topic_text(const Topic& topic);

}  // namespace corridor::tools
