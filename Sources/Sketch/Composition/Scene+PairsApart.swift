extension Scene {
    /// The scene with the things of "between two roses" taken apart, so that the layout has one for each side. Only for
    /// drawing: the scene that is kept says what the prompt said.
    var pairsApart: Scene {
        var scene = self
        for (number, relation) in relations.enumerated() where relation.kind == .between && relation.other == nil {
            guard let index = scene.things.firstIndex(where: { $0.id == relation.object }), scene.things[index].count > 1,
                let last = scene.things.map(\.id).max()
            else { continue }
            var second = scene.things[index]
            second.id = last + 1
            second.count = scene.things[index].count / 2
            scene.things[index].count -= second.count
            scene.things.insert(second, at: index + 1)
            scene.relations[number].other = second.id
        }
        return scene
    }
}
