// Reads `responses:` and `questions:` of a study.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "analysis/indicators/indicators.hpp"
#include "analysis/studies/study/parts.hpp"
#include "analysis/tables/series.hpp"

namespace corridor {
namespace {

constexpr double kLowest = std::numeric_limits<double>::lowest();
constexpr double kMost = std::numeric_limits<double>::max();

/// "FY2019", "2019-06", "2018-10/2019-10" (half-open); empty when it is none of them.
std::optional<MonthRange> months_of(const std::string& text) {
  int year = 0;
  if (text.size() == 6 && text.starts_with("FY") &&
      std::from_chars(text.data() + 2, text.data() + 6, year).ptr == text.data() + 6) {
    return months_of_fiscal_year(year);
  }
  Month from, to;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    if (!parse_month(text, from)) return std::nullopt;
    return MonthRange{from, from};
  }
  if (!parse_month(text.substr(0, slash), from) || !parse_month(text.substr(slash + 1), to) || to <= from)
    return std::nullopt;
  return MonthRange{from, to - Months{1}};
}

/// The text up to the first `mark`, and what follows it.
std::pair<std::string, std::string> split(const std::string& text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string::npos) return {text, ""};
  return {text.substr(0, at), text.substr(at + 1)};
}

class ResponseReader {
 public:
  ResponseReader(YamlReader& study, const Study& subject) : study_(&study), subject_(&subject) {}

  std::vector<Response> run() {
    const std::vector<YamlText> items = study_->items("responses");
    if (items.empty()) {
      study_->complain("responses", "are missing",
                       subject_->practice ? "add 'responses: [y]'" : "add 'responses: [indicator:P-1:overall]'");
    }
    std::vector<Response> all;
    for (const YamlText& item : items) {
      item_ = &item;
      all.push_back(read(item.text));
      refuse_repeated(all);
    }
    return all;
  }

 private:
  /// The same response twice, in whatever words, would count twice in every table.
  void refuse_repeated(const std::vector<Response>& all) {
    const Response& last = all.back();
    const auto first = std::find_if(all.begin(), all.end() - 1, [&](const Response& one) {
      return one.kind == last.kind && one.name == last.name && one.detail == last.detail && one.months == last.months &&
             (!one.name.empty() || one.text == last.text);
    });
    if (first == all.end() - 1) return;
    complain(first->text == last.text ? fmt::format("'{}' is asked for twice", last.text)
                                      : fmt::format("'{}' is the same as '{}'", last.text, first->text),
             "take one of them away");
  }

  Response read(const std::string& text) {
    Response response;
    response.text = text;
    const auto [what, period] = split(text, '@');
    const auto [kind, rest] = split(what, ':');
    std::tie(response.name, response.detail) = split(rest, ':');
    if (subject_->practice) {
      if (text != "y") complain(fmt::format("unknown response '{}'", text), "a practice model has y");
    } else if (kind == "indicator" && !response.name.empty()) {
      response.kind = Response::Kind::kIndicator;
      split_indicator(rest, response);
    } else if (kind == "series" && !response.name.empty()) {
      response.kind = Response::Kind::kSeries;
      if (subject_->scenario) check_series(response);
    } else {
      complain(fmt::format("unknown response '{}'", text), "give indicator:NAME:SCOPE or series:NAME");
    }
    read_period(text, period, response);
    return response;
  }

  /// NAME, NAME:SCOPE or NAME:PART:SCOPE.
  void split_indicator(const std::string& text, Response& response) {
    const std::size_t colon = text.rfind(':');
    response.name = text.substr(0, colon);
    response.detail = colon == std::string::npos ? "overall" : text.substr(colon + 1);
    require_known("indicator", split(response.name, ':').first, indicator_names());
    std::vector<std::string> scopes{"overall", "transit", "border", "interior"};
    if (!subject_->scenario) return;
    for (const Jurisdiction& one : subject_->scenario->world->jurisdictions) {
      if (one.kind != JurisdictionKind::kWorld) scopes.push_back(one.id);  // of the whole world: overall
    }
    require_known("scope", response.detail, scopes);
  }

