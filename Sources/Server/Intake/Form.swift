import API
import Foundation
import Hummingbird

/// A multipart body that was read: its text fields, and its files on disk.
package struct Form: Sendable {
    /// The text fields.
    package var fields: [String: String] = [:]
    /// The files in the order in which they came.
    package var uploads: [Upload] = []

    /// Removes the files that are still where they were written.
    package func discard() {
        for upload in uploads { unlink(upload.path) }
    }

    /// What a form may hold.
    package struct Limits: Sendable {
        /// Fields that are files, by name without brackets, with how many of each.
        package var files: [String: Int]
        /// The largest file, in bytes.
        package var fileBytes: Int
        /// The largest text field, in bytes.
        package var fieldBytes: Int
        /// Seconds for the whole body.
        package var seconds: Double

        package init(files: [String: Int], fileBytes: Int, fieldBytes: Int = 1 << 20, seconds: Double) {
            self.files = files
            self.fileBytes = fileBytes
            self.fieldBytes = fieldBytes
            self.seconds = seconds
        }
    }

    /// Reads a form; files go to `folder`. What was written is removed again when the form is refused.
    package static func read(_ request: Request, into folder: String, limits: Limits) async throws -> Form {
        let boundary = try MultipartParser.boundary(ofContentType: request.headers[.contentType] ?? "")
        var reader = FormReader(boundary: boundary, folder: folder, limits: limits)
        do {
            for try await chunk in request.body.within(seconds: limits.seconds) { try await reader.feed(chunk.readableBytesView) }
            return try await reader.finish()
        } catch {
            reader.discard()
            throw error
        }
    }
}

/// Puts a form together while its body arrives.
private struct FormReader: ~Copyable {
    private var parser: MultipartParser
    private let folder: String
    private let limits: Form.Limits
    private var form = Form()
    private var part: MultipartHeaders?
    private var text: [UInt8] = []
    private var writer: UploadWriter?
    private var counts: [String: Int] = [:]

    init(boundary: String, folder: String, limits: Form.Limits) {
        parser = MultipartParser(boundary: boundary)
        self.folder = folder
        self.limits = limits
    }

    mutating func feed(_ chunk: some Sequence<UInt8>) async throws {
        var events: [MultipartParser.Event] = []
        try parser.feed(chunk) { events.append($0) }
        for event in events { try await take(event) }
    }

    private mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let headers): try begin(headers)
        case .body(let bytes): try await append(bytes)
        case .end: try await end()
        }
    }

    private mutating func begin(_ headers: MultipartHeaders) throws {
        part = headers
        text = []
        let name = Self.bare(headers.name)
        // A file field may come without a filename (a Blob); a text field may come with one and is then a mistake.
        guard limits.files[name] != nil else {
            guard headers.filename == nil else { throw APIError.unknownParameter(headers.name) }
            return
        }
        let count = counts[name, default: 0] + 1
        counts[name] = count
        if let most = limits.files[name], count > most {
            throw APIError.invalid(
                "Invalid '\(name)': at most \(most) \(most == 1 ? "file is" : "files are") taken.", param: name,
                code: "array_above_max_length")
        }
        writer = try UploadWriter(folder: folder)
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) async throws {
        guard let part else { return }
        if writer != nil {
            try await writer?.write(bytes)
            if (writer?.bytes ?? 0) > limits.fileBytes {
                throw APIError.tooLarge(
                    "The file '\(part.name)' is over the limit of \(limits.fileBytes >> 20) MB.", param: Self.bare(part.name))
            }
        } else {
            text += bytes
            if text.count > limits.fieldBytes {
                throw APIError.tooLarge(
                    "The field '\(part.name.prefix(100))' is over the limit of \(limits.fieldBytes >> 20) MB.", param: part.name)
            }
        }
    }

    private mutating func end() async throws {
        guard let part else { return }
        defer { self.part = nil }
        if var open = writer.take() {
            let name = Self.bare(part.name)
            let field = limits.files[name] == 1 ? name : "\(name)[\(counts[name, default: 1] - 1)]"
            form.uploads.append(try await open.finish(field: field, filename: part.filename ?? name, contentType: part.contentType))
        } else {
            guard form.fields.updateValue(String(decoding: text, as: UTF8.self), forKey: part.name) == nil else {
                throw APIError.invalid("Invalid '\(part.name.prefix(100))': the field came twice.", param: part.name)
            }
        }
    }

    mutating func finish() async throws -> Form {
        try parser.finish()
        return form
    }

    func discard() {
        form.discard()
        writer?.discard()
    }

    /// The SDK sends `image` for one file and `image[]` for a list.
    private static func bare(_ name: String) -> String {
        name.hasSuffix("[]") ? String(name.dropLast(2)) : name
    }
}
