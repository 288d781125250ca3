import CoreMetrics
import Synchronization

final class CounterCell: CounterHandler {
    private let count = Atomic<Int64>(0)
    var value: Int64 { count.load(ordering: .relaxed) }
    func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
    func reset() { count.store(0, ordering: .relaxed) }
}

final class GaugeCell: MeterHandler, RecorderHandler {
    private let state = Mutex(0.0)
    var value: Double { state.withLock { $0 } }
    func set(_ value: Int64) { state.withLock { $0 = Double(value) } }
    func set(_ value: Double) { state.withLock { $0 = value } }
    func increment(by amount: Double) { state.withLock { $0 += amount } }
    func decrement(by amount: Double) { state.withLock { $0 -= amount } }
    func record(_ value: Int64) { set(value) }
    func record(_ value: Double) { set(value) }
}

final class HistogramCell: TimerHandler, RecorderHandler {
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]
    static let sizes = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000.0]

    private let bounds: [Double]
    private let scale: Double
    private let state: Mutex<(buckets: [Int64], count: Int64, sum: Double)>

    init(bounds: [Double], scale: Double) {
        self.bounds = bounds
        self.scale = scale
        state = Mutex((Array(repeating: 0, count: bounds.count), 0, 0))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration)) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let value = value * scale
        let bucket = bounds.firstIndex { value <= $0 }
        state.withLock {
            if let bucket { $0.buckets[bucket] += 1 }
            $0.count += 1
            $0.sum += value
        }
    }

    func lines(of series: Series) -> [String] {
        let now = state.withLock { $0 }
        var below: Int64 = 0
        let buckets = zip(bounds, now.buckets).map { bound, count in
            below += count
            return "\(series.text(suffix: "_bucket", extra: ("le", "\(bound)"))) \(below)"
        }
        return buckets + [
            "\(series.text(suffix: "_bucket", extra: ("le", "+Inf"))) \(now.count)", "\(series.text(suffix: "_sum")) \(now.sum)",
            "\(series.text(suffix: "_count")) \(now.count)",
        ]
    }
}
