// A part of the register: what held on a day, what speaks of a topic, what names a place.
#pragma once

#include <string>

#include "policies/register.hpp"

namespace corridor::tools {

/// What is asked of the register; what is empty is not asked.
struct RegisterFilter {
  std::string on;     ///< A date. Acts in force then; also those that a court stops in part or whole.
  std::string topic;  ///< A word of an act (name, title, citation, kind, direction, module or gate it acts at).
  std::string place;  ///< A word of the places of an act, or the id of a jurisdiction where it holds ("US-CA").
};

/// The acts that meet every question, and the modules that one of them switches. Upper and lower case are the same.
/// Throws ConfigError for a date that does not exist.
Register filtered(const Register& shipped, const RegisterFilter& filter);

}  // namespace corridor::tools
