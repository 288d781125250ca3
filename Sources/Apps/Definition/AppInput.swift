import API

/// One thing that an app asks for.
public struct AppInput: Sendable, Equatable {
    /// Its name in the template and in `easel.inputs`: `[a-z][a-z0-9_]*`, at most 40 characters.
    public var id: String
    /// What kind of thing it is; one of `InputKinds.standard`.
    public var kind: String
    /// What stands beside the field.
    public var label: String
    /// What helps to fill it in.
    public var help: String
    /// Whether it has to be given.
    public var required: Bool
    /// What holds where nothing is given.
    public var standard: JSONValue?
    /// Whether the page leaves it out; its value comes from `default` or from the address.
    public var hidden: Bool
    /// Whether the page's address may fill it in: `/a/slug?id=value`.
    public var prefill: Bool
    /// What only some kinds have.
    public var settings: InputSettings

    /// An input with its essentials.
    public init(id: String, kind: String, label: String, settings: InputSettings = InputSettings()) {
        self.id = id
        self.kind = kind
        self.label = label
        self.settings = settings
        help = ""
        required = false
        hidden = false
        prefill = true
    }
}

/// What only some kinds of input have; a kind names those that it takes, and a file that gives it another is refused.
public struct InputSettings: Sendable, Equatable {
    /// A grey example in an empty text field.
    public var placeholder: String?
    /// The most characters of a text.
    public var maxLength: Int?
    /// What can be chosen.
    public var options: [InputOption]?
    /// The smallest number.
    public var min: Double?
    /// The largest number.
    public var max: Double?
    /// Numbers are `min` plus multiples of this.
    public var step: Double?
    /// What stands behind a number: "cm", "%".
    public var unit: String?
    /// What a toggle that is on says in the prompt.
    public var on: String?
    /// What a toggle that is off says in the prompt.
    public var off: String?
    /// Colours that are offered first, as `#rrggbb`.
    public var palette: [String]?
    /// The most pictures.
    public var maxCount: Int?
    /// The id of the picture input that a mask lies over.
    public var over: String?

    /// Nothing set.
    public init() {}

    /// The names of the settings as files write them.
    public enum Key: String, Sendable, CaseIterable {
        case placeholder, options, min, max, step, unit, on, off, palette, over
        case maxLength = "max_length"
        case maxCount = "max_count"
    }
}

/// One of a choice's options.
public struct InputOption: Sendable, Equatable {
    /// What requests name: `[a-z][a-z0-9_]*`; `{{#input.id}}` asks for it in the template.
    public var id: String
    /// What the page shows.
    public var label: String
    /// What the prompt says; the label where none is given.
    public var text: String?
    /// A small picture as a `data:` address.
    public var picture: String?

    /// An option.
    public init(id: String, label: String, text: String? = nil, picture: String? = nil) {
        self.id = id
        self.label = label
        self.text = text
        self.picture = picture
    }
}
