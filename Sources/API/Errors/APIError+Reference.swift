extension APIError {
    /// One row of `docs/errors.md`.
    public struct Row: Sendable, Equatable {
        /// The HTTP status.
        public var status: Int
        /// The `code`.
        public var code: String
        /// When it comes.
        public var meaning: String
        /// What the caller can do.
        public var remedy: String

        init(_ status: Int, _ code: String, _ meaning: String, _ remedy: String) {
            self.status = status
            self.code = code
            self.meaning = meaning
            self.remedy = remedy
        }
    }

    /// Every code that Easel answers with by itself; upstreams' own codes pass through beside these. A test collects the
    /// codes in the sources and compares.
    public static let reference: [Row] = [
        Row(400, "invalid_value", "A field has a value outside its set or breaks its rule.", "The message names the supported values."),
        Row(400, "invalid_type", "A field has the wrong JSON type.", "Send the type that the message names."),
        Row(400, "missing_required_parameter", "A required field is missing.", "Add it."),
        Row(400, "unknown_parameter", "A field does not exist, or not for this model.", "Remove it; nothing is silently ignored."),
        Row(
            400, "unsupported_parameter", "The field exists and this model cannot honour it.",
            "Remove it or choose a model that can: `GET /v1/models` lists capabilities."),
        Row(
            400, "previous_response_not_found", "A response that is to be continued, or one before it, is not kept, or is another key's.",
            "Send the conversation itself as `input`."),
        Row(
            400, "previous_response_not_completed", "The response that is to be continued has not ended well.", "Wait for it, or ask anew."),
        Row(400, "not_cancellable", "The response has ended, or does not run in the background.", "Read its `status`."),
        Row(400, "not_streamable", "The response's events were not kept.", "Create it with `background` and `stream`."),
        Row(400, "missing_image", "A picture is to be edited, and there is none in the conversation.", "Send one, or the id of one."),
        Row(
            400, "unsupported_tool", "A tool, or what belongs to one, that nothing here runs: code, file search, MCP.",
            "Use functions or `image_generation`."),
        Row(400, "thread_locked", "A run works on the thread.", "Wait for it, or cancel it."),
        Row(400, "invalid_run_state", "The run is in a state that does not allow this.", "Read its `status`."),
        Row(400, "unsupported_event", "In a realtime session: an event about audio.", "Send text and pictures."),
        Row(
            400, "conversation_already_has_active_response", "In a realtime session: the conversation is being answered.",
            "Wait for `response.done`, or set `conversation` to `none`."),
        Row(400, "conversation_empty", "In a realtime session: there is nothing to answer.", "Create an item first."),
        Row(400, "conversation_full", "In a realtime session: the conversation holds no more items.", "Delete some."),
        Row(400, "response_cancel_not_active", "In a realtime session: nothing is being answered.", "–"),
        Row(400, "item_create_duplicate_item_id", "In a realtime session: an item has this id already.", "Choose another, or none."),
        Row(
            400, "item_create_invalid_previous_item_id", "In a realtime session: there is no item to place it after.",
            "Name one that is there, or `root`."),
        Row(400, "item_create_invalid_call_id", "In a realtime session: no call has this id.", "Send the `call_id` of the call's item."),
        Row(
            400, "context_length_exceeded", "The conversation and the answer together are longer than the model can read.",
            "Shorten the conversation or ask for a shorter answer; the message names both lengths."),
        Row(
            400, "invalid_function_parameters", "A tool's `parameters` are no JSON Schema of the structured-outputs subset.",
            "The message names the place."),
        Row(400, "unsupported_value", "A value that the model cannot honour.", "The message names what it can."),
        Row(400, "string_above_max_length", "A text is too long.", "Shorten it."),
        Row(400, "empty_string", "A text is empty.", "Fill it."),
        Row(400, "integer_below_min_value", "A number is too small.", "The message names the bound."),
        Row(400, "integer_above_max_value", "A number is too large.", "The message names the bound."),
        Row(400, "array_below_min_length", "A list has too few elements.", "The message names the bound."),
        Row(400, "array_above_max_length", "A list or a form has too many elements.", "The message names the bound."),
        Row(400, "invalid_body", "The body is not what its content type says.", "Check the JSON or the form's boundary."),
        Row(400, "unsupported_file_mimetype", "A file's bytes are no png, jpeg or webp, whatever its name says.", "Convert it."),
        Row(400, "invalid_image_file", "A picture is damaged, cut off, animated or too large.", "The message says which."),
        Row(
            400, "invalid_image_url", "An address cannot be fetched, or lies in a private network.",
            "Use a public https address, a data: URL or a file_id."),
        Row(400, "invalid_mask", "The mask has another size than the first picture, or no alpha channel.", "Alpha 0 marks what is edited."),
        Row(400, "invalid_background_format", "Transparency was asked for in a format without it.", "Use png or webp."),
        Row(
            400, "invalid_png_output_compression", "png is never compressed with loss.",
            "Leave output_compression out, or use jpeg or webp."),
        Row(400, "invalid_svg_output_compression", "svg is never compressed with loss.", "Leave output_compression out."),
        Row(
            400, "moderation_blocked", "A moderation or the model itself refused.",
            "Change the prompt; `moderation_details` says which stage."),
        Row(400, "invalid_name", "A person's name is too short, too long or not printable.", "2 to 60 printable characters."),
        Row(400, "weak_password", "A password is too short or too long.", "At least 10 characters."),
        Row(400, "invalid_app", "An app's draft or file is faulty.", "`easel.problems` lists every fault with its place."),
        Row(
            400, "unsupported_model",
            "The model is of another kind than the endpoint: it draws and does not converse, or the other way round.",
            "Use the endpoint that the message names, or another model."),
        Row(400, "empty_array", "A list has no elements.", "Fill it."),
        Row(400, "too_many_images", "A conversation holds more pictures than are taken.", "The message names the bound."),
        Row(400, "no_moderation_model", "No model here says what is harmful.", "Name a text model, or set `moderation_model`."),
        Row(
            400, "fine_tuning_unavailable", "No upstream trains this model, and nothing is trained on this machine.",
            "Name a model of an upstream with `fine_tuning: true`."),
        Row(400, "duplicate_custom_id", "In a batch's `errors`: two lines have one `custom_id`.", "Name each request differently."),
        Row(400, "invalid_json_line", "In a batch's `errors`: a line is no JSON.", "Write one object a line."),
        Row(400, "invalid_method", "In a batch's `errors`: a request's method is not POST.", "Send POST."),
        Row(400, "invalid_url", "In a batch's `errors`: a request goes elsewhere than the batch.", "Make a batch for each endpoint."),
        Row(400, "line_too_long", "In a batch's `errors`: a line is over 64 MB.", "Name pictures by `file_id`."),
        Row(400, "too_many_requests", "In a batch's `errors`: the file has over 50,000 requests.", "Make several batches."),
        Row(400, "empty_file", "In a batch's `errors`: the file has no requests.", "Write one object a line."),
        Row(401, "password_needed", "An app asks for a password of its own.", "Open its page and give it."),
        Row(
            401, "invalid_api_key", "There is no key, or it is unknown or revoked.",
            "Send `Authorization: Bearer …`; `easel keys create` makes one."),
        Row(401, "no_session", "A page's request from somebody who is not signed in.", "Sign in."),
        Row(403, "csrf", "A cookie came without the token of the page it belongs to.", "Send `x-csrf-token`, or use a key."),
        Row(
            403, "permission_denied", "The key may not use this model, or a web page called a server without keys.",
            "Ask for a key with that model."),
        Row(
            404, "model_not_found", "No model, snapshot or alias has this name.", "`GET /v1/models` lists them; aliases go into easel.yaml."
        ),
        Row(404, "not_found", "A file, job or picture does not exist, or is another key's.", "Check the id."),
        Row(404, "unknown_url", "No route has this path.", "`/openapi.yaml` lists the routes."),
        Row(405, "method_not_allowed", "The path exists with another method.", "Use that one."),
        Row(408, "request_timeout", "The body did not arrive in time.", "Try again; `server.body_timeout_seconds` sets the time."),
        Row(409, "conflict", "The thing is in a state that does not allow this.", "Read its state first."),
        Row(413, "request_too_large", "A body, file or field is over its limit.", "`server.max_upload_mb` sets the limit."),
        Row(415, "unsupported_content_type", "The path does not read this content type.", "The message names those it reads."),
        Row(426, "upgrade_required", "The path is a WebSocket.", "Open it as `ws://` or `wss://`."),
        Row(429, "rate_limit_exceeded", "The key's requests per minute are used up, or the queue is full.", "Wait for `retry-after`."),
        Row(
            429, "insufficient_quota", "The key's budget does not cover the worst case of the request.",
            "`easel` in the error says what is left and when it resets."),
        Row(499, "cancelled", "The work was cancelled.", "–"),
        Row(500, "internal_error", "A fault in Easel.", "Find `x-request-id` in the log and report it."),
        Row(
            500, "server_died", "The server died three times while it worked on a job, or once while it worked on a response.",
            "Look into its log; the job may be too large for its memory."),
        Row(502, "upstream_error", "An upstream failed or answered with nonsense.", "Try again; see the log."),
        Row(502, "upstream_authentication", "An upstream refused this server's key.", "Whoever runs the server mends its key."),
        Row(502, "no_drawing", "A text model wrote no drawing that can be used.", "Try again or use another model."),
        Row(503, "unavailable", "The server is stopping, or an upstream is known to be down.", "Wait for `retry-after`."),
        Row(504, "upstream_timeout", "An upstream took longer than its time-out.", "`upstreams.NAME.timeout_seconds` sets the time."),
        Row(507, "insufficient_storage", "The server's disk is full; nothing was kept.", "Free space or set `store.keep_gb`."),
    ]
}
