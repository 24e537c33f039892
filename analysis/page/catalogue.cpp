// Reads the catalogue of words that is built into the library.
#include "analysis/page/catalogue.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "analysis/base/words.hpp"
#include "analysis/page/assets.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

using nlohmann::json;

json read_catalogue() {
  json all = json::object();
  for (const std::string_view file : report_texts_ending("_words.json")) {
    const json part = json::parse(report_text(file));
    for (const auto& [key, texts] : part.items()) {
      if (all.contains(key)) throw Defect(fmt::format("the catalogue has '{}' twice, again in {}", key, file));
      all[key] = texts;
    }
  }
  return all;
}

std::string filled(std::string text, WordArguments arguments) {
  for (const auto& [name, value] : arguments) {
    const std::string mark = fmt::format("{{{}}}", name);
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += value.size())
      text.replace(at, mark.size(), value);
  }
  return text;
}

bool is_one(WordArguments arguments) {
  for (const auto& [name, value] : arguments) {
    if (name == "n") return value == "1";
  }
  return false;
}

}  // namespace

std::optional<Language> language_named(std::string_view tag) {
  const std::string_view start = tag.substr(0, tag.find_first_of("_-.@"));
  if (start == "en" || start == "EN") return Language::kEnglish;
  if (start == "es" || start == "ES") return Language::kSpanish;
  return std::nullopt;
}

std::string_view tag_of(Language language) { return language == Language::kSpanish ? "es" : "en"; }

const json& catalogue() {
  static const json kAll = read_catalogue();
  return kAll;
}

std::string word(Language language, std::string_view key, WordArguments arguments) {
  const auto texts = catalogue().find(key);
  if (texts == catalogue().end()) throw Defect(fmt::format("the catalogue has no words for '{}'", key));
  const json& text = texts->at(std::string{tag_of(language)});
  if (text.is_string()) return filled(text.get<std::string>(), arguments);
  return filled(text.at(is_one(arguments) ? "one" : "other").get<std::string>(), arguments);
}

std::string name_of(Language language, std::string_view code) {
  const std::string key = fmt::format("name.{}", code);
  return catalogue().contains(key) ? word(language, key) : in_words(code);
}

}  // namespace corridor
