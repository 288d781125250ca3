import API
import Foundation
import Registry

extension GivenMessage {
    /// Reads the `messages` of Chat Completions.
    package static func messages(_ list: [JSONValue], path: String = "messages") throws -> [GivenMessage] {
        guard !list.isEmpty else {
            throw APIError.invalid(
                "Invalid '\(path)': empty array. Expected an array with minimum length 1, but got an empty array instead.", param: path,
                code: "empty_array")
        }
        var messages: [GivenMessage] = []
        for (index, value) in list.enumerated() {
            var fields = try Fields(json: value, path: "\(path)[\(index)]")
            messages.append(try message(&fields, after: messages.last))
            try fields.finish()
        }
        try checkCalls(messages, path: path)
        return messages
    }

    /// The roles of the wire; `function` is what `tool` was called before.
    private enum WireRole: String, CaseIterable { case system, developer, user, assistant, tool, function }

    private static func message(_ fields: inout Fields, after last: GivenMessage?) throws -> GivenMessage {
        guard let role = try fields.choice("role", of: WireRole.self) else { throw APIError.missing(fields.name("role")) }
        var message = GivenMessage(.user, [])
        message.name = try fields.string("name", limit: 512)
        switch role {
        case .system: message.role = .system
        case .developer: message.role = .developer
        case .user: message.role = .user
        case .assistant:
            message.role = .assistant
            message.calls = try calls(&fields)
            // What answers bring along may come back with them.
            _ = fields.value("annotations")
            if let audio = fields.value("audio"), audio != .null {
                throw APIError.invalid("Invalid '\(fields.name("audio"))': no model here speaks.", param: fields.name("audio"))
            }
        case .tool:
            message.role = .tool
            guard let id = try fields.string("tool_call_id", limit: 512) else { throw APIError.missing(fields.name("tool_call_id")) }
            message.callID = id
        case .function:
            message.role = .tool
            guard let name = message.name else { throw APIError.missing(fields.name("name")) }
            message.callID = last?.calls.last?.id ?? legacyID(name)
        }
        message.parts = try parts(fields.value("content"), fields.name("content"), of: message)
        if role == .assistant, let refusal = try fields.string("refusal"), !refusal.isEmpty { message.parts.append(.refusal(refusal)) }
        return message
    }

    /// The id of a call that was made before calls had any.
    private static func legacyID(_ name: String) -> String { "call_\(name)" }

    private static func calls(_ fields: inout Fields) throws -> [ChatCall] {
        var calls: [ChatCall] = []
        let path = fields.name("tool_calls")
        for (index, value) in (try fields.array("tool_calls") ?? []).enumerated() {
            var call = try Fields(json: value, path: "\(path)[\(index)]")
            guard let id = try call.string("id", limit: 512) else { throw APIError.missing(call.name("id")) }
            if let type = try call.string("type"), type != "function" {
                throw APIError.invalidValue(type, param: call.name("type"), supported: ["function"])
            }
            guard var function = try call.object("function") else { throw APIError.missing(call.name("function")) }
            calls.append(try self.call(id, &function))
            try function.finish()
            _ = call.value("index")
            try call.finish()
        }
        if var function = try fields.object("function_call") {
            let call = try call("", &function)
            try function.finish()
            calls.append(ChatCall(id: legacyID(call.name), name: call.name, arguments: call.arguments))
        }
        return calls
    }

    private static func call(_ id: String, _ function: inout Fields) throws -> ChatCall {
        guard let name = try function.string("name", limit: 256) else { throw APIError.missing(function.name("name")) }
        return ChatCall(id: id, name: name, arguments: try function.string("arguments") ?? "{}")
    }

    private static func parts(_ content: JSONValue?, _ path: String, of message: GivenMessage) throws -> [GivenPart] {
        switch content {
        case nil:
            guard message.role == .assistant else { throw APIError.missing(path) }
            return []
        case .string(let text): return [.text(text)]
        case .array(let list):
            return try list.enumerated().map { try part($1, "\(path)[\($0)]", in: message.role) }
        case let other?: throw APIError.invalidType(param: path, expected: "a string or an array", found: other.kind)
        }
    }

    private static func part(_ value: JSONValue, _ path: String, in role: ChatMessage.Role) throws -> GivenPart {
        var fields = try Fields(json: value, path: path)
        let supported = role == .user ? ["text", "image_url", "file"] : role == .assistant ? ["text", "refusal"] : ["text"]
        guard let type = try fields.string("type") else { throw APIError.missing("\(path).type") }
        guard supported.contains(type) else { throw APIError.invalidValue(type, param: "\(path).type", supported: supported) }
        // Hints to a cache change no answer; the second is what clients of several makers' models write.
        for hint in ["prompt_cache_breakpoint", "cache_control"] { _ = fields.value(hint) }
        let part: GivenPart
        switch type {
        case "image_url":
            guard let url = fields.value("image_url") else { throw APIError.missing("\(path).image_url") }
            part = .picture(try GivenPicture(imageURL: url, path: "\(path).image_url"))
        case "file":
            guard var file = try fields.object("file") else { throw APIError.missing("\(path).file") }
            _ = try file.string("filename", limit: 512)
            let id = try file.string("file_id", limit: 256)
            let data = try file.string("file_data", limit: ImageReference.longestURL)
            try file.finish()
            switch (id, data) {
            case (let id?, nil): part = .picture(GivenPicture(.file(id), param: "\(path).file.file_id"))
            case (nil, let data?):
                let reference = try ImageReference(json: .string(data), path: "\(path).file.file_data")
                part = .picture(GivenPicture(reference, param: "\(path).file.file_data"))
            default:
                throw APIError.invalid("Invalid '\(path).file': give exactly one of 'file_id' and 'file_data'.", param: "\(path).file")
            }
        case "refusal":
            guard let text = try fields.string("refusal") else { throw APIError.missing("\(path).refusal") }
            part = .refusal(text)
        default:
            guard let text = try fields.string("text") else { throw APIError.missing("\(path).text") }
            part = .text(text)
        }
        try fields.finish()
        return part
    }

    /// Checks that every call is answered by the messages after it, and that nothing else is.
    package static func checkCalls(_ messages: [GivenMessage], path: String = "messages") throws {
        var open: Set<String> = []
        for (index, message) in messages.enumerated() {
            if message.role == .tool {
                guard let id = message.callID, open.remove(id) != nil else {
                    throw APIError.invalid(
                        "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
                        param: "\(path)[\(index)].role")
                }
                continue
            }
            try refuseOpen(open, before: index, path)
            open = Set(message.calls.map(\.id))
        }
        try refuseOpen(open, before: messages.count, path)
    }

    private static func refuseOpen(_ open: Set<String>, before index: Int, _ path: String) throws {
        guard !open.isEmpty else { return }
        throw APIError.invalid(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: \(open.sorted().joined(separator: ", ").prefix(200))",
            param: "\(path)[\(max(0, index - 1))]")
    }
}
