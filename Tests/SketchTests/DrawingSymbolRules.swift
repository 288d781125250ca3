import SVG

@testable import Sketch

/// The rules of Scripts/symbol-sheet once more, so that the tests need no Python.
enum SymbolRules {
    private static let elements: Set = ["path", "circle", "ellipse", "rect", "polygon", "polyline", "line", "g", "defs", "clipPath"]
    private static let attributes: Set = [
        "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "points", "x1", "y1", "x2", "y2", "fill", "fill-rule", "stroke",
        "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "transform", "clip-path", "class", "data-part", "id",
    ]
    private static let kinds: Set = [
        "animal", "person", "food", "plant", "vehicle", "building", "furniture", "clothing", "tool", "toy", "sport", "instrument", "device",
        "container", "nature", "symbol", "shape", "object",
    ]
    private static let rootAttributes: Set = [
        "xmlns", "viewBox", "data-names", "data-plurals", "data-kind", "data-place", "data-height", "data-parts", "data-top", "data-inside",
        "data-text", "data-mirror", "data-hands", "data-grip",
    ]

    static func faults(name: String, bytes: [UInt8]) throws -> [String] {
        var faults: [String] = []
        if bytes.count > 8192 { faults.append("\(bytes.count) bytes, the limit is 8192") }
        let root = try SVGElement(parsing: bytes)
        let box = (root["viewBox"] ?? "").split(separator: " ").compactMap { Double(String($0)) }
        if box.count != 4 || box[0] != 0 || box[1] != 0 || !(150...260).contains(max(box[2], box[3])) { faults.append("viewBox") }
        for attribute in root.attributes where !rootAttributes.contains(attribute.name) {
            faults.append("root attribute \(attribute.name)")
        }
        let names = (root["data-names"] ?? "").split(separator: ",").map { $0.drop { $0 == " " }.lowercased() }
        if names.first?.split(separator: " ").joined(separator: "-") != name { faults.append("the first name is not the file's") }
        if (root["data-names"] ?? "A").contains(where: { !("a"..."z" ~= $0 || "0"..."9" ~= $0 || " ',".contains($0)) }) {
            faults.append("names")
        }
        if !kinds.contains(root["data-kind"] ?? "") { faults.append("data-kind") }
        if Place(rawValue: root["data-place"] ?? "") == nil { faults.append("data-place") }
        if !((Double(root["data-height"] ?? "") ?? 0) > 0) { faults.append("data-height") }
        let pairs = (root["data-parts"] ?? "").split(separator: " ").map { $0.split(separator: "=").map(String.init) }
        let parts = Set(pairs.compactMap(\.first))
        if !parts.contains("main") { faults.append("no part main") }
        for pair in pairs where pair.count != 2 || Paint(hex: pair[1]) == nil { faults.append("part \(pair)") }
        for (key, count) in [("data-top", 3), ("data-inside", 4), ("data-text", 4)] {
            if let value = root[key], value.split(separator: " ").compactMap({ Double(String($0)) }).count != count { faults.append(key) }
        }
        var used = Set<String>(), drawn = 0, clips = 0
        func visit(_ element: SVGElement) {
            if !elements.contains(element.name) { faults.append("element \(element.name)") }
            if element.name == "clipPath" { clips += 1 }
            if !["g", "defs", "clipPath"].contains(element.name) { drawn += 1 }
            for attribute in element.attributes {
                if !attributes.contains(attribute.name) { faults.append("attribute \(attribute.name)") }
                if attribute.name == "fill" || attribute.name == "stroke", attribute.value != "none", Paint(hex: attribute.value) == nil {
                    faults.append("\(attribute.name) \(attribute.value)")
                }
            }
            if let role = element["class"], !["shade", "light", "fine", "front", "foot", "sample"].contains(role) {
                faults.append("class \(role)")
            }
            if let part = element["data-part"] {
                used.insert(part)
                if !parts.contains(part) { faults.append("part \(part) is not declared") }
            }
            element.elements.forEach(visit)
        }
        root.elements.forEach(visit)
        for part in parts.sorted() where !used.contains(part) { faults.append("part \(part) is never drawn") }
        if clips > 2 { faults.append("\(clips) clipPaths") }
        if drawn < 3 { faults.append("only \(drawn) elements") }
        return faults
    }
}
