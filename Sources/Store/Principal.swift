/// On whose behalf the store is asked. Every read takes one: nobody sees another key's pictures or prompts.
public struct Principal: Sendable, Hashable {
    /// The key that the request came with; `nil` for a request without one and for the operator.
    public var key: APIKey?
    /// Whether everything is visible: the person at the data folder's own command line.
    public var isOperator: Bool
    /// The person who is signed in, or the visitor of a published app.
    public private(set) var personID: String?
    /// Whether all pictures are visible: people share one gallery, visitors see only their own.
    public private(set) var sharesPictures: Bool

    /// The holder of `key`.
    public init(_ key: APIKey) {
        self.init(isOperator: false)
        self.key = key
    }

    /// A person who is signed in.
    public init(personID: String) {
        self.init(isOperator: false)
        self.personID = personID
        sharesPictures = true
    }

    private init(isOperator: Bool) {
        self.isOperator = isOperator
        sharesPictures = isOperator
    }

    /// A request without a key, which a server on loopback allows; it sees what was made without a key.
    public static let anonymous = Principal(isOperator: false)
    /// Whoever may read the data folder itself.
    public static let `operator` = Principal(isOperator: true)

    /// A visitor of published apps, `vis-…`.
    public static func visitor(_ id: String) -> Principal {
        var principal = Principal(isOperator: false)
        principal.personID = id
        return principal
    }

    /// The key's id, or `nil` where there is none: the owner that rows are written with.
    public var keyID: String? { key?.id }
    /// A name for queues and limits that share by owner.
    public var id: String { key?.id ?? personID ?? (isOperator ? "operator" : "local") }
}
