import API
import Hummingbird
import NIOCore
import Pictures
import Registry
import Store

/// What the routes of assistants, threads and runs share: bodies, lists, and the objects that a path names.
struct AssistantDesk: Sendable {
    let parts: ServerParts
    private let json: JSONBody

    init(parts: ServerParts) {
        self.parts = parts
        json = JSONBody(budget: ByteBudget(96 << 20), limit: 32 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    var kept: any AssistantRepository { parts.store.assistants }

    /// Reads a body; one that is absent is an empty object.
    func read<Value: Sendable>(_ request: Request, _ work: (inout Fields, JSONText) async throws -> Value) async throws -> Value {
        let isEmpty = request.headers[.transferEncoding] == nil && (request.headers[.contentLength].map { $0 == "0" } ?? true)
        if isEmpty {
            var fields = try Fields(json: .object([:]))
            return try await work(&fields, JSONText(.object([:])))
        }
        return try await json.readOrdered(request) { fields, text in
            var fields = fields
            return try await work(&fields, try text())
        }
    }

    private enum Order: String, CaseIterable { case asc, desc }

    /// Which part of a list is asked for; `take` takes further fields of the query.
    func page(_ request: Request, _ take: (inout Query) throws -> Void = { _ in }) throws -> PageRequest {
        var query = try Query(request)
        let order = try query.choice("order", of: Order.self)
        let page = PageRequest(
            limit: try query.integer("limit", in: 1...100) ?? 20, after: try query.string("after"), before: try query.string("before"),
            ascending: order == .asc)
        try take(&query)
        try query.finish()
        return page
    }

    /// A list's answer.
    func answer<Element: Sendable>(_ page: Page<Element>, _ json: (Element) -> JSONValue) throws -> Response {
        let elements = page.elements.map(json)
        func id(_ value: JSONValue?) -> String? {
            guard case .object(let object)? = value, case .string(let id)? = object["id"] else { return nil }
            return id
        }
        var list = ListObject(elements)
        list.firstID = id(elements.first)
        list.lastID = id(elements.last)
        list.hasMore = page.hasMore
        return try Response.json(list)
    }

    /// The assistant that a path or a body names.
    func assistant(_ id: String, _ principal: Principal) async throws -> AssistantRecord {
        guard let found = try await kept.assistant(id, for: principal) else {
            throw APIError.notFound("No assistant found with id '\(id.prefix(100))'.", param: "assistant_id")
        }
        return found
    }

    /// The thread that a path names.
    func thread(_ context: EaselContext) async throws -> ThreadObject {
        let id = try context.parameters.require("thread")
        guard let found = try await kept.thread(id, for: context.principal) else {
            throw APIError.notFound("No thread found with id '\(id.prefix(100))'.", param: "thread_id")
        }
        return found
    }

    /// The run that a path names.
    func run(_ context: EaselContext) async throws -> AssistantRunRecord {
        let thread = try await thread(context)
        let id = try context.parameters.require("run")
        guard let found = try await kept.run(id, in: thread.id) else {
            throw APIError.notFound("No run found with id '\(id.prefix(100))'.", param: "run_id")
        }
        return found
    }

    /// Reads messages of a body, and checks that the pictures they name are there.
    func messages(_ list: [JSONValue], in thread: String, path: String, for principal: Principal) async throws -> [ThreadMessageObject] {
        guard list.count <= 1_000 else {
            throw APIError.invalid(
                "Invalid '\(path)': at most 1000 messages are taken at once.", param: path, code: "array_above_max_length")
        }
        var messages: [ThreadMessageObject] = []
        for (index, value) in list.enumerated() {
            var fields = try Fields(json: value, path: "\(path)[\(index)]")
            messages.append(try await message(&fields, in: thread, for: principal))
        }
        return messages
    }

    /// Reads a message's fields.
    func message(_ fields: inout Fields, in thread: String, for principal: Principal) async throws -> ThreadMessageObject {
        guard let role = try fields.choice("role", of: ThreadMessageObject.Role.self) else { throw APIError.missing(fields.name("role")) }
        let path = fields.name("content")
        let content = try MessageContent.read(fields.value("content"), path: path)
        let metadata = try Metadata.check(&fields) ?? [:]
        if let attachments = try fields.array("attachments"), !attachments.isEmpty {
            throw APIError.invalid(
                "This server runs no code and searches no files: attach pictures as 'image_file' content.",
                param: fields.name("attachments"),
                code: "unsupported_tool")
        }
        try fields.finish()
        for (index, piece) in content.enumerated() {
            guard case .imageFile(let id, _) = piece else { continue }
            guard try await parts.store.files.file(id, for: principal) != nil else {
                throw APIError.notFound("No such File object: \(id.prefix(100))", param: "\(path)[\(index)].image_file.file_id")
            }
        }
        let now = RunExecution.now
        var message = ThreadMessageObject(
            id: WireID.make("msg"), createdAt: now, threadID: thread, role: role, content: content, metadata: metadata)
        message.completedAt = now
        return message
    }
}
