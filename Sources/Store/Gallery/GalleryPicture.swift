/// A picture as the gallery shows it.
public struct GalleryPicture: Sendable, Equatable {
    /// The picture; its recipe is empty in lists.
    public var image: ImageRecord
    /// Whether it has a star.
    public var isStarred: Bool
    /// The boards it is on, by their ids.
    public var boards: [String]
    /// Where it came from.
    public var source: PictureQuery.Source
}

/// A page of the gallery.
public struct GalleryPage: Sendable, Equatable {
    /// The pictures, newest first.
    public var pictures: [GalleryPicture]
    /// How many there are on all pages.
    public var total: Int
    /// Whether older ones follow.
    public var hasMore: Bool
}

/// A day with how many of the pictures are of it.
public struct GalleryDay: Sendable, Equatable {
    /// The UTC day, `YYYY-MM-DD`.
    public var day: String
    /// How many.
    public var pictures: Int
}

/// A collection of pictures that people put together.
public struct Board: Sendable, Equatable {
    /// `brd-…`.
    public var id: String
    /// What it is called.
    public var name: String
    /// How many pictures are on it.
    public var pictures: Int
}
