/// Says in words how two scenes differ.
enum SceneDifference {
    static func describe(_ before: Scene, _ after: Scene) -> [String] {
        var changes: [String] = []
        for thing in after.things {
            guard let old = before.things.first(where: { $0.id == thing.id }) else {
                changes.append("added " + (thing.count == 1 ? "" : "\(thing.count) ") + thing.noun)
                continue
            }
            changes += differences(old, thing)
        }
        for thing in before.things where !after.things.contains(where: { $0.id == thing.id }) { changes.append("removed \(thing.noun)") }
        func name(_ id: Int) -> String { after.things.first { $0.id == id }?.noun ?? "?" }
        for relation in after.relations where !before.relations.contains(relation) {
            let kind = relation.kind.rawValue.split(separator: "_").joined(separator: " ")
            changes.append(
                "\(name(relation.subject)): \(kind) \(name(relation.object))" + (relation.other.map { " and " + name($0) } ?? ""))
        }
        for lettering in after.letterings where !before.letterings.contains(lettering) {
            changes.append("lettering: \(lettering.text)" + (lettering.carrier.map { " on " + name($0) } ?? ""))
        }
        for lettering in before.letterings where !after.letterings.contains(lettering) && after.letterings.count < before.letterings.count {
            changes.append("removed lettering: \(lettering.text)")
        }
        if before.setting != after.setting { changes.append("place: " + (after.setting?.rawValue ?? "none")) }
        if before.time != after.time { changes.append("time: " + (after.time?.rawValue ?? "none")) }
        if before.weather != after.weather { changes.append("weather: " + (after.weather?.rawValue ?? "none")) }
        if before.style != after.style { changes.append("style: " + after.style.rawValue) }
        if before.backdropColour != after.backdropColour { changes.append("background: " + (after.backdropColour?.name ?? "none")) }
        for noun in after.excluded where !before.excluded.contains(noun) { changes.append("no \(noun)") }
        return changes
    }

    private static func differences(_ old: Thing, _ new: Thing) -> [String] {
        var changes: [String] = []
        let name = new.noun
        if old.noun != new.noun { changes.append("\(old.noun) is now \(new.noun)") }
        if old.count != new.count { changes.append("\(name): \(new.count) of them") }
        if old.colour != new.colour { changes.append("\(name): colour " + (new.colour?.name ?? "its own")) }
        if old.accent != new.accent, let accent = new.accent { changes.append("\(name): and \(accent.name)") }
        for part in new.partColours.keys.sorted() where old.partColours[part] != new.partColours[part] {
            changes.append("\(name): \(part) \(new.partColours[part]?.name ?? "")")
        }
        for part in old.partColours.keys.sorted() where new.partColours[part] == nil { changes.append("\(name): \(part) as before") }
        if old.size != new.size { changes.append("\(name): size \(new.size.rawValue)") }
        if old.material != new.material { changes.append("\(name): material " + (new.material?.rawValue ?? "its own")) }
        if old.pattern != new.pattern { changes.append("\(name): pattern " + (new.pattern?.rawValue ?? "none")) }
        if old.placement != new.placement, let placement = new.placement { changes.append("\(name): at the \(placement.rawValue)") }
        let words = new.adjectives.filter { !old.adjectives.contains($0) }
        if !words.isEmpty, old.noun == new.noun { changes.append("\(name): " + words.joined(separator: ", ")) }
        return changes
    }
}
