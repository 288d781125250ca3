@testable import Sketch

/// A small library of made-up symbols, one for each kind of place and shape, so that layout is tested apart from what illustrators draw.
enum DrawingFixtures {
    private static let table: [(name: String, size: (Int, Int), kind: String, place: String, metres: Double, more: String)] = [
        ("cat", (180, 200), "animal", "ground", 0.3, ""), ("dog", (200, 150), "animal", "ground", 0.6, ""),
        ("mouse", (200, 110), "animal", "ground", 0.06, ""), ("elephant", (200, 143), "animal", "ground", 3, "data-top=\"40 20 90\""),
        ("giraffe", (110, 200), "animal", "ground", 5, ""), ("person", (80, 200), "person", "ground", 1.7, ""),
        ("car", (200, 80), "vehicle", "ground", 1.5, "data-top=\"60 4 140\""), ("fork", (30, 200), "tool", "surface", 0.2, ""),
        ("apple", (180, 200), "food", "surface", 0.08, ""),
        ("table", (200, 110), "furniture", "ground", 0.75, "data-top=\"10 6 190\""),
        ("bowl", (200, 100), "container", "surface", 0.1, "data-inside=\"20 4 160 26\""),
        ("window", (160, 200), "object", "wall", 1.2, "data-inside=\"15 15 130 170\""),
        ("clock", (200, 200), "object", "wall", 0.3, "data-mirror=\"no\""),
        ("sun", (200, 200), "nature", "sky", 1000, ""), ("airplane", (200, 90), "vehicle", "sky", 12, ""),
        ("bird", (200, 150), "animal", "sky", 0.2, ""),
        ("boat", (160, 200), "vehicle", "water", 8, ""), ("house", (200, 190), "building", "ground", 7, ""),
        ("hat", (200, 120), "clothing", "surface", 0.15, ""), ("sign", (200, 180), "object", "ground", 1.5, "data-text=\"20 20 160 60\""),
    ]

    static let nouns = table.map(\.name)

    static func library() throws -> SymbolLibrary {
        try SymbolLibrary(
            files: table.map { entry in
                let (w, h) = entry.size
                let front = entry.name == "bowl" ? "<path class=\"front\" data-part=\"main\" fill=\"#b93a35\" d=\"M0 30H200V100H0Z\"/>" : ""
                let text = """
                    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(w) \(h)" data-names="\(entry.name)" data-kind="\(entry.kind)" \
                    data-place="\(entry.place)" data-height="\(entry.metres)" data-parts="main=#d9473f wheel=#3a3d52" \(entry.more)>\
                    <defs><clipPath id="c"><rect x="0" y="0" width="\(w)" height="\(h)"/></clipPath></defs>\
                    <path data-part="main" fill="#d9473f" d="M0 0H\(w)V\(h)H0Z"/><g clip-path="url(#c)"><circle data-part="wheel" fill="#3a3d52" cx="20" \
                    cy="20" r="12"/></g><path class="shade" fill="#2b2d42" opacity=".14" d="M0 9H\(w)V\(h)H0Z"/>\
                    <path class="fine" data-part="main" fill="#b93a35" d="M0 40H9V50H0Z"/>\(front)</svg>
                    """
                return (entry.name, Array(text.utf8))
            })
    }

    static func scene(_ nouns: (String, Int)..., relations: [Relation] = []) -> Scene {
        var scene = Scene()
        for (id, (noun, count)) in nouns.enumerated() {
            var thing = Thing(id: id, noun: noun)
            thing.count = count
            scene.things.append(thing)
        }
        scene.relations = relations
        return scene
    }

    static let sheets = [(1024, 1024), (1536, 1024), (1024, 1536), (64, 64), (3840, 1280)]
}
