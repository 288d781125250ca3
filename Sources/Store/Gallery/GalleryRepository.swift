import Foundation

/// The pictures of an installation as people look at them: searched, starred, on boards, and deleted with a way back.
public protocol GalleryRepository: Sendable {
    /// A page of the pictures that `query` finds, newest first.
    func page(_ query: PictureQuery, from start: GalleryStart, limit: Int) async throws -> GalleryPage

    /// The days on which the pictures that `query` finds were made, newest first.
    func days(_ query: PictureQuery) async throws -> [GalleryDay]

    /// One picture with its recipe; `nil` where there is none or it is deleted.
    func picture(_ id: String) async throws -> GalleryPicture?

    /// These pictures with their recipes, in this order, without those that are gone.
    func pictures(_ ids: [String]) async throws -> [GalleryPicture]

    /// The newest picture whose file has this SHA-256.
    func picture(sha256: String) async throws -> GalleryPicture?

    /// Gives stars to pictures or takes them away; how many changed.
    func star(_ ids: [String], _ isStarred: Bool) async throws -> Int

    /// Says what a picture shows, or takes that away; false where `replacing` is false and somebody said it already. Throws `APIError.notFound`.
    func describe(_ id: String, as alt: AltText?, replacing: Bool) async throws -> Bool

    /// Pictures made since a time of which nobody said what they show, the oldest first; those of comparisons are not among them.
    func undescribed(since: Date, limit: Int) async throws -> [String]

    /// Puts a picture on these boards and takes it from all others. Throws `APIError.notFound`.
    func setBoards(_ boards: [String], of id: String) async throws

    /// Puts pictures on a board or takes them from it; how many. Throws `APIError.notFound` for the board.
    func put(_ ids: [String], on board: String, _ isOn: Bool) async throws -> Int

    /// Hides pictures until they are swept; how many.
    func delete(_ ids: [String]) async throws -> Int

    /// Brings hidden pictures back; how many were still there.
    func restore(_ ids: [String]) async throws -> Int

    /// All boards by name.
    func boards() async throws -> [Board]

    /// Makes a board. Throws `APIError` for a name that is empty, too long or taken.
    func addBoard(_ name: String, by personID: String?) async throws -> Board

    /// Names a board anew.
    func renameBoard(_ id: String, _ name: String) async throws -> Board

    /// Removes a board; its pictures stay. False where there is none.
    func removeBoard(_ id: String) async throws -> Bool
}
