import Foundation
import Pictures

/// A picture in the store.
public struct ImageRecord: Sendable, Equatable {
    /// `img-…`.
    public var id: String
    /// SHA-256 of the file, which is its blob's name.
    public var sha256: String
    /// What the file is.
    public var format: PictureFormat
    /// Pixels across.
    public var width: Int
    /// Pixels down.
    public var height: Int
    /// Bytes of the file.
    public var bytes: Int
    /// The model that made it.
    public var model: String
    /// Its snapshot, where it has one.
    public var snapshot: String?
    /// The seed it was made with, where the model has seeds.
    public var seed: UInt64?
    /// The prompt as it was asked for.
    public var prompt: String
    /// The prompt that was used in the end, where the model changed it.
    public var revisedPrompt: String?
    /// Everything needed to make it again, as JSON (`Recipe`).
    public var recipe: String
    /// The key that paid; `nil` for a request without one.
    public var keyID: String?
    /// The person or visitor it was made for, where it was one.
    public var personID: String?
    /// The job it came from, where there was one.
    public var jobID: String?
    /// When it was made.
    public var created: Date
    /// The app's run that it was made by, if it was one.
    public var run: RunName?
    /// The comparison that it was made for, if it was one.
    public var comparison: String?
    /// What it shows, where somebody wrote it.
    public var alt: AltText?

    /// A picture's entry.
    public init(
        id: String, sha256: String, format: PictureFormat, width: Int, height: Int, bytes: Int, model: String, snapshot: String? = nil,
        seed: UInt64? = nil, prompt: String, revisedPrompt: String? = nil, recipe: String, keyID: String?, personID: String? = nil,
        jobID: String? = nil, created: Date, run: RunName? = nil, comparison: String? = nil,
        alt: AltText? = nil
    ) {
        self.id = id
        self.sha256 = sha256
        self.format = format
        self.width = width
        self.height = height
        self.bytes = bytes
        self.model = model
        self.snapshot = snapshot
        self.seed = seed
        self.prompt = prompt
        self.revisedPrompt = revisedPrompt
        self.recipe = recipe
        self.keyID = keyID
        self.personID = personID
        self.jobID = jobID
        self.created = created
        self.run = run
        self.comparison = comparison
        self.alt = alt
    }
}

/// Which run of which app made a picture.
public struct RunName: Sendable, Hashable, Codable {
    /// `run-…`.
    public var id: String
    /// The app's slug.
    public var app: String
    /// The app's version.
    public var version: Int

    /// A run of an app's version.
    public init(id: String, app: String, version: Int) {
        self.id = id
        self.app = app
        self.version = version
    }
}
