import API
import AsyncHTTPClient
import Foundation
import Jobs
import Logging
import Pictures
import Providers
import Registry
import Settings
import Store

/// Looks at a machine, a configuration and a data folder, without changing any of them.
struct Examination {
    let place: PlaceOptions
    private let environment = ProcessInfo.processInfo.environment

    init(place: PlaceOptions) { self.place = place }

    /// All findings, in the order in which they matter.
    func findings() async -> [Finding] {
        var found = [machine(), await drawing()]
        let (configuration, settings) = configuration()
        found.append(configuration)
        guard let settings else { return found }
        found += await data(settings)
        found.append(await models(settings))
        for upstream in settings.upstreams { found.append(await reach(upstream)) }
        found.append(port(settings))
        return found
    }

    private func machine() -> Finding {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        let memory = ProcessInfo.processInfo.physicalMemory >> 20
        let detail = "\(cores) cores, \(memory) MB of memory"
        return memory < 512
            ? .warning("machine", detail, "Pictures over 16 megapixels may not fit; set sketch.concurrency to 1.")
            : .good("machine", detail)
    }

    /// Draws a picture from text to file and reads it back: the libraries work together or they do not.
    private func drawing() async -> Finding {
        let began = ContinuousClock.now
        do {
            var task = ImageTask(model: "easel-sketch-1", prompt: "a red apple", size: PixelSize(256, 256))
            task.seed = 1
            for try await event in (try SketchModel(concurrency: 1)).pictures(for: task) {
                guard case .picture(_, let finished) = event else { continue }
                let picture = try finished.picture.decoded()
                guard picture.width == 256, picture.height == 256 else { break }
                return .good(
                    "drawing", "the built-in model draws and PNG is read back (\(Int((ContinuousClock.now - began) / .milliseconds(1))) ms)"
                )
            }
            return .bad(
                "drawing", "the built-in model drew nothing", "Run `make prepare` in Easel's folder, which installs librsvg and libspng.")
        } catch {
            return .bad("drawing", "\(error)", "Run `make prepare` in Easel's folder, which installs librsvg and libspng.")
        }
    }

    private func configuration() -> (Finding, Settings?) {
        do {
            let file = try place.file(environment)
            let settings = try place.settings(environment)
            return (.good("configuration", file ?? "no file; the standards hold"), settings)
        } catch {
            return (.bad("configuration", "\(error)", "docs/configuration.md lists the keys."), nil)
        }
    }

    private func data(_ settings: Settings) async -> [Finding] {
        var found: [Finding] = []
        let exists = FileManager.default.fileExists(atPath: settings.data)
        guard exists else {
            let parent = (settings.data as NSString).deletingLastPathComponent
            return [
                Self.isWritable(parent)
                    ? .good("data folder", "\(settings.data) will be made")
                    : .bad(
                        "data folder", "\(settings.data) is missing and cannot be made",
                        "Make it: sudo install -d -o $USER \(settings.data)")
            ]
        }
        guard access(settings.data, W_OK) == 0 else {
            return [.bad("data folder", "\(settings.data) cannot be written", "Give it to this user: sudo chown -R $USER \(settings.data)")]
        }
        do {
            let store = try Store(settings.data, as: .tool)
            defer { try? store.close() }
            if let fault = try await store.integrityFault() {
                found.append(.bad("database", fault, "Stop the server and restore \(store.folder.database) from a backup."))
            } else {
                found.append(.good("database", "\(store.folder.database) is whole"))
            }
            let (used, free) = Self.space(settings.data)
            let detail = "\(settings.data), \(free >> 20) MB free of \((used + free) >> 20) MB"
            found.append(
                free < 1 << 30
                    ? .warning("data folder", detail, "Free space, or set store.keep_gb so that the oldest pictures make room.")
                    : .good("data folder", detail))
        } catch {
            found.append(.bad("database", "\(error)", "See above."))
        }
        return found
    }

    private func models(_ settings: Settings) async -> Finding {
        let http = Upstreams.httpClient()
        let finding: Finding
        do {
            let registry = try Workplace.registry(settings, http: http, logger: LogSetup.logger(level: .critical), environment: environment)
            let soon = registry.models.compactMap { model in model.info.shutdownDate.map { "\(model.info.id) ends on \($0)" } }
            finding =
                soon.isEmpty
                ? .good("models", registry.models.map(\.info.id).joined(separator: ", "))
                : .warning(
                    "models", soon.joined(separator: ", "), "Plan the switch: an alias in easel.yaml lets another model answer to the name."
                )
        } catch {
            finding = .bad("models", "\(error)", "Correct easel.yaml.")
        }
        try? await http.shutdown()
        return finding
    }

    private func reach(_ upstream: UpstreamSettings) async -> Finding {
        let http = Upstreams.httpClient(connectTimeout: 3)
        var request = HTTPClientRequest(url: upstream.baseURL + "/models")
        if let name = upstream.keyEnvironment, let key = environment[name] {
            request.headers.add(name: "authorization", value: "Bearer \(key)")
        }
        let finding: Finding
        do {
            let response = try await http.execute(request, timeout: .seconds(5))
            let detail = "\(upstream.baseURL) answers \(response.status.code)"
            switch response.status.code {
            case 401, 403: finding = .bad("upstream \(upstream.name)", detail, "Its key is refused: check key_env or key_file.")
            case 500...: finding = .warning("upstream \(upstream.name)", detail, "It is in trouble; look at its own status.")
            default: finding = .good("upstream \(upstream.name)", detail)
            }
        } catch {
            finding = .bad("upstream \(upstream.name)", "\(upstream.baseURL) cannot be reached", "Check base_url and the network.")
        }
        try? await http.shutdown()
        return finding
    }

    private func port(_ settings: Settings) -> Finding {
        let address = "\(settings.server.host):\(settings.server.port)"
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Foundation.close(socket) }
        var reuse: Int32 = 1
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = in_port_t(UInt16(settings.server.port)).bigEndian
        inet_pton(AF_INET, settings.server.host == "localhost" ? "127.0.0.1" : settings.server.host, &name.sin_addr)
        let result = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        return result == 0
            ? .good("port", "\(address) is free")
            : .warning("port", "\(address) is in use, perhaps by a running Easel", "Choose another with --port or server.port.")
    }

    private static func isWritable(_ path: String) -> Bool {
        var folder = path
        while !folder.isEmpty, folder != "/", !FileManager.default.fileExists(atPath: folder) {
            folder = (folder as NSString).deletingLastPathComponent
        }
        return access(folder.isEmpty ? "." : folder, W_OK) == 0
    }

    private static func space(_ path: String) -> (used: Int64, free: Int64) {
        var info = statvfs()
        guard statvfs(path, &info) == 0 else { return (0, .max) }
        let block = Int64(info.f_frsize)
        return (Int64(info.f_blocks - info.f_bfree) * block, Int64(info.f_bavail) * block)
    }
}
