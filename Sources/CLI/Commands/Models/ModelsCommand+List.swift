import API
import ArgumentParser
import Foundation
import Providers
import Registry

extension ModelsCommand {
    /// `easel models list`, and `easel models NAME`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the models, or tell what is known of one.",
            discussion:
                "With a name, also of a model that is not configured here, it shows what the catalogue knows: prices, sizes, retirement, sources."
        )

        @Argument(help: ArgumentHelp("A model, a snapshot or an alias.", valueName: "model")) var name: String?
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                let http = Upstreams.httpClient()
                defer { Task { try? await http.shutdown() } }
                let registry = try Workplace.registry(
                    try place.settings(), http: http, logger: LogSetup.logger(level: .error),
                    environment: ProcessInfo.processInfo.environment)
                if let name {
                    try show(name, registry)
                } else if json {
                    try printJSON(ListObject(registry.list))
                } else {
                    list(registry)
                }
                try await http.shutdown()
            }
        }

        private func list(_ registry: ModelRegistry) {
            var table = Table(["MODEL", "PROVIDER", "DRAWS", "EDITS", "TALKS", "ENDS", "NOTES"])
            let drawing = registry.models.map(\.info)
            let talking = registry.textModels.map(\.info)
            for info in drawing + talking.filter({ info in !drawing.contains { $0.id == info.id } }) {
                let can = info.image
                table.add([
                    info.id, info.provider, can == nil ? "no" : info.kind == .text ? "as SVG" : "yes",
                    can.map { $0.references == 0 ? "no" : $0.masks ? "masks, \($0.references) pictures" : "\($0.references) pictures" }
                        ?? "no",
                    talking.contains { $0.id == info.id } ? "yes" : "no",
                    info.shutdownDate ?? "", info.id == registry.standard ? "default" : "",
                ])
            }
            for (name, target) in registry.aliases.sorted(by: { $0.key < $1.key }) {
                table.add([name, "alias", "", "", "", "", "→ \(target)"])
            }
            table.lines.forEach { print($0) }
        }

        private func show(_ name: String, _ registry: ModelRegistry) throws {
            let entry = registry.catalogue.entry(named: name)
            guard let object = try? registry.object(named: name) else {
                guard let entry else { _ = try registry.resolve(name); return }
                if json { return try printJSON(entry) }
                print("\(name) is not configured here. The catalogue of \(registry.catalogue.asOf) knows:")
                return describe(entry)
            }
            if json { return try printJSON(object) }
            print("\(object.id) of \(object.ownedBy)\(object.shutdownDate.map { ", shut down on \($0)" } ?? "")")
            if case .object(let facts)? = object.easel {
                for (key, value) in facts.sorted(by: { $0.key < $1.key }) { print("  \(key): \(Self.text(value))") }
            }
            if let entry { describe(entry) }
        }

        private func describe(_ entry: CatalogueEntry) {
            print("  \(entry.summary)")
            var lines: [(String, String)] = [("kind", entry.kind.rawValue), ("provider", entry.provider)]
            let prices: [(String, Money?)] = [
                ("text in", entry.prices.textIn), ("cached", entry.prices.cachedTextIn), ("image in", entry.prices.imageIn),
                ("text out", entry.prices.textOut), ("image out", entry.prices.imageOut),
            ]
            let priced = prices.compactMap { name, price in price.flatMap { $0 == .zero ? nil : "\(name) \($0)" } }
            lines.append(("prices per million tokens", priced.joined(separator: ", ")))
            if let tokens = entry.contextTokens { lines.append(("context", "\(tokens) tokens, \(entry.outputTokens ?? 0) of output")) }
            if let qualities = entry.qualities { lines.append(("qualities", qualities.map(\.rawValue).joined(separator: ", "))) }
            lines.append(("snapshots", entry.snapshots.joined(separator: ", ")))
            lines.append(("endpoints", entry.endpoints.joined(separator: ", ")))
            if let date = entry.shutdownDate { lines.append(("shut down", date)) }
            if let successors = entry.successors { lines.append(("suggested instead", successors.joined(separator: ", "))) }
            lines.append(("sources", entry.sources.joined(separator: "; ")))
            for (name, value) in lines where !value.isEmpty { print("  \(name): \(value)") }
        }

        private static func text(_ value: JSONValue) -> String {
            if case .string(let text) = value { return text }
            return String(decoding: value.encoded(), as: UTF8.self)
        }
    }
}
