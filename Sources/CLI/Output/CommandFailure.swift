import API
import Apps
import ArgumentParser
import Foundation
import Registry
import Settings
import Store

/// Runs a command's work and turns its errors into one line on standard error and an exit status: 1 for a failure, 2 for
/// what the caller can mend by asking differently.
func reporting(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let error as APIError {
        fail("\(error.message)\(error.param.map { " (\($0))" } ?? "")")
        throw ExitCode(error.status < 500 ? 2 : 1)
    } catch let error as BudgetRefusal {
        fail(error.apiError.message)
        throw ExitCode(2)
    } catch let error where error is StoreError || error is AppProblems || error is SettingsError || error is RegistryError {
        fail("\(error)")
        throw ExitCode(2)
    } catch is CancellationError {
        fail("cancelled")
        throw ExitCode(130)
    }
}

private func fail(_ message: String) {
    FileHandle.standardError.write(Data("easel: \(message)\n".utf8))
}
