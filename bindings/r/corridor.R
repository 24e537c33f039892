# Reads a folder of results of Corridor into R: tables as data frames that know what they hold, and sums that have a meaning.
#
#   source("bindings/r/corridor.R")
#   run <- read_results("results/first-look")
#   head(run$observables)
#   add_up(run, "encounters_between_ports", by = c("month", "nationality"))
#   meaning(run, "to_hhs")
#   detained <- results_array(run, "ice_detained")     # needs ncdf4
#
# Needs jsonlite (Debian: r-cran-jsonlite); results_array needs ncdf4 (r-cran-ncdf4). results.nc also opens in stars.

# All tables of a folder, by name, with the columns' descriptions as the attribute "fields".
read_results <- function(directory) {
  package_file <- file.path(directory, "datapackage.json")
  if (!file.exists(package_file)) stop(directory, " holds no results of Corridor: there is no datapackage.json")
  package <- jsonlite::fromJSON(package_file, simplifyVector = FALSE)
  results <- list()
  for (resource in package$resources) {
    file <- file.path(directory, resource$path)
    if (file.exists(file)) results[[resource$name]] <- read_table_of(file, resource$schema$fields)
  }
  manifest <- file.path(directory, "manifest.json")
  attr(results, "directory") <- directory
  attr(results, "kind") <- package$name
  if (file.exists(manifest)) attr(results, "manifest") <- jsonlite::fromJSON(manifest, simplifyVector = TRUE)
  class(results) <- "corridor_results"
  results
}

read_table_of <- function(file, fields) {
  classes <- vapply(fields, function(field) {
    if (field$type %in% c("number", "integer")) "numeric" else "character"
  }, "")
  names(classes) <- vapply(fields, function(field) field$name, "")
  header <- names(utils::read.csv(file, nrows = 1, check.names = FALSE, fileEncoding = "UTF-8"))
  frame <- utils::read.csv(file, colClasses = unname(classes[header]), na.strings = character(0), check.names = FALSE,
                           encoding = "UTF-8")
  for (field in fields) {
    if (field$type == "date") frame[[field$name]] <- as.Date(frame[[field$name]])
    if (field$type == "yearmonth") frame[[field$name]] <- as.Date(paste0(frame[[field$name]], "-01"))
  }
  attr(frame, "fields") <- fields
  frame
}

print.corridor_results <- function(x, ...) {
  cat("Corridor results (", attr(x, "kind"), ") in ", attr(x, "directory"), ": ", paste(names(x), collapse = ", "), "\n", sep = "")
  invisible(x)
}

# What a code means, in words.
meaning <- function(results, code) {
  rows <- results$codes[results$codes$code == code, ]
  if (nrow(rows) == 0) stop("no code '", code, "' in codes.csv")
  paste(unique(paste0(rows$name, ": ", rows$meaning)), collapse = "; ")
}

# "flow" or "stock".
measure_of <- function(results, series) {
  rows <- results$codes[results$codes$list == "series" & results$codes$code == series, ]
  if (nrow(rows) == 0) stop("no series '", series, "' in codes.csv")
  rows$measure[1]
}

# Stops when values of a measure cannot be added up over one of these dimensions.
refuse_sum <- function(name, measure, over) {
  if ("replicate" %in% over)
    stop(name, ": replicates differ by luck alone; average over them, never add them up")
  if (measure %in% c("index", "value"))
    stop(name, " is a share or an index and has no total; take its mean over months")
  if (measure == "stock" && any(c("month", "time") %in% over))
    stop(name, " is a level at a month's end or on its average day: months of it do not add up; take the mean, or the last")
}

# A series of a run, added up over what is not in `by` and averaged over replicates. Months of a level never add up:
# without "month" in `by`, say over_months = "mean", or "last".
add_up <- function(run, series, by = "month", over_months = c("sum", "mean", "last")) {
  over_months <- match.arg(over_months)
  if (!("month" %in% by) && over_months == "sum") refuse_sum(series, measure_of(run, series), "month")
  if ("replicate" %in% by) stop("replicates are averaged here; leave 'replicate' out")
  rows <- run$observables[run$observables$series == series, ]
  manifest <- attr(run, "manifest")
  replicates <- length(manifest$months_done)
  if (nrow(rows) == 0) return(rows[, c(by, "value")])
  if (!("month" %in% by) && over_months == "last") rows <- rows[rows$month == max(run$observables$month), ]
  # Cells that are absent count nobody, so a sum over months divided by their number is the mean.
  total <- stats::aggregate(rows["value"], rows[by], sum)
  total$value <- total$value / replicates
  if (!("month" %in% by) && over_months == "mean") total$value <- total$value / max(manifest$months_done)
  total
}

# A variable of results.nc as an array with named dimensions, and its attributes; missing where it is not counted.
results_array <- function(run, name) {
  file <- ncdf4::nc_open(file.path(attr(run, "directory"), "results.nc"))
  on.exit(ncdf4::nc_close(file))
  array <- ncdf4::ncvar_get(file, name, collapse_degen = FALSE)
  dimensions <- vapply(file$var[[name]]$dim, function(dim) dim$name, "")
  labels <- lapply(dimensions, function(dimension) {
    if (dimension == "time") return(as.character(as.Date("2000-01-01") + ncdf4::ncvar_get(file, "time")))
    if (dimension == "replicate") return(as.character(ncdf4::ncvar_get(file, "replicate")))
    as.character(ncdf4::ncvar_get(file, dimension))
  })
  names(labels) <- dimensions
  dimnames(array) <- labels
  for (attribute in c("long_name", "measure"))
    attr(array, attribute) <- ncdf4::ncatt_get(file, name, attribute)$value
  array
}

# Sums an array over dimensions, where that has a meaning.
sum_over <- function(array, over) {
  refuse_sum("this array", attr(array, "measure"), over)
  keep <- setdiff(names(dimnames(array)), over)
  total <- apply(array, keep, sum, na.rm = TRUE)
  for (attribute in c("long_name", "measure")) attr(total, attribute) <- attr(array, attribute)
  total
}
