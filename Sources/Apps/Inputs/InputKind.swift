import API

/// A kind of input: what its definition may say, which values it takes, and what a template sees of them. Kinds are values
/// that are registered in `InputKinds.standard`; nothing else knows which there are.
public protocol InputKind: Sendable {
    /// The name that files write.
    var name: String { get }
    /// What it is, in a few words for a list of kinds.
    var summary: String { get }
    /// The settings that it takes.
    var settings: Set<InputSettings.Key> { get }
    /// Whether its value is one or more pictures.
    var isPicture: Bool { get }

    /// What is wrong with an input of this kind: the setting and a sentence. Values are not checked here.
    func faults(of input: AppInput) -> [InputFault]
    /// The value in what a request or a file says; throws `InputFault`.
    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue
    /// The names that a template can ask for after the input's own: `colour.hex`.
    func members(of input: AppInput) -> [String]
    /// What a template sees; `nil` where the value is empty.
    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue?
    /// The shape of a value or null, as a JSON Schema; `nil` for kinds that cannot be filled in by words.
    func schema(of input: AppInput) -> JSONValue?
}

extension InputKind {
    /// Most kinds hold no pictures.
    public var isPicture: Bool { false }
    /// Most kinds have nothing but their value.
    public func members(of input: AppInput) -> [String] { [] }
    /// Pictures cannot be filled in by words.
    public func schema(of input: AppInput) -> JSONValue? { nil }
}

/// What is wrong with an input's definition or value.
public struct InputFault: Error, Sendable, Equatable {
    /// The setting at fault; `nil` for the value or the whole.
    public var key: InputSettings.Key?
    /// A path behind the setting: `[0].id`.
    public var rest: String
    /// A sentence.
    public var message: String

    /// A fault in `key`.
    public init(_ message: String, in key: InputSettings.Key? = nil, rest: String = "") {
        self.message = message
        self.key = key
        self.rest = rest
    }
}

/// A checked value of an input.
public enum InputValue: Sendable, Equatable {
    case text(String)
    case number(Double)
    case flag(Bool)
    /// Pictures by reference; those that came as uploads are not among them.
    case pictures([ImageReference])

    /// Whether it counts as not given.
    public var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .pictures(let pictures): pictures.isEmpty
        case .number, .flag: false
        }
    }
}

/// The kinds of input by name.
public struct InputKinds: Sendable {
    private let kinds: [any InputKind]

    /// Some kinds.
    public init(_ kinds: [any InputKind]) { self.kinds = kinds }

    /// The names in order.
    public var names: [String] { kinds.map(\.name) }
    /// All kinds in order.
    public var all: [any InputKind] { kinds }
    /// The kind of this name.
    public subscript(_ name: String) -> (any InputKind)? { kinds.first { $0.name == name } }

    /// The kinds that apps have: a new one is added here.
    public static let standard = InputKinds([
        TextInput(isLong: false), TextInput(isLong: true), ChoiceInput(), NumberInput(isSlider: false), NumberInput(isSlider: true),
        ToggleInput(), ColorInput(), PictureInput(.image), PictureInput(.sketch), PictureInput(.mask),
    ])
}
