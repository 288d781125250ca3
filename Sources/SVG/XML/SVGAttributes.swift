/// An element's attributes in the order in which they are written.
public struct SVGAttributes: Sendable, Equatable {
    /// A name and a value.
    public struct Attribute: Sendable, Equatable {
        /// The name, with its prefix.
        public var name: String
        /// The value, references resolved.
        public var value: String

        /// A name and a value.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    private var list: [Attribute] = []

    /// No attributes.
    public init() {}

    /// The value of an attribute. Setting one keeps its place, a new one comes last, `nil` removes.
    public subscript(name: String) -> String? {
        get {
            for attribute in list where attribute.name == name { return attribute.value }
            return nil
        }
        set {
            let index = list.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): list[index].value = value
            case (let index?, nil): list.remove(at: index)
            case (nil, let value?): list.append(Attribute(name, value))
            case (nil, nil): break
            }
        }
    }

    /// Adds an attribute that is not there yet.
    mutating func append(_ name: String, _ value: String) { list.append(Attribute(name, value)) }
}

extension SVGAttributes: RandomAccessCollection {
    /// The place of the first attribute.
    public var startIndex: Int { 0 }
    /// The place after the last attribute.
    public var endIndex: Int { list.count }
    /// The attribute in a place.
    public subscript(position: Int) -> Attribute { list[position] }
}

extension SVGAttributes: ExpressibleByDictionaryLiteral {
    /// Attributes in the order written; of a name that stands twice the last value counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { self[name] = value }
    }
}
