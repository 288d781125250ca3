/// One entry of `GET /v1/models`.
public struct ModelObject: Codable, Sendable, Equatable {
    /// The id that requests name.
    public var id: String
    /// Always `model`.
    public var object = "model"
    /// Unix seconds.
    public var created: Int
    /// Who makes the model.
    public var ownedBy: String
    /// The day it is shut down, `YYYY-MM-DD`, where one is known.
    public var shutdownDate: String?
    /// Easel's own facts: provider, kind, capabilities, prices, what an alias stands for.
    public var easel: JSONValue?

    /// A model's entry.
    public init(id: String, created: Int, ownedBy: String, shutdownDate: String? = nil, easel: JSONValue? = nil) {
        self.id = id
        self.created = created
        self.ownedBy = ownedBy
        self.shutdownDate = shutdownDate
        self.easel = easel
    }

    enum CodingKeys: String, CodingKey {
        case id, object, created, easel
        case ownedBy = "owned_by"
        case shutdownDate = "shutdown_date"
    }
}

/// A list of objects: `{"object": "list", "data": […]}`.
public struct ListObject<Element: Codable & Sendable>: Codable, Sendable {
    /// Always `list`.
    public var object = "list"
    /// The elements.
    public var data: [Element]
    /// The first element's id, for paging.
    public var firstID: String?
    /// The last element's id, for paging.
    public var lastID: String?
    /// Whether more follow.
    public var hasMore: Bool?

    /// A list of `data`.
    public init(_ data: [Element]) { self.data = data }

    enum CodingKeys: String, CodingKey {
        case object, data
        case firstID = "first_id"
        case lastID = "last_id"
        case hasMore = "has_more"
    }
}
