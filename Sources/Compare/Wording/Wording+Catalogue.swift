import Registry

extension Wording {
    static let noEvidence =
        "No picture was made: this is what is known of the models, and no evidence about your pictures. To get that, compare them on your own prompts."

    /// What facts alone say.
    static func catalogue(_ facts: [FactSheet], unknown: [String], costs: [CostModel], today: String) -> [String] {
        var lines = [noEvidence]
        let kinds = Set(facts.map(\.kind))
        if kinds.count > 1 {
            let texts = facts.filter { $0.kind == .text }.map(\.model)
            lines.append(
                "\(list(texts)) \(texts.count == 1 ? "writes text and draws" : "write text and draw") by way of SVG: good for icons, diagrams, flat scenes and lettering, not for photographs."
            )
        }
        let priced = costs.compactMap { cost in cost.cost(of: 1_000).map { (cost.model, $0) } }.sorted { $0.1 < $1.1 }
        if priced.count > 1 { lines.append("1,000 pictures by list price: \(list(priced.map { "\($0.0) \(money($0.1))" })).") }
        lines += facts.compactMap { end($0, today: today) }
        if !unknown.isEmpty {
            lines.append(
                "Nothing is known of \(list(unknown)): \(unknown.count == 1 ? "it is" : "they are") neither configured here nor in the catalogue."
            )
        }
        return lines
    }
}
