// The catalogue of words: whole in every language, and with a text for every key that pages ask for.
#include "analysis/page/catalogue.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "analysis/page/assets.hpp"
#include "sim/input/errors.hpp"

namespace corridor {
namespace {

std::vector<std::string> forms_of(const nlohmann::json& text) {
  if (text.is_string()) return {text.get<std::string>()};
  return {text.at("one").get<std::string>(), text.at("other").get<std::string>()};
}

/// The {NAMES} that a text asks for.
std::set<std::string> asked(const nlohmann::json& text) {
  static const std::regex kName{R"(\{(\w+)\})"};
  std::set<std::string> names;
  for (const std::string& form : forms_of(text)) {
    for (auto at = std::sregex_iterator(form.begin(), form.end(), kName); at != std::sregex_iterator{}; ++at)
      names.insert((*at)[1]);
  }
  return names;
}

TEST(Catalogue, EveryKeyHasWordsInBothLanguagesThatAskForTheSame) {
  ASSERT_GT(catalogue().size(), 300U);
  for (const auto& [key, texts] : catalogue().items()) {
    ASSERT_TRUE(texts.contains("en") && texts.contains("es") && texts.size() == 2) << key;
    for (const auto& [language, text] : texts.items()) {
      for (const std::string& form : forms_of(text)) EXPECT_FALSE(form.empty()) << key << ' ' << language;
    }
    EXPECT_EQ(asked(texts.at("en")), asked(texts.at("es"))) << key;
  }
}

/// What stands before the first dot of a key: "frame", "report".
std::set<std::string> groups() {
  std::set<std::string> all;
  for (const auto& [key, texts] : catalogue().items()) all.insert(key.substr(0, key.find('.')));
  return all;
}

bool some_key_begins_with(const std::string& start) {
  for (const auto& [key, texts] : catalogue().items()) {
    if (key.starts_with(start)) return true;
  }
  return false;
}

/// Every quoted text of a script that looks like a key is one; what ends in '.' or '_' is completed by the script.
TEST(Catalogue, HasEveryKeyThatAScriptOrThePageAsksFor) {
  static const std::regex kKey{R"('([a-z]+)(\.[\w.-]*)'|data-(?:words|label)=\"([a-z]+)(\.[\w.-]+)\")"};
  const std::set<std::string> known = groups();
  std::size_t found = 0;
  for (const std::string_view end : {".js", "page.html"}) {
    for (const std::string_view file : report_texts_ending(end)) {
      if (file == "echarts.min.js") continue;
      const std::string text{report_text(file)};
      for (auto at = std::sregex_iterator(text.begin(), text.end(), kKey); at != std::sregex_iterator{}; ++at) {
        const std::string group = (*at)[1].str() + (*at)[3].str(), key = group + (*at)[2].str() + (*at)[4].str();
        if (!known.contains(group)) continue;
        ++found;
        const bool completed = key.ends_with('.') || key.ends_with('_');
        EXPECT_TRUE(completed ? some_key_begins_with(key) : catalogue().contains(key)) << file << " asks for " << key;
      }
    }
  }
  EXPECT_GT(found, 200U);
}

TEST(Catalogue, FillsInArgumentsAndTellsOneFromMany) {
  EXPECT_EQ(word(Language::kEnglish, "report.replicates", {{"n", "1"}}), "One replicate.");
  EXPECT_EQ(word(Language::kEnglish, "report.replicates", {{"n", "20"}}), "20 replicates, averaged.");
  EXPECT_EQ(word(Language::kSpanish, "report.replicates", {{"n", "20"}}), "20 réplicas, promediadas.");
  EXPECT_EQ(word(Language::kEnglish, "report.seed", {{"seed", "{seed}"}}), "Seed {seed}.");
  EXPECT_THROW(word(Language::kEnglish, "no.such.key"), Defect);
}

TEST(Catalogue, NamesCodesAsPeopleWriteThem) {
  EXPECT_EQ(name_of(Language::kEnglish, "daca"), "DACA");
  EXPECT_EQ(name_of(Language::kSpanish, "zero_tolerance"), "Tolerancia cero");
  EXPECT_EQ(name_of(Language::kSpanish, "a_code_of_another_world"), "a code of another world");
}

TEST(Catalogue, KnowsLanguagesByTheNamesThatSystemsGiveThem) {
  EXPECT_EQ(language_named("es_MX.UTF-8"), Language::kSpanish);
  EXPECT_EQ(language_named("en"), Language::kEnglish);
  EXPECT_EQ(language_named("C.UTF-8"), std::nullopt);
  EXPECT_EQ(language_named(""), std::nullopt);
  EXPECT_EQ(tag_of(Language::kSpanish), "es");
}

}  // namespace
}  // namespace corridor
