extension SVGElement {
    /// The element as XML in UTF-8: no declaration, no white space that is not in the tree, attributes in order and in double
    /// quotes, empty elements closed at once. Equal trees give equal bytes.
    public func serialized() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(4096)
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out += name.utf8
        for attribute in attributes {
            out.append(UInt8(ascii: " "))
            out += attribute.name.utf8
            out.append(UInt8(ascii: "="))
            out.append(UInt8(ascii: "\""))
            Self.escape(attribute.value, inAttribute: true, to: &out)
            out.append(UInt8(ascii: "\""))
        }
        guard !children.isEmpty else {
            out += "/>".utf8
            return
        }
        out.append(UInt8(ascii: ">"))
        for child in children {
            switch child {
            case .element(let element): element.write(to: &out)
            case .text(let text): Self.escape(text, inAttribute: false, to: &out)
            }
        }
        out += "</".utf8
        out += name.utf8
        out.append(UInt8(ascii: ">"))
    }

    private static func escape(_ text: String, inAttribute: Bool, to out: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\"") where inAttribute: out += "&quot;".utf8
            case 0x0A where inAttribute: out += "&#10;".utf8
            case 0x09: out += "&#9;".utf8
            case 0x0D: out += "&#13;".utf8
            case 0..<0x20 where byte != 0x0A: out += "\u{FFFD}".utf8
            default: out.append(byte)
            }
        }
    }
}
