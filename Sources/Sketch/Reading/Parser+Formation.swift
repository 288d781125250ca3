extension Parser {
    /// One step at words for how things stand together ("in a row"), and a note of those that come first ("a row of"); false unless the step is done.
    mutating func form(_ chunk: Chunk) -> Bool {
        guard let formation = chunk.sense.formation, !chunk.sense.isNoun else { return false }
        if chunk.sense.amount != nil {
            pending.formation = formation
            return false
        }
        flush()
        at += 1
        guard !excluding else { return true }
        let many = groupHasAnd ? group : speakers()
        for id in many.isEmpty ? (last.map { [$0] } ?? []) : many { change(id) { $0.formation = formation } }
        link = nil
        return true
    }
}
