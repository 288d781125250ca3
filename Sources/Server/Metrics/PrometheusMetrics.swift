import CoreMetrics
import Synchronization

/// A swift-metrics backend that keeps every metric in memory and writes them as Prometheus text.
///
/// Format: https://prometheus.io/docs/instrumenting/exposition_formats/ (text, version 0.0.4).
public final class PrometheusMetrics: MetricsFactory {
    private let state = Mutex(State())

    private struct State {
        var counters: [Series: CounterCell] = [:]
        var gauges: [Series: GaugeCell] = [:]
        var histograms: [Series: HistogramCell] = [:]
    }

    /// An empty registry.
    public init() {}

    /// A counter that only grows.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        state.withLock { $0.counters[Series(label, dimensions), insert: CounterCell()] }
    }

    /// A gauge, or with `aggregate` a histogram.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        let series = Series(label, dimensions)
        return state.withLock {
            aggregate
                ? $0.histograms[series, insert: HistogramCell(bounds: HistogramCell.sizes, scale: 1)] as any RecorderHandler
                : $0.gauges[series, insert: GaugeCell()]
        }
    }

    /// A gauge that goes up and down.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        state.withLock { $0.gauges[Series(label, dimensions), insert: GaugeCell()] }
    }

    /// A histogram of seconds.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        state.withLock { $0.histograms[Series(label, dimensions), insert: HistogramCell(bounds: HistogramCell.seconds, scale: 1e-9)] }
    }

    /// Nothing is freed: a series lives as long as the process, as Prometheus expects.
    public func destroyCounter(_ handler: any CounterHandler) {}
    /// See `destroyCounter`.
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    /// See `destroyCounter`.
    public func destroyMeter(_ handler: any MeterHandler) {}
    /// See `destroyCounter`.
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// All metrics as text, sorted by name.
    public var exposition: String {
        let now = state.withLock { $0 }
        var families: [String: (kind: String, lines: [String])] = [:]
        func add(_ series: Series, kind: String, _ lines: [String]) {
            families[series.name, default: (kind, [])].lines += lines
        }
        for (series, cell) in now.counters { add(series, kind: "counter", ["\(series.text()) \(cell.value)"]) }
        for (series, cell) in now.gauges { add(series, kind: "gauge", ["\(series.text()) \(cell.value)"]) }
        for (series, cell) in now.histograms { add(series, kind: "histogram", cell.lines(of: series)) }
        return families.sorted { $0.key < $1.key }.map { name, family in
            let lines = family.kind == "histogram" ? family.lines : family.lines.sorted()
            return "# TYPE \(name) \(family.kind)\n" + lines.joined(separator: "\n") + "\n"
        }.joined()
    }
}

extension Dictionary {
    fileprivate subscript(key: Key, insert value: @autoclosure () -> Value) -> Value {
        mutating get {
            if let present = self[key] { return present }
            let new = value()
            self[key] = new
            return new
        }
    }
}

/// A metric's name with its labels.
struct Series: Hashable, Sendable {
    let name: String
    private let labels: [[String]]

    init(_ label: String, _ dimensions: [(String, String)]) {
        name = String(label.map { $0.isLetter && $0.isASCII || $0.isNumber && $0.isASCII || $0 == "_" || $0 == ":" ? $0 : "_" })
        labels = dimensions.map { [$0.0, $0.1] }.sorted { $0[0] < $1[0] }
    }

    /// `name{a="b"}`, with a suffix to the name and one more label.
    func text(suffix: String = "", extra: (String, String)? = nil) -> String {
        let all = labels.map { ($0[0], $0[1]) } + [extra].compactMap { $0 }
        guard !all.isEmpty else { return name + suffix }
        return name + suffix + "{" + all.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") {
            switch $1 {
            case "\\": $0 += "\\\\"
            case "\"": $0 += "\\\""
            case "\n": $0 += "\\n"
            default: $0.append($1)
            }
        }
    }
}
