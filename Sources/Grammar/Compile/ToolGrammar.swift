import API

/// What a family of models writes around a call of a tool.
public struct ToolCallWrapping: Sendable, Hashable {
    /// What stands before the first call.
    public var open: String
    /// What stands before a call's name.
    public var beforeName: String
    /// What stands between a call's name and its arguments.
    public var beforeArguments: String
    /// What stands behind a call's arguments.
    public var afterArguments: String
    /// What stands between two calls.
    public var separator: String
    /// What stands behind the last call.
    public var close: String

    /// A call between these parts.
    public init(
        open: String = "", beforeName: String, beforeArguments: String, afterArguments: String, separator: String = "", close: String = ""
    ) {
        self.open = open
        self.beforeName = beforeName
        self.beforeArguments = beforeArguments
        self.afterArguments = afterArguments
        self.separator = separator
        self.close = close
    }

    /// Hermes' form, which Qwen2.5 and Qwen3 have learned: `<tool_call>`, the object, `</tool_call>`, each on its own line.
    public static let hermes = ToolCallWrapping(
        beforeName: "<tool_call>\n{\"name\": \"", beforeArguments: "\", \"arguments\": ", afterArguments: "}\n</tool_call>", separator: "\n"
    )

    /// Mistral's form: one list of objects behind `[TOOL_CALLS]`.
    public static let mistral = ToolCallWrapping(
        open: "[TOOL_CALLS][", beforeName: "{\"name\": \"", beforeArguments: "\", \"arguments\": ", afterArguments: "}", separator: ", ",
        close: "]")

    /// Llama 3.1's form: the object and nothing else.
    public static let llama = ToolCallWrapping(
        beforeName: "{\"name\": \"", beforeArguments: "\", \"parameters\": ", afterArguments: "}", separator: "; ")

    /// What a text may not hold unless a call begins there.
    var trigger: String {
        let beginning = open + beforeName
        guard let line = beginning.firstIndex(of: "\n") else { return beginning }
        return String(beginning[..<line])
    }
}

/// A tool that a model may call.
public struct GrammarTool: Sendable {
    /// Its name.
    public let name: String
    /// Its parameters; `nil` where any object is taken.
    public let parameters: StrictSchema?

    /// The tool `name`.
    public init(_ name: String, parameters: StrictSchema?) {
        self.name = name
        self.parameters = parameters
    }
}

extension Grammar {
    /// Which calls a text has to make.
    public enum ToolChoice: Sendable, Hashable {
        /// Text as the model likes, then any number of calls.
        case auto
        /// At least one call and nothing else.
        case required
        /// A call of the tool with that name and nothing else.
        case named(String)
    }

    /// The texts that call `tools` in the way of `wrapping`; at most one call where not `isParallel`.
    ///
    /// Throws an `APIError` of status 400 where no tool has that name or a tool's parameters cannot be kept.
    public static func tools(
        _ tools: [GrammarTool], wrapping: ToolCallWrapping, choice: ToolChoice, isParallel: Bool = true, options: Options = Options()
    ) throws(APIError) -> Grammar {
        var builder = GrammarBuilder(options)
        var calls: [Int] = []
        var chosen = tools
        if case .named(let name) = choice { chosen = tools.filter { $0.name == name } }
        guard !chosen.isEmpty else { throw .invalid("None of the tools has the name that 'tool_choice' asks for.", param: "tool_choice") }
        for tool in chosen {
            let arguments: Int
            if let parameters = tool.parameters {
                var compiler = SchemaCompiler(parameters)
                arguments = try compiler.compile(into: &builder)
            } else {
                arguments = try builder.anyObject(isLoose: false)
            }
            let name = OrderedJSON.quoted(tool.name).dropFirst().dropLast()
            calls.append(builder.add(.sequence([builder.literal(name + wrapping.beforeArguments), arguments])))
        }
        let before = builder.literal(wrapping.beforeName)
        let after = builder.literal(wrapping.afterArguments)
        let call = builder.add(.sequence([before, builder.add(.alternatives(calls)), after]))
        let most: Int? = if case .named = choice { 1 } else { isParallel ? nil : 1 }
        let all = builder.add(
            .repetition(
                .init(
                    open: builder.literal(wrapping.open), item: call, separator: builder.literal(wrapping.separator),
                    close: builder.literal(wrapping.close), least: 1, most: most, nests: false)))
        let root = choice == .auto ? try builder.text(then: all, trigger: Array(wrapping.trigger.utf8)) : all
        let grammar = Grammar(builder, root: root)
        guard grammar.shortest <= options.longest else {
            throw .invalid("No finite arguments match the parameters of the tools.", param: "tools")
        }
        return grammar
    }
}

extension GrammarBuilder {
    /// Any text without `trigger`, or any text and then, from where `trigger` would stand first, `node`.
    fileprivate mutating func text(then node: Int, trigger: [UInt8]) throws(APIError) -> Int {
        do {
            let free = try automaton(try ByteAutomaton.text(without: trigger))
            return add(.alternatives([free, add(.sequence([free, node]))]))
        } catch {
            throw .internalError
        }
    }
}

extension ByteAutomaton {
    /// Bytes among which `trigger` does not stand (Knuth, Morris and Pratt 1977); they may end anywhere.
    static func text(without trigger: [UInt8]) throws(RegexFault) -> ByteAutomaton {
        var builder = ByteAutomatonBuilder()
        // State n: the last n bytes are the beginning of the trigger.
        for _ in 0..<max(1, trigger.count) { _ = try builder.state(accepting: true) }
        var fallback = 0
        for length in 0..<trigger.count {
            for byte in UInt8(0)...255 {
                if byte == trigger[length] {
                    if length + 1 < trigger.count { builder.edge(length, byte...byte, to: length + 1) }
                } else {
                    builder.edge(length, byte...byte, to: length == 0 ? 0 : builder.next(fallback, byte) ?? 0)
                }
            }
            if length > 0 { fallback = builder.next(fallback, trigger[length]) ?? 0 }
        }
        return ByteAutomaton(builder)
    }
}
