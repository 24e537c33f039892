// Finds and opens shared objects of ours.
#include "analysis/studies/plugins/plugin.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

#include <filesystem>

#include "sim/input/errors.hpp"

namespace corridor {
namespace {

namespace fs = std::filesystem;

/// Where the code that asks lies: a program, or a library that another program has loaded (the Python package).
fs::path own_folder() {
  Dl_info own{};
  return dladdr(reinterpret_cast<const void*>(&has_plugin), &own) != 0 ? fs::path(own.dli_fname).parent_path() : "";
}

/// "" when there is none.
std::string file_of(const std::string& name) {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path here = program.parent_path();  // a build; an installed program has them in lib/corridor/plugins
  for (const fs::path& folder :
       {here, here.parent_path() / "lib/corridor/plugins", own_folder(), fs::path(CORRIDOR_PLUGINS)}) {
    const fs::path file = folder / (name + ".so");
    if (fs::exists(file, error)) return file.string();
  }
  return "";
}

}  // namespace

bool has_plugin(const std::string& name) { return !file_of(name).empty(); }

void* load_plugin(const std::string& name, const std::string& symbol) {
  const std::string file = file_of(name);
  if (file.empty())
    throw RunFailure(fmt::format(
        "{}.so is missing beside the program and in lib/corridor/plugins; build or install it again", name));
  void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_GLOBAL);
  void* address = library == nullptr ? nullptr : dlsym(library, symbol.c_str());
  if (address == nullptr) throw RunFailure(fmt::format("cannot load {}: {}", file, dlerror()));
  return address;
}

}  // namespace corridor
