// The strict YAML reader: what yaml-cpp lets pass is caught; layers merge; values are read with their place.
#include "sim/input/yaml.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace corridor {
namespace {

std::vector<std::string> headlines(const Problems& problems) {
  std::vector<std::string> lines;
  for (const Problem& problem : in_file_order(problems.all())) lines.push_back(problem.headline());
  return lines;
}

std::vector<std::string> mistakes_in(const std::string& text) {
  Problems problems;
  parse_yaml(text, "f", problems);
  return headlines(problems);
}

YamlTree tree_of(const std::string& text, const std::string& file = "f") {
  Problems problems;
  YamlTree tree = parse_yaml(text, file, problems);
  EXPECT_TRUE(problems.empty()) << headlines(problems).front();
  return tree;
}

using Lines = std::vector<std::string>;

TEST(ParseYaml, KeepsPlacesAndQuotes) {
  const YamlTree tree = tree_of("a: 1\nb:\n  - {c: \"2\"}\n  - d\n");
  ASSERT_EQ(tree->fields.size(), 2U);
  EXPECT_EQ(tree->key_positions.at("b").line, 2);
  const YamlTree list = find_field(tree, "b");
  ASSERT_EQ(list->items.size(), 2U);
  const YamlTree quoted = find_field(list->items[0], "c");
  EXPECT_TRUE(quoted->quoted);
  EXPECT_EQ(quoted->at.line, 3);
  EXPECT_EQ(quoted->at.column, 9);
}

TEST(ParseYaml, CatchesDuplicateKeysAtEveryDepth) {
  EXPECT_EQ(mistakes_in("a: 1\nb: {c: 1, c: 2}\na: 2\n"),
            (Lines{"f:2:11: b.c: duplicate key; it was first given on line 2",
                   "f:3:1: a: duplicate key; it was first given on line 1"}));
}

TEST(ParseYaml, KeepsTheFirstOfDuplicates) {
  Problems problems;
  const YamlTree tree = parse_yaml("a: 1\na: 2\n", "f", problems);
  EXPECT_EQ(tree->fields.size(), 1U);
  EXPECT_EQ(find_field(tree, "a")->scalar, "1");
}

TEST(ParseYaml, RefusesMergesAnchorsAliasesTagsAndOddKeys) {
  EXPECT_EQ(
      mistakes_in("<<: {d: 1}\nx: &q 3\ny: *q\nz: !!str 3\n? [a, b]\n: 1\n"),
      (Lines{"f:1:1: <<: merge keys are not supported; write the keys out, or use 'extends'",
             "f:2:4: x: anchors (&q) are not supported; write the value out",
             "f:3:4: y: aliases (*name) are not supported; write the value out",
             "f:4:4: z: tags (tag:yaml.org,2002:str) are not supported; leave the tag out; quote what must be text",
             "f:5:3: a key must be plain text; quote text that begins with '[' or '{'"}));
}

TEST(ParseYaml, TakesOneDocument) {
  EXPECT_EQ(mistakes_in("a: 1\n---\nb: 2\n"),
            Lines{"f:2:1: a second document begins here; keep one document in a file"});
  EXPECT_EQ(mistakes_in("# nothing\n"), Lines{"f: is empty"});
  EXPECT_EQ(mistakes_in(""), Lines{"f: is empty"});
  EXPECT_EQ(mistakes_in("---\na: 1\n"), Lines{});
}

TEST(ParseYaml, StopsWhereNothingFits) {
  EXPECT_EQ(mistakes_in("\"a\"\nb: 1\n"),
            Lines{"f:2:1: this does not belong to what stands above; a file is one map of 'key: value' lines"});
  EXPECT_EQ(mistakes_in(",a: 1\n").size(), 1U) << "yaml-cpp alone would find documents here without end";
}

TEST(ParseYaml, SeesOpenQuotes) {
  EXPECT_EQ(mistakes_in("a: \"x\nb: 2\n"),
            Lines{"f:1:4: a: a quote is never closed; end the text with the quote that began it"});
  EXPECT_EQ(mistakes_in("a: 'x''\nb: 2\n"),
            Lines{"f:1:4: a: a quote is never closed; end the text with the quote that began it"});
  EXPECT_EQ(mistakes_in("a: 'it''s'\nb: \"x\\\"y\"\nc: |\n  \"open\n"), Lines{});
}

TEST(ParseYaml, ReportsTabsEncodingAndSyntax) {
  EXPECT_EQ(mistakes_in("a:\n\tb: 1\n"), Lines{"f:2:1: a tab in the indentation; indent with spaces"});
  EXPECT_EQ(mistakes_in("a: caf\xE9\n"), Lines{"f:1:7: is not UTF-8 text; save the file as UTF-8"});
  EXPECT_EQ(mistakes_in("a: b: c\n"),
            Lines{"f:1:5: a ':' is not expected here; check the indentation; quote text that holds ': '"});
  EXPECT_EQ(mistakes_in("\xEF\xBB\xBF"
                        "a: 1\r\nb: 2\r\n"),
            Lines{});
}

TEST(ReadYaml, NamesMissingFilesWhereTheyWereNamed) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "corridor_yaml_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "as-enacted.yaml") << "a: 1\n";
  Problems problems;
  const std::string wrong = (folder / "as-enactd.yaml").string();
  EXPECT_EQ(read_yaml(wrong, problems, Position{"f", 3, 10}, "extends"), nullptr);
  EXPECT_EQ(headlines(problems),
            Lines{"f:3:10: extends: no such file '" + wrong + "'; did you mean 'as-enacted.yaml'?"});
  std::filesystem::remove_all(folder);
}

