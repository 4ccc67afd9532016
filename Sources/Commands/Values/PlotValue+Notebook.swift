import Language

/// A plot recorded as `#> [plot: name.svg]` is drawn beside the script.
extension PlotValue: DrawsSVG {}
