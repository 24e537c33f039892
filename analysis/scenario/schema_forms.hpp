// Forms that JSON Schemas of several kinds of file share (draft 2020-12).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>

namespace corridor::schema {

using Json = nlohmann::ordered_json;

inline Json ref(const std::string& name) { return {{"$ref", "#/$defs/" + name}}; }
inline Json text(const std::string& description) { return {{"type", "string"}, {"description", description}}; }
inline Json whole(long low, const std::string& description) {
  return {{"type", "integer"}, {"minimum", low}, {"description", description}};
}
inline Json closed(Json properties) {
  return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}
inline Json one_of(Json first, Json second) { return {{"oneOf", Json::array({std::move(first), std::move(second)})}}; }
inline Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

inline Json format() { return {{"const", 1}, {"description", "The format that this file is written in."}}; }

inline Json date() { return {{"type", "string"}, {"format", "date"}, {"pattern", R"(^\d{4}-\d{2}-\d{2}$)"}}; }

inline Json head(const std::string& what) {
  return {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Corridor " + what}};
}

}  // namespace corridor::schema
