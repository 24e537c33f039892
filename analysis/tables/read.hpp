// Reads the files of a run back: rows of our own CSV, and observables averaged over replicates.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace corridor {

/// Calls `use` for each row after the header; views are valid within the call. Throws RunFailure when the file is
/// missing or its header or a row is not as expected (FILE:LINE).
void for_each_row(const std::string& file, std::string_view header,
                  const std::function<void(std::span<const std::string_view>)>& use);

/// Small numbers for texts that repeat, in order of first appearance.
class Names {
 public:
  std::uint32_t add(std::string_view text);
  const std::string& operator[](std::uint32_t number) const { return texts_[number]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
  std::int64_t find(std::string_view text) const;  ///< -1 when unknown.

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// One cell of observables.csv, averaged over the replicates that played its month. Texts are numbers in
/// `Observables::names`.
struct ObservableCell {
  int month = 0;  ///< 12 x year + month - 1.
  std::uint32_t place = 0, nationality = 0, party = 0, detail = 0;
  double value = 0;
};

struct Observables {
  Names names;
  std::map<std::string, std::vector<ObservableCell>> series;  ///< By name in the file.
  int first_month = 0, last_month = -1;                       ///< Whole months played.
};

/// `months_done`: complete months of each replicate, as in the manifest.
Observables read_observables(const std::string& file, int first_month, const std::vector<int>& months_done);

/// manifest.json as JSON. Throws ConfigError when the folder has none, or one that lacks what readers rely on.
nlohmann::json read_manifest(const std::string& directory);
/// Observables of a run, with the months that its manifest states; a month of which some days were not played is not
/// counted as played.
Observables read_observables(const std::string& directory, const nlohmann::json& manifest);

int month_number(std::string_view month);  ///< "2019-06" -> 12 x 2019 + 5; -1 when malformed.
std::string month_name(int number);
int fiscal_year_of(int month_number);  ///< Fiscal year N runs from October N-1 to September N.

}  // namespace corridor
