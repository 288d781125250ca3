import Statistics
import Store

/// What one judge said about pairs: both orders of a pair as one opinion, so that a liking for a place cancels out.
struct JudgedPairs: Sendable {
    /// One opinion for each pair that was judged in both orders; a flip is a tie.
    var votes: [PairVote] = []
    /// Pairs that were judged in both orders, those with a tie or "both bad" among them.
    var bothOrders = 0
    /// Pairs in which the judge took whatever came first.
    var firstTwice = 0
    /// Pairs in which it took whatever came second.
    var secondTwice = 0
    /// Orders that were judged again (anchors), and how many of them came out otherwise.
    var repeated = 0
    var changed = 0

    /// Reads a judge's votes in the order in which they were given. Of one order that was judged several times the first counts.
    init(_ records: [VoteRecord], cells: [Int: CellRecord]) {
        var firsts: [[Int]: VoteRecord] = [:]
        var order: [[Int]] = []
        for record in records {
            let key = [record.leftCell, record.rightCell]
            if let earlier = firsts[key] {
                repeated += 1
                changed += earlier.choice == record.choice ? 0 : 1
            } else {
                firsts[key] = record
                order.append(key)
            }
        }
        for key in order where key[0] < key[1] || firsts[[key[1], key[0]]] == nil {
            guard let one = firsts[key], let other = firsts[[key[1], key[0]]], var vote = PairVote(one, cells: cells),
                let turned = PairVote(other, cells: cells)
            else { continue }
            bothOrders += 1
            if one.choice == .left, other.choice == .left { firstTwice += 1 }
            if one.choice == .right, other.choice == .right { secondTwice += 1 }
            if vote.outcome != turned.outcome { vote.outcome = .tie }
            votes.append(vote)
        }
    }
}
