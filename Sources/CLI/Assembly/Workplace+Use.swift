import Settings
import Store

extension Workplace {
    /// Opens a workplace for one command's work and closes it however that ends.
    static func using<Value>(_ settings: Settings, _ work: (Workplace) async throws -> Value) async throws -> Value {
        let workplace = try Workplace(settings, as: .tool, logger: LogSetup.logger(level: .error))
        let value: Value
        do {
            value = try await work(workplace)
        } catch {
            try? await workplace.close()
            throw error
        }
        try await workplace.close()
        return value
    }
}
