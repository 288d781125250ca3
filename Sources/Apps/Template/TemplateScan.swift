/// Reads the tags of a template and says what is wrong with them. What passes is what the renderer can do nothing odd with:
/// variables, sections, inverted sections and comments.
struct TemplateScan {
    private let text: [Character]
    private let names: [String: Set<String>]
    private let path: String
    private var open: [(name: String, at: Int, length: Int)] = []
    private(set) var problems: [AppProblem] = []
    /// The inputs that the template names.
    private(set) var used: Set<String> = []

    /// Scans `template`; `names` are the inputs with their members.
    init(_ template: String, names: [String: Set<String>], path: String) {
        text = Array(template)
        self.names = names
        self.path = path
        scan()
    }

    private mutating func scan() {
        var index = 0
        while let start = find("{{", from: index) {
            let isTriple = start + 2 < text.count && text[start + 2] == "{"
            let close = isTriple ? "}}}" : "}}"
            let inner = start + (isTriple ? 3 : 2)
            guard let end = find(close, from: inner) else {
                fault("'{{' is not closed.", start, 2)
                return
            }
            let length = end + close.count - start
            tag(String(text[inner..<end]), isTriple: isTriple, at: start, length: length)
            index = end + close.count
            if problems.count > 20 { return }
        }
        for section in open {
            fault("The section '\(section.name)' is not closed: '{{/\(section.name)}}' is missing.", section.at, section.length)
        }
    }

    private mutating func tag(_ content: String, isTriple: Bool, at start: Int, length: Int) {
        let trimmed = content.trimmed
        guard let sign = trimmed.first else { return fault("An empty tag.", start, length) }
        let rest = String(trimmed.dropFirst()).trimmed
        if isTriple { return variable(trimmed, start, length) }
        switch sign {
        case "!": break
        case "&": variable(rest, start, length)
        case "#", "^":
            if check(rest, start, length) { open.append((rest, start, length)) }
        case "/":
            guard let last = open.last else { return fault("'{{/\(rest)}}' closes nothing.", start, length) }
            guard last.name == rest else {
                return fault("'{{/\(rest)}}' comes where '{{/\(last.name)}}' is expected.", start, length)
            }
            open.removeLast()
        case ">", "<", "$": fault("Other templates cannot be included.", start, length)
        case "=": fault("The tags' delimiters cannot be changed.", start, length)
        case "%": fault("Pragmas are not read here.", start, length)
        default: variable(trimmed, start, length)
        }
    }

    private mutating func variable(_ name: String, _ start: Int, _ length: Int) {
        if name == ".", !open.isEmpty { return }
        _ = check(name, start, length)
    }

    private mutating func check(_ name: String, _ start: Int, _ length: Int) -> Bool {
        guard name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }) else {
            fault("'\(name.prefix(60))' is no variable: functions and spaces are not read here.", start, length)
            return false
        }
        let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if let members = names[steps[0]] {
            used.insert(steps[0])
            if steps.count == 1 || (steps.count == 2 && members.contains(steps[1])) { return true }
            let hint = members.isEmpty ? "" : " It has \(members.sorted().listed)."
            fault("The input '\(steps[0])' has no '\(steps.dropFirst().joined(separator: "."))'.\(hint)", start, length)
            return false
        }
        // Inside a section over an input its members are names of their own.
        if steps.count == 1, open.contains(where: { names[String($0.name)]?.contains(steps[0]) == true }) { return true }
        let hint = names.isEmpty ? " The app has no inputs." : " There are \(names.keys.sorted().listed)."
        fault("There is no input '\(steps[0].prefix(60))'.\(hint)", start, length)
        return false
    }

    private func find(_ sign: String, from start: Int) -> Int? {
        let sign = Array(sign)
        guard text.count >= sign.count, start <= text.count - sign.count else { return nil }
        return (start...(text.count - sign.count)).first { text[$0..<$0 + sign.count].elementsEqual(sign) }
    }

    private mutating func fault(_ message: String, _ start: Int, _ length: Int) {
        let before = text[..<start]
        let line = before.count(where: \.isNewline) + 1
        let column = start - (before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0) + 1
        problems.append(
            AppProblem(
                path, "\(message) (line \(line), column \(column) of the template)",
                position: TextPosition(line: line, column: column, offset: start, length: length)))
    }
}
