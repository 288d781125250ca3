@testable import Sketch

extension Scene {
    /// The scene in one line, for tables: things with counts and words, relations, surroundings.
    var summary: String {
        var pieces = things.map { thing -> String in
            var words: [String] = []
            if let colour = thing.colour { words.append(colour.name) }
            if let accent = thing.accent { words.append("+" + accent.name) }
            if thing.size != .normal { words.append(thing.size.rawValue) }
            if let material = thing.material { words.append(material.rawValue) }
            if let pattern = thing.pattern { words.append(pattern.rawValue) }
            for (part, colour) in thing.partColours.sorted(by: { $0.key < $1.key }) { words.append("\(part)=\(colour.name)") }
            if let placement = thing.placement { words.append("@" + placement.rawValue) }
            let described = words.isEmpty ? "" : "(" + words.joined(separator: ",") + ")"
            return (thing.isKnown ? "" : "?") + (thing.count == 1 ? "" : "\(thing.count) ") + thing.noun + described
        }
        func name(_ id: Int) -> String {
            guard let thing = things.first(where: { $0.id == id }) else { return "#\(id)" }
            let same = things.filter { $0.noun == thing.noun }
            return same.count == 1 ? thing.noun : "\(thing.noun)#\((same.firstIndex { $0.id == id } ?? 0) + 1)"
        }
        for relation in relations {
            let other = relation.other.map { " & " + name($0) } ?? ""
            pieces.append("\(name(relation.subject)) <\(relation.kind.rawValue)> \(name(relation.object))\(other)")
        }
        for lettering in letterings { pieces.append("'\(lettering.text)'" + (lettering.carrier.map { " on " + name($0) } ?? "")) }
        if let setting { pieces.append("in:" + setting.rawValue) }
        if let time { pieces.append("at:" + time.rawValue) }
        if let weather { pieces.append("weather:" + weather.rawValue) }
        if style != .flat { pieces.append("style:" + style.rawValue) }
        if let backdropColour { pieces.append("back:" + backdropColour.name) }
        if !excluded.isEmpty { pieces.append("no:" + excluded.joined(separator: ",")) }
        if !unknownWords.isEmpty { pieces.append("unknown:" + unknownWords.joined(separator: ",")) }
        return pieces.joined(separator: "; ")
    }
}