TEST(MergeYaml, LaterLayersWinKeyByKey) {
  const YamlTree base = tree_of("a: 1\nm: {x: 1, y: {z: 1}}\nl: [1, 2]\n", "base");
  const YamlTree over = tree_of("m: {y: {w: 2}, x: 3}\nl: [9]\nn: 4\n", "over");
  const YamlTree merged = merge_yaml(base, over);
  EXPECT_EQ(find_field(merged, "a")->at.file, "base");
  EXPECT_EQ(find_field(find_field(merged, "m"), "x")->scalar, "3");
  EXPECT_EQ(find_field(find_field(find_field(merged, "m"), "y"), "z")->scalar, "1");
  EXPECT_EQ(find_field(find_field(find_field(merged, "m"), "y"), "w")->at.file, "over");
  EXPECT_EQ(find_field(merged, "l")->items.size(), 1U);
  EXPECT_EQ(find_field(find_field(base, "m"), "x")->scalar, "1") << "the base must not change";
}

TEST(MergeYaml, AValueReplacesAMapAndBack) {
  const YamlTree merged = merge_yaml(tree_of("a: {b: 1}\nc: 2\n"), tree_of("a: never\nc: {d: 1}\n"));
  EXPECT_EQ(find_field(merged, "a")->scalar, "never");
  EXPECT_EQ(find_field(find_field(merged, "c"), "d")->scalar, "1");
}

YamlTree set_path(const YamlTree& base, const std::string& path, const std::string& value, Problems& problems) {
  return merge_yaml(base, tree_at_path(base, path, value, problems));
}

TEST(TreeAtPath, SetsWhatAFileWouldSet) {
  Problems problems;
  const YamlTree base = tree_of("policies: {mpp: {share: 0.1, other: 2}}\nlist: [1]\n");
  YamlTree tree = set_path(base, "policies.mpp.share", "{value: 0.5, by: {nationality: {HND: 0.2}}}", problems);
  tree = set_path(tree, "scale", "1:10", problems);
  EXPECT_TRUE(problems.empty());
  const YamlTree mpp = find_field(find_field(tree, "policies"), "mpp");
  EXPECT_EQ(find_field(find_field(mpp, "share"), "value")->scalar, "0.5");
  EXPECT_EQ(find_field(find_field(mpp, "share"), "value")->at.file, "--set");
  EXPECT_EQ(find_field(mpp, "other")->scalar, "2");
  EXPECT_EQ(find_field(tree, "scale")->scalar, "1:10");
}

