/// What the making of a picture tells on its way.
public enum Flux2Event: Sendable {
    /// The prompt is being read, or the pictures it works from; or the picture is being decoded.
    case phase(Phase)
    /// The share of all work that is done, 0 to 1, in a step (from 1) of so many.
    case progress(Double, step: Int, of: Int)
    /// What the picture will look like, after a step that was asked for.
    case preview(RGBPicture, step: Int)
    /// The picture.
    case picture(RGBPicture)

    /// A part of the work.
    public enum Phase: String, Sendable, CaseIterable { case reading, looking, drawing, decoding }
}
