import SVG

/// Large square pixels in few colours.
public struct PixelStyle: StylePass {
    /// The grid.
    public init() {}

    /// Redraws the picture as cells; figures and backdrop become one layer.
    public func apply(to picture: inout Picture, in context: StyleContext) {
        let canvas = picture.canvas, short = min(canvas.pixelWidth, canvas.pixelHeight)
        let wanted: Int =
            switch context.quality {
            case .low: 96
            case .medium: 112
            case .high: 128
            }
        // A cell is a whole number of the picture's pixels, so that edges are sharp.
        let cell = max((short + wanted / 2) / wanted, 1)
        let columns = (canvas.pixelWidth + cell - 1) / cell, rows = (canvas.pixelHeight + cell - 1) / cell
        let unit = Double(cell) * canvas.width / Double(canvas.pixelWidth)
        var raster = Raster(columns: columns, rows: rows, unit: unit)
        let scanner = Scanner(definitions: picture.definitions)
        scanner.draw(picture.behind, Affine(), tag: 0, into: &raster)
        for (number, figure) in picture.figures.enumerated() {
            scanner.draw(figure.beneath.filter { $0["class"] != "shadow" || !context.isTransparent }, Affine(), tag: 0, into: &raster)
            scanner.draw(figure.body, Affine(svg: figure.transform), tag: Int16(clamping: number + 1), into: &raster)
        }
        if let tint = picture.light.tint, !context.isTransparent { raster.tint(tint, picture.light.tintOpacity) }
        scanner.draw(picture.front, Affine(), tag: 0, into: &raster)
        scanner.draw(picture.lettering, Affine(), tag: 0, into: &raster)
        let colours: Int =
            switch context.quality {
            case .low: 20
            case .medium: 30
            case .high: 44
            }
        var cells = Cells(raster, colours: colours)
        if context.quality >= .medium { cells.edge() }
        picture.definitions = []
        picture.figures = []
        picture.front = []
        picture.lettering = []
        picture.light.tint = nil
        var grid = Draw.group(cells.paths(), transform: "scale(\(Numbers.fine(unit)))")
        // Where the picture is shown at another size, smoothed edges would leave seams between the cells.
        grid["shape-rendering"] = "crispEdges"
        picture.behind = [grid]
    }
}
