# Opens a folder of results in R: tables through bindings/r/corridor.R, results.nc through ncdf4 and, where it is
# installed, stars. Usage: Rscript test_results.R PROJECT_FOLDER RUN
arguments <- commandArgs(trailingOnly = TRUE)
source(file.path(arguments[1], "bindings/r/corridor.R"))
run <- read_results(arguments[2])

refuses <- function(expression, words) {
  message <- tryCatch({ force(expression); "" }, error = function(error) conditionMessage(error))
  stopifnot(grepl(words, message))
}

stopifnot(grepl("HHS", meaning(run, "to_hhs")))
stopifnot(measure_of(run, "port_list") == "stock", measure_of(run, "encounters_between_ports") == "flow")
by_month <- add_up(run, "encounters_between_ports")
refuses(add_up(run, "ice_detained", by = "place"), "do not add up")
stopifnot(nrow(add_up(run, "ice_detained", by = "place", over_months = "mean")) > 0)

met <- results_array(run, "encounters_between_ports")
total <- sum_over(met, c("place", "nationality", "party", "detail_authority"))
monthly <- if (is.matrix(total)) rowMeans(total[order(rownames(total)), , drop = FALSE]) else total
stopifnot(all(abs(as.numeric(monthly) - by_month$value[order(by_month$month)]) < 1e-6))
detained <- results_array(run, "ice_detained")
refuses(sum_over(detained, "time"), "do not add up")
refuses(sum_over(results_array(run, "indicator_P_1"), "scope"), "no total")

picture <- tempfile(fileext = ".png")
grDevices::png(picture)
plot(as.Date(rownames(sum_over(detained, c("place", "detail_custody")))), sum_over(detained, c("place", "detail_custody"))[, 1],
     type = "l", xlab = "", ylab = attr(detained, "long_name"))
invisible(grDevices::dev.off())
stopifnot(file.size(picture) > 1000)

if (requireNamespace("stars", quietly = TRUE)) {
  cube <- stars::read_mdim(file.path(arguments[2], "results.nc"), variable = "ice_detained")
  stopifnot("place" %in% names(dim(cube)), "time" %in% names(dim(cube)))
  cat("stars: opened", paste(names(dim(cube)), dim(cube), collapse = ", "), "\n")
} else {
  cat("stars is not installed: r-cran-stars\n")
}
cat("all good\n")