TEST(TreeAtPath, ReportsWhatItCannotSet) {
  Problems problems;
  const YamlTree base = tree_of("list: [1]\n");
  set_path(base, "list.0", "2", problems);
  set_path(base, "a..b", "2", problems);
  set_path(base, "a", " ", problems);
  set_path(base, "b", "{c: 1, c: 2}", problems);
  EXPECT_EQ(headlines(problems),
            (Lines{"--set: list.0: 'list' is a list; set the whole list",
                   "--set: a..b: is not a dotted path; write PATH=VALUE, for example policies.mpp.enrolment_share=0.2",
                   "--set: a: has no value; write PATH=VALUE, for example scale=1:10",
                   "--set: b: duplicate key; it was first given on line 1"}));
}

TEST(YamlReader, ReadsValuesOfEveryKind) {
  Problems problems;
  YamlReader reader(tree_of("t: x\nn: 0.5\ni: 7\nb: true\nd: 2019-06-07\nc: two\nl: [p, q]\ns: p\nm: {k: 1}\n"), "",
                    problems);
  EXPECT_EQ(reader.text("t"), "x");
  EXPECT_EQ(reader.number("n", 0, 1), 0.5);
  EXPECT_EQ(reader.integer("i", 0, 9), 7);
  EXPECT_TRUE(reader.boolean("b"));
  EXPECT_EQ(to_string(reader.day("d")), "2019-06-07");
  EXPECT_EQ(reader.choice("c", {"one", "two"}), "two");
  EXPECT_EQ(reader.texts("l"), (Lines{"p", "q"}));
  EXPECT_EQ(reader.texts("s"), (Lines{"p"}));
  YamlReader map = reader.map("m");
  EXPECT_EQ(map.integer("k", 0, 9), 1);
  EXPECT_EQ(map.path(), "m");
  EXPECT_EQ(reader.integer("absent", 0, 9, 3), 3);
  map.finish();
  reader.finish();
  EXPECT_TRUE(problems.empty());
}

TEST(YamlReader, AsksWhetherAKeyIsThereWithoutMakingItKnown) {
  Problems problems;
  YamlReader reader(tree_of("period: 1\nempty:\nnote: x\n"), "", problems);
  const YamlReader& looked_at = reader;
  EXPECT_TRUE(looked_at.has("period"));
  EXPECT_TRUE(looked_at.has("empty")) << "also without a value";
  EXPECT_FALSE(looked_at.has("perod"));
  reader.allow({"note", "absent"});
  reader.finish();
  EXPECT_EQ(headlines(problems), (Lines{"f:1:1: period: unknown key; known keys: note, absent",
                                        "f:2:1: empty: unknown key; known keys: note, absent"}));
}

TEST(YamlReader, ReportsEveryMistakeAtOnce) {
  Problems problems;
  YamlReader reader(
      tree_of(
          "n: 1.5\ni: 2.5\no: 0123\nq: \"1\"\nb: yes\nd: 2019-02-30\nc: tow\nt: [1]\nm: 3\ne:\nenrolment_shar: 1\n"),
      "p", problems);
  reader.number("n", 0, 1);
  reader.integer("i", 0, 9);
  reader.number("o", 0, 1000);
  reader.number("q", 0, 9);
  reader.boolean("b");
  reader.day("d");
  reader.choice("c", {"one", "two"});
  reader.text("t");
  reader.map("m");
  reader.number("e", 0, 1);
  reader.text("gone");
  reader.number("enrolment_share", 0, 1, 0.5);
  reader.finish();
  EXPECT_EQ(
      headlines(problems),
      (Lines{"f:1:1: p.gone: is missing; add 'gone: ...'", "f:1:4: p.n: 1.5 is out of range; give a number from 0 to 1",
             "f:2:4: p.i: 2.5 is not a whole number", "f:3:4: p.o: '0123' looks like an octal number; write 123",
             "f:4:4: p.q: is text, not a number; take the quotes away",
             "f:5:4: p.b: 'yes' is neither true nor false; give true or false",
             "f:6:4: p.d: 2019-02-30 does not exist; February 2019 has 28 days",
             "f:7:4: p.c: unknown value 'tow'; did you mean 'two'?", "f:8:4: p.t: is a list; give a single value",
             "f:9:4: p.m: is '3'; give a map of 'key: value' lines", "f:10:1: p.e: is empty; give a single value",
             "f:11:1: p.enrolment_shar: unknown key; did you mean 'enrolment_share'?"}));
}

}  // namespace
}  // namespace corridor
