import SVG
import Testing

@testable import Sketch

/// The geometry that styles work with.
@Suite struct StylesShapesTests {
    private func near(_ a: Point, _ x: Double, _ y: Double, _ slack: Double = 0.01) -> Bool { (a - Point(x: x, y: y)).length < slack }

    @Test func pathsAreRead() {
        let contours = PathReader.contours("M10 10h20v20H10zm40 0l10-5 10 5c0 5-5 10-10 10s-10-5-10-10ZM100,0Q110,10 120,0T140,0")
        #expect(contours.count == 3)
        #expect(contours[0].isClosed && contours[0].curves.count == 3)
        #expect(near(contours[1].start, 50, 10))
        #expect(near(contours[1].curves[2].to, 60, 20) && near(contours[1].curves[3].to, 50, 10))
        #expect(!contours[2].isClosed && near(contours[2].end, 140, 0))
        #expect(near(contours[2].curves[1].a, 120 + 10 * 2 / 3, -10 * 2 / 3.0))
    }

    @Test func numbersMayTouch() {
        let contours = PathReader.contours("M.5.5l1-1-1e1.5a5 5 0 0110 0")
        #expect(contours.count == 1)
        #expect(near(contours[0].curves[0].to, 1.5, -0.5) && near(contours[0].curves[1].to, -8.5, 0))
        #expect(near(contours[0].end, 1.5, 0))
    }

    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)]) func arcsLieOnTheirCircle(large: Bool, sweep: Bool) {
        var contour = Contour(Point(x: 0, y: 0))
        contour.arc(10, 10, 0, large: large, sweep: sweep, Point(x: 12, y: 0))
        // The centre is on the perpendicular through the middle, above or below.
        let centre = Point(x: 6, y: large == sweep ? -8 : 8)
        let points = contour.flattened(Affine(), step: 0.5)
        for point in points { #expect(((point - centre).length - 10).magnitude < 0.02) }
        let length = zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0).length }
        #expect((length - (large ? 62.83 - 12.87 : 12.87)).magnitude < 0.3, "\(length)")
        #expect(near(contour.end, 12, 0))
    }

    @Test func halfCirclesTurnTheRightWay() {
        var contour = Contour(Point(x: 0, y: 0))
        contour.arc(5, 5, 0, large: false, sweep: true, Point(x: 10, y: 0))
        #expect([contour].bounds.y < -4.9 && [contour].bounds.bottom < 0.1)
    }

    @Test func shapesBecomeContours() {
        let circle = [Contour](Draw.ellipse(10, 20, 5, 8, fill: "#000000"))
        #expect(circle.bounds.contains(Box(x: 5, y: 12, width: 10, height: 16)))
        let round = [Contour](Draw.rectangle(Box(x: 0, y: 0, width: 10, height: 10), radius: 3, fill: "#000000"))
        #expect(round[0].curves.count == 7 || round[0].curves.count == 8)
        let polygon = [Contour](Draw.element("polygon", [("points", "0,0 10,0 5 8")]))
        #expect(polygon[0].isClosed && polygon[0].curves.count == 2)
    }

    @Test func transformsCompose() throws {
        let transform = Affine(svg: "translate(10 20) rotate(90) scale(2)")
        #expect(near(transform.apply(Point(x: 1, y: 0)), 10, 22))
        let back = try #require(transform.inverse)
        #expect(near(back.apply(Point(x: 10, y: 22)), 1, 0))
        #expect((transform.scale - 2).magnitude < 1e-9)
        #expect(near(Affine(svg: "rotate(180 5 5)").apply(Point(x: 0, y: 0)), 10, 10))
    }

    @Test func bendingKeepsWhatMeets() {
        let wobble = Wobble(seed: 3, cell: 20, amount: 4)
        let one = Contour.rectangle(0, 0, 50, 50, 0, 0).bent(step: 10) { wobble($0) }
        let other = Contour.rectangle(50, 0, 50, 50, 0, 0).bent(step: 10) { wobble($0) }
        #expect(one.curves.contains { $0.to == other.start }, "two edges that met are apart")
        #expect(one.curves.count > 15)
        for point in [one.start] + one.curves.map(\.to) {
            #expect(point.x > -4.1 && point.x < 54.1 && point.y > -4.1 && point.y < 54.1)
        }
        #expect(wobble(Point(x: 50, y: 0)) == other.start)
    }

    @Test func spansCoverWhatIsInside() {
        var spans = Spans()
        spans.add([Point(x: 2, y: 2), Point(x: 8, y: 2), Point(x: 8, y: 6), Point(x: 2, y: 6)])
        spans.add([Point(x: 4, y: 3), Point(x: 6, y: 3), Point(x: 6, y: 5), Point(x: 4, y: 5)])
        var filled = 0, holed = 0
        spans.scan(width: 10, height: 10, isEvenOdd: false) { _, range in filled += range.count }
        spans.scan(width: 10, height: 10, isEvenOdd: true) { _, range in holed += range.count }
        #expect(filled == 24 && holed == 20)
    }
}
