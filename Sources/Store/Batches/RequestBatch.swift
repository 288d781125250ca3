import API
import Foundation

/// A batch of API requests in the store. (`BatchRecord` is a batch of an app's runs.)
public struct RequestBatch: Sendable {
    /// `batch-…`.
    public var id: String
    /// The key it belongs to; `nil` for a request without one.
    public var keyID: String?
    /// The person it belongs to.
    public var personID: String?
    /// The path that all its requests go to.
    public var endpoint: String
    /// The id of the file with its requests.
    public var inputFile: String
    /// The blob of that file; it is kept until the batch ended.
    public var sha256: String
    /// What the client attached to it.
    public var metadata: [String: String]?
    /// Where it is on its way.
    public var status: Status
    /// Why its file was not taken.
    public var faults: [BatchFault]
    /// The id of the file with the answers.
    public var outputFile: String?
    /// The id of the file with what failed.
    public var errorFile: String?
    /// How many requests it has, are answered and failed.
    public var total: Int, completed: Int, failed: Int
    /// When it came, and when it is given up.
    public var created: Date, expires: Date
    /// When its requests were begun, when its files were, when it was asked to end, and when it ended.
    public var begun: Date?, finalizing: Date?, cancelling: Date?, ended: Date?

    /// A batch that was accepted.
    public init(
        id: String, keyID: String?, personID: String?, endpoint: String, inputFile: String, sha256: String, metadata: [String: String]?,
        status: Status, faults: [BatchFault] = [], outputFile: String? = nil, errorFile: String? = nil, total: Int = 0, completed: Int = 0,
        failed: Int = 0, created: Date, expires: Date, begun: Date? = nil, finalizing: Date? = nil, cancelling: Date? = nil,
        ended: Date? = nil
    ) {
        self.id = id
        self.keyID = keyID
        self.personID = personID
        self.endpoint = endpoint
        self.inputFile = inputFile
        self.sha256 = sha256
        self.metadata = metadata
        self.status = status
        self.faults = faults
        self.outputFile = outputFile
        self.errorFile = errorFile
        self.total = total
        self.completed = completed
        self.failed = failed
        self.created = created
        self.expires = expires
        self.begun = begun
        self.finalizing = finalizing
        self.cancelling = cancelling
        self.ended = ended
    }

    /// Where a batch is on its way; OpenAI's words.
    public enum Status: String, Sendable, CaseIterable {
        case validating, failed, finalizing, completed, expired, cancelling, cancelled
        case inProgress = "in_progress"

        /// Whether nothing more happens to it.
        public var isFinal: Bool { [.failed, .completed, .expired, .cancelled].contains(self) }
    }
}

/// Why a line of a batch's file was not taken.
public struct BatchFault: Sendable, Codable, Equatable {
    /// A stable word for programs.
    public var code: String
    /// The line, from 1; `nil` for the whole file.
    public var line: Int?
    /// What is wrong.
    public var message: String
    /// The field at fault.
    public var param: String?

    /// A fault.
    public init(code: String, line: Int?, message: String, param: String? = nil) {
        self.code = code
        self.line = line
        self.message = message
        self.param = param
    }
}

/// One request of a batch.
public struct BatchLine: Sendable, Equatable {
    /// Its place in the file, from 1.
    public var number: Int
    /// The client's own name for it.
    public var customID: String
    /// Where its line begins in the file, in bytes, and how long it is.
    public var place: Int, length: Int

    /// A request in a line of the file.
    public init(number: Int, customID: String, place: Int, length: Int) {
        self.number = number
        self.customID = customID
        self.place = place
        self.length = length
    }
}

/// What became of one request of a batch: a line of its output or error file.
public struct BatchAnswer: Sendable {
    /// The request's place, from 1.
    public var number: Int
    /// The line, JSON.
    public var line: String
    /// Whether it goes into the error file.
    public var isFailure: Bool

    /// What became of request `number`.
    public init(number: Int, line: String, isFailure: Bool) {
        self.number = number
        self.line = line
        self.isFailure = isFailure
    }
}
