import API

/// A JSON Schema of the subset that OpenAI's structured outputs take, read and checked.
///
/// Strict: the root is an object and not `anyOf`, every property is required and no other is allowed, and what is not
/// supported is refused. Loose, for tools without `strict`: properties may be left out, and whatever is not supported
/// allows anything there.
public struct StrictSchema: Sendable {
    /// The most properties of all objects together.
    public static let mostProperties = 5000
    /// The deepest nesting of objects.
    public static let mostLevels = 10
    /// The most values of all enumerations together.
    public static let mostEnumValues = 1000
    /// The most characters of names of properties and definitions, of enumerated values and of constants together.
    public static let mostCharacters = 120_000
    /// The most characters of one enumeration of strings with more than 250 values.
    public static let mostEnumCharacters = 15_000

    /// Every schema within the document; the first is the root.
    let nodes: [SchemaNode]
    /// Whether it was read strictly: whatever a grammar writes for it is valid.
    public let isStrict: Bool
    /// Where it came from.
    let source: SchemaSource

    /// Reads and checks `document`.
    ///
    /// Throws an `APIError` of status 400 with OpenAI's words.
    public init(_ document: OrderedJSON, source: SchemaSource, isStrict: Bool = true) throws(APIError) {
        var reader = SchemaReader(document, source: source, isStrict: isStrict)
        nodes = try reader.read()
        self.isStrict = isStrict
        self.source = source
    }

    /// Reads and checks a schema whose keys have lost their order; see `OrderedJSON.init(_:)`.
    ///
    /// Throws an `APIError` of status 400.
    public init(_ document: JSONValue, source: SchemaSource, isStrict: Bool = true) throws(APIError) {
        let ordered: OrderedJSON
        do {
            ordered = try OrderedJSON(document)
        } catch {
            throw source.fault(error.message)
        }
        try self.init(ordered, source: source, isStrict: isStrict)
    }

    /// Reads and checks the JSON text of a schema, which keeps the order of its keys.
    ///
    /// Throws an `APIError` of status 400.
    public init(text: some Sequence<UInt8>, source: SchemaSource, isStrict: Bool = true) throws(APIError) {
        let document: OrderedJSON
        do {
            document = try OrderedJSON.parse(text)
        } catch {
            throw source.fault(error.message)
        }
        try self.init(document, source: source, isStrict: isStrict)
    }
}
