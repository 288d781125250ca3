import Mustache

/// What a template sees of one value: a text, and texts under names of their own. It is data only: what it holds is put
/// into the prompt as it is and never read as a template.
public struct TemplateValue: Sendable, Equatable {
    /// What `{{name}}` says.
    public var text: String
    /// What `{{name.member}}` says.
    public var members: [String: String]
    /// Whether `{{#name}}` is entered.
    public var opensSections: Bool

    /// A value.
    public init(_ text: String, members: [String: String] = [:], opensSections: Bool = true) {
        self.text = text
        self.members = members
        self.opensSections = opensSections
    }
}

extension TemplateValue: MustacheParent, MustacheCustomRenderable {
    /// A member; an empty one is absent, so that sections over it are left out.
    public func child(named name: String) -> Any? { members[name].flatMap { $0.isEmpty ? nil : TemplateValue($0) } }
    /// What `{{name}}` says.
    public var renderText: String { text }
    /// Whether sections are left out.
    public var isNull: Bool { !opensSections }
}
