/// Words for how several things stand together.
enum FormationWords {
    static let table: [(StaticText, Thing.Formation)] = [
        (
            """
            in a row, in one row, in a single row, in a line, in one line, in a single line, in a straight line, in line,
            side by side, lined up, lined up in a row, lined up side by side, in a horizontal row, in a horizontal line,
            all in a row, arranged in a row, arranged in a line, standing in a row, standing in a line, sitting in a row,
            sitting in a line, standing side by side, sitting side by side, next to each other, next to one another,
            beside each other, placed side by side
            """, .row
        ),
        (
            """
            in a column, in one column, in a vertical line, on top of each other, on top of one another, stacked on top of each other,
            stacked on top of one another, one above the other, stacked up, in a stack, in a vertical column
            """, .column
        ),
    ]

    /// Words before what stands so: "a row of penguins".
    static let leading: [(StaticText, Thing.Formation)] = [
        ("a row of, row of, a line of, line of", .row)
    ]
}
