extension Layout {
    /// The best arrangement found.
    func arranged() -> Arrangement {
        let builder = ClusterBuilder(
            subjects: subjects, attachments: attachments, leftToRight: across, slots: slots, footing: terrain.footing,
            hasWall: terrain.hasWall,
            seed: seed)
        var roots = things.filter { hosts[$0] == nil }.compactMap { root(for: $0, builder) }
        var arrangement = Arrangement()
        arrangement.notes = notes
        for thing in things {
            guard let thing = subjects[thing]?.thing, thing.count > ClusterBuilder.most else { continue }
            arrangement.notes.append("\(thing.noun): \(ClusterBuilder.most) of \(thing.count) are drawn")
        }
        guard !roots.isEmpty else {
            arrangement.horizon = terrain.preferredHorizon * canvas.height
            return arrangement
        }
        let sizes = roots.map { $0.variants.first?.members.map(\.box.area).max() ?? 0 }
        let largest = (sizes.max() ?? 1).squareRoot()
        // However small a thing is, it is a quarter as large as the largest; among few, a third.
        let least = largest * (roots.count <= 3 ? 0.34 : 0.26)
        for index in roots.indices {
            let own = sizes[index].squareRoot()
            if own > 0, own < least { roots[index] = roots[index].scaled(least / own) }
        }
        let top = 1 + (roots.map(\.tier).max() ?? 0)
        if roots.count > 1 {
            for index in roots.indices where !roots[index].isFree && anchor(roots[index]) == .top { roots[index].tier = top }
        }
        if roots.allSatisfy(\.isFree) || roots.filter(\.isFree).count > 3 { for index in roots.indices { roots[index].isFree = false } }
        var plan = roomiest(roots)
        if plan == nil {
            for index in roots.indices where roots[index].isFree {
                roots[index].isFree = false
                roots[index].tier = 1 + (roots.map(\.tier).max() ?? 0)
            }
            plan = Plan.best(roots, in: self) ?? Plan.fallback(roots, in: self)
        }
        guard let plan else { return arrangement }
        finish(&arrangement, plan, roots)
        return arrangement
    }

    private func root(for thing: Int, _ builder: ClusterBuilder) -> Root? {
        guard let subject = subjects[thing], let slot = slots[thing] else { return nil }
        let tier = down.depth(after: slot)
        let stance = builder.stance(of: subject, floating: tier > 0)
        let variants = builder.variants(of: thing, floating: tier > 0)
        guard !variants.isEmpty else { return nil }
        let isFree =
            (stance == .air || stance == .wall) && terrain.footing != .none && !related[slot]
            && subject.kind != "clothing"
        return Root(thing: thing, variants: variants, stance: stance, isFree: isFree, tier: tier)
    }

    /// The best plan with places for what is free; where these are cramped, one that leaves more room above.
    private func roomiest(_ roots: [Root]) -> Plan? {
        let hasFree = roots.contains(where: \.isFree)
        var best: (plan: Plan, comfort: Double)?
        for fill in hasFree ? [1.0, 0.87, 0.75] : [1.0] {
            guard var plan = Plan.best(roots, in: self, fill: fill) else { continue }
            guard hasFree else { return plan }
            guard let free = plan.freePlaces(roots, in: self) else { continue }
            plan.free = free.clusters
            if free.comfort > (best?.comfort ?? 0) + 0.12 { best = (plan, free.comfort) }
            if free.comfort > 0.66 { break }
        }
        return best?.plan
    }

    /// Writes the plan out: sky and wall first, then the rows from the farthest to the nearest.
    private func finish(_ arrangement: inout Arrangement, _ plan: Plan, _ roots: [Root]) {
        var standing: [Double] = [], floating = [Double](), waterLines: [Double] = []
        for cluster in plan.free { arrangement.members += cluster.members }
        for placed in plan.placed.sorted(by: { ($0.row, $0.cluster.box.bottom, $0.root) < ($1.row, $1.cluster.box.bottom, $1.root) }) {
            let root = roots[placed.root]
            if root.tier > 0, root.stance != .air, root.stance != .wall, terrain.footing != .none {
                let box = placed.cluster.box, thick = 0.014 * canvas.height
                let half = max(box.width / 2 + 0.028 * canvas.width, 0.16 * canvas.width)
                let left = max(box.centreX - half, 0), right = min(box.centreX + half, canvas.width)
                let board = Box(x: left, y: box.bottom, width: right - left, height: thick)
                arrangement.ledges.append(.init(box: board, before: arrangement.members.count))
            } else {
                for member in placed.cluster.members {
                    switch member.stance {
                    case .ground: standing.append(member.foot)
                    case .water: waterLines.append(member.foot)
                    case .wall: floating.append(member.frame.bottom)
                    case .air, .resting, .carried: break
                    }
                }
            }
            arrangement.members += placed.cluster.members
        }
        arrangement.horizon = horizon(standing: standing, hanging: floating, swimming: waterLines)
    }

    private func horizon(standing: [Double], hanging: [Double], swimming: [Double]) -> Double {
        let height = canvas.height
        var horizon = terrain.preferredHorizon * height
        if let lowest = hanging.max() { horizon = max(horizon, lowest + 0.03 * height) }
        if let farthest = standing.min() { horizon = min(horizon, farthest - terrain.margin * height) }
        if let farthest = swimming.min() { horizon = min(horizon, farthest - (terrain.waterline ?? terrain.margin) * height) }
        return min(max(horizon, terrain.horizon.lowerBound * height), terrain.horizon.upperBound * height).rounded()
    }
}

extension Root {
    func scaled(_ factor: Double) -> Root {
        Root(thing: thing, variants: variants.map { $0.scaled(factor) }, stance: stance, isFree: isFree, tier: tier)
    }
}
