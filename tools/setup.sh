# What quickstart and check share: clear failures, and packages installed only when they are missing. Sourced, not run.

# What the program needs to build.
build_packages=(g++ cmake ninja-build pkg-config libtbb-dev libboost-graph-dev libyaml-cpp-dev libfmt-dev libspdlog-dev
  libcli11-dev nlohmann-json3-dev libeigen3-dev librandom123-dev libnetcdf-dev libssl-dev libopenturns-dev)
# The site (Sphinx with Markdown, and its theme), shells whose completion is tested, the tutorial's figure.
document_packages=(python3-sphinx python3-myst-parser furo man-db zsh fish python3-matplotlib)
# What the tests need besides; Open MPI, which the program can do without, for studies on many machines; xarray, in which
# users open results.nc; Google Benchmark; Chromium and node, in which pages are tried (tests/browser); pybind11 and what the
# Python package, its types, its notebooks and R are tested with.
check_packages=(libopenmpi-dev openmpi-bin libgtest-dev libgmock-dev libbenchmark-dev clang-format python3-xarray python3-netcdf4
  chromium pybind11-dev python3-dev python3-pandas mypy python3-nbclient python3-ipykernel
  r-base-core r-cran-jsonlite r-cran-ncdf4 r-cran-stars "${document_packages[@]}")
# A node from elsewhere brings its npm along, and Debian's npm will not stand beside it.
command -v npm >/dev/null || check_packages+=(nodejs npm)

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit "${2:-1}"
}

# need_disk GIB: stops when the disk that holds the project has less room.
need_disk() {
  local free_kib
  free_kib=$(df -Pk . | awk 'NR == 2 {print $4}')
  ((free_kib >= $1 * 1024 * 1024)) || fail "the disk is nearly full: $((free_kib / 1024)) MiB free here, $1 GiB needed"
}

# missing_packages NAME...: prints those that are not installed.
missing_packages() {
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
  comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$installed" | sort -u)
}

# install_packages NAME...: asks apt-get for what is missing; does nothing, and needs no network, when all is there.
install_packages() {
  command -v dpkg-query >/dev/null || fail "this set-up knows Debian 12 and its relatives only (no dpkg here); README.md lists what to install by hand"
  local missing log root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0
  command -v apt-get >/dev/null || fail "these packages are missing and there is no apt-get: ${missing[*]}"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || fail "these packages are missing; install them as root, there is no sudo here: ${missing[*]}"
    root=(sudo)
  fi
  printf 'Installing %s packages: %s\n' "${#missing[@]}" "${missing[*]}" >&2
  log=$(mktemp)
  "${root[@]}" apt-get update -q >"$log" 2>&1 || true  # One unreachable source of many is no reason to stop.
  if ! "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
    fail "apt-get could not install the packages; is the network up? It says: $(grep -E '^(E|Err|W):?' "$log" | tail -n 1) (all of it: $log)"
  fi
  rm -f "$log"
}

# install_browser_driver: playwright-core (Apache License 2.0) from npm, into build/browser. Without it the tests of pages are skipped.
install_browser_driver() {
  [[ ! -d build/browser/node_modules/playwright-core ]] || return 0
  mkdir -p build/browser
  npm install --silent --no-fund --no-audit --no-save --prefix build/browser playwright-core@1.65.1 >build/browser/npm.log 2>&1 ||
    printf 'note: npm could not install playwright-core (build/browser/npm.log): the tests of pages in a browser are skipped\n' >&2
}

# need_compiler: g++ 11 is the first that knows the C++20 used here.
need_compiler() {
  command -v g++ >/dev/null || fail "no C++ compiler: g++ is not on the PATH"
  local version
  version=$(g++ -dumpversion)
  ((${version%%.*} >= 11)) || fail "g++ $version is too old: C++20 needs g++ 11 or later"
}

# build_preset NAME [CMAKE-OPTION...]: configures once and builds $build_targets (everything unless told); in a log it prints nothing unless the build fails.
build_preset() {
  local preset=$1
  shift
  local folder=build/$preset log
  mkdir -p "$folder" || fail "cannot write to $PWD/build"
  log=$folder/build.log
  if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]]; then
    cmake --preset "$preset" "$@" >"$log" 2>&1 || fail "cmake could not configure: $(grep -m1 -A2 'CMake Error' "$log" | tr '\n' ' ') (all of it: $log)"
  fi
  if [[ -t 1 ]]; then
    cmake --build "$folder" -j "$(nproc)" --target ${build_targets:-all} || fail "the build failed; the compiler's message is above"
  elif ! cmake --build "$folder" -j "$(nproc)" --target ${build_targets:-all} >"$log" 2>&1; then
    grep -v '^\[[0-9]*/[0-9]*\] \(Building\|Linking\)' "$log" | tail -n 40 >&2
    fail "the build failed; the compiler's message is above (all of it: $log)"
  fi
}
