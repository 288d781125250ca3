import API
import Pictures
import Registry

/// What becomes of an app's parameters with a model: nothing is dropped silently, at a switch or in a run.
public struct AppTranslation: Sendable {
    /// What becomes of one parameter.
    public struct Entry: Sendable, Equatable, Codable {
        /// The parameter, or `negative_prompt`, `pictures`, `mask`.
        public var parameter: String
        /// What becomes of it.
        public var verdict: Verdict
        /// What the app says.
        public var from: JSONValue?
        /// What the model gets; `nil` where it gets nothing.
        public var to: JSONValue?
        /// A sentence.
        public var sentence: String
        /// Whether the app cannot do its work so.
        public var blocks: Bool

        /// What becomes of a parameter: it stays, another value stands for it, the prompt says it instead, it is left out.
        public enum Verdict: String, Sendable, Codable { case same, mapped, emulated, dropped }
    }

    /// What becomes of each parameter.
    public private(set) var entries: [Entry] = []
    /// The values that the model gets.
    public private(set) var values: ParameterValues = [:]

    private let can: ImageCapabilities

    /// The translation of `given` for a model.
    public init(_ given: ParameterValues, for info: ModelInfo) {
        can = info.image ?? ImageCapabilities(sizes: .list([]))
        for (parameter, value) in given.sorted(by: { $0.key < $1.key }) { take(parameter, value, all: given) }
    }

    /// Whether something of the app cannot be done at all.
    public var isBlocked: Bool { entries.contains(where: \.blocks) }

    private mutating func add(_ parameter: AppParameter, _ verdict: Entry.Verdict, _ from: JSONValue, _ to: JSONValue?, _ sentence: String)
    {
        values[parameter] = to
        entries.append(
            Entry(parameter: parameter.rawValue, verdict: verdict, from: from, to: to, sentence: sentence, blocks: false))
    }

    private mutating func keep(_ parameter: AppParameter, _ value: JSONValue) {
        add(parameter, .same, value, value, "Stays \(value.said).")
    }

    private mutating func take(_ parameter: AppParameter, _ value: JSONValue, all: ParameterValues) {
        switch parameter {
        case .n, .moderation: keep(parameter, value)
        case .size: size(value)
        case .quality: quality(value)
        case .background:
            if value.text == "transparent", !can.transparent {
                add(parameter, .dropped, value, nil, "It draws no transparent background.")
            } else {
                keep(parameter, value)
            }
        case .outputFormat:
            if let format = value.text.flatMap(PictureFormat.init(rawValue:)), !can.formats.contains(format) {
                let other = can.formats.contains(.png) ? PictureFormat.png : can.formats.first ?? .png
                add(
                    parameter, .mapped, value, .string(other.rawValue),
                    "It makes no \(format.rawValue) files; \(other.rawValue) stands for it.")
            } else {
                keep(parameter, value)
            }
        case .outputCompression:
            let format = values[.outputFormat]?.text ?? all[.outputFormat]?.text ?? "png"
            if ["jpeg", "webp"].contains(format) {
                keep(parameter, value)
            } else {
                add(parameter, .dropped, value, nil, "Files of the kind \(format) are never compressed with loss.")
            }
        case .seed:
            can.seeds ? keep(parameter, value) : add(parameter, .dropped, value, nil, "It takes no seed: pictures cannot be repeated.")
        case .steps: steps(value)
        case .strength: can.strength ? keep(parameter, value) : add(parameter, .dropped, value, nil, "It takes no strength.")
        case .inputFidelity:
            if can.fidelity || value.text == "low" {
                keep(parameter, value)
            } else {
                add(parameter, .dropped, value, nil, "It knows one fidelity only.")
            }
        }
    }

    private mutating func size(_ value: JSONValue) {
        guard let text = value.text, text != "auto", let size = PixelSize(text), let fault = can.sizes.fault(size) else {
            return keep(.size, value)
        }
        let nearest = can.sizes.nearest(to: size)
        add(.size, .mapped, value, .string(nearest.description), "\(fault) \(nearest) is the nearest in shape.")
    }

