import API
import Crypto
import Foundation
import Registry
import Store

/// What is done with apps: they are published, run, switched to other models and compared. It knows no network.
public struct AppService: Sendable {
    /// Where apps are kept.
    public let store: Store
    /// The models.
    public let registry: ModelRegistry

    /// The service over an open store.
    public init(store: Store, registry: ModelRegistry) {
        self.store = store
        self.registry = registry
    }

    /// The app of this name; throws `APIError.notFound`.
    public func app(_ slug: String) async throws -> AppRecord {
        guard let app = try await store.apps.app(slug) else { throw APIError.notFound("There is no app '\(slug.prefix(60))'.") }
        return app
    }

    /// The version of an app that is in force, with its definition; throws `APIError.notFound` for one that was never published
    /// or was put away.
    public func published(_ slug: String) async throws -> (app: AppRecord, definition: AppDefinition) {
        let app = try await app(slug)
        guard app.archived == nil, let number = app.published, let version = try await store.apps.version(slug, number) else {
            throw APIError.notFound("The app '\(slug.prefix(60))' is not published.")
        }
        return (app, try Self.definition(version.definition))
    }

    /// A definition that the store keeps.
    public static func definition(_ text: String) throws -> AppDefinition { try AppDefinition(json: try JSONValue.parse(Data(text.utf8))) }

    /// Puts an app's draft in force; throws `AppProblems` for one that is faulty, and `APIError` for a model that is not here.
    public func publish(_ slug: String, note: String, author: String?) async throws -> AppVersion {
        try await publish(slug, try Self.definition(try await app(slug).draft), note: note, author: author)
    }

    /// Puts an older version in force again, as a new version; the draft becomes it too.
    public func restore(_ slug: String, version number: Int, author: String?) async throws -> AppVersion {
        guard let old = try await store.apps.version(slug, number) else { throw APIError.notFound("There is no version \(number).") }
        _ = try await store.apps.saveDraft(slug, old.definition)
        return try await publish(slug, try Self.definition(old.definition), note: "Version \(number) again.", author: author)
    }

    private func publish(_ slug: String, _ definition: AppDefinition, note: String, author: String?) async throws -> AppVersion {
        let resolved = try registry.resolve(definition.model)
        guard resolved.model.info.image != nil else {
            throw APIError.unsupportedParameter("model", model: definition.model, because: "it does not make pictures.")
        }
        let before = try await app(slug)
        let earlier = try await before.published.asyncMap { try await store.apps.version(slug, $0) } ?? nil
        let sameModel = earlier.flatMap { try? Self.definition($0.definition).model } == definition.model
        return try await store.apps.publish(
            slug,
            NewVersion(
                definition: String(decoding: definition.json.encoded(), as: UTF8.self), limits: definition.rules.limits, note: note,
                author: author)
        ) { state in
            // A version that names another model is a switch of its own: what was switched before no longer holds.
            sameModel ? state : SwitchState()
        }
    }

    /// Which model draws for a visitor: the same one each time.
    public static func arm(_ state: SwitchState, visitor: String?) -> (arm: RunStamp.Arm, override: AppArm?, switchID: String?) {
        guard let canary = state.canary else { return (.stable, state.stable, nil) }
        let word = visitor ?? String(UInt64.random(in: .min ... .max))
        let digest = SHA256.hash(data: Data("\(canary.id)\n\(word)".utf8))
        let place = digest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } % 100
        return Int(place) < canary.share ? (.canary, canary.arm, canary.id) : (.stable, state.stable, canary.id)
    }
}

extension Optional {
    /// `map` for work that waits.
    func asyncMap<Value>(_ work: (Wrapped) async throws -> Value) async rethrows -> Value? {
        if let self { try await work(self) } else { nil }
    }
}
