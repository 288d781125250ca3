extension ModelRegistry: CustomStringConvertible {
    /// The models' names. Whoever runs a service describes it, and by reflection that would be the whole catalogue, seconds of work at each start.
    public var description: String { "ModelRegistry(\((models.map(\.info.id) + textModels.map(\.info.id)).joined(separator: ", ")))" }
}
