extension Scene {
    /// The thing `id` becomes `model`; its place stays.
    mutating func become(_ id: Int, _ model: Thing) {
        guard let index = things.firstIndex(where: { $0.id == id }) else { return }
        let old = things[index]
        var new = model
        new.id = id
        new.placement = model.placement ?? old.placement
        if model.count == 1, old.count > 1 { new.count = 1 }
        things[index] = new
        if !old.isKnown, !things.contains(where: { $0.noun == old.noun }) { unknownWords.removeAll { $0 == old.noun } }
        if !new.isKnown, !unknownWords.contains(new.noun) { unknownWords.append(new.noun) }
        excluded.removeAll { $0 == new.noun }
    }

    /// Takes out relations and letterings of what is gone, and exclusions of what is there.
    mutating func tidy() {
        let ids = Set(things.map(\.id))
        relations.removeAll { !ids.contains($0.subject) || !ids.contains($0.object) || !($0.other.map { ids.contains($0) } ?? true) }
        letterings.removeAll { !($0.carrier.map { ids.contains($0) } ?? true) }
        let nouns = Set(things.map(\.noun))
        excluded.removeAll { nouns.contains($0) }
    }
}

extension Thing.Size {
    /// The size some steps up or down.
    func stepped(_ steps: Int) -> Thing.Size {
        let all = Thing.Size.allCases
        let index = all.firstIndex(of: self) ?? 2
        return all[min(all.count - 1, max(0, index + steps))]
    }
}
