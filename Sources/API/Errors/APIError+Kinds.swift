/// The errors Easel answers with. `docs/errors.md` lists them; a test compares the two.
extension APIError {
    /// 400: a field has a value outside its set.
    public static func invalidValue(_ value: String, param: String, supported: [String]) -> APIError {
        let quoted = supported.map { "'\($0)'" }
        let list =
            quoted.count > 2
            ? quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "") : quoted.joined(separator: " and ")
        return APIError(
            status: 400, message: "Invalid value: '\(value.prefix(200))'. Supported values are: \(list).", param: param,
            code: "invalid_value")
    }

    /// 400: a field's value breaks a rule that `message` states.
    public static func invalid(_ message: String, param: String?, code: String = "invalid_value") -> APIError {
        APIError(status: 400, message: message, param: param, code: code)
    }

    /// 400: a field has the wrong JSON type.
    public static func invalidType(param: String, expected: String, found: String) -> APIError {
        APIError(
            status: 400, message: "Invalid type for '\(param)': expected \(expected), but got \(found) instead.", param: param,
            code: "invalid_type")
    }

    /// 400: a required field is missing.
    public static func missing(_ param: String) -> APIError {
        APIError(status: 400, message: "Missing required parameter: '\(param)'.", param: param, code: "missing_required_parameter")
    }

    /// 400: a field that does not exist, or not for this model.
    public static func unknownParameter(_ param: String) -> APIError {
        APIError(status: 400, message: "Unknown parameter: '\(param)'.", param: param, code: "unknown_parameter")
    }

    /// 400: a field that exists and that this model cannot honour.
    public static func unsupportedParameter(_ param: String, model: String, because reason: String) -> APIError {
        APIError(
            status: 400, message: "The model '\(model)' does not support '\(param)': \(reason)", param: param,
            code: "unsupported_parameter")
    }

    /// 400: an uploaded file is not a picture that can be read.
    public static func unsupportedMimetype(param: String, found: String) -> APIError {
        APIError(
            status: 400,
            message:
                "Invalid file '\(param)': unsupported mimetype ('\(found)'). Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'.",
            param: param, code: "unsupported_file_mimetype")
    }

    /// 400: an uploaded picture is damaged, too large, animated or otherwise refused; `reason` says which.
    public static func invalidImage(param: String, reason: String) -> APIError {
        APIError(status: 400, message: "Invalid image file '\(param)': \(reason)", param: param, code: "invalid_image_file")
    }

    /// 400: the body is not what its content type says.
    public static func malformedBody(_ reason: String) -> APIError {
        APIError(status: 400, message: "We could not parse the body of your request: \(reason)", code: "invalid_body")
    }

    /// 400: a moderation refused the request or the picture.
    public static func moderationBlocked(_ message: String, details: ModerationDetails) -> APIError {
        APIError(
            status: 400, message: message, type: "image_generation_user_error", code: "moderation_blocked", moderation: details)
    }

    /// 401: no key, or one that is unknown or revoked.
    public static func invalidKey(_ message: String) -> APIError {
        APIError(status: 401, message: message, code: "invalid_api_key")
    }

    /// 403: the key is good and may not do this.
    public static func forbidden(_ message: String, param: String? = nil) -> APIError {
        APIError(status: 403, message: message, type: "permission_error", param: param, code: "permission_denied")
    }

    /// 401: a page's request from somebody who is not signed in.
    public static var noSession: APIError {
        APIError(status: 401, message: "You are not signed in, or no longer.", type: "permission_error", code: "no_session")
    }

    /// 403: a request with a cookie that does not prove that one of Easel's own pages sent it.
    public static var forgeryRefused: APIError {
        APIError(
            status: 403, message: "This request did not come from one of Easel's pages, or the page is too old. Load it again.",
            type: "permission_error", code: "csrf")
    }

    /// 404: a model or a snapshot that this server does not have.
    public static func modelNotFound(_ model: String, hint: String = "") -> APIError {
        APIError(
            status: 404, message: "The model '\(model.prefix(200))' does not exist or you do not have access to it.\(hint)",
            param: "model", code: "model_not_found")
    }

    /// 404: a file, a job or a page that does not exist.
    public static func notFound(_ what: String, param: String? = nil) -> APIError {
        APIError(status: 404, message: what, param: param, code: "not_found")
    }

    /// 405: the path exists with another method.
    public static func methodNotAllowed(_ method: String, path: String) -> APIError {
        APIError(status: 405, message: "Not allowed: \(method) \(path).", code: "method_not_allowed")
    }

    /// 408: the client stopped sending.
    public static var requestTimeout: APIError {
        APIError(status: 408, message: "The request body did not arrive in time.", code: "request_timeout")
    }

    /// 409: the thing is in a state that does not allow this.
    public static func conflict(_ message: String) -> APIError {
        APIError(status: 409, message: message, code: "conflict")
    }

    /// 413: more bytes than the limit.
    public static func tooLarge(_ message: String, param: String? = nil) -> APIError {
        APIError(status: 413, message: message, param: param, code: "request_too_large")
    }

    /// 415: a content type that this path does not read.
    public static func unsupportedContentType(_ found: String, supported: [String]) -> APIError {
        APIError(
            status: 415,
            message: "Unsupported content type: '\(found.prefix(100))'. Supported: \(supported.joined(separator: ", ")).",
            code: "unsupported_content_type")
    }

    /// 426: the path is opened as a WebSocket only.
    public static var upgradeRequired: APIError {
        APIError(status: 426, message: "This path is a WebSocket: open it as wss:// or ws://.", code: "upgrade_required")
    }

    /// 429: too many requests a minute; `retryAfter` seconds until the next is taken.
    public static func rateLimited(_ message: String, retryAfter: Double) -> APIError {
        APIError(status: 429, message: message, type: "requests", code: "rate_limit_exceeded", retryAfter: retryAfter)
    }

    /// 429: the key's budget does not cover the worst case of this request.
    public static func insufficientQuota(_ message: String, details: [String: JSONValue]) -> APIError {
        APIError(status: 429, message: message, type: "insufficient_quota", code: "insufficient_quota", details: details)
    }

    /// 499: the work was cancelled on request.
    public static var cancelled: APIError {
        APIError(status: 499, message: "The job was cancelled.", type: "cancelled", code: "cancelled")
    }

    /// 500: a fault in Easel; `message` tells nothing about its inside.
    public static var internalError: APIError {
        APIError(
            status: 500, message: "The server had an error while processing your request. The request id helps to find it in the log.",
            type: "server_error", code: "internal_error")
    }

    /// 502: an upstream failed or answered with something that is not its protocol.
    public static func upstream(_ message: String) -> APIError {
        APIError(status: 502, message: message, type: "server_error", code: "upstream_error")
    }

    /// 503: the server is starting, stopping, or an upstream is known to be down.
    public static func unavailable(_ message: String, retryAfter: Double? = nil) -> APIError {
        APIError(status: 503, message: message, type: "server_error", code: "unavailable", retryAfter: retryAfter)
    }

    /// 504: an upstream took longer than its time-out.
    public static func upstreamTimeout(_ message: String) -> APIError {
        APIError(status: 504, message: message, type: "server_error", code: "upstream_timeout")
    }

    /// 507: the disk is full; nothing was kept.
    public static var insufficientStorage: APIError {
        APIError(
            status: 507, message: "There is no room left on the server's disk; nothing of this request was kept.", type: "server_error",
            code: "insufficient_storage")
    }
}

extension APIError {
    /// Whether a moderation, or the model itself, would not draw this.
    public var isRefusal: Bool { code == "moderation_blocked" || code == "content_policy_violation" }
}