  void read_period(const std::string& text, const std::string& period, Response& response) {
    if (period.empty()) return;
    response.months = months_of(period);
    if (!response.months)
      return complain(fmt::format("'{}' names no months", text), "write @FY2019, @2019-06 or @2018-10/2019-10");
    if (!subject_->scenario) return;
    const MonthRange played{month_of(subject_->scenario->from), month_of(subject_->scenario->to - Days{1})};
    if (!played.contains(*response.months))
      complain(fmt::format("'{}' reaches beyond the scenario's period", text),
               fmt::format("it plays {} to {}", to_string(played.first), to_string(played.last)));
  }

  void check_series(const Response& response) {
    std::vector<std::string> names;
    for (const PublishedSeries& series : published_series(*subject_->scenario->world)) {
      names.push_back(series.name);
      if (series.name != response.name || response.detail.empty()) continue;
      if (std::find(series.details.begin(), series.details.end(), response.detail) == series.details.end())
        complain(fmt::format("'{}' has no detail '{}'", response.name, response.detail),
                 suggest_name(response.detail, series.details));
    }
    require_known("series", response.name, names);
  }

  void require_known(const std::string& kind, const std::string& name, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    complain(fmt::format("unknown {} '{}'", kind, name), suggest_name(name, names));
  }

  void complain(std::string problem, std::string suggestion) {
    study_->complain(*item_, std::move(problem), std::move(suggestion));
  }

  YamlReader* study_;
  const Study* subject_;
  const YamlText* item_ = nullptr;  ///< The one being read.
};

std::vector<std::string> texts_of(const std::vector<Response>& responses) {
  std::vector<std::string> all;
  for (const Response& one : responses) all.push_back(one.text);
  return all;
}

Discovery read_discovery(YamlReader map, const Study& subject) {
  Discovery discovery;
  discovery.response = map.choice("response", texts_of(subject.responses));
  discovery.above = map.has("above") || !map.has("below");
  map.allow({"above"});
  if (!map.has("above")) map.allow({"below"});  // one of them
  discovery.threshold = map.number(discovery.above ? "above" : "below", kLowest, kMost);
  map.finish();
  return discovery;
}

EmulatorRequest read_emulator(YamlReader map) {
  EmulatorRequest request;
  request.kind = map.choice("kind", {"chaos", "kriging"});
  if (request.kind == "chaos") request.degree = static_cast<int>(map.integer("degree", 1, 20, 3));
  map.finish();
  return request;
}

RobustRequest read_robust(YamlReader map, const Study& subject) {
  RobustRequest request;
  std::vector<std::string> choices;
  for (const Factor& factor : subject.factors) {
    if (factor.has_options()) choices.push_back(factor.path);
  }
  request.policy = map.choice("policy", choices);
  request.response = map.choice("response", texts_of(subject.responses));
  request.more_is_better = map.choice("better", {"less", "more"}) == "more";
  map.allow({"satisfied"});
  if (map.has("satisfied")) request.satisfied = map.number("satisfied", kLowest, kMost);
  map.finish();
  const DesignRequest& design = subject.design;
  if (design.method != "grid" && design.cross != request.policy && !request.policy.empty())
    map.complain("policy", "is not played in every state of the world",
                 fmt::format("add 'cross: {}' to a design lhs or list, or take a grid", request.policy));
  return request;
}

}  // namespace

std::vector<Response> read_responses(YamlReader& study, const Study& subject) {
  return ResponseReader(study, subject).run();
}

Questions read_questions(YamlReader& study, const Study& subject) {
  Questions questions;
  study.allow({"questions"});
  if (!study.has("questions")) return questions;
  YamlReader map = study.map("questions");
  questions.precision = map.number("precision", 1e-6, 1, questions.precision);
  map.allow({"discover", "emulator", "robust"});
  if (map.has("discover")) questions.discover = read_discovery(map.map("discover"), subject);
  if (map.has("emulator")) questions.emulator = read_emulator(map.map("emulator"));
  if (map.has("robust")) questions.robust = read_robust(map.map("robust"), subject);
  map.finish();
  return questions;
}

}  // namespace corridor
