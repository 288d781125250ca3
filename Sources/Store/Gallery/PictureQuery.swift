/// Which pictures of the gallery are looked at.
public struct PictureQuery: Sendable, Equatable {
    /// Words of the prompt, each of which must be found; the last may be unfinished. Empty for all pictures.
    public var words: String
    /// A UTC day, in days since 1970.
    public var day: Int64?
    /// The board, by its id.
    public var board: String?
    /// Only those with a star.
    public var isStarred: Bool
    /// The app, by its slug.
    public var app: String?
    /// The model's id.
    public var model: String?
    /// Where pictures came from.
    public var source: Source?

    /// All pictures, or some.
    public init(
        words: String = "", day: Int64? = nil, board: String? = nil, isStarred: Bool = false, app: String? = nil, model: String? = nil,
        source: Source? = nil
    ) {
        self.words = words
        self.day = day
        self.board = board
        self.isStarred = isStarred
        self.app = app
        self.model = model
        self.source = source
    }

    /// Where a picture came from.
    public enum Source: String, Sendable, CaseIterable {
        /// A person made it here.
        case studio
        /// An app made it.
        case app
        /// It was asked for over the API.
        case api
        /// It was made for a comparison. Such pictures are shown only where they are asked for, have a star or are on a board.
        case compare
    }
}

/// Where in the gallery's order a page begins: after a picture, or after so many.
public struct GalleryStart: Sendable, Equatable {
    /// The picture before the page.
    public var after: String?
    /// How many pictures are before the page.
    public var offset: Int

    /// The beginning, or a place further on.
    public init(after: String? = nil, offset: Int = 0) {
        self.after = after
        self.offset = offset
    }
}
