// What a verb answers: one JSON document for programs, or text for people.
#pragma once

#include "tools/console.hpp"

namespace corridor::tools {

/// Calls the one of the two that is asked for, so that only what is printed is made; text is fitted to the terminal.
template <class Json, class Text>
void answer(const Console& console, const Json& as_json, const Text& as_text) {
  if (console.json())
    console.result(as_json());
  else
    console.tell(as_text());
}

}  // namespace corridor::tools
