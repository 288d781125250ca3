import API
import Foundation
import Store

extension BatchRunner {
    /// Writes a batch's files and ends it. Requests that were not done are told of in the error file.
    func close(_ batch: RequestBatch, as wanted: RequestBatch.Status) async throws {
        let principal = batch.keyID == nil ? batch.personID.map { Principal(personID: $0) } ?? .anonymous : try await owner(batch)
        var status = wanted
        if wanted == .completed, try await giveUp(batch, principal) { status = .expired }
        let output = try await file(of: batch, failed: false, for: principal)
        let errors = try await file(of: batch, failed: true, for: principal)
        try await parts.store.batches.end(batch.id, status, outputFile: output, errorFile: errors, faults: [])
    }

    /// The holder of the batch's key, revoked or not: the files are its own.
    private func owner(_ batch: RequestBatch) async throws -> Principal {
        Principal(try await parts.store.keys.key(batch.keyID ?? ""))
    }

    /// Answers what still waits, since its time is over; whether there was anything.
    private func giveUp(_ batch: RequestBatch, _ principal: Principal) async throws -> Bool {
        var found = false
        while true {
            let lines = try await parts.store.batches.waiting(batch.id, after: 0, limit: 500)
            guard !lines.isEmpty else { return found }
            found = true
            for line in lines {
                let request = BatchedRequest(batch: batch.id, line: line, body: JSONText(.null), principal: principal)
                let answer = request.answer(
                    undone: "batch_expired", "This request could not be executed before the completion window expired.")
                try await parts.store.batches.answer(batch.id, answer, with: BatchCommit())
            }
        }
    }

    /// Writes one of the files; `nil` where it would be empty.
    private func file(of batch: RequestBatch, failed: Bool, for principal: Principal) async throws -> String? {
        var writer = try UploadWriter(folder: parts.store.folder.uploads)
        do {
            var after = 0
            while true {
                let answers = try await parts.store.batches.answers(batch.id, failed: failed, after: after, limit: 100)
                guard let last = answers.last else { break }
                after = last.number
                for answer in answers {
                    let line =
                        failed ? Array(answer.line.utf8) : try await endpoints[batch.endpoint]?.output(answer.line, for: principal) ?? []
                    try await writer.write(line[...])
                    try await writer.write([0x0A])
                }
            }
            let name = "\(batch.id)_\(failed ? "error" : "output").jsonl"
            let upload = try await writer.finish(field: "file", filename: name, contentType: nil)
            defer { writer.discard() }
            guard upload.bytes > 0 else { return nil }
            return try await parts.store.files.add(
                NewFile(path: upload.path, sha256: upload.sha256, filename: name, purpose: .batch), for: principal
            ).id
        } catch {
            writer.discard()
            throw error
        }
    }
}
