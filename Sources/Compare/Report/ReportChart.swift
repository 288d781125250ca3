import Foundation

/// Small charts, drawn as SVG in the page's colours.
enum ReportChart {
    /// A win rate with its interval on a line from 0 to 100 %, the tie zone shaded. The label says the same in words.
    static func winRate(_ votes: VoteFinding, label: String) -> HTML {
        func x(_ share: Double) -> String { String(format: "%.1f", 8 + 464 * min(1, max(0, share))) }
        let colour = votes.counts ? "var(--accent)" : "var(--soft)"
        return """
            <svg class="chart" viewBox="0 0 480 34" role="img" aria-label="\(label)">\
            <rect x="\(x(0.45))" y="3" width="\(String(format: "%.1f", 46.4))" height="28" rx="3" fill="var(--zone)"/>\
            <line x1="8" y1="17" x2="472" y2="17" stroke="var(--line)" stroke-width="2"/>\
            <line x1="240" y1="5" x2="240" y2="29" stroke="var(--soft)" stroke-width="1" stroke-dasharray="2 3"/>\
            <line x1="\(x(votes.interval.lower))" y1="17" x2="\(x(votes.interval.upper))" y2="17" stroke="\(colour)" stroke-width="5" stroke-linecap="round"/>\
            <circle cx="\(x(votes.winRate))" cy="17" r="7.5" fill="\(colour)" stroke="var(--paper)" stroke-width="2.5"/></svg>
            """
    }
}
