import Testing

@testable import Sketch

/// Instructions over a scene.
@Suite struct ReadingInstructionTests {
    let reader = ReadingNouns.reader

    /// Prompt, instruction, scene after it.
    static let rows: [(String, String, String)] = [
        ("a red apple", "make the apple green", "apple(green)"), ("a red apple", "make it green", "apple(green)"),
        ("a red apple", "make it bigger", "apple(red,large)"), ("a big apple", "make it bigger", "apple(huge)"),
        ("a big apple", "make the apple smaller", "apple"),
        ("a red apple", "make it darker", "apple(dark red)"), ("an apple", "enlarge the apple", "apple(large)"),
        ("an apple", "shrink the apple", "apple(small)"), ("an apple", "paint the apple blue", "apple(blue)"),
        ("an apple", "change the colour of the apple to blue", "apple(blue)"),
        ("an apple", "change the apple to blue", "apple(blue)"), ("a chair", "make the chair wooden", "chair(wood)"),
        ("an umbrella", "make the umbrella striped", "umbrella(striped)"), ("a car", "make the wheels red", "car(wheel=red)"),
        ("a car and a dog", "make the car's wheels red", "car(wheel=red); dog"),
        ("a dog", "add a cat", "dog; cat"), ("a dog", "add a cat on the left", "dog; cat(@left)"),
        ("a dog", "add a cat to the left of the dog", "dog; cat; cat <left_of> dog"),
        ("a house", "add two birds in the sky", "house; 2 bird(@top)"),
        ("a dog", "Add a red ball next to the dog.", "dog; sports ball(red); sports ball <next_to> dog"),
        ("a dog", "put a hat on the dog", "dog; hat; hat <worn_by> dog"), ("a dog", "and a cat", "dog; cat"),
        ("a dog", "give it a hat", "dog; hat"), ("a dog", "add another dog", "2 dog"), ("an apple", "one more apple", "2 apple"),
        ("an apple", "add two more apples", "3 apple"),
        ("five apples", "only two apples", "2 apple"), ("five apples", "two apples", "2 apple"),
        ("five apples", "remove one apple", "4 apple"), ("five apples", "remove two apples", "3 apple"),
        ("five apples", "remove the apples", ""),
        ("a car and a dog", "remove the car", "dog"), ("a car and a dog", "remove the car and the dog", ""),
        ("a car, a dog and a cat", "remove the car, the dog", "cat"), ("a car and a tree", "without the tree", "car; no:tree"),
        ("a car and a tree", "no tree", "car; no:tree"), ("a red car and a blue car", "remove the red car", "car(blue)"),
        ("a dog on a table", "delete the table", "dog"), ("a sign that says 'OPEN'", "remove the text", "sign"),
        ("a dog in the snow", "remove the snow", "dog"), ("a dog on a beach", "remove the background", "dog"),
        ("a dog and a cat", "remove everything", ""),
        ("a dog on a mat", "replace the dog with a cat", "cat; rug; cat <on> rug"), ("a red car", "turn the car into a bus", "bus"),
        ("a red car", "turn the car into a blue bus", "bus(blue)"), ("a car", "make the car a bus", "bus"),
        ("a dog", "swap the dog for two cats", "2 cat"), ("a car", "replace the car with a bus with red wheels", "bus(wheel=red)"),
        ("a dog", "at night", "dog; at:night"), ("a dog", "make it night", "dog; at:night"),
        ("a dog at night", "make it daytime", "dog; at:day"), ("a dog", "in watercolor", "dog; style:watercolor"),
        ("a dog", "make it a pixel art", "dog; style:pixel_art"), ("a dog", "make it snow", "dog; weather:snow"),
        ("a dog", "make it rain", "dog; weather:rain"),
        ("a dog", "on a beach", "dog; in:beach"), ("a dog in a forest", "change the background to a beach", "dog; in:beach"),
        ("a dog", "change the background to blue", "dog; back:blue"), ("a dog", "make the background blue", "dog; back:blue"),
        ("a dog", "change the weather to rain", "dog; weather:rain"), ("a dog", "set the time to sunset", "dog; at:sunset"),
        ("a ball left of a box", "move the ball to the right of the box", "sports ball; box; sports ball <right_of> box"),
        ("a ball and a box", "move the ball to the left", "sports ball(@left); box"),
        ("a ball and a box", "put the ball on the box", "sports ball; box; sports ball <on> box"),
        ("a cat on a mat", "move the cat under the mat", "cat; rug; cat <under> rug"),
        ("a sign", "write 'SALE' on the sign", "sign; 'SALE' on sign"),
        ("a sign that says 'OPEN'", "change the text to 'CLOSED'", "sign; 'CLOSED' on sign"),
        ("a sign that says 'OPEN'", "write 'SALE' on the sign", "sign; 'SALE' on sign"), ("a dog", "add the text 'Hi'", "dog; 'Hi'"),
        ("an apple and a car", "make the apple green and remove the car, then add a dog", "apple(green); dog"),
        ("a dog", "make the dog white. Add a sun. At night.", "dog(white); sun; at:night"),
        ("a dog", "make it brown, make it big and put it on a beach", "dog(brown,large); in:beach"),
        ("a dog", "please make the dog brown", "dog(brown)"),
        ("a sailing boat", "make the boat yellow", "sailboat(yellow)"), ("a racing car", "make the car blue", "sports car(blue)"),
        ("a polar bear", "make the bear blue", "polar bear(blue)"),
        ("a pineapple and a teacup", "make the cup red", "pineapple; teacup(red)"),
        ("a sailing boat and a boat", "make the boat yellow", "sailboat; boat(yellow)"),
        ("a sailing boat", "add a boat", "sailboat; boat"),
        ("a dog", "Could you add a tree behind the dog?", "dog; tree; tree <behind> dog"),
    ]