    private mutating func quality(_ value: JSONValue) {
        guard let text = value.text, text != "auto", Quality(rawValue: text).map({ !can.qualities.contains($0) }) ?? true else {
            return keep(.quality, value)
        }
        let order = ["low", "medium", "high", "xhigh", "max"]
        let place = order.firstIndex(of: text) ?? 1
        let nearest = can.qualities.min {
            abs((order.firstIndex(of: $0.rawValue) ?? 1) - place) < abs((order.firstIndex(of: $1.rawValue) ?? 1) - place)
        }
        let to = nearest.map { JSONValue.string($0.rawValue) }
        add(
            .quality, to == nil ? .dropped : .mapped, value, to,
            "It knows no quality '\(text)'\(nearest.map { "; \($0.rawValue) is the nearest" } ?? "").")
    }

    private mutating func steps(_ value: JSONValue) {
        guard let asked = value.double.map({ Int($0) }), let steps = can.steps else {
            return add(.steps, .dropped, value, nil, "It has no steps to count.")
        }
        if steps.contains(asked) { return keep(.steps, value) }
        let nearest = min(max(asked, steps.lowerBound), steps.upperBound)
        add(.steps, .mapped, value, .integer(Int64(nearest)), "It takes \(steps.lowerBound) to \(steps.upperBound) steps.")
    }

    /// Adds what becomes of the parts that are no parameters: the negative prompt, pictures and masks.
    mutating func addParts(of app: AppDefinition) {
        if app.negative != nil {
            entries.append(
                can.negativePrompt
                    ? Entry(parameter: "negative_prompt", verdict: .same, sentence: "It takes a negative prompt.", blocks: false)
                    : Entry(
                        parameter: "negative_prompt", verdict: .emulated,
                        sentence: "It takes no negative prompt; the prompt says what to avoid.",
                        blocks: false))
        }
        let pictures = app.inputs.filter { $0.kind == "image" || $0.kind == "sketch" }
        let most = pictures.reduce(0) { $0 + ($1.settings.maxCount ?? 1) }
        if most > 0 {
            let needed = pictures.count(where: \.required)
            if can.references >= most {
                entries.append(
                    Entry(parameter: "pictures", verdict: .same, sentence: "It works from up to \(can.references) pictures.", blocks: false)
                )
            } else {
                let sentence =
                    can.references == 0
                    ? "It makes pictures from text only: the app's pictures could not be used."
                    : "It works from \(can.references) of the app's \(most) pictures at most."
                entries.append(Entry(parameter: "pictures", verdict: .dropped, sentence: sentence, blocks: needed > can.references))
            }
        }
        if let mask = app.inputs.first(where: { $0.kind == "mask" }) {
            entries.append(
                Entry(
                    parameter: "mask", verdict: can.masks ? .same : .dropped,
                    sentence: can.masks ? "It takes a mask." : "It takes no mask.",
                    blocks: !can.masks && mask.required))
        }
    }
}

extension AppTranslation.Entry {
    init(parameter: String, verdict: Verdict, sentence: String, blocks: Bool) {
        self.init(parameter: parameter, verdict: verdict, from: nil, to: nil, sentence: sentence, blocks: blocks)
    }
}

extension SizeRule {
    /// The size that is drawn and comes nearest to another: in shape first, then in pixels.
    func nearest(to size: PixelSize) -> PixelSize {
        func distance(_ other: PixelSize) -> (Double, Double) {
            let shape = Double(other.width * size.height) / Double(max(1, other.height * size.width))
            let pixels = Double(other.width * other.height) / Double(max(1, size.width * size.height))
            return (max(shape, 1 / shape), max(pixels, 1 / pixels))
        }
        switch self {
        case .list(let sizes): return sizes.min { distance($0) < distance($1) } ?? standard
        case .range(let range):
            // The same shape, scaled until it fits, on the model's grid.
            var best = range.standard
            for scale in stride(from: 4.0, through: 0.1, by: -0.05) {
                func grid(_ edge: Int) -> Int { max(1, Int((Double(edge) * scale / Double(range.multiple)).rounded())) * range.multiple }
                let candidate = PixelSize(grid(size.width), grid(size.height))
                if fault(candidate) == nil, fault(best) != nil || distance(candidate) < distance(best) { best = candidate }
            }
            return best
        }
    }
}
