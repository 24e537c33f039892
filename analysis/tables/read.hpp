// Reads the files of a run back: rows of our own CSV, and observables averaged over replicates.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sim/input/errors.hpp"
#include "sim/input/table_form.hpp"
#include "sim/units.hpp"

namespace corridor {

/// A cell of our own tables that cannot be: another program, or a hand, has been there.
class WrongCell : public RunFailure {
 public:
  using RunFailure::RunFailure;
};

/// Calls `use` for each row after the header; views are valid within the call. Throws RunFailure when the file is
/// missing or its header or a row is not as expected (FILE:LINE), also for a WrongCell that `use` throws.
void for_each_row(const std::string& file, std::string_view header,
                  const std::function<void(std::span<const std::string_view>)>& use);
/// The same of the table of this form in DIRECTORY.
void for_each_row(const std::string& directory, const TableForm& form,
                  const std::function<void(std::span<const std::string_view>)>& use);

Month read_month(std::string_view cell);  ///< "2019-06". Throws WrongCell when it is none.
/// Where a month stands among those played, from 0. Throws WrongCell when it is none of them.
std::size_t index_among(const MonthRange& played, Month month);

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
  Month month{};
  std::uint32_t place = 0, nationality = 0, party = 0, detail = 0;
  double value = 0;
};

struct Observables {
  Names names;
  std::map<std::string, std::vector<ObservableCell>> series;  ///< By name in the file.
  MonthRange months;                                          ///< Whole months played.
  /// The country that a place lies in: names, by name. Empty where no manifest told; places that are countries lack it.
  std::unordered_map<std::uint32_t, std::uint32_t> country_of;
};

/// Which months have been played; the period may begin within the first.
struct PlayedMonths {
  Month first{};
  std::vector<int> done;  ///< By replicate: how many.

  MonthRange all() const;             ///< Played by any replicate.
  int replicates(Month month) const;  ///< How many have played it.
};
PlayedMonths played_months(const nlohmann::json& manifest);

/// Every month that was played, also in part.
Observables read_observables(const std::string& directory, const PlayedMonths& played);

/// manifest.json as JSON. Throws ConfigError when the folder has none, or one that lacks what readers rely on.
nlohmann::json read_manifest(const std::string& directory);
/// Observables of a run, with the months that its manifest states; a month of which some days were not played is not
/// counted as played.
Observables read_observables(const std::string& directory, const nlohmann::json& manifest);

}  // namespace corridor
