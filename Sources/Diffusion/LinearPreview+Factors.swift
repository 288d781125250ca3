extension LinearPreview {
    static let factors: [[Float]] = []
    static let offsets: [Float] = [0.5, 0.5, 0.5]
}
