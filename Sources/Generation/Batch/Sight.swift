import Models
import Tensors

/// What a model's tower makes of pictures, made when a picture is read and kept for a while: a talk that goes on reads the end of its last
/// picture again, and so do requests that had to give their memory up.
final class Sight {
    private let tower: any VisionTower
    private let compute: Compute
    private let workspace = Workspace(part: "vision")
    /// The pictures that were seen last, the latest at the end.
    private var seen: [(picture: PictureSpan, features: PictureFeatures)] = []

    /// The most bytes that are kept beside the picture seen last.
    private let most: Int

    init(_ tower: any VisionTower, keeping most: Int, on compute: Compute) {
        self.tower = tower
        self.most = most
        self.compute = compute
    }

    /// Bytes that it holds.
    var bytes: Int { seen.reduce(workspace.heldBytes) { $0 + $1.features.bytes } }

    /// The pictures of a request of which tokens lie in `range` of its prompt.
    func pictures(of request: GenerationRequest, in range: Range<Int>) -> [PassagePicture] {
        request.pictures.filter { $0.span.range.overlaps(range) }.map { PassagePicture($0.span, features(of: $0)) }
    }

    private func features(of picture: PromptPicture) -> PictureFeatures {
        // Wherever it stands.
        var key = picture.span
        key.start = 0
        if let place = seen.firstIndex(where: { $0.picture == key }) {
            let found = seen.remove(at: place)
            seen.append(found)
            return found.features
        }
        let features = tower.features(of: picture.pixels, on: compute, workspace)
        // What a large picture took would lie idle until the next one.
        workspace.release()
        seen.append((key, features))
        while seen.count > 1, seen.dropLast().reduce(0, { $0 + $1.features.bytes }) > most { seen.removeFirst() }
        return features
    }

    /// Gives everything up.
    func forget() { seen = [] }
}
