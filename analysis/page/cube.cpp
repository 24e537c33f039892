// Counts by key and month as short texts.
#include "analysis/page/cube.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace corridor {
namespace {

using nlohmann::json;

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr long long kBits = 5, kMore = 1 << kBits;
constexpr double kTenth = 0.1;

void write_number(std::string& text, long long value) {
  do {
    const long long rest = value >> kBits;
    text += kLetters[static_cast<std::size_t>((value & (kMore - 1)) | (rest > 0 ? kMore : 0))];
    value = rest;
  } while (value > 0);
}

bool is_multiple(double value, double unit) {
  const double times = value / unit;
  return std::abs(times - std::round(times)) < 1e-6 * std::max(1.0, times);
}

}  // namespace

std::string packed(const std::vector<long long>& values) {
  std::string text;
  std::size_t zeros = 0;
  for (const long long value : values) {
    if (value == 0) {
      ++zeros;
      continue;
    }
    if (zeros > 0) {
      write_number(text, 0);
      write_number(text, static_cast<long long>(zeros));
      zeros = 0;
    }
    write_number(text, value);
  }
  return text;
}

void Cube::add(std::initializer_list<std::string_view> key, std::size_t month, double value) {
  auto line = lines_.find(key);
  if (line == lines_.end()) {
    const std::vector<std::string> own(key.begin(), key.end());
    line = lines_.emplace(own, std::vector<double>(months_, 0)).first;
  }
  line->second.at(month) += value;
}

json Cube::as_json(double grain) const {
  const bool whole = grain >= kTenth && std::all_of(lines_.begin(), lines_.end(), [&](const auto& line) {
                       return std::all_of(line.second.begin(), line.second.end(),
                                          [&](double value) { return is_multiple(value, grain); });
                     });
  const double unit = whole ? grain : kTenth;
  std::map<std::string, std::size_t> index;
  json names = json::array(), keys = json::array(), lines = json::array();
  for (const auto& [key, values] : lines_) {
    json row = json::array();
    for (const std::string& part : key) {
      const auto [at, fresh] = index.try_emplace(part, index.size());
      if (fresh) names.push_back(part);
      row.push_back(at->second);
    }
    std::vector<long long> counts;
    counts.reserve(values.size());
    for (const double value : values) counts.push_back(std::llround(std::max(0.0, value) / unit));
    keys.push_back(std::move(row));
    lines.push_back(packed(counts));
  }
  return {{"columns", columns_}, {"unit", unit}, {"names", names}, {"keys", keys}, {"lines", lines}};
}

}  // namespace corridor
