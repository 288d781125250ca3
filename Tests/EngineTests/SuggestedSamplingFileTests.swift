import Foundation
import Testing

@testable import Engine

@Suite struct SuggestedSamplingFileTests {
    @Test(arguments: [
        (#"{"do_sample": true, "temperature": 0.7, "top_p": 0.8, "top_k": 20}"#, SuggestedSampling(temperature: 0.7, topP: 0.8, topK: 20)),
        (#"{"do_sample": true, "temperature": 0.6, "top_p": 7, "top_k": 0}"#, SuggestedSampling(temperature: 0.6)),
        (#"{"temperature": 0.7}"#, nil), (#"{"do_sample": false, "temperature": 0.7}"#, nil), ("nonsense", nil), ("", nil),
    ])
    func aFilesAdviceIsTakenWhereItIsOne(_ text: String, _ expected: SuggestedSampling?) throws {
        let folder = NSTemporaryDirectory() + "easel-sampling-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(SuggestedSampling(folder: folder) == nil)
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/generation_config.json"))
        #expect(SuggestedSampling(folder: folder) == expected)
    }
}
