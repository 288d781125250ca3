import HTTPTypes

extension HTTPField.Name {
    static let requestID = named("x-request-id")
    static let processingMilliseconds = named("openai-processing-ms")
    static let retryAfterMilliseconds = named("retry-after-ms")
    static let shouldRetry = named("x-should-retry")
    static let prefer = named("prefer")
    static let preferenceApplied = named("preference-applied")
    static let idempotencyKey = named("idempotency-key")
    static let openAIVersion = named("openai-version")
    package static let forwardedProto = named("x-forwarded-proto")
    static let rateLimitRequests = named("x-ratelimit-limit-requests")
    static let rateRemainingRequests = named("x-ratelimit-remaining-requests")
    static let rateResetRequests = named("x-ratelimit-reset-requests")
    package static let serviceWorkerAllowed = named("service-worker-allowed")
    package static let referrerPolicy = named("referrer-policy")
    package static let xFrameOptions = named("x-frame-options")
    package static let csrfToken = named("x-csrf-token")
    static let secFetchSite = named("sec-fetch-site")

    static let webSocketKey = named("sec-websocket-key")
    static let webSocketVersion = named("sec-websocket-version")
    static let webSocketProtocol = named("sec-websocket-protocol")

    /// A name that is a constant of this file, and valid.
    private static func named(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("'\(name)' is no header name") }
        return name
    }
}
