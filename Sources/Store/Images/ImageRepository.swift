/// The pictures of an installation, without their bytes: those are blobs.
public protocol ImageRepository: Sendable {
    /// Adds pictures whose blobs were put, in one transaction, and ends the blobs' pins; where it throws, with the blobs.
    func add(_ images: [ImageRecord]) async throws

    /// The picture with this id; `nil` where there is none or it is another's.
    func image(_ id: String, for principal: Principal) async throws -> ImageRecord?

    /// The principal's pictures, newest first.
    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<ImageRecord>

    /// Removes a picture, and its blob where nothing else refers to it. Returns false where there is none.
    func delete(_ id: String, for principal: Principal) async throws -> Bool
}
