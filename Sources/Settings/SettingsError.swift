/// What is wrong with a configuration file.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// The file's name.
    public var file: String
    /// The line of the offending key, from 1, where it is known.
    public var line: Int?
    /// What is wrong.
    public var message: String

    /// `message` about `file`.
    public init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `easel.yaml:12: …`
    public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
