import Foundation

/// What a command prints on.
struct Terminal: Sendable {
    /// Whether standard error is a terminal: then progress may overwrite itself.
    let isInteractive: Bool
    /// Columns of the terminal.
    let width: Int

    init() {
        isInteractive = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
        var size = winsize()
        width = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Prints a line of the command's result.
    func print(_ line: String) { Swift.print(line) }

    /// Prints to standard error, where results do not go.
    func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// Overwrites the present line of the terminal.
    func overwrite(_ line: String) { FileHandle.standardError.write(Data(("\r\u{1B}[2K" + String(line.prefix(width - 1))).utf8)) }
}
