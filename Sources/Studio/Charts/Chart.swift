import Foundation

/// A bar of a chart.
struct Bar: Sendable, Equatable {
    /// What stands beside it.
    var label: String
    /// Its length; not negative.
    var value: Double
    /// The value in words.
    var text: String
}

/// Charts as SVG, made here so that pages need no script for them. Colours and type are the style sheet's, by class.
enum Chart {
    /// Bars beside each other, one for each day: for courses over time. The labels of the first, middle and last stand below.
    static func columns(_ bars: [Bar], title: String) -> String {
        let width = 720.0, height = 220.0, foot = 24.0, head = 18.0
        let most = bars.map(\.value).max() ?? 0
        let step = width / Double(max(1, bars.count))
        let gap = min(4, step * 0.25)
        var svg = open(width, height, title, bars)
        svg += line(0, height - foot, width, height - foot)
        for (index, bar) in bars.enumerated() {
            let length = most > 0 ? bar.value / most * (height - foot - head) : 0
            let drawn = bar.value > 0 ? max(1, length) : 0
            svg += column(bar, x: Double(index) * step + gap / 2, y: height - foot - drawn, width: step - gap, height: drawn)
        }
        if let top = bars.first(where: { $0.value == most }), most > 0 {
            svg += text(0, head - 5, "value", "start", top.text)
        }
        if let first = bars.first { svg += text(0, height - 7, "label", "start", first.label) }
        if bars.count > 4 {
            let middle = bars.count / 2
            svg += text((Double(middle) + 0.5) * step, height - 7, "label", "middle", bars[middle].label)
        }
        if bars.count > 1, let last = bars.last { svg += text(width, height - 7, "label", "end", last.label) }
        return svg + "</svg>"
    }

    /// Bars below each other with their labels: for comparing.
    static func rows(_ bars: [Bar], title: String) -> String {
        let width = 720.0, row = 34.0, side = 220.0, end = 110.0
        let most = bars.map(\.value).max() ?? 0
        let height = max(row, Double(bars.count) * row)
        var svg = open(width, height, title, bars)
        for (index, bar) in bars.enumerated() {
            let y = Double(index) * row
            let length = most > 0 ? bar.value / most * (width - side - end) : 0
            svg += text(0, y + 22, "label", "start", shortened(bar.label))
            svg += column(bar, x: side, y: y + 7, width: max(bar.value > 0 ? 2 : 0, length), height: row - 14)
            svg += text(side + length + 8, y + 22, "value", "start", bar.text)
        }
        return svg + "</svg>"
    }

    private static func open(_ width: Double, _ height: Double, _ title: String, _ bars: [Bar]) -> String {
        let told = bars.filter { $0.value > 0 }.prefix(40).map { "\($0.label) \($0.text)" }.joined(separator: ", ")
        return """
            <svg class="chart" viewBox="0 0 \(n(width)) \(n(height))" role="img" aria-label="\(e(told.isEmpty ? title : "\(title): \(told)"))">
            """
    }

    private static func column(_ bar: Bar, x: Double, y: Double, width: Double, height: Double) -> String {
        let place: String = "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\""
        return "<rect class=\"bar\" \(place) rx=\"2\"><title>\(e(bar.label)): \(e(bar.text))</title></rect>"
    }

    private static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        "<line class=\"axis\" x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"/>"
    }

    private static func text(_ x: Double, _ y: Double, _ name: String, _ anchor: String, _ text: String) -> String {
        "<text class=\"\(name)\" x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor)\">\(e(text))</text>"
    }

    private static func shortened(_ text: String) -> String { text.count > 28 ? text.prefix(27) + "…" : text }

    private static func n(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    private static func e(_ text: String) -> String { SafeHTML.escape(text) }
}
