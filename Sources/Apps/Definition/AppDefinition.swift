import API

/// What an image app is: what it asks for, what prompt it makes of that, and by which model. It is the content of an app's
/// file, of its draft and of each of its versions; it holds no secrets.
public struct AppDefinition: Sendable, Equatable {
    /// Its name in addresses, `[a-z0-9-]`, 2 to 40 characters.
    public var slug: String
    /// Its name on the page.
    public var title: String
    /// One or two sentences for its visitors.
    public var description: String
    /// `symbol:NAME` for a built-in drawing, an emoji, up to four letters, or a small picture as a `data:` address; empty for
    /// the title's first letter.
    public var icon: String
    /// What it asks for, in the order of the page.
    public var inputs: [AppInput]
    /// The text of the picture: a Mustache template over the inputs.
    public var prompt: String
    /// What must not be in the picture: a template too.
    public var negative: String?
    /// The model, an alias or a snapshot.
    public var model: String
    /// The picture's parameters: fixed, given as defaults, or left to the visitor.
    public var parameters: [AppParameter: ParameterRule]
    /// Title, colours and layout.
    public var look: AppLook
    /// Who may use it, and how much.
    public var rules: AppRules
    /// Filled-in examples, which the page offers.
    public var examples: [AppExample]

    /// An app without inputs.
    public init(slug: String, title: String, prompt: String, model: String) {
        self.slug = slug
        self.title = title
        self.prompt = prompt
        self.model = model
        description = ""
        icon = ""
        inputs = []
        parameters = [:]
        look = AppLook()
        rules = AppRules()
        examples = []
    }

    /// The input with this id.
    public func input(_ id: String) -> AppInput? { inputs.first { $0.id == id } }

    /// The longest file that is read, in bytes: room for small pictures beside choices.
    public static let longestFile = 4 << 20
}

/// A filled-in example.
public struct AppExample: Sendable, Equatable {
    /// What it is called.
    public var title: String
    /// Values by input id.
    public var inputs: [String: JSONValue]

    /// An example called `title`.
    public init(title: String, inputs: [String: JSONValue]) {
        self.title = title
        self.inputs = inputs
    }
}
