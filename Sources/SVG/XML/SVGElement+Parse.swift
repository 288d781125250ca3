extension SVGElement {
    /// Reads an XML text into a tree. Comments go; white space between elements goes but inside `text`.
    ///
    /// - Throws: `SVGError` with the line.
    public init(parsing bytes: [UInt8], limits: XMLLimits = .standard) throws {
        self = try bytes.withUnsafeBufferPointer { try SVGElement(parsing: $0, limits: limits) }
    }

    /// Reads an XML text in memory that someone else keeps, such as a file embedded in the program.
    ///
    /// - Throws: `SVGError` with the line.
    public init(parsing bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits = .standard) throws {
        var reader = try XMLReader(bytes, limits: limits)
        var open: [SVGElement] = []
        var keepsSpace = 0
        var root: SVGElement?
        while let event = try reader.next() {
            switch event {
            case .start(let name, let attributes, let line):
                var element = SVGElement(name, attributes)
                element.line = line
                if name == "text" || keepsSpace > 0 { keepsSpace += 1 }
                open.append(element)
            case .text(let text):
                if keepsSpace > 0 || !text.utf8.allSatisfy({ $0 <= 0x20 }) { open[open.count - 1].children.append(.text(text)) }
            case .end:
                if keepsSpace > 0 { keepsSpace -= 1 }
                let element = open.removeLast()
                if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
            }
        }
        guard let root else { throw SVGError("there is no element") }
        self = root
    }

    /// Reads only the root's start tag: its name and attributes, without its children.
    ///
    /// - Throws: `SVGError` with the line.
    public static func head(parsing bytes: UnsafeBufferPointer<UInt8>) throws -> SVGElement {
        var reader = try XMLReader(bytes, limits: .standard)
        guard case .start(let name, let attributes, let line) = try reader.next() else { throw SVGError("there is no element") }
        var element = SVGElement(name, attributes)
        element.line = line
        return element
    }
}
