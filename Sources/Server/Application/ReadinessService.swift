import ServiceLifecycle

/// Says "not ready" as soon as the shutdown begins, so that a load balancer stops sending before the door closes.
struct ReadinessService: Service {
    let state: ServerState

    func run() async throws {
        try? await gracefulShutdown()
        state.isReady.store(false, ordering: .relaxed)
    }
}
