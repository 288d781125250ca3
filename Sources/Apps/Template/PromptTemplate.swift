import Mustache

/// A template that was checked against its app's inputs.
public struct PromptTemplate: Sendable {
    private let template: MustacheTemplate
    /// The inputs that it names.
    public let used: Set<String>

    /// Reads a template; throws `AppProblems` with the places of its faults.
    ///
    /// - Parameters:
    ///   - text: The template. Nothing in it is escaped when it is rendered: a prompt is no web page.
    ///   - inputs: What it may name.
    ///   - path: The field it stands in, for messages.
    public init(_ text: String, inputs: [AppInput], path: String) throws {
        let names = Dictionary(
            inputs.map { ($0.id, Set(InputKinds.standard[$0.kind]?.members(of: $0) ?? [])) }, uniquingKeysWith: { first, _ in first })
        let scan = TemplateScan(text, names: names, path: path)
        guard scan.problems.isEmpty else { throw AppProblems(scan.problems) }
        used = scan.used
        do {
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
        } catch {
            throw AppProblems([AppProblem(path, "It cannot be read as a template: \(error)")])
        }
    }

    /// The text with the values in their places. Blanks that are left over where a part was left out are taken together.
    public func render(_ values: [String: TemplateValue]) -> String { Self.tidy(template.render(values)) }

    /// One blank where several stand, none before a comma or a full stop that ends a word, none at the ends, and one comma
    /// where a part was left out between two.
    static func tidy(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        var hasBlank = false
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            index = text.index(after: index)
            if character.isWhitespace {
                hasBlank = true
                continue
            }
            let endsWord = (character == "," || character == ".") && (index == text.endIndex || text[index].isWhitespace)
            if character == ",", endsWord, out.isEmpty || out.last == "," { continue }
            if hasBlank, !out.isEmpty, !endsWord { out.append(" ") }
            hasBlank = false
            out.append(character)
        }
        while out.last == "," { out.removeLast() }
        return out
    }
}
