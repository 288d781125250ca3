import API

/// What a text may be, compiled: every prefix that its matcher takes can be finished.
public struct Grammar: Sendable {
    /// How a grammar is made.
    public struct Options: Sendable, Hashable {
        /// How space is written.
        public var style: JSONStyle
        /// How many objects and arrays may lie in one another, where a schema refers to itself.
        public var deepest: Int
        /// After how many bytes a matcher takes the shortest way to the end.
        public var longest: Int

        /// `style`, at most `deepest` levels, at most about `longest` bytes.
        public init(style: JSONStyle = .compact, deepest: Int = 32, longest: Int = 1 << 20) {
            self.style = style
            self.deepest = max(1, min(deepest, 128))
            self.longest = max(1, longest)
        }
    }

    let nodes: [GrammarNode]
    let text: [UInt8]
    let automata: [ByteAutomaton]
    let ranges: [NumberRange]
    let root: Int
    let costs: GrammarCosts
    /// How it was made.
    public let options: Options

    init(_ builder: GrammarBuilder, root: Int) {
        nodes = builder.nodes
        text = builder.text
        automata = builder.automata
        ranges = builder.ranges
        options = builder.options
        self.root = root
        costs = GrammarCosts(builder, root: root)
    }

    /// The fewest bytes of a text of the grammar.
    public var shortest: Int { costs[root, options.deepest] }

    /// The texts that `schema` allows, as JSON with the keys in the schema's order.
    ///
    /// Throws an `APIError` of status 400 where no text of a bearable length is valid.
    public init(_ schema: StrictSchema, options: Options = Options()) throws(APIError) {
        var builder = GrammarBuilder(options)
        var compiler = SchemaCompiler(schema)
        let root = try compiler.compile(into: &builder)
        self.init(builder, root: root)
        guard shortest < GrammarCosts.never else { throw schema.source.fault("no finite value can match this schema.") }
        guard shortest <= options.longest else {
            throw schema.source.fault("the shortest value that matches this schema is longer than \(options.longest) bytes.")
        }
    }

    /// Any JSON object, with the line breaks and indentation that models like to write: OpenAI's `json_object`.
    public static func anyObject(options: Options = Options()) throws(APIError) -> Grammar {
        var builder = GrammarBuilder(options)
        let root = try builder.anyObject(isLoose: true)
        return Grammar(builder, root: root)
    }
}
