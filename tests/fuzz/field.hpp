// What the targets share: the small, sound inputs of tests/mutation in a folder of their own, one of which is replaced
// by what the fuzzer made.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/mutation/ground.hpp"
#include "tests/scratch_folder.hpp"

namespace corridor::fuzz {

class Field {
 public:
  Field() : ground_(folder_.path()) {}  ///< In a new folder, which goes with the process.

  std::string operator/(const std::string& name) const { return ground_ / name; }
  const std::vector<mutation::Input>& inputs() const { return ground_.inputs(); }
  const std::string& text(const std::string& name) const { return ground_.text(name); }  ///< Of a sound input.

  /// `input` is "NAME\nTEXT". Puts TEXT in place of the file NAME, which must be one of `kinds`, calls `read(NAME)`,
  /// and puts the sound file back. -1 when there is no such file, else 0, as libFuzzer asks for it.
  int try_file(std::string_view input, std::initializer_list<mutation::Kind> kinds,
               const std::function<void(const std::string& name)>& read) const;

 private:
  testing::ScratchFolder folder_;
  mutation::Ground ground_;
};

/// The one of this process.
const Field& field();

/// Calls `read`. A ConfigError is an answer, if its messages help whoever reads them (tests/mutation/message.hpp); what
/// else is thrown, or a message that does not help, ends the process: a finding.
void refuses_in_words_or_takes(const std::function<void()>& read);

}  // namespace corridor::fuzz
