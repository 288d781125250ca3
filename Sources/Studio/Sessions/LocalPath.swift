/// Where a browser may be sent on to: a path of this server, never another's.
enum LocalPath {
    /// `path` where it is one, else `/`.
    static func checked(_ path: String?) -> String {
        guard let path, path.utf8.count <= 500, path.hasPrefix("/"), !path.hasPrefix("//") else { return "/" }
        // Browsers read a backslash as a slash, and drop tabs and line ends before they look.
        let isPlain = path.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "\\" }
        return isPlain ? path : "/"
    }
}
