/// Who waits for one model, and how many it works for.
struct Line {
    var lanes: [String: Lane] = [:]
    /// How many work at once.
    var limit: Int
    var running = 0
    /// The virtual time: the start of the entry whose turn came last.
    private var time = 0
    private(set) var count = 0

    init(limit: Int) { self.limit = max(1, limit) }

    /// Whether a request may start without waiting.
    var isFree: Bool { running < limit && count == 0 }

    /// A principal's lane, which starts no earlier than now: time that it did not use is not saved up.
    private func lane(of principal: String) -> Lane {
        var lane = lanes[principal] ?? Lane()
        lane.start = max(lane.start, time)
        return lane
    }

    mutating func startAtOnce(_ principal: String, weight: Int) {
        var lane = lane(of: principal)
        advance(&lane, weight)
        lanes[principal] = lane
        running += 1
    }

    private mutating func advance(_ lane: inout Lane, _ weight: Int) {
        time = lane.start
        lane.start += max(1, weight)
    }

    mutating func add(_ entry: Lane.Entry, of principal: String) {
        var lane = lanes[principal]?.isEmpty == false ? lanes[principal] ?? Lane() : lane(of: principal)
        lane.add(entry)
        lanes[principal] = lane
        count += 1
    }

    mutating func remove(_ number: UInt64, of principal: String) -> Lane.Entry? {
        guard let entry = lanes[principal]?.remove(number) else { return nil }
        count -= 1
        return entry
    }

    mutating func removeRequests() -> [Lane.Entry] {
        let removed = lanes.keys.flatMap { lanes[$0]?.removeRequests() ?? [] }
        count -= removed.count
        return removed
    }

    /// The entry whose turn it is, where one may start.
    mutating func startNext(withJobs: Bool) -> Lane.Entry? {
        guard running < limit, count > 0 else { return nil }
        var best: (principal: String, start: Int, number: UInt64)?
        for (principal, lane) in lanes {
            guard let number = lane.next(withJobs: withJobs) else { continue }
            if let best, (best.start, best.number) < (lane.start, number) { continue }
            best = (principal, lane.start, number)
        }
        guard let best, var lane = lanes[best.principal] else { return nil }
        let entry = lane.removeFirst()
        advance(&lane, entry.weight)
        lanes[best.principal] = lane
        running += 1
        count -= 1
        if lanes.count > 64 { lanes = lanes.filter { !$0.value.isEmpty || $0.value.start > time } }
        return entry
    }

    /// How many entries are likely to start before this job, every entry taken for one picture.
    func position(ofJob number: UInt64, of principal: String) -> Int? {
        guard let own = lanes[principal], let before = own.before(job: number) else { return nil }
        let start = own.start + before
        return lanes.reduce(before) { sum, lane in
            lane.key == principal ? sum : sum + min(lane.value.count, max(0, start - lane.value.start))
        }
    }
}
