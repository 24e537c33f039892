// What decides a result, as a hash: results can be used again only where it is the same.
#pragma once

#include <map>
#include <string>

#include "analysis/scenario/scenario.hpp"

namespace corridor {

/// SHA-256 of the sources of engine, policies and analysis that this program was built from. A change of any of them,
/// even of a comment, counts as another program: nobody can tell from outside which changes matter.
const std::string& source_fingerprint();

/// SHA-256 of each file by its path within `folder` (as it stands where that is empty): of the bytes that were read.
std::map<std::string, std::string> hashes_of(const FilesRead& files, const std::string& folder);

/// SHA-256 over names and bytes of all tables of a scenario's world, as they were read. A file that is no table, and is
/// never read, has no part in it.
std::string world_hash_of(const Scenario& scenario);

/// SHA-256 of everything that decides a play beside seed, replicate and scale: program, law, world, and the scenario's
/// values.
std::string fingerprint_of(const Scenario& scenario);

}  // namespace corridor
