import ArgumentParser
import Foundation
import Settings

/// Where the configuration and the data are; every command takes these.
struct PlaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The configuration file.", discussion: "Default: $EASEL_CONFIG, ./easel.yaml, ~/.config/easel/easel.yaml; none is needed.",
            valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The data folder.", discussion: "Default: the configuration's, $EASEL_DATA, or ~/.local/share/easel.", valueName: "folder"),
        completion: .directory)
    var data: String?

    /// The configuration file that holds, if any.
    func file(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> String? {
        if let config {
            guard FileManager.default.fileExists(atPath: config) else { throw ValidationError("There is no file '\(config)'.") }
            return config
        }
        if let named = environment["EASEL_CONFIG"] {
            guard FileManager.default.fileExists(atPath: named) else {
                throw ValidationError("EASEL_CONFIG names '\(named)', and there is no such file.")
            }
            return named
        }
        let home = environment["XDG_CONFIG_HOME"] ?? "\(environment["HOME"] ?? "")/.config"
        return ["easel.yaml", "\(home)/easel/easel.yaml"].first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The settings from the file, the environment and these options.
    func settings(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Settings {
        let home = environment["XDG_DATA_HOME"] ?? "\(environment["HOME"] ?? "/var/lib")/.local/share"
        let standard = environment["EASEL_DATA"] ?? "\(home)/easel"
        var settings: Settings
        if let file = try file(environment) {
            settings = try Settings(yaml: String(contentsOfFile: file, encoding: .utf8), file: file, data: standard)
        } else {
            settings = Settings(data: standard)
        }
        if let data { settings.data = data }
        return settings
    }
}
