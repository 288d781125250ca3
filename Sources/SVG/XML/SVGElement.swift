/// An element of a drawing, or of any XML that `XMLReader` takes, with everything in it.
public struct SVGElement: Sendable {
    /// The name, with its prefix.
    public var name: String
    /// The attributes, in order.
    public var attributes: SVGAttributes
    /// Elements and text, in order.
    public var children: [SVGNode]
    /// The line of the start tag in the text it was read from, from 1; 0 for an element made in code.
    public internal(set) var line: Int

    /// An element made in code.
    public init(_ name: String, _ attributes: SVGAttributes = [:], _ children: [SVGElement] = []) {
        self.name = name
        self.attributes = attributes
        self.children = children.map { .element($0) }
        line = 0
    }

    /// An element made in code that holds text.
    public init(_ name: String, _ attributes: SVGAttributes = [:], text: String) {
        self.name = name
        self.attributes = attributes
        children = [.text(text)]
        line = 0
    }

    /// The value of an attribute.
    public subscript(name: String) -> String? {
        get { attributes[name] }
        set { attributes[name] = newValue }
    }

    /// The elements directly in this one.
    public var elements: [SVGElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// All text in the element and below, joined.
    public var text: String {
        children.reduce(into: "") { all, node in
            switch node {
            case .text(let text): all += text
            case .element(let element): all += element.text
            }
        }
    }

    /// Adds an element as the last one.
    public mutating func append(_ element: SVGElement) { children.append(.element(element)) }
}

/// What stands in an element.
public enum SVGNode: Sendable, Equatable {
    case element(SVGElement)
    case text(String)
}

extension SVGElement: Equatable {
    /// Elements are equal if they are written equally, wherever they stood.
    public static func == (a: SVGElement, b: SVGElement) -> Bool {
        a.name == b.name && a.attributes == b.attributes && a.children == b.children
    }
}
