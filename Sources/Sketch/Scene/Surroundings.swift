/// The place of a scene: its backdrop, ground and horizon.
public enum Setting: String, Codable, Sendable, CaseIterable {
    case beach, forest, city, snow, desert, space, sea, underwater, room, kitchen, street, field, garden, park, mountains, farm, sky,
        studio, stage
}

/// The time of day: light, sky and lamps.
public enum TimeOfDay: String, Codable, Sendable, CaseIterable {
    case day, dawn, sunset, night
}

/// The weather over the backdrop and in front of it.
public enum Weather: String, Codable, Sendable, CaseIterable {
    case sunny, cloudy, rain, snow, fog, storm, wind, rainbow
}

/// The manner of drawing.
public enum Style: String, Codable, Sendable, CaseIterable {
    case flat, outline, watercolor, neon, poster, blueprint
    case pixelArt = "pixel_art"
    case paperCut = "paper_cut"
}
