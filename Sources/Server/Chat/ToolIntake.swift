import API
import Registry
import Store

/// Reads the tools of Realtime and Assistants: functions, and the `image_generation` tool on any image model.
struct ToolIntake: Sendable {
    let parts: ServerParts
    let principal: Principal

    /// What a list of tools came to.
    struct Tools: Sendable {
        var functions: [ChatTool] = []
        var image: ResponseImageTool?
    }

    /// Reads a list of tools; a function's fields lie under `function` or beside `type`.
    ///
    /// - Parameter text: The same as it was written, for the order of the schemas' keys.
    /// - Throws: `APIError` with status 400, also for tools that nothing here runs.
    func read(_ list: [JSONValue], _ text: JSONText?, path: String) throws -> Tools {
        let texts = text?.elements ?? []
        var tools = Tools()
        for (index, value) in list.enumerated() {
            let path = "\(path)[\(index)]"
            let text = texts.indices.contains(index) ? texts[index] : nil
            var fields = try Fields(json: value, path: path)
            switch try fields.string("type") {
            case "function"?:
                if var function = try fields.object("function") {
                    tools.functions.append(try FunctionTools.function(&function, text?.at("function")))
                    try function.finish()
                } else {
                    tools.functions.append(try FunctionTools.function(&fields, text))
                }
                try fields.finish()
            case DrawingTool.name?:
                guard tools.image == nil else {
                    throw APIError.invalid("Invalid '\(path)': the image_generation tool is given twice.", param: path)
                }
                let image = try ResponseImageTool(&fields)
                try check(image, path: path)
                tools.image = image
            case nil: throw APIError.missing("\(path).type")
            case let type?:
                throw APIError.invalid(
                    "The tool '\(type.prefix(40))' is not run by this server. Supported values are: 'function' and '\(DrawingTool.name)'.",
                    param: "\(path).type", code: "unsupported_tool")
            }
        }
        try FunctionTools.check(tools.functions, path: path)
        if tools.image != nil, tools.functions.contains(where: { $0.name == DrawingTool.name }) {
            throw APIError.invalid("Invalid '\(path)': '\(DrawingTool.name)' is the image tool's own name.", param: path)
        }
        return tools
    }

    /// The tool as a conversation offers it.
    ///
    /// - Parameter streams: Whether somebody looks at partial pictures.
    /// - Returns: The tool, and files to be removed when the conversation is over.
    func drawing(_ image: ResponseImageTool, streams: Bool) async throws -> (tool: DrawingTool, discard: [String]) {
        var tool = try tool(image)
        tool.parameters.stream = streams
        guard let mask = image.mask else { return (tool, []) }
        let found = try await PictureIntake(store: parts.store, fetcher: parts.fetcher).pictures(images: [], mask: mask, for: principal)
        tool.mask = found.mask
        return (tool, found.discard)
    }

    private func check(_ image: ResponseImageTool, path: String) throws {
        do {
            try tool(image).check(path: path)
        } catch var error as APIError where error.param == "model" {
            error.param = "\(path).model"
            throw error
        }
    }

    private func tool(_ image: ResponseImageTool) throws -> DrawingTool {
        let model = try parts.registry.resolve(image.parameters.model)
        try parts.service.authorize(model, for: principal)
        var parameters = image.parameters
        parameters.stream = parameters.partialImages.map { $0 > 0 }
        return DrawingTool(
            model, parameters: parameters, action: .init(rawValue: image.action.rawValue) ?? .auto, fidelity: image.inputFidelity)
    }
}