    @Test(arguments: rows)
    func revision(prompt: String, instruction: String, expected: String) {
        let before = reader.read(prompt)
        let revision = reader.apply(instruction, to: before)
        #expect(revision.scene.summary == expected, "\(prompt) > \(instruction)")
        #expect(revision.unapplied.isEmpty && !revision.applied.isEmpty, "\(instruction): \(revision.applied) \(revision.unapplied)")
    }

    static let impossible: [(String, String)] = [
        ("a dog", "make the zebra blue"), ("a dog", "remove the car"), ("a dog", "replace the cat with a bird"),
        ("a dog", "move the cat to the left"), ("a dog", "frobnicate"), ("a dog", "make the flumph blue"),
        ("a dog", "turn the cat into a bird"), ("a dog", "move the dog next to the car"),
    ]

    @Test(arguments: impossible)
    func whatIsNotThereIsSaid(prompt: String, instruction: String) {
        let before = reader.read(prompt)
        let revision = reader.apply(instruction, to: before)
        if instruction != "frobnicate" {
            #expect(revision.scene == before, "\(instruction): \(revision.scene.summary)")
            #expect(revision.unapplied == [instruction] && revision.applied.isEmpty)
        } else {
            #expect(revision.scene.unknownWords == ["frobnicate"])
        }
    }

    @Test func whatIsUnderstoodIsDoneBesideWhatIsNot() {
        let revision = reader.apply("make the dog brown, and remove the car", to: reader.read("a dog"))
        #expect(revision.scene.summary == "dog(brown)")
        #expect(revision.applied == ["dog: colour brown"] && revision.unapplied == ["remove the car"])
    }

    @Test func idsStay() {
        let before = reader.read("a dog left of a cat under a tree")
        let revision = reader.apply("remove the cat, add a bird, replace the dog with a fox", to: before)
        #expect(revision.scene.things.map(\.id) == [1, 3, 4], "\(revision.scene.summary)")
        #expect(revision.scene.things.map(\.noun) == ["fox", "tree", "bird"])
        let again = reader.apply("make the fox blue", to: revision.scene)
        #expect(again.scene.things.map(\.id) == [1, 3, 4])
    }

    @Test func anyInstructionOnAnyScene() {
        let scenes = Self.rows.indices.filter { $0 % 9 == 0 }.map { reader.read(Self.rows[$0].0) } + [Scene()]
        for row in Self.rows {
            for scene in scenes {
                let revision = reader.apply(row.1, to: scene)
                let ids = Set(revision.scene.things.map(\.id))
                #expect(ids.count == revision.scene.things.count)
                #expect(revision.scene.relations.allSatisfy { ids.contains($0.subject) && ids.contains($0.object) })
                #expect(revision.scene.letterings.allSatisfy { $0.carrier.map { ids.contains($0) } ?? true })
                #expect(revision.scene.things.allSatisfy { $0.count >= 1 && $0.count <= NumberWords.most })
            }
        }
    }
}
