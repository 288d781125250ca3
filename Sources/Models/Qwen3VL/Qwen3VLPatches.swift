import Tensors

/// A picture cut into patches. Those that become one token follow each other; tokens go row by row.
struct Qwen3VLPatches {
    private let picture: PicturePixels
    private let config: Qwen3VLConfig
    /// Rows and columns of patches.
    let rows, columns: Int
    /// What each byte of each colour becomes.
    private let values: [Float]

    init(_ picture: PicturePixels, _ config: Qwen3VLConfig) {
        let edge = config.sizing.edge
        precondition(
            picture.width % edge == 0 && picture.height % edge == 0 && !picture.pixels.isEmpty,
            "\(picture.width)x\(picture.height) in tokens of \(edge)")
        self.picture = picture
        self.config = config
        rows = picture.height / config.patch
        columns = picture.width / config.patch
        values = (0..<3).flatMap { colour in
            (0..<256).map { Float((Double($0) / 255 - config.mean[colour]) / config.deviation[colour]) }
        }
    }

    /// How many there are.
    var count: Int { rows * columns }

    /// The row and the column of patch number `number` (transformers `vision_utils.py`, `get_vision_position_ids`).
    func place(_ number: Int) -> (row: Int, column: Int) {
        let merge = config.merge
        let (token, within) = number.quotientAndRemainder(dividingBy: merge * merge)
        let (down, across) = token.quotientAndRemainder(dividingBy: columns / merge)
        return (down * merge + within / merge, across * merge + within % merge)
    }

    /// What attention turns each patch by.
    var coordinates: [[Double]] {
        (0..<count).map { number in
            let place = place(number)
            return [Double(place.row), Double(place.column)]
        }
    }

    /// Writes the numbers of some patches, colour by colour: its rows of pixels, once for each moment.
    func fill(_ out: UnsafeMutableBufferPointer<Float>, _ range: Range<Int>) {
        let (patch, stride) = (config.patch, picture.width * 3)
        picture.pixels.withUnsafeBufferPointer { pixels in
            values.withUnsafeBufferPointer { values in
                var at = 0
                for number in range {
                    let place = place(number)
                    let corner = place.row * patch * stride + place.column * patch * 3
                    for colour in 0..<3 {
                        for _ in 0..<config.moments {
                            for row in 0..<patch {
                                let from = corner + row * stride + colour
                                for column in 0..<patch { out[at + column] = values[colour * 256 + Int(pixels[from + 3 * column])] }
                                at += patch
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes the learned positions of some patches: the table, drawn over the picture from corner to corner, between its four nearest
    /// entries (transformers `vision_utils.py`, `get_vision_interpolation_indices_and_weights`).
    func interpolate(_ table: UnsafeBufferPointer<Float>, into out: UnsafeMutableBufferPointer<Float>, _ range: Range<Int>) {
        let (width, side) = (config.width, config.side)
        func taps(_ index: Int, of size: Int) -> [(place: Int, share: Float)] {
            let source = Float(index) * Float(side - 1) / Float(max(size - 1, 1))
            let low = source.rounded(.down)
            let share = source - low
            return [(min(Int(low), side - 1), 1 - share), (min(Int(low) + 1, side - 1), share)]
        }
        let down = (0..<rows).map { taps($0, of: rows) }
        let across = (0..<columns).map { taps($0, of: columns) }
        for (at, number) in range.enumerated() {
            let place = place(number)
            let row = UnsafeMutableBufferPointer(rebasing: out[at * width..<(at + 1) * width])
            row.update(repeating: 0)
            for vertical in down[place.row] {
                for horizontal in across[place.column] {
                    let share = vertical.share * horizontal.share
                    let entry = (vertical.place * side + horizontal.place) * width
                    for column in 0..<width { row[column] += share * table[entry + column] }
                }
            }
        }
    }
}
