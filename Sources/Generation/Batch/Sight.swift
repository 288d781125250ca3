import Models
import Tensors

/// What a model's tower makes of pictures: made when a picture is read, a block of the tower in each step, and kept for a while. A talk that
/// goes on reads the end of its last picture again, and so do requests that had to give their memory up.
final class Sight {
    private let tower: any VisionTower
    private let compute: Compute
    private let workspace = Workspace(part: "vision")
    /// The pictures that were seen last, the latest at the end.
    private var seen: [(picture: PictureSpan, features: PictureFeatures)] = []
    /// The picture that is being looked at.
    private var current: (picture: PictureSpan, run: any VisionRun)?
    /// Whether somebody waits for it, and it has gone on in this step.
    private var hasAdvanced = false
    /// The most bytes that are kept beside the picture seen last.
    private let most: Int

    init(_ tower: any VisionTower, keeping most: Int, on compute: Compute) {
        self.tower = tower
        self.most = most
        self.compute = compute
    }

    /// Bytes that it holds.
    var bytes: Int { seen.reduce(workspace.heldBytes + (current?.run.bytes ?? 0)) { $0 + $1.features.bytes } }

    /// A new step. What nobody waited for in the last one is given up.
    func beginStep() {
        if !hasAdvanced { stop() }
        hasAdvanced = false
    }

    /// The pictures of a request of which tokens lie in `range` of its prompt; nil where one of them has not been looked at to its end. The
    /// first who asks in a step for one that has not goes on with it.
    func pictures(of request: GenerationRequest, in range: Range<Int>) -> [PassagePicture]? {
        var pictures: [PassagePicture] = []
        for picture in request.pictures where picture.span.range.overlaps(range) {
            guard let features = features(of: picture) else { return nil }
            pictures.append(PassagePicture(picture.span, features))
        }
        return pictures
    }

    private func features(of picture: PromptPicture) -> PictureFeatures? {
        // Wherever it stands.
        var key = picture.span
        key.start = 0
        if let place = seen.firstIndex(where: { $0.picture == key }) {
            let found = seen.remove(at: place)
            seen.append(found)
            return found.features
        }
        guard !hasAdvanced else { return nil }
        hasAdvanced = true
        let run: any VisionRun
        if let current, current.picture == key {
            run = current.run
        } else {
            run = tower.look(at: picture.pixels, on: compute, workspace)
            current = (key, run)
        }
        guard let features = run.advance(on: compute, workspace) else { return nil }
        stop()
        seen.append((key, features))
        while seen.count > 1, seen.dropLast().reduce(0, { $0 + $1.features.bytes }) > most { seen.removeFirst() }
        return features
    }

    /// Gives up the picture that is being looked at.
    func stop() {
        current = nil
        // What a large picture took would lie idle until the next one.
        workspace.release()
    }

    /// Gives everything up but what is being looked at.
    func forget() { seen = [] }
}
