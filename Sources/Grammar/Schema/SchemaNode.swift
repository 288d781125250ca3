/// One schema within a schema, as it was read.
struct SchemaNode: Sendable {
    /// The types of JSON that a schema can ask for; an integer is a number too.
    enum Kind: String, Sendable, CaseIterable {
        case string, number, integer, boolean, null, object, array
    }

    /// What a value has to be.
    enum Rule: Sendable {
        /// What another schema says.
        case reference(Int)
        /// What at least one of the schemas says.
        case anyOf([Int])
        /// A value of one of the kinds, under the rules below.
        case kinds([Kind])
    }

    /// One property of an object.
    struct Property: Sendable {
        let name: String
        let schema: Int
        let isRequired: Bool
    }

    /// A schema that allows anything.
    static func anything(at context: [String]) -> SchemaNode {
        SchemaNode(context: context, rule: .kinds(Kind.allCases.filter { $0 != .integer }), isOpen: true)
    }

    /// Where it stands in the document: `["properties", "x"]`.
    var context: [String]
    /// What a value has to be.
    var rule: Rule
    /// The only values it may be; `nil` where there is no such list.
    var values: [OrderedJSON]?
    /// What a string has to be.
    var string = StringRules()
    /// What a number has to be.
    var number = NumberRules()
    /// The properties of an object, in the order of the schema.
    var properties: [Property] = []
    /// Whether an object may have other properties.
    var isOpen = false
    /// The schema of an array's items; `nil` where they may be anything.
    var items: Int?
    /// The fewest items.
    var minItems = 0
    /// The most items; `nil` where there is no limit.
    var maxItems: Int?
}

/// What a string has to be.
struct StringRules: Sendable {
    /// The pattern that is found somewhere in it.
    var pattern: RegexNode?
    /// The format that it is as a whole.
    var format: StringFormat?
    /// The pattern and the format as they are checked.
    var checks: [RegexProgram] = []
}

/// What a number has to be.
struct NumberRules: Sendable, Hashable {
    /// The smallest value, and whether it is itself excluded.
    var lower: Bound?
    /// The largest value, and whether it is itself excluded.
    var upper: Bound?
    /// What it is a whole multiple of.
    var multiple: ExactDecimal?

    /// One end of a range.
    struct Bound: Sendable, Hashable {
        let value: ExactDecimal
        let isExcluded: Bool
    }

    /// What is wrong with `value`; `nil` where nothing is.
    func fault(of value: ExactDecimal) -> String? {
        if let lower, lower.isExcluded ? value <= lower.value : value < lower.value {
            return "\(value.text) is below \(lower.value.text)" + (lower.isExcluded ? " or equal to it" : "")
        }
        if let upper, upper.isExcluded ? value >= upper.value : value > upper.value {
            return "\(value.text) is above \(upper.value.text)" + (upper.isExcluded ? " or equal to it" : "")
        }
        if let multiple, value.isMultiple(of: multiple) != true { return "\(value.text) is no multiple of \(multiple.text)" }
        return nil
    }
}
