/// Why a data folder cannot be opened.
public enum StoreError: Error, Equatable, CustomStringConvertible {
    case locked(folder: String, pid: Int?)
    case notAFolder(String)
    case notWritable(String, reason: String)
    case notADatabase(String)
    case foreign(String)
    case newer(String)
    case damaged(String, reason: String)

    /// A sentence for the person who started the server, with what to do.
    public var description: String {
        switch self {
        case .locked(let folder, let pid):
            "The data folder \(folder) is in use by another server\(pid.map { " (process \($0))" } ?? ""). Stop it, or give this one another folder."
        case .notAFolder(let path): "\(path) is not a folder."
        case .notWritable(let path, let reason):
            "\(path) cannot be written: \(reason). Give this user the right to, or choose another data folder."
        case .notADatabase(let path):
            "\(path) is not an SQLite database, or its beginning is damaged. Restore it from a backup, or move it away to start anew."
        case .foreign(let path): "\(path) is a database of another program. Choose another data folder."
        case .newer(let path): "\(path) was written by a newer Easel. Run that version, or restore the backup from before the upgrade."
        case .damaged(let path, let reason):
            "\(path) is damaged (\(reason)). Restore it from a backup; `sqlite3 \(path) .recover` may save what is readable."
        }
    }
}
