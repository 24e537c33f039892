# Opens two runs of one world in xarray and subtracts them, as a reader would: every variable by name. Checks that both have
# the same variables, dimensions and labels, and that the difference is that of the tables. Usage: PROGRAM RUN OTHER_RUN
import csv
import sys

import numpy
import xarray


def totals(folder):
    """Sums of the tables over everything but the month, by replicate: series and stocks; indicators by their cells."""
    sums = {}
    with open(folder + "/observables.csv", newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            key = (row["series"], int(row["replicate"]), row["month"])
            sums[key] = sums.get(key, 0) + int(row["value"])
    with open(folder + "/stocks.csv", newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            key = ("stocks", int(row["replicate"]), row["month"])
            sums[key] = sums.get(key, 0) + int(row["persons"])
    return sums


def scopes(folder):
    """indicators.csv by variable, scope, replicate and month."""
    values = {}
    with open(folder + "/indicators.csv", newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            name = "".join(c if c.isalnum() else "_" for c in "indicator_" + row["indicator"])
            values[(name, row["scope"], int(row["replicate"]), row["month"])] = float(row["value"])
    return values


def check(holds, what):
    if not holds:
        sys.exit("not so: " + what)


def axes(variable):
    return [dimension for dimension in variable.dims if dimension not in ("replicate", "time")]


def same_shape(one, other):
    check(set(one.variables) == set(other.variables), "the same variables")
    for name in one.variables:
        check(one[name].dims == other[name].dims, name + " has the same dimensions")
        check(one[name].dtype == other[name].dtype, name + " has the same type")
    for name in one.coords:
        if name not in ("replicate", "time"):
            alike = numpy.array_equal(one[name].values, other[name].values, equal_nan=one[name].dtype.kind == "f")
            check(alike, name + " has the same labels")


def same_counts(difference, name, here, there):
    shared = difference[name]
    found = shared.sum(axes(shared))
    for replicate in found.replicate.values:
        for time in found.time.values:
            key = (name, int(replicate), str(time)[:7])
            expected = here.get(key, 0) - there.get(key, 0)
            value = float(found.sel(replicate=replicate, time=time))
            check(value == expected, "%s: %s in place of %s" % (key, value, expected))


def same_indicators(difference, name, here, there):
    shared = difference[name]
    (scope,) = axes(shared)
    for replicate in shared.replicate.values:
        for time in shared.time.values:
            for label in shared[scope].values:
                key = (name, label, int(replicate), str(time)[:7])
                value = float(shared.sel({"replicate": replicate, "time": time, scope: label}))
                if key in here and key in there:
                    check(abs(value - (here[key] - there[key])) < 1e-12, "the difference of %s" % (key,))
                else:
                    check(numpy.isnan(value), "%s is missing" % (key,))


def one_axis_for_each_meaning(run):
    """Places stand on one axis whatever counts there, and every label has a name that people know."""
    known = {"replicate", "time", "bnds", "place", "nationality", "party", "state", "scope"}
    for dimension in run.dims:
        check(dimension in known or dimension.startswith("detail_"), dimension + " is an axis of its own")
        if dimension not in ("replicate", "time", "bnds"):
            check(run[dimension + "_name"].dims == (dimension,), dimension + " has names")
    check(run["ice_arrests"].dims[-2:] == ("detail_method", "detail_criminality"), "parts of details are axes")
    check(str(run["detail_processing_name"].sel(detail_processing="to_hhs").values) == "To HHS", "to_hhs is named")
    check(run["port_list"].attrs["measure"] == "stock" and run["deaths"].attrs["measure"] == "flow", "measures are told")
    ports = run["encounters_at_ports"].where(run["place_kind"] == "port", drop=True)
    check(float(ports.sum()) == float(run["encounters_at_ports"].sum()), "all that ports count is at ports")
    check(bool(run["place_name"].sel(place="SEC-RGV") == "Rio Grande Valley"), "places are named")


def can_be_plotted(run):
    try:
        import matplotlib
    except ImportError:
        print("not plotted: python3-matplotlib is missing")
        return
    matplotlib.use("Agg")
    from matplotlib import pyplot

    run["encounters_between_ports"].sum(["place", "party", "detail_authority"]).mean("replicate").plot.line(x="time")
    check(len(pyplot.gca().lines) == run.sizes["nationality"], "a line a nationality")


def main(folder, other_folder):
    one, other = (xarray.open_dataset(where + "/results.nc") for where in (folder, other_folder))
    same_shape(one, other)
    one_axis_for_each_meaning(one)
    can_be_plotted(one)
    difference = one - other
    counts, other_counts = totals(folder), totals(other_folder)
    values, other_values = scopes(folder), scopes(other_folder)
    names = [name for name in one.data_vars if name != "time_bnds"]
    check(difference["stocks"].size > 0, "the runs share a month")
    for name in names:
        check(difference[name].dims == one[name].dims, name + " keeps its dimensions")
        if name.startswith("indicator_"):
            same_indicators(difference, name, values, other_values)
        else:
            same_counts(difference, name, counts, other_counts)
    check({key[0] for key in counts} | {key[0] for key in values} <= set(names), "every series is there")
    print("%d variables, %d cells differ" % (len(names), sum(int((abs(difference[name]) > 0).sum()) for name in names)))


main(sys.argv[1], sys.argv[2])
