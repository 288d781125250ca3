import Foundation
import Tensors
import Testing
import Weights

@testable import Models

/// A folder with TAEF2's weights, a picture's bytes and what torch makes of them; `Tests/Parity/run` makes it where the weights are.
private let realWeights = ProcessInfo.processInfo.environment["EASEL_PARITY_TAEF2"]

@Suite("Tiny autoencoder") struct TinyAutoencoderTests {
    private let compute = Compute()
    private let workspace = Workspace(part: "test")

    @Test("random weights, both ways, as torch computes them")
    func random() throws {
        let set = try WeightSet.open(Reference.fixtures + "/tiny-autoencoder.safetensors")
        let reference = try Reference(file: Reference.fixtures + "/tiny-autoencoder-reference.safetensors")
        let loader = Loader(set, precision: .float32, compute: compute)
        let model = try TinyAutoencoder(decoder: loader.part("decoder"), encoder: loader.part("encoder"))
        let latent = try #require(model.encode(try reference.picture("picture"), on: compute, workspace))
        #expect(difference(latent, try reference.picture("latent")) < 1e-5)
        #expect(difference(model.decode(latent, on: compute, workspace), try reference.picture("decoded")) < 1e-5)
    }

    @Test("TAEF2's round trip of a photograph is as near as torch's", .enabled(if: realWeights != nil))
    func taef2() throws {
        let folder = try #require(realWeights)
        let reference = try Reference(file: folder + "/reference.safetensors")
        func loader(_ name: String) throws -> Loader {
            Loader(try WeightSet.open("\(folder)/taef2_\(name).safetensors"), precision: .float32, compute: compute)
        }
        let model = try TinyAutoencoder(decoder: try loader("decoder"), encoder: try loader("encoder"))
        let picture = try reference.picture("picture")
        let latent = try #require(model.encode(picture, on: compute, workspace))
        let back = model.decode(latent, on: compute, workspace)
        compute.clamp(back, 0...1, into: back)
        let (a, b) = (picture.floats(), back.floats())
        let error = zip(a, b).reduce(0.0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) } / Double(a.count)
        let decibels = -10 * log10(error)
        record("TAEF2, round trip of a photograph", "dB here", Float(decibels))
        record("TAEF2, round trip of a photograph", "dB in torch", try reference.floats("decibels")[0])
        #expect(abs(decibels - Double(try reference.floats("decibels")[0])) < 0.05, "\(decibels)")
    }
}
