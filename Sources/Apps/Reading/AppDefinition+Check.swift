import API

extension AppDefinition {
    /// What is wrong with the app in itself: names, templates, defaults, examples. Whether its model exists and can do all
    /// that is another question, since a file may travel between servers; see `AppService.validate`.
    public var problems: [AppProblem] {
        var found: [AppProblem] = []
        if !AppNames.isSlug(slug) { found.append(AppProblem("slug", AppNames.slugRule)) }
        if let fault = iconFault { found.append(AppProblem("icon", fault)) }
        if inputs.count > 40 { found.append(AppProblem("inputs", "There are \(inputs.count); an app has at most 40.")) }
        for (index, input) in inputs.enumerated() { found += faults(of: input, at: index) }
        found += templateProblems
        for (name, color) in [("look.accent", look.accent), ("look.background", look.background)] {
            if let color, RGBColor(color) == nil { found.append(AppProblem(name, "'\(color)' is no colour: write it as #rrggbb.")) }
        }
        for (index, origin) in rules.embed.enumerated() where !AppNames.isOrigin(origin) {
            found.append(AppProblem("rules.embed[\(index)]", "Write an origin as https://example.com, without a path."))
        }
        for (index, name) in rules.wordLists.enumerated() where WordLists.list(name) == nil {
            found.append(AppProblem("rules.word_lists[\(index)]", "There is no list '\(name)'. There are \(WordLists.names.listed)."))
        }
        for (index, example) in examples.enumerated() { found += faults(of: example, at: "examples[\(index)].inputs") }
        return found
    }

    private var iconFault: String? {
        if let name = IconSymbols.name(in: icon) {
            return IconSymbols.svg(name) == nil ? "There is no symbol '\(name.prefix(40))'; symbol:camera is one." : nil
        }
        let isGood = icon.hasPrefix("data:") ? AppNames.isPicture(icon) : icon.count <= 4
        return isGood ? nil : "It has to be symbol:NAME, an emoji, up to four letters, or a small picture as a data: address."
    }

    private func faults(of input: AppInput, at index: Int) -> [AppProblem] {
        let path = "inputs[\(index)]"
        guard let kind = InputKinds.standard[input.kind] else { return [AppProblem("\(path).kind", "There is no kind '\(input.kind)'.")] }
        var found: [AppProblem] = []
        if !AppNames.isInput(input.id) { found.append(AppProblem("\(path).id", AppNames.inputRule)) }
        if inputs[..<index].contains(where: { $0.id == input.id }) {
            found.append(AppProblem("\(path).id", "The input '\(input.id)' stands there twice."))
        }
        found += kind.faults(of: input).map { fault in
            AppProblem(fault.key.map { "\(path).\($0.rawValue)\(fault.rest)" } ?? path, fault.message)
        }
        if let over = input.settings.over, inputs.first(where: { $0.id == over }).map({ $0.kind == "image" || $0.kind == "sketch" }) != true
        {
            found.append(AppProblem("\(path).over", "There is no picture input '\(over)'."))
        }
        if let standard = input.standard {
            if kind.isPicture {
                found.append(AppProblem("\(path).default", "A picture has no default."))
            } else if let fault = fault(standard, kind, input) {
                found.append(AppProblem("\(path).default", fault))
            }
        }
        if input.hidden, input.required, input.standard == nil, !input.prefill {
            found.append(AppProblem(path, "It is hidden and required, and has no default: nobody could fill it in."))
        }
        return found
    }

    private func fault(_ value: JSONValue, _ kind: any InputKind, _ input: AppInput) -> String? {
        do {
            _ = try kind.value(value, of: input)
            return nil
        } catch let fault as InputFault {
            return fault.message.capitalizedFirst
        } catch {
            return "\(error)"
        }
    }

    private var templateProblems: [AppProblem] {
        var found: [AppProblem] = []
        for (path, text) in [("prompt", prompt), ("negative", negative ?? "")] {
            do {
                _ = try PromptTemplate(text, inputs: inputs, path: path)
            } catch let error as AppProblems {
                found += error.problems
            } catch {
                found.append(AppProblem(path, "\(error)"))
            }
        }
        return found
    }

    private func faults(of example: AppExample, at path: String) -> [AppProblem] {
        example.inputs.sorted { $0.key < $1.key }.compactMap { id, value in
            guard let input = input(id), let kind = InputKinds.standard[input.kind] else {
                return AppProblem("\(path).\(id)", "There is no input '\(id)'.")
            }
            // An example's pictures would have to travel with the file; the page lets the visitor choose.
            if kind.isPicture { return AppProblem("\(path).\(id)", "An example has no pictures.") }
            return fault(value, kind, input).map { AppProblem("\(path).\(id)", $0) }
        }
    }
}

extension String {
    /// With a capital at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
