// The words of pages and of the terminal, in English and Spanish, from one catalogue (assets/words).
#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace corridor {

enum class Language { kEnglish, kSpanish };

/// "es", "es_MX.UTF-8", "ES-419" and the like; nothing for a language that the catalogue does not have.
std::optional<Language> language_named(std::string_view tag);

/// The short name that pages and options use: "en", "es".
std::string_view tag_of(Language language);

/// What stands in place of {NAME} in a text.
using WordArguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The text of a key with its arguments filled in. Where the catalogue tells one from many, the argument "n" decides:
/// "1" is one. Throws Defect for a key that the catalogue does not have.
std::string word(Language language, std::string_view key, WordArguments arguments = {});

/// The name of a code ("daca", "title_42_expulsion") as people write it; in plain words where the catalogue has none.
std::string name_of(Language language, std::string_view code);

/// Every key with its text in each language, as pages carry it: {"key": {"en": ..., "es": ...}}; a text is a string, or
/// {"one": ..., "other": ...}.
const nlohmann::json& catalogue();

}  // namespace corridor
