import API

/// All models by their ids, and the aliases that stand for them.
public struct ModelRegistry: Sendable {
    /// The models in the order in which they were registered.
    public private(set) var models: [any ImageModel] = []
    /// The models that answer in text, in the order in which they were registered. One that draws too is also among `models`, under the same id.
    public private(set) var textModels: [any TextModel] = []
    /// The models that say what is harmful, by id.
    public private(set) var moderationModels: [String: any ModerationModel] = [:]
    /// The upstreams that train models.
    public private(set) var tuners: [any FineTuner] = []
    /// Names that stand for a model's id or snapshot.
    public private(set) var aliases: [String: String] = [:]
    /// The model of a request that names none.
    public private(set) var standard: String?
    /// What is known of models that are not here, for hints.
    public let catalogue: Catalogue
    private var byName: [String: Int] = [:]
    private var textByName: [String: Int] = [:]

    /// A registry without models.
    public init(catalogue: Catalogue) { self.catalogue = catalogue }

    /// Adds a model; the first becomes the standard. Throws when its id or a snapshot of it is taken.
    public mutating func register(_ model: any ImageModel) throws {
        let names = Set([model.info.id] + model.info.snapshots)
        if let taken = names.sorted().first(where: { byName[$0] != nil || aliases[$0] != nil }) {
            throw RegistryError.taken(taken)
        }
        for name in names { byName[name] = models.count }
        models.append(model)
        if standard == nil { standard = model.info.id }
    }

    /// Adds a model that answers in text. Throws when its id or a snapshot of it is taken by another such model.
    public mutating func register(text model: any TextModel) throws {
        let names = Set([model.info.id] + model.info.snapshots)
        if let taken = names.sorted().first(where: { textByName[$0] != nil || aliases[$0] != nil }) { throw RegistryError.taken(taken) }
        for name in names { textByName[name] = textModels.count }
        textModels.append(model)
    }

    /// Finds a model that answers in text by its id, a snapshot or an alias.
    ///
    /// - Throws: `APIError.modelNotFound`, which names those that are here.
    public func text(named requested: String) throws -> ResolvedTextModel {
        var name = requested
        while let target = aliases[name] { name = target }
        guard let index = textByName[name] else {
            let here = textModels.map(\.info.id).joined(separator: ", ")
            throw APIError.modelNotFound(requested, hint: here.isEmpty ? " No text model is configured." : " Text models here: \(here).")
        }
        let model = textModels[index]
        return Resolved(
            model: model, id: model.info.id, requested: requested, snapshot: name == model.info.id ? model.info.snapshots.first : name)
    }

    /// Adds a model that says what is harmful. Throws when its id is taken by another such model.
    public mutating func register(moderation model: any ModerationModel) throws {
        guard moderationModels.updateValue(model, forKey: model.info.id) == nil else { throw RegistryError.taken(model.info.id) }
    }

    /// Adds an upstream that trains models.
    public mutating func register(tuner: any FineTuner) { tuners.append(tuner) }

    private func isKnown(_ name: String) -> Bool { byName[name] != nil || textByName[name] != nil }

    /// Lets `name` stand for `target`, the id, a snapshot or another alias of a registered model.
    public mutating func alias(_ name: String, to target: String) throws {
        guard !isKnown(name) else { throw RegistryError.taken(name) }
        guard isKnown(target) || aliases[target] != nil else { throw RegistryError.unknownTarget(alias: name, target: target) }
        var seen: Set<String> = [name]
        var next: String? = target
        while let step = next {
            guard seen.insert(step).inserted else { throw RegistryError.circular(name) }
            next = aliases[step]
        }
        aliases[name] = target
    }

    /// Makes `name`, a model or an alias, the standard.
    public mutating func setStandard(_ name: String) throws {
        guard byName[name] != nil || aliases[name] != nil else { throw RegistryError.unknownTarget(alias: "default_model", target: name) }
        standard = name
    }

    /// Finds what a request names. A snapshot is found as itself or not at all, never as its neighbour.
    ///
    /// - Throws: `APIError.modelNotFound`, with what the catalogue knows of the name.
    public func resolve(_ requested: String?) throws -> ResolvedModel {
        guard let requested = requested ?? standard else { throw APIError.modelNotFound("", hint: " No model is configured.") }
        var name = requested
        while let target = aliases[name] { name = target }
        guard let index = byName[name] else { throw APIError.modelNotFound(requested, hint: hint(for: requested)) }
        let model = models[index]
        return Resolved(
            model: model, id: model.info.id, requested: requested, snapshot: name == model.info.id ? model.info.snapshots.first : name)
    }

    private func hint(for name: String) -> String {
        let here = models.map(\.info.id).joined(separator: ", ")
        guard let entry = catalogue.entry(named: name) else { return here.isEmpty ? "" : " Models here: \(here)." }
        let end = entry.shutdownDate.map { " OpenAI's shutdown date for it is \($0)." } ?? ""
        return "\(end) To let another model answer to this name, set an alias in easel.yaml: aliases: { \(name): \(standard ?? "MODEL") }."
    }
}

/// Why a model or an alias cannot be registered.
public enum RegistryError: Error, Equatable, CustomStringConvertible {
    case taken(String)
    case unknownTarget(alias: String, target: String)
    case circular(String)

    /// A sentence for the person who wrote the configuration.
    public var description: String {
        switch self {
        case .taken(let name): "The name '\(name)' is given to two models."
        case .unknownTarget(let alias, let target): "'\(alias)' stands for '\(target)', and there is no such model."
        case .circular(let name): "The alias '\(name)' stands for itself."
        }
    }
}
