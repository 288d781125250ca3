import ArgumentParser
import Foundation
import Logging
import Metrics
import Providers
import Server
import ServiceLifecycle
import Settings
import Store
import Studio

/// `easel serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Start the server.",
        discussion: """
            Without a configuration it listens on 127.0.0.1:8080 and asks for no key. On any other address it starts only when there is a key: \
            `easel keys create --name NAME` makes one.
            """)

    @OptionGroup var place: PlaceOptions
    @Option(name: .long, help: ArgumentHelp("The address.", valueName: "address")) var host: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("The TCP port; 0 takes a free one.", valueName: "port")) var port: Int?
    @Option(
        name: .long,
        help: ArgumentHelp("Lets a name stand for a model, beside the configuration's aliases; can be repeated.", valueName: "name=model"))
    var alias: [String] = []
    @Option(name: .long, help: ArgumentHelp("How much is logged: trace, debug, info, notice, warning, error.", valueName: "level"))
    var logLevel: String = "notice"

    func run() async throws {
        try await reporting {
            guard let level = Logger.Level(rawValue: logLevel) else { throw ValidationError("'\(logLevel)' is no log level.") }
            var settings = try place.settings()
            if let host { settings.server.host = host }
            if let port {
                guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is no port.") }
                settings.server.port = port
            }
            for pair in alias {
                let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { throw ValidationError("Write an alias as NAME=MODEL, not '\(pair)'.") }
                settings.aliases[parts[0]] = parts[1]
            }
            try await serve(settings, LogSetup.logger(level: level))
        }
    }

    private func serve(_ settings: Settings, _ logger: Logger) async throws {
        Allocator.prepareForServing()
        let workplace = try Workplace(settings, as: .server, logger: logger)
        MetricsSystem.bootstrap(workplace.metrics)
        let isLoopback = Self.isLoopback(settings.server.host)
        let keysRequired = settings.server.requireKeys || !isLoopback
        if keysRequired, try await workplace.store.keys.list().allSatisfy({ $0.revoked != nil }) {
            try await workplace.close()
            throw SettingsError(
                file: "easel serve", line: nil,
                message: """
                    \(isLoopback ? "server.require_keys is set" : "\(settings.server.host) can be reached from other machines"), so requests need a key, and there \
                    is none. Make one first: easel keys create --name NAME
                    """)
        }
        let parts = ServerParts(
            settings: settings, registry: workplace.registry, store: workplace.store, service: workplace.service,
            fetcher: PictureFetcher(
                http: workplace.http, allowPrivate: settings.server.allowPrivateURLs, hosts: settings.server.pictureHosts),
            metrics: workplace.metrics, keysRequired: keysRequired)
        let studio: Studio
        do {
            studio = try Studio(parts, folder: ProcessInfo.processInfo.environment["EASEL_STUDIO_FILES"], logger: logger)
        } catch {
            try? await workplace.close()
            throw error is StoreError ? error : SettingsError(file: "easel serve", line: nil, message: "\(error)")
        }
        let server = EaselServer(parts, groups: [studio], visits: studio.visitFinder)
        let ownerPath = try await studio.welcomePath()
        await studio.resume()
        let application = server.application(logger: logger) { port in
            Self.welcome(
                settings, port: port, keysRequired: keysRequired, model: workplace.registry.standard ?? "", ownerPath: ownerPath)
        }
        let group = ServiceGroup(
            configuration: .init(
                services: [application, CompareLoop(workplace, logger: logger)], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        do {
            try await group.run()
        } catch {
            try? await workplace.close()
            if let reason = Self.bindFault(error, settings) { throw SettingsError(file: "easel serve", line: nil, message: reason) }
            throw error
        }
        try await workplace.close()
    }

    private static func isLoopback(_ host: String) -> Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

    private static func bindFault(_ error: any Error, _ settings: Settings) -> String? {
        let text = String(describing: error)
        guard text.contains("bind") else { return nil }
        let address = "\(settings.server.host):\(settings.server.port)"
        if text.contains("errno: 98") { return "\(address) is in use by another program. Choose another port with --port." }
        if text.contains("errno: 13") { return "This user may not listen on \(address). Ports below 1024 need root." }
        return "\(address) cannot be listened on: \(text)"
    }

    private static func welcome(_ settings: Settings, port: Int, keysRequired: Bool, model: String, ownerPath: String?) {
        let url = settings.server.local(port: port)
        let key = keysRequired ? " \\\n        -H 'Authorization: Bearer YOUR_KEY'" : ""
        let base = settings.server.origin(port: port)
        let studio =
            ownerPath.map {
                "Make yourself the owner of the studio with this link, which works once:\n\n    \(base)\($0)"
            } ?? "The studio is at \(base)"
        let text = """
            Easel \(Version.current) listens on \(url) and draws with \(model).

              Point any OpenAI client at  \(url)/v1
              or try                      curl -s \(url)/v1/images/generations\(key) \\
                                            -H 'Content-Type: application/json' \\
                                            -d '{"prompt": "two red apples left of a blue car, watercolor"}' \\
                                            | grep -o '"b64_json":"[^"]*' | cut -d'"' -f4 | base64 -d > picture.png

              \(studio)

              Data lies in \(settings.data). Stop with Ctrl-C.

            """
        // Written at once, not when a buffer is full: whoever started the server waits for it.
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
