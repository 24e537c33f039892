// Whom a screen of the terminal is for: the reader's language, and how wide lines may be.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/base/layout.hpp"
#include "analysis/page/catalogue.hpp"

namespace corridor {

struct Screen {
  Language language = Language::kEnglish;
  std::size_t columns = 80;

  /// The text of a key of the catalogue.
  std::string say(std::string_view key, WordArguments arguments = {}) const { return word(language, key, arguments); }
  /// The name of a code as people write it.
  std::string name(std::string_view code) const { return name_of(language, code); }
  /// The same as lines of the screen: the first begins with `first`, others with `rest`.
  std::string lines(std::string_view text, std::string_view first = "", std::string_view rest = "") const {
    return wrapped(text, columns, first, rest);
  }
};

/// A place of a world as people write it: in English as the world does, else by the catalogue where that knows its id.
std::string place_name(const Screen& screen, const std::string& id, const std::string& name);

/// A quantity with its name: "P-1 interdiction", "Removals"; parts of indicators stay as they are in the files.
std::string quantity_name(const Screen& screen, std::string_view name);

/// A scenario's name with what the command line changed of it: "As enacted, but without mpp". Seed, scale, replicates
/// and period, which stand beside it wherever it is told, are no change of policy.
std::string name_with_changes(Language language, const std::string& name, const std::vector<std::string>& set,
                              const std::vector<std::string>& without);

/// The same of a manifest: {"scenario": {"name"}, "changes": {"set", "without"}}.
std::string name_of_run(Language language, const nlohmann::json& manifest);

}  // namespace corridor
