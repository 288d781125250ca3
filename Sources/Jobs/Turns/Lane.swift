/// What one principal has waiting for one model: requests before jobs, each in the order in which they came.
struct Lane {
    /// Something that waits.
    struct Entry {
        /// Grows over all lanes.
        var number: UInt64
        /// How many pictures it makes.
        var weight: Int
        /// What happens when its turn comes.
        var holder: Holder
    }

    /// Who waits.
    enum Holder {
        case request(CheckedContinuation<Void, any Error>)
        case job(String)
    }

    /// The virtual time at which its next entry starts (start-time fair queuing, Goyal, Vin and Cheng 1996): it grows by the
    /// pictures that the principal was given, so whoever had least comes next.
    var start = 0
    private var requests: [Entry] = []
    private var jobs: [Entry] = []
    /// Jobs before this index are gone; the array is cut now and then, since cutting its head each time would be slow.
    private var head = 0

    var jobCount: Int { jobs.count - head }
    var count: Int { requests.count + jobCount }
    var isEmpty: Bool { count == 0 }

    /// The number of the entry that is next; jobs count only where they may start.
    func next(withJobs: Bool) -> UInt64? { requests.first?.number ?? (withJobs && jobCount > 0 ? jobs[head].number : nil) }

    mutating func add(_ entry: Entry) {
        switch entry.holder {
        case .request: requests.append(entry)
        case .job: jobs.append(entry)
        }
    }

    mutating func removeFirst() -> Entry {
        if !requests.isEmpty { return requests.removeFirst() }
        defer {
            head += 1
            if head > 64, head * 2 > jobs.count {
                jobs.removeFirst(head)
                head = 0
            }
        }
        return jobs[head]
    }

    /// Takes out the entry with this number; `nil` where its turn came before.
    mutating func remove(_ number: UInt64) -> Entry? {
        if let index = requests.firstIndex(where: { $0.number == number }) { return requests.remove(at: index) }
        return index(ofJob: number).map { jobs.remove(at: $0) }
    }

    /// How many entries of this lane are before the job with this number.
    func before(job number: UInt64) -> Int? { index(ofJob: number).map { $0 - head + requests.count } }

    /// Jobs lie in the order of their numbers.
    private func index(ofJob number: UInt64) -> Int? {
        var low = head
        var high = jobs.count
        while low < high {
            let middle = (low + high) / 2
            if jobs[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < jobs.count && jobs[low].number == number ? low : nil
    }

    mutating func removeRequests() -> [Entry] {
        defer { requests = [] }
        return requests
    }
}
