/// How steady voters are: what they said when the same two pictures came again with the sides exchanged, and whether they favour a side.
public struct RaterConsistency: Hashable, Codable, Sendable {
    /// One pair of pictures that one voter saw twice, sides exchanged; outcomes as they were cast.
    public struct Repeat: Hashable, Codable, Sendable {
        /// The first time.
        public var first: Outcome
        /// With the sides exchanged.
        public var second: Outcome

        /// Makes a repeat.
        public init(first: Outcome, second: Outcome) {
            self.first = first
            self.second = second
        }

        /// Whether the same was said of the pictures both times.
        public var isConsistent: Bool { second == first.mirrored }
        /// The verdict of both orders together: what was said if it was the same, else a tie (a flip is a tie).
        public var combined: Outcome { isConsistent ? first : .tie }
    }

    /// The repeats that were said the same both times.
    public let consistent: Proportion
    /// The left side's share of all decided votes; sides are random, so a steady voter comes to ½.
    public let leftShare: Proportion
    /// Repeats with left both times: the side was chosen, not the picture.
    public let leftTwice: Int
    /// Repeats with right both times.
    public let rightTwice: Int

    /// Takes repeats alone.
    public init(_ repeats: [Repeat]) {
        self.init(repeats, sides: repeats.flatMap { [$0.first, $0.second] })
    }

    /// Finds the repeats among votes (same voter, prompt and models, sides exchanged; each vote is used once, in order) and takes the left
    /// side's share from all of them.
    public init(_ votes: [Vote]) {
        self.init(Self.repeats(in: votes), sides: votes.map(\.outcome))
    }

    private init(_ repeats: [Repeat], sides: [Outcome]) {
        consistent = Proportion(Double(repeats.count { $0.isConsistent }), of: repeats.count)
        leftShare = Proportion(Double(sides.count { $0 == .left }), of: sides.count { $0.isDecided })
        leftTwice = repeats.count { $0.first == .left && $0.second == .left }
        rightTwice = repeats.count { $0.first == .right && $0.second == .right }
    }

    /// The bias towards the left, from −1 to 1: (left − right)/(left + right) of the decided votes, with Wilson's interval; nil without any.
    public func positionBias(level: Double = 0.95) -> (bias: Double, interval: Interval)? {
        guard let rate = leftShare.rate else { return nil }
        let interval = leftShare.wilson(level: level)
        return (2 * rate - 1, Interval(lower: 2 * interval.lower - 1, upper: 2 * interval.upper - 1, level: level))
    }

    /// The repeats among votes.
    public static func repeats(in votes: [Vote]) -> [Repeat] {
        struct Showing: Hashable {
            var voter: String
            var prompt: String
            var left: String
            var right: String
        }
        var open: [Showing: [Outcome]] = [:]
        var repeats: [Repeat] = []
        for vote in votes {
            let mirrored = Showing(voter: vote.voter, prompt: vote.prompt, left: vote.right, right: vote.left)
            if let earlier = open[mirrored]?.first {
                open[mirrored]?.removeFirst()
                repeats.append(Repeat(first: earlier, second: vote.outcome))
            } else {
                open[Showing(voter: vote.voter, prompt: vote.prompt, left: vote.left, right: vote.right), default: []].append(vote.outcome)
            }
        }
        return repeats
    }
}
