import Foundation

/// Shows how far pictures are: one bar that overwrites itself on a terminal, plain lines at every quarter in a pipe.
struct ProgressLine {
    private let terminal: Terminal
    private let count: Int
    private let began = ContinuousClock.now
    private var fractions: [Double]
    private var quarter = 0
    private let isQuiet: Bool

    init(_ terminal: Terminal, count: Int, isQuiet: Bool) {
        self.terminal = terminal
        self.count = count
        self.isQuiet = isQuiet
        fractions = Array(repeating: 0, count: count)
    }

    /// Picture `index` is done to `fraction`.
    mutating func update(_ index: Int, _ fraction: Double) {
        guard !isQuiet, fractions.indices.contains(index) else { return }
        fractions[index] = max(fractions[index], fraction)
        let overall = fractions.reduce(0, +) / Double(count)
        let done = fractions.count { $0 >= 1 }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        if terminal.isInteractive {
            let cells = max(10, min(40, terminal.width - 40))
            let filled = Int(overall * Double(cells))
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
            let left = overall > 0.02 && overall < 1 ? "  \(Self.time(seconds * (1 - overall) / overall)) left" : ""
            terminal.overwrite("\(bar) \(Int(overall * 100)) %  \(done)/\(count)\(left)")
        } else if Int(overall * 4) > quarter {
            quarter = Int(overall * 4)
            terminal.note("\(quarter * 25) %, \(done) of \(count) done, \(Self.time(seconds))")
        }
    }

    /// Clears the bar.
    func end() {
        if !isQuiet, terminal.isInteractive { terminal.overwrite("") }
    }

    static func time(_ seconds: Double) -> String {
        seconds < 10 ? String(format: "%.1f s", seconds) : seconds < 120 ? "\(Int(seconds)) s" : "\(Int(seconds / 60)) min"
    }
}
