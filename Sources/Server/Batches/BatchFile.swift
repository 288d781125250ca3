import API
import Foundation
import Store

/// The file of a batch's requests, a JSON object a line.
struct BatchFile {
    /// The most requests of a batch, and the most bytes of its file; OpenAI's limits.
    static let mostLines = 50_000, mostBytes = 200 << 20
    /// The most faults that are told.
    private static let mostFaults = 100
    /// The longest line, in bytes.
    private static let longest = 64 << 20

    private let handle: FileHandle

    /// Opens the file at `path`.
    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw APIError.notFound("The batch's file is no longer kept.") }
        self.handle = handle
    }

    /// Checks every line; the requests, or what is wrong.
    func lines(endpoint: String) throws -> (lines: [BatchLine], faults: [BatchFault]) {
        var lines: [BatchLine] = []
        var faults: [BatchFault] = []
        var names: Set<String> = []
        var rest = Data()
        var place = 0
        var number = 0
        func take(_ line: Data) {
            number += 1
            defer { place += line.count + 1 }
            guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
            do {
                let name = try Self.check(line, endpoint: endpoint)
                guard names.insert(name).inserted else {
                    throw BatchFault(
                        code: "duplicate_custom_id", line: number, message: "The custom_id '\(name.prefix(100))' is given twice.",
                        param: "custom_id")
                }
                lines.append(BatchLine(number: number, customID: name, place: place, length: line.count))
            } catch let fault as BatchFault {
                if faults.count < Self.mostFaults { faults.append(fault.in(number)) }
            } catch {
                if faults.count < Self.mostFaults {
                    faults.append(
                        BatchFault(code: "invalid_json_line", line: number, message: "This line is not parseable as valid JSON."))
                }
            }
        }
        while lines.count <= Self.mostLines, let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            rest.append(chunk)
            while let end = rest.firstIndex(of: 0x0A) {
                take(rest[rest.startIndex..<end])
                rest = rest[(end + 1)...]
            }
            rest = Data(rest)
            guard rest.count <= Self.longest else {
                return ([], [BatchFault(code: "line_too_long", line: number + 1, message: "A line is over \(Self.longest >> 20) MB.")])
            }
        }
        if !rest.isEmpty { take(rest) }
        if lines.count > Self.mostLines {
            return ([], [BatchFault(code: "too_many_requests", line: nil, message: "A batch may have \(Self.mostLines) requests.")])
        }
        if lines.isEmpty, faults.isEmpty { faults = [BatchFault(code: "empty_file", line: nil, message: "The file has no requests.")] }
        return (lines, faults)
    }

    /// The body of a line that was checked.
    func body(_ line: BatchLine) throws -> JSONText {
        try handle.seek(toOffset: UInt64(line.place))
        let bytes = try handle.read(upToCount: line.length) ?? Data()
        guard let body = try JSONText([UInt8](bytes)).at("body") else { throw APIError.missing("body") }
        return body
    }

    /// The name of the request in a line.
    private static func check(_ line: Data, endpoint: String) throws -> String {
        let text = try JSONText([UInt8](line))
        guard let name = text.at("custom_id"), case .string(let name) = name.value, !name.isEmpty, name.utf8.count <= 512 else {
            throw BatchFault(code: "missing_required_parameter", line: nil, message: "custom_id has to be a string.", param: "custom_id")
        }
        guard text.at("method")?.value == "POST" else {
            throw BatchFault(code: "invalid_method", line: nil, message: "The method has to be POST.", param: "method")
        }
        guard case .string(let url)? = text.at("url")?.value, url == endpoint else {
            throw BatchFault(
                code: "invalid_url", line: nil, message: "The url has to be the batch's endpoint, '\(endpoint)'.", param: "url")
        }
        guard text.at("body")?.bytes.first == UInt8(ascii: "{") else {
            throw BatchFault(code: "missing_required_parameter", line: nil, message: "body has to be an object.", param: "body")
        }
        return name
    }
}

extension BatchFault: Error {
    fileprivate func `in`(_ line: Int) -> BatchFault { BatchFault(code: code, line: line, message: message, param: param) }
}
