import Testing

@testable import Tensors

@Suite struct TensorTests {
    @Test func viewsShareTheirStorage() {
        let tensor = Tensor((0..<24).map(Float.init), shape: [2, 3, 4])
        #expect(tensor[1].floats() == (12..<24).map(Float.init))
        #expect(tensor[1][1..<3].floats() == (16..<24).map(Float.init))
        #expect(tensor.reshaped([6, 4])[4].floats() == [16, 17, 18, 19])
        #expect(tensor.columns(1..<3)[1].floats() == [13, 14, 17, 18, 21, 22])
        #expect(tensor.columns(1..<3).reshaped([6, 2])[5].floats() == [21, 22])
        #expect(!tensor.columns(1..<3).isContiguous)
        tensor[0].pointer.storeBytes(of: 99, as: Float.self)
        #expect(tensor.floats()[0] == 99)
    }

    @Test func borrowedMemoryOutlivesItsMaker() {
        final class Owner {
            let memory = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 4)
            deinit { memory.deallocate() }
        }
        var owner: Owner? = Owner()
        weak let watched = owner
        var tensor: Tensor?
        if let owner {
            owner.memory.storeBytes(of: 7, as: Float.self)
            tensor = Tensor(storage: TensorStorage(borrowing: owner.memory, byteCount: 16, owner: owner), shape: [4], type: .float32)
        }
        owner = nil
        #expect(watched != nil)
        #expect(tensor?.floats().first == 7)
        #expect(tensor?.storage.isWritable == false)
        tensor = nil
        #expect(watched == nil)
    }

    @Test func halvesAreRead() {
        for bits in stride(from: 0, through: UInt16.max, by: 7) {
            let (value, right) = (Float(half: bits), Float(Float16(bitPattern: bits)))
            #expect(value == right || (value.isNaN && right.isNaN), "\(bits)")
        }
    }

    @Test func workspacesUseTheirMemoryAgain() {
        let workspace = Workspace(part: "transformer")
        var first: UnsafeMutableRawPointer?
        for _ in 0..<3 {
            workspace.scope {
                let a = workspace.tensor([1000, 1000])
                #expect(first == nil || a.pointer == first)
                first = a.pointer
                workspace.scope { _ = workspace.tensor([5000, 1000], type: .bfloat16) }
                let b = workspace.tensor([10], type: .int8)
                #expect(b.pointer != a.pointer)
            }
        }
        #expect(workspace.peakBytes == 4_000_000 + 10_000_000)
        #expect(workspace.heldBytes >= workspace.peakBytes)
        workspace.release()
        #expect(workspace.heldBytes == 0)
    }
}
