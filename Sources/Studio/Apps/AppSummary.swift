import API
import Apps
import Foundation
import Registry
import Store

/// An app as lists and the builder show it.
struct AppSummary {
    let record: AppRecord
    /// The draft as it stands; it may be faulty.
    let draft: JSONValue
    /// The version in force.
    let version: AppVersion?
    /// Its definition.
    let definition: AppDefinition?

    init(_ record: AppRecord, _ store: Store) async throws {
        self.record = record
        draft = (try? JSONValue.parse(Data(record.draft.utf8))) ?? [:]
        if let number = record.published { version = try await store.apps.version(record.slug, number) } else { version = nil }
        definition = version.flatMap { try? JSONValue.parse(Data($0.definition.utf8)) }.flatMap { try? AppDefinition(json: $0) }
    }

    /// The model that draws for everybody who is not on a trial.
    var model: String { record.state.stable?.model ?? definition?.model ?? text("model") ?? "" }

    var title: String { definition?.title ?? text("title") ?? record.slug }
    var icon: String { definition?.icon ?? text("icon") ?? "" }

    /// The draft's prompt.
    var prompt: String { text("prompt") ?? "" }

    private func text(_ key: String) -> String? {
        guard case .object(let members) = draft, case .string(let text)? = members[key] else { return nil }
        return text
    }

    /// The app as the studio's scripts get it.
    func json(_ registry: ModelRegistry, now: Date = Date()) -> JSONValue {
        let canary: JSONValue =
            record.state.canary.map {
                ["id": .string($0.id), "model": .string($0.arm.model), "share": .integer(Int64($0.share)), "since": .time($0.since)]
            } ?? .null
        return [
            "slug": .string(record.slug), "title": .string(title),
            "description": .string(definition?.description ?? text("description") ?? ""),
            "icon": .string(icon), "published": record.published.map { .integer(Int64($0)) } ?? .null,
            "revision": .integer(Int64(record.revision)), "model": .string(model), "canary": canary,
            "switched": .bool(record.state.stable != nil),
            "access": .string((definition?.rules.access ?? .private).rawValue), "has_password": .bool(record.passwordHash != nil),
            "archived": .bool(record.archived != nil), "created": .time(record.created), "updated": .time(record.updated),
            "status": .string(
                record.archived != nil ? "archived" : record.published == nil ? "draft" : isChanged ? "changed" : "published"),
            "shutdown": Retirement(of: model, in: registry, now: now)?.json ?? .null, "link": .string("/a/\(record.slug)"),
        ]
    }

    /// Whether the draft is other than the version in force.
    private var isChanged: Bool { definition.map { $0.json != draft && (try? AppDefinition(json: draft))?.json != $0.json } ?? true }
}

extension JSONValue {
    /// A time in Unix seconds.
    static func time(_ date: Date) -> JSONValue { .integer(Int64(date.timeIntervalSince1970)) }
}
