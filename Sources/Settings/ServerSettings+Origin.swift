extension ServerSettings {
    /// The address for links: the public one, or where a server of these settings listens.
    ///
    /// - Parameter port: The port that was taken, where it is another than the settings'.
    public func origin(port: Int? = nil) -> String { publicURL ?? local(port: port) }

    /// Where a server of these settings answers on this machine.
    public func local(port: Int? = nil) -> String {
        let name = host == "0.0.0.0" ? "127.0.0.1" : host.contains(":") ? "[\(host)]" : host
        return "http://\(name):\(port ?? self.port)"
    }
}
