import Store

extension PlaceOptions {
    /// Opens the store for a command's work, beside a server that may be running, and closes it again whatever comes of the work. Errors are
    /// reported as every command does.
    func withStore(_ work: (Store) async throws -> Void) async throws {
        try await reporting {
            let store = try Store(try settings().data, as: .tool)
            do {
                try await work(store)
            } catch {
                try? store.close()
                throw error
            }
            try store.close()
        }
    }
}
