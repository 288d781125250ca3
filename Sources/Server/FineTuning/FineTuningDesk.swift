import API
import Foundation
import Registry
import Store

/// Has upstreams train models, and keeps apart whose jobs are whose: to the upstream they are all one key's.
///
/// A job's owner is written down before the upstream is asked, together with the training file's id there, which belongs to this one job; the job's
/// own id follows once the upstream has answered. Where the server is killed in between, or no answer comes, the job is found by its file when its
/// owner next lists jobs or asks for one that is not known (`recover`). What stays lost: a job of an upstream that does not list its jobs with
/// their `training_file`, and one that is not found within an hour and appears later.
struct FineTuningDesk: Sendable {
    let parts: ServerParts

    /// The upstreams that train; throws where there is none.
    func tuners() throws -> [any FineTuner] {
        guard !parts.registry.tuners.isEmpty else {
            throw APIError.invalid(
                "No model can be trained here: no upstream has `fine_tuning: true` in easel.yaml, and local models are not trained.",
                param: nil, code: "fine_tuning_unavailable")
        }
        return parts.registry.tuners
    }

    /// Sends the files to the upstream that has the model, and the job after them.
    ///
    /// - Throws: `APIError`.
    func create(_ wanted: Fields, for principal: Principal) async throws -> JSONValue {
        let tuners = try tuners()
        var fields = wanted
        guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
        guard let training = try fields.string("training_file", limit: 256) else { throw APIError.missing("training_file") }
        let validation = try fields.string("validation_file", limit: 256)
        let found = tuners.lazy.compactMap { tuner in tuner.upstreamID(of: model).map { (tuner, $0) } }.first
        guard let (tuner, upstreamID) = found else {
            throw APIError.invalid(
                "The model '\(model.prefix(200))' cannot be trained here: no upstream that trains models has it.", param: "model",
                code: "fine_tuning_unavailable")
        }
        // A model that was trained before has a name of its own, `ft:…`: a key for its base is none for it.
        if let key = principal.key, !key.allows(model, resolvedTo: model) {
            throw APIError.forbidden("This API key may not use the model '\(model.prefix(200))'.", param: "model")
        }
        var body: [String: JSONValue] = ["model": .string(upstreamID)]
        let file = try await send(training, to: tuner, param: "training_file", principal)
        body["training_file"] = .string(file)
        if let validation { body["validation_file"] = .string(try await send(validation, to: tuner, param: "validation_file", principal)) }
        // The rest is the upstream's to check.
        for key in fields.keys { body[key] = fields.value(key) }
        return try await begin(.object(body), FineTuningRecord(provider: tuner.provider, trainingFile: file, for: principal), tuner)
    }

    private func begin(_ body: JSONValue, _ record: FineTuningRecord, _ tuner: any FineTuner) async throws -> JSONValue {
        try await parts.store.fineTuning.begin(record)
        let job: JSONValue
        do {
            job = try await tuner.ask("/jobs", query: nil, posts: true, body: body)
        } catch let error as APIError where error.status < 500 {
            // The upstream refused it; of anything else it is not known whether a job was made.
            try? await parts.store.fineTuning.forget(record.id)
            throw error
        }
        guard case .object(let object) = job, case .string(let id)? = object["id"] else {
            throw APIError.upstream("The upstream '\(tuner.provider)' took a training job and did not say under which id.")
        }
        // The job is there and will be paid for: where its id cannot be written down, saying so would make clients ask for another one. It is found
        // by its file.
        try? await parts.store.fineTuning.made(id, of: record.id)
        return job
    }

    private func send(_ id: String, to tuner: any FineTuner, param: String, _ principal: Principal) async throws -> String {
        guard let file = try await parts.store.files.file(id, for: principal) else {
            throw APIError.notFound("No such File object: \(id.prefix(100))", param: param)
        }
        guard file.purpose == .fineTune else {
            throw APIError.invalid(
                "Invalid '\(param)': the file's purpose is '\(file.purpose.rawValue)', and has to be 'fine-tune'.", param: param)
        }
        return try await tuner.upload(parts.store.blobs.path(of: file.sha256), bytes: file.bytes, filename: file.filename)
    }

    /// Asks the upstream that has a job, or something below it.
    ///
    /// - Parameter tail: What follows the job's id in the path.
    /// - Throws: `APIError`, with status 404 for a job that is not the viewer's.
    func ask(_ id: String, _ tail: String, query: String?, posts: Bool, for viewer: Principal) async throws -> JSONValue {
        _ = try tuners()
        let missing = APIError.notFound("No such fine-tuning job: \(id.prefix(100))", param: "id")
        // It becomes a part of an upstream's address.
        guard id.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || isalnum(Int32($0)) != 0 }),
            let record = try await record(id, for: viewer), let tuner = tuner(of: record)
        else { throw missing }
        return try await tuner.ask("/jobs/\(id)\(tail)", query: query, posts: posts, body: nil)
    }

    /// The viewer's record of a job, also of one that was not known to be its own yet.
    func record(_ job: String, for viewer: Principal) async throws -> FineTuningRecord? {
        if let record = try await parts.store.fineTuning.record(ofJob: job, for: viewer) { return record }
        try await recover(for: viewer)
        return try await parts.store.fineTuning.record(ofJob: job, for: viewer)
    }

    /// The upstream of a record; `nil` where it is no longer configured.
    func tuner(of record: FineTuningRecord) -> (any FineTuner)? { parts.registry.tuners.first { $0.provider == record.provider } }
}
