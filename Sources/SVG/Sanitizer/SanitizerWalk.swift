/// One pass over a drawing, which copies what is allowed.
struct SanitizerWalk {
    let limits: SVGLimits
    private(set) var dropped: [String] = []
    private var sheet = StyleSheet()
    private var prefix = ""
    private var ids: Set<String> = []
    private var path: [StyleSubject] = []
    private var commands = 0
    private var characters = 0
    private var lineCharacters = 0
    private var filters = 0
    private var matches = 0

    private static let namespace = "http://www.w3.org/2000/svg"
    /// Comparisons of selectors with elements; each is some ten nanoseconds.
    private static let mostMatches = 5_000_000

    init(limits: SVGLimits) { self.limits = limits }

    /// The root with what is allowed in it.
    ///
    /// - Throws: `SVGError`.
    mutating func start(_ root: SVGElement) throws -> SVGElement {
        let colon = root.name.lastIndex(of: ":")
        let name = colon.map { String(root.name[root.name.index(after: $0)...]) } ?? root.name
        guard name == "svg" else { throw SVGError(line: root.line, "the root element is <\(root.name)>, not <svg>") }
        prefix = colon.map { String(root.name[...$0]) } ?? ""
        let declared = root[prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"]
        guard declared == nil || declared == Self.namespace else {
            throw SVGError(line: root.line, "the root element is not in the SVG namespace")
        }
        try collectSheets(root)
        guard var clean = try element(root) else { throw SVGError(line: root.line, "the drawing is empty") }
        var attributes: SVGAttributes = ["xmlns": Self.namespace]
        for attribute in clean.attributes { attributes[attribute.name] = attribute.value }
        clean.attributes = attributes
        return clean
    }

    private mutating func collectSheets(_ root: SVGElement) throws {
        var bytes = 0
        var rest = [root]
        while let element = rest.popLast() {
            if element.name == prefix + "style" {
                bytes += element.text.utf8.count
                guard bytes <= limits.styleBytes else {
                    throw SVGError(line: element.line, "the style sheets have more than \(limits.styleBytes) bytes")
                }
                sheet.add(element.text)
            }
            rest += element.elements.reversed()
        }
        for words in sheet.dropped { drop(0, words) }
    }

    private mutating func drop(_ line: Int, _ words: String) {
        if dropped.count < 100 { dropped.append(line > 0 ? "line \(line): \(words)" : words) }
    }

    // MARK: Elements

    /// The element with what is allowed in it; `nil` where it is not.
    private mutating func element(_ source: SVGElement) throws -> SVGElement? {
        guard source.name.hasPrefix(prefix) else {
            drop(source.line, "element '\(source.name)'")
            return nil
        }
        let name = String(source.name.dropFirst(prefix.count))
        if name == "style" { return nil }
        let isForeign = prefix.isEmpty && !path.isEmpty && source["xmlns"].map { $0 != Self.namespace } ?? false
        guard SVGVocabulary.elements.contains(name), !isForeign else {
            drop(source.line, "element '\(source.name)'")
            return nil
        }
        if name == "filter" {
            filters += 1
            guard filters <= limits.filters else { throw SVGError(line: source.line, "there are more than \(limits.filters) filters") }
        }
        let classes = source["class"].map { $0.split(whereSeparator: \.isWhitespace).map(String.init) } ?? []
        if name == "text" { lineCharacters = 0 }
        path.append(StyleSubject(name: name, id: source["id"], classes: classes))
        defer { path.removeLast() }
        var clean = SVGElement(name)
        clean.line = source.line
        clean.attributes = try attributes(source, name)
        try check(clean)
        for child in source.children {
            switch child {
            case .element(let child):
                if let kept = try element(child) { clean.append(kept) }
            case .text(let text):
                guard SVGVocabulary.textual.contains(name) else {
                    if !text.utf8.allSatisfy(isSpace) { drop(source.line, "text in '\(name)'") }
                    continue
                }
                try count(text, source.line)
                clean.children.append(.text(text))
            }
        }
        return clean
    }

    private mutating func count(_ text: String, _ line: Int) throws {
        let count = text.unicodeScalars.count
        characters += count
        lineCharacters += count
        guard characters <= limits.textCharacters else {
            throw SVGError(line: line, "there are more than \(limits.textCharacters) characters of text")
        }
        guard lineCharacters <= limits.lineCharacters else {
            throw SVGError(line: line, "a text has more than \(limits.lineCharacters) characters")
        }
    }

    // MARK: Attributes

    private mutating func attributes(_ source: SVGElement, _ name: String) throws -> SVGAttributes {
        var clean = SVGAttributes()
        var own: [StyleDeclaration] = []
        for attribute in source.attributes {
            let (key, value) = (attribute.name, attribute.value)
            if key == "xmlns" || key.hasPrefix("xmlns:") { continue }
            do throws(ValueCheck.Fault) {
                if key == "style" {
                    guard value.utf8.count <= limits.styleBytes else { throw .refuse("a style has more than \(limits.styleBytes) bytes") }
                    own = StyleDeclaration.list(value)
                } else if let kept = try self.value(of: key, value, in: name) {
                    clean[kept.name] = kept.value
                } else {
                    drop(source.line, "attribute '\(key)' of '\(name)'")
                }
            } catch {
                try handle(error, source.line, "attribute '\(key)' of '\(name)'")
            }
        }
        if let style = try style(own, source.line) { clean["style"] = style }
        return clean
    }

    /// An attribute as it stays; `nil` where it goes.
    private mutating func value(
        of key: String, _ value: String, in name: String
    ) throws(ValueCheck.Fault) -> (name: String, value: String)? {
        switch key {
        case "d":
            let check = try PathCheck(value, limit: limits.number)
            try count(check.segments)
            return (key, check.goodPart ?? value)
        case "points":
            let check = try ValueCheck(value, limit: limits.number)
            try count(check.numbers.count / 2)
            return check.hasWords ? nil : (key, value)
        case "id":
            guard let id = SVGID(value.utf8), ids.insert(id.text).inserted else { return nil }
            return (key, value)
        case "href", "xlink:href":
            guard SVGVocabulary.referring.contains(name), value.hasPrefix("#"), let id = SVGID(value.utf8.dropFirst()) else { return nil }
            return ("href", "#\(id.text)")
        case "class":
            return value.utf8.allSatisfy({ isLetter($0) || isDigit($0) || isSpace($0) || $0 == 0x2D || $0 == 0x5F }) ? (key, value) : nil
        default:
            guard value.utf8.count <= limits.styleBytes else { throw .refuse("'\(key)' has more than \(limits.styleBytes) bytes") }
            if SVGVocabulary.numeric.contains(key) {
                let check = try ValueCheck(value, limit: limits.number)
                let isWord = check.hasWords && !["auto", "auto-reverse"].contains(value)
                return isWord || !check.ids.isEmpty ? nil : (key, value)
            }
            if SVGVocabulary.worded.contains(key) {
                let check = try ValueCheck(value, limit: limits.number)
                return check.ids.isEmpty ? (key, value) : nil
            }
            guard SVGVocabulary.properties.contains(key) else { return nil }
            try property(key, value)
            return (key, value)
        }
    }

    private func property(_ name: String, _ value: String) throws(ValueCheck.Fault) {
        let check = try ValueCheck(value, limit: limits.number)
        if !check.ids.isEmpty, !SVGVocabulary.pointing.contains(name) { throw .drop("a url where none may be") }
        if check.ids.count > 1 { throw .drop("several urls") }
    }

    private mutating func count(_ segments: Int) throws(ValueCheck.Fault) {
        commands += segments
        if commands > limits.pathCommands { throw .refuse("the paths have more than \(limits.pathCommands) commands") }
    }

    /// A `style` attribute of an element's own declarations and those that sheets bring; `nil` for none.
    private mutating func style(_ own: [StyleDeclaration], _ line: Int) throws -> String? {
        matches += sheet.rules.count
        guard matches <= Self.mostMatches else { throw SVGError(line: line, "the style sheets are too long for so many elements") }
        let all = sheet.declarations(for: path) + own
        guard !all.isEmpty else { return nil }
        var kept: [String] = []
        for declaration in all.filter({ !$0.isImportant }) + all.filter(\.isImportant) {
            guard SVGVocabulary.properties.contains(declaration.property) else {
                drop(line, "style '\(declaration.property.prefix(40))'")
                continue
            }
            do throws(ValueCheck.Fault) {
                try property(declaration.property, declaration.value)
                kept.append("\(declaration.property):\(declaration.value)")
            } catch {
                try handle(error, line, "style '\(declaration.property)'")
            }
        }
        return kept.isEmpty ? nil : kept.joined(separator: ";")
    }

    private mutating func handle(_ fault: ValueCheck.Fault, _ line: Int, _ what: String) throws {
        switch fault {
        case .drop(let reason): drop(line, "\(what): \(reason)")
        case .refuse(let reason): throw SVGError(line: line, "\(what): \(reason)")
        }
    }

    // MARK: Values that cost time

    private func check(_ element: SVGElement) throws {
        func first(_ name: String) -> Double { (try? ValueCheck(element[name] ?? "", limit: limits.number))?.numbers.first ?? 0 }
        func refuse(_ reason: String) -> SVGError { SVGError(line: element.line, reason) }
        switch element.name {
        case "filter":
            for edge in ["width", "height"] {
                let share = (element[edge] ?? "").hasSuffix("%") ? first(edge) / 100 : first(edge)
                if element["filterUnits"] != "userSpaceOnUse", share > limits.filterRegion {
                    throw refuse("a filter's \(edge) is over \(Int(limits.filterRegion * 100)) % of what it filters")
                }
            }
        case "feMorphology" where first("radius") > 20: throw refuse("feMorphology's radius is over 20")
        case "feTurbulence" where first("numOctaves") > 8: throw refuse("feTurbulence has over 8 octaves")
        case "feConvolveMatrix" where first("order") > 9: throw refuse("feConvolveMatrix's order is over 9")
        case "feGaussianBlur", "feDropShadow":
            if first("stdDeviation") > 500 { throw refuse("a blur's stdDeviation is over 500") }
        default: break
        }
    }
}
