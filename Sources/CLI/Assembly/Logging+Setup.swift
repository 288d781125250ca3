import Foundation
import Logging

/// Sets up logging: to standard error, so that standard output stays what a command prints.
enum LogSetup {
    static func logger(level: Logger.Level) -> Logger {
        var logger = Logger(label: "easel") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = level
        return logger
    }
}
