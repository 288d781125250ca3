/// Number words and words for a number of things.
enum NumberWords {
    static let table: [(StaticText, Amount)] = [
        ("zero", .exactly(0)),
        ("one, a single, single, one single, a lone, lone, a solitary, solitary, exactly one, just one", .exactly(1)),
        ("two, both, twin, exactly two, just two", .exactly(2)), ("three, exactly three, a trio of, trio of, triplet", .exactly(3)),
        ("four, exactly four, a quartet of", .exactly(4)), ("five, exactly five", .exactly(5)),
        ("six, half a dozen, half dozen, a half dozen", .exactly(6)),
        ("seven", .exactly(7)), ("eight", .exactly(8)), ("nine", .exactly(9)), ("ten", .exactly(10)), ("eleven", .exactly(11)),
        ("twelve, a dozen, dozen, one dozen, a dozen of", .exactly(12)), ("thirteen, a bakers dozen, a baker dozen", .exactly(13)),
        ("fourteen", .exactly(14)), ("fifteen", .exactly(15)), ("sixteen", .exactly(16)), ("seventeen", .exactly(17)),
        ("eighteen", .exactly(18)),
        ("nineteen", .exactly(19)), ("twenty", .exactly(20)), ("twenty one", .exactly(21)), ("twenty two", .exactly(22)),
        ("twenty three", .exactly(23)), ("twenty four, two dozen", .exactly(24)), ("twenty five", .exactly(25)), ("thirty", .exactly(30)),
        ("forty", .exactly(40)), ("fifty", .exactly(50)),
        ("a pair of, pair of, one pair of, a matching pair of", .pair), ("two pairs of", .exactly(4)), ("three pairs of", .exactly(6)),
        ("a couple of, couple of, a couple, a duo of", .exactly(2)),
        (
            """
            a few, few, some, a handful of, handful of, a small group of, a cluster of, cluster of, a small stack of
            """, .about(3)
        ),
        (
            """
            several, various, a group of, group of, a bunch of, bunch of, a stack of, stack of, stacks of, a set of, set of,
            a family of, family of, a gang of
            """,
            .about(4)
        ),
        (
            """
            assorted, a number of, a row of, row of, rows of, a line of, line of, a pile of, pile of, piles of, a pack of,
            pack of, a collection of, an assortment of, a variety of, a herd of, herd of, a team of, team of, a heap of,
            heap of, a bouquet of, bouquet of, a school of, a pride of, a litter of, a bundle of, a selection of,
            a circle of, a ring of, groups of, a string of
            """,
            .about(5)
        ),
        (
            """
            a flock of, flock of, a swarm of, swarm of, a colony of, many, numerous, lots of, a lot of, plenty of,
            a crowd of, crowd of, crowds of, multiple, loads of, tons of, a fleet of, fleet of, an army of, herds of,
            flocks of, countless, a field full of, a sea of
            """,
            .about(8)
        ),
        (
            """
            dozens of, dozens, hundreds of, a hundred, hundred, thousands of, a thousand, thousand, millions of, a million,
            million
            """, .about(20)
        ),
    ]

    /// The number of a bare plural: "apples".
    static let barePlural = 3
    /// More of one kind than this are not drawn.
    static let most = 50
    /// More kinds than this are not drawn.
    static let mostThings = 60
}
