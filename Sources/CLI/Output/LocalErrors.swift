import API
import Engine
import Models
import Providers
import Tokenizers
import Weights

/// Runs work on installed models, whose errors are sentences for the person at the terminal.
func localErrors<Value>(_ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error where error is LibraryError || error is WeightError || error is ModelError || error is TokenizerError {
        throw APIError.invalid("\(error)", param: nil)
    }
}

/// The same for work that waits.
func waitingLocalErrors<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
        return try await work()
    } catch let error
        where error is LibraryError || error is WeightError || error is ModelError || error is TokenizerError || error is DownloadError
    {
        throw APIError.invalid("\(error)", param: nil)
    }
}
