import API
import GRDB
import Glibc

/// A file operation that failed.
struct FileFault: Error, CustomStringConvertible {
    var operation: String
    var path: String
    var code: Int32

    var description: String { "\(operation) \(path): \(String(cString: strerror(code)))" }

    /// Whether the disk or the user's quota is full.
    var isFull: Bool { code == ENOSPC || code == EDQUOT }
}

/// Turns the faults that a client can do something about into their API errors and leaves the rest for the log.
func asAPIError(_ error: any Error) -> any Error {
    switch error {
    case let fault as FileFault where fault.isFull: APIError.insufficientStorage
    case let fault as DatabaseError where fault.resultCode == .SQLITE_FULL: APIError.insufficientStorage
    default: error
    }
}
