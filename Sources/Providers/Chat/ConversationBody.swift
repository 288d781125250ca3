import API
import Foundation
import Pictures
import Registry

/// A conversation as Chat Completions write it: streamed, schemas in their own order, pictures as data: URLs.
struct ConversationBody {
    let task: ChatTask
    /// The model's id at the upstream.
    let model: String

    /// The optional fields that this conversation has, and `ChatHabits.developer` where somebody speaks in that role.
    var optionalFields: Set<String> {
        var fields: Set<String> = ["stream_options"]
        if task.maxTokens != nil { fields.insert("max_completion_tokens") }
        if task.user != nil { fields.insert("user") }
        if task.messages.contains(where: { $0.role == .developer }) { fields.insert(ChatHabits.developer) }
        return fields
    }

    /// The body without fields that the server does not know.
    func bytes(without left: Set<String>) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("model", .string(model))
            json.key("messages")
            json.array { json in
                for message in Self.spread(task.messages) { write(message, &json, knowsDeveloper: !left.contains(ChatHabits.developer)) }
            }
            writeTools(&json)
            writeFormat(&json)
            let limit = task.maxTokens.map { JSONValue.integer(Int64($0)) }
            json.member(left.contains("max_completion_tokens") ? "max_tokens" : "max_completion_tokens", limit)
            if task.count > 1 { json.member("n", .integer(Int64(task.count))) }
            if !task.stop.isEmpty { json.member("stop", .array(task.stop.map { .string($0) })) }
            writeSampling(&json)
            if let alternatives = task.alternatives {
                json.member("logprobs", true)
                if alternatives > 0 { json.member("top_logprobs", .integer(Int64(alternatives))) }
            }
            json.member("prediction", task.prediction.map { ["type": "content", "content": .string($0)] })
            json.member("reasoning_effort", task.effort.map { .string($0) })
            if !left.contains("user") { json.member("user", task.user.map { .string($0) }) }
            json.member("stream", true)
            if !left.contains("stream_options") { json.member("stream_options", ["include_usage": true]) }
        }
        return json.bytes
    }

    private func writeTools(_ json: inout JSONWriter) {
        guard !task.tools.isEmpty else { return }
        json.key("tools")
        json.array { json in
            for tool in task.tools {
                json.object { json in
                    json.member("type", "function")
                    json.key("function")
                    json.object { json in
                        json.member("name", .string(tool.name))
                        json.member("description", tool.description.map { .string($0) })
                        json.member("parameters", text: tool.parameters)
                        if tool.strict { json.member("strict", true) }
                    }
                }
            }
        }
        switch task.toolChoice {
        case .auto: break
        case .none: json.member("tool_choice", "none")
        case .required: json.member("tool_choice", "required")
        case .named(let name): json.member("tool_choice", ["type": "function", "function": ["name": .string(name)]])
        }
        json.member("parallel_tool_calls", task.parallelCalls.map { .bool($0) })
    }

    private func writeFormat(_ json: inout JSONWriter) {
        switch task.format {
        case .text: break
        case .object: json.member("response_format", ["type": "json_object"])
        case .schema(let name, let description, let schema, let strict):
            json.key("response_format")
            json.object { json in
                json.member("type", "json_schema")
                json.key("json_schema")
                json.object { json in
                    json.member("name", .string(name))
                    json.member("description", description.map { .string($0) })
                    json.member("strict", .bool(strict))
                    json.member("schema", text: schema)
                }
            }
        }
    }

    private func writeSampling(_ json: inout JSONWriter) {
        let sampling = task.sampling
        json.member("temperature", sampling.temperature.map { .number($0) })
        json.member("top_p", sampling.topP.map { .number($0) })
        json.member("top_k", sampling.topK.map { .integer(Int64($0)) })
        json.member("min_p", sampling.minP.map { .number($0) })
        json.member("frequency_penalty", sampling.frequencyPenalty.map { .number($0) })
        json.member("presence_penalty", sampling.presencePenalty.map { .number($0) })
        if !sampling.bias.isEmpty {
            json.member("logit_bias", .object(Dictionary(uniqueKeysWithValues: sampling.bias.map { (String($0), .number($1)) })))
        }
        json.member("seed", sampling.seed.map { .integer(Int64(bitPattern: $0)) })
    }
}

extension ConversationBody {
    private func write(_ message: ChatMessage, _ json: inout JSONWriter, knowsDeveloper: Bool) {
        json.object { json in
            json.member("role", .string(message.role == .developer && !knowsDeveloper ? "system" : message.role.rawValue))
            json.member("name", message.name.map { .string($0) })
            json.member("tool_call_id", message.callID.map { .string($0) })
            writeContent(message, &json)
            guard !message.calls.isEmpty else { return }
            json.key("tool_calls")
            json.array { json in
                for call in message.calls {
                    json.value([
                        "id": .string(call.id), "type": "function",
                        "function": ["name": .string(call.name), "arguments": .string(call.arguments)],
                    ])
                }
            }
        }
    }

    private func writeContent(_ message: ChatMessage, _ json: inout JSONWriter) {
        if message.parts.isEmpty {
            // A message that only calls tools says nothing; any other has to say something, be it empty.
            return json.member("content", message.calls.isEmpty ? "" : JSONValue.null)
        }
        if message.parts.count == 1, case .text(let text) = message.parts[0] { return json.member("content", .string(text)) }
        if message.parts.count == 1, case .refusal(let text) = message.parts[0] {
            json.member("content", JSONValue.null)
            return json.member("refusal", .string(text))
        }
        json.key("content")
        json.array { json in
            for part in message.parts {
                switch part {
                case .text(let text): json.value(["type": "text", "text": .string(text)])
                case .refusal(let text): json.value(["type": "refusal", "refusal": .string(text)])
                case .picture(let bytes, let format, let detail):
                    json.object { json in
                        json.member("type", "image_url")
                        json.key("image_url")
                        json.object { json in
                            json.key("url")
                            json.plainString("data:\(format.mimeType);base64,", Data(bytes).base64EncodedData())
                            if detail != .auto { json.member("detail", .string(detail.rawValue)) }
                        }
                    }
                }
            }
        }
    }
}
