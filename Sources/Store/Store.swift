import Foundation
import GRDB
import Synchronization

/// A data folder: what Easel keeps. The repositories are protocols, so that another database can stand behind them; this
/// one is SQLite in WAL mode with blobs beside it.
public final class Store: Sendable {
    /// Where everything lies.
    public let folder: DataFolder
    /// The pictures.
    public let images: any ImageRepository
    /// The jobs.
    public let jobs: any JobRepository
    /// The keys.
    public let keys: any KeyRepository
    /// The requests and what they cost.
    public let ledger: any LedgerRepository
    /// The uploaded files.
    public let files: any FileRepository
    /// The image apps.
    public let apps: any AppRepository
    /// The comparisons.
    public let compare: any CompareRepository
    /// Models that are watched.
    public let drift: any DriftRepository
    /// The responses.
    public let responses: any ResponseRepository
    /// The batches of API requests.
    public let batches: any BatchRepository
    /// Assistants, their threads and runs.
    public let assistants: any AssistantRepository
    /// Whose the training jobs of upstreams are.
    public let fineTuning: any FineTuningRepository
    /// The people.
    public let people: any PeopleRepository
    /// Who is signed in where.
    public let sessions: any SessionRepository
    /// Who changed what.
    public let audit: any AuditRepository
    /// The pictures as people look at them.
    public let gallery: any GalleryRepository
    /// The bytes of pictures and files.
    public let blobs: BlobStore
    /// This process' name in reservations and running jobs.
    public let bootID: String
    /// What was put in order when the folder was opened to serve from it.
    public let recovered: Recovery

    let database: SQLite
    private let lock: FolderLock?

    /// Opens a data folder and makes what is missing.
    ///
    /// - Throws: `StoreError`, or `APIError.insufficientStorage` on a full disk.
    public init(_ path: String, as access: StoreAccess = .server, options: StoreOptions = StoreOptions()) throws {
        let folder = DataFolder(path)
        try folder.create()
        lock = access == .server ? try FolderLock(folder) : nil
        let bootID = Identifier.make("boot")
        let database = try SQLite(folder, synchronous: options.synchronous)
        let blobs = BlobStore(folder, minimumFreeBytes: options.minimumFreeBytes)
        self.folder = folder
        self.database = database
        self.blobs = blobs
        self.bootID = bootID
        images = SQLiteImages(database: database, blobs: blobs)
        jobs = SQLiteJobs(database: database, blobs: blobs)
        keys = SQLiteKeys(database: database, changes: ChangeStamp(folder.keysChanged))
        ledger = SQLiteLedger(database: database, bootID: bootID)
        files = SQLiteFiles(database: database, blobs: blobs)
        apps = SQLiteApps(database: database, blobs: blobs)
        compare = SQLiteCompare(database: database, blobs: blobs)
        drift = SQLiteDrift(database: database, blobs: blobs)
        responses = SQLiteResponses(database: database, blobs: blobs)
        batches = SQLiteBatches(database: database, blobs: blobs)
        assistants = SQLiteAssistants(database: database)
        fineTuning = SQLiteFineTuning(database: database)
        people = SQLitePeople(database: database)
        sessions = SQLiteSessions(database: database)
        audit = SQLiteAudit(database: database)
        gallery = SQLiteGallery(database: database)
        recovered = access == .server ? try Self.recover(folder, database, blobs: blobs, attempts: options.attempts) : Recovery()
    }

    /// Throws `APIError.insufficientStorage` while too little room is left to begin anything.
    public func checkRoom() throws { try blobs.checkRoom() }

    /// Ends the pins of blobs that no row is to name after all, and removes them.
    public func discard(_ blobs: [String]) async { await database.discard(blobs, of: self.blobs) }

    /// Closes the database and lets the folder go; nothing may be asked of the store afterwards.
    public func close() throws {
        try database.close(isLast: lock != nil)
        lock?.release()
    }
}
