import Testing

@testable import Sketch

/// Whole prompts, and the whole of what is read from them.
@Suite struct ReadingScenesTests {
    let reader = ReadingNouns.reader

    static let binding: [(String, String)] = [
        ("a red apple and a green pear", "apple(red); pear(green)"),
        ("a photo of an orange orange", "orange(orange)"),
        ("a photo of a couch and an orange", "couch; orange"),
        ("an orange and a white cat", "orange; cat(white)"),
        ("an orange and white cat", "cat(orange,+white)"),
        ("an orange left of a pink rose", "orange; rose(pink); orange <left_of> rose"),
        ("a rose next to an orange car", "rose; car(orange); rose <next_to> car"),
        ("oranges and lemons", "3 orange; 3 lemon"),
        ("a lemon, a lime and an orange", "lemon; lime; orange"),
        ("a lime green car next to a lime", "car(lime); lime; car <next_to> lime"),
        ("a peach on a plate", "peach; plate; peach <on> plate"),
        ("a peach dress", "dress(peach)"),
        ("a rose gold ring", "ring(rose gold)"),
        ("a silver car and a gold ring", "car(silver); ring(gold,gold)"),
        ("an olive jacket and an olive tree", "jacket(olive); tree(olive)"),
        ("two red apples and pears", "2 apple(red); 3 pear(red)"),
        ("a red apple and pear", "apple(red); pear(red)"),
        ("a red apple and a pear", "apple(red); pear"),
        ("red and white striped umbrella", "umbrella(red,+white,striped)"),
        ("a blue-and-white vase", "vase(blue,+white)"),
        ("red, green and blue balloons", "balloon(red); balloon(green); balloon(blue)"),
        ("a red and a blue ball", "sports ball(red); sports ball(blue)"),
        ("two red and three green apples", "2 apple(red); 3 apple(green)"),
        ("three apples, one red and two green", "2 apple(green); apple(red)"),
        ("there are three cats: one black, one white and one orange", "cat(orange); cat(black); cat(white)"),
        ("a red apple and a green one", "apple(red); apple(green)"),
        ("a car with red wheels", "car(wheel=red)"),
        ("a blue car with red wheels and a white bumper", "car(blue,bumper=white,wheel=red)"),
        ("a car with blue tyres", "car(wheel=blue)"),
        ("a house with a blue door, a red roof and a garden", "house(door=blue,roof=red); in:garden"),
        ("the wheels of the car are red", "car(wheel=red)"),
        ("a car and its wheels are red", "car(wheel=red)"),
        ("the car's wheels are red", "car(wheel=red)"),
        ("a red-roofed house", "house(roof=red)"),
        ("the apple is green", "apple(green)"),
        ("a dog, brown and small", "dog(brown,small)"),
        ("a dog, brown and small, next to a red ball", "dog(brown,small); sports ball(red); dog <next_to> sports ball"),
        ("a big, fluffy, white dog", "dog(white,large)"),
        ("a car painted red", "car(red)"),
        ("an umbrella that is striped and yellow", "umbrella(yellow,striped)"),
        ("a man in black", "man(black)"),
        ("The cat is black and the dog is white", "cat(black); dog(white)"),
        ("a cat on a mat is black", "cat(black); rug; cat <on> rug"),
        ("a black and white cow", "cow(black,+white)"),
        ("a black and white photo of a dog", "dog"),
        ("a tiny mouse next to a huge elephant", "mouse(tiny); elephant(huge); mouse <next_to> elephant"),
        ("a reddish-brown dog", "dog(red brown)"),
        ("a wooden chair and a metal table", "chair(wood); dining table(metal)"),
        ("a photo of a white wine glass and a brown giraffe", "wine glass(white); giraffe(brown)"),
        ("an orange cat left of a blue car, watercolor", "cat(orange); car(blue); cat <left_of> car; style:watercolor"),
    ]

    static let relating: [(String, String)] = [
        (
            "a cat on a table. The cat is black. Next to it is a dog",
            "cat(black); dining table; dog; cat <on> dining table; dog <next_to> cat"
        ),
        ("a cat and a dog on a couch", "cat; dog; couch; cat <on> couch; dog <on> couch"),
        ("a sun, a tree, and a house on a hill", "sun; tree; house; mountain; tree <on> mountain; house <on> mountain"),
        ("a cat on a bench and a dog on a rug", "cat; bench; dog; rug; cat <on> bench; dog <on> rug"),
        ("a ball on top of a box under a table", "sports ball; box; dining table; sports ball <on> box; box <under> dining table"),
        ("A man holding an umbrella next to a car", "man; umbrella; car; umbrella <held_by> man; man <next_to> car"),
        ("a man holding an umbrella and a suitcase", "man; umbrella; suitcase; umbrella <held_by> man; suitcase <held_by> man"),
        ("an umbrella held by a woman", "umbrella; woman; umbrella <held_by> woman"),
        (
            "a woman in a red dress riding a horse on the beach at sunset",
            "woman; dress(red); horse; dress <worn_by> woman; woman <on> horse; in:beach; at:sunset"
        ),
        (
            "A snowman wearing a black top hat and a red scarf",
            "snowman; top hat(black); scarf(red); top hat <worn_by> snowman; scarf <worn_by> snowman"
        ),
        ("a cat with a hat", "cat; hat; hat <worn_by> cat"),
        ("a hat on a cat", "hat; cat; hat <worn_by> cat"),
        ("two cats wearing red hats", "2 cat; 2 hat(red); hat <worn_by> cat"),
        ("a girl with a red hat and a balloon", "girl; hat(red); balloon; hat <worn_by> girl; balloon <held_by> girl"),
        ("a cat between a dog and a bird", "cat; dog; bird; cat <between> dog & bird"),
        ("Between the dog and the bird is a cat", "dog; bird; cat; cat <between> dog & bird"),
        (
            "a teddy bear sitting on a bed between two pillows",
            "teddy bear; bed; 2 pillow; teddy bear <on> bed; teddy bear <between> pillow"
        ),
        ("a campfire surrounded by trees", "campfire; 3 tree; tree <around> campfire"),
        ("a bowl of apples on a table", "bowl; 3 apple; dining table; apple <inside> bowl; bowl <on> dining table"),
        ("a vase of flowers on a table", "vase; 3 flower; dining table; flower <inside> vase; vase <on> dining table"),
        ("a bowl of fruit", "bowl; apple; banana; orange; apple <inside> bowl; banana <inside> bowl; orange <inside> bowl"),
        (
            "a basket full of fruits: apples, bananas and grapes",
            "basket; 3 apple; 3 banana; grapes; apple <inside> basket; banana <inside> basket; grapes <inside> basket"
        ),
        ("an apple in a bowl", "apple; bowl; apple <inside> bowl"),
        ("a table with a cat on it", "dining table; cat; cat <on> dining table"),
        ("a box with a cat inside", "box; cat; cat <inside> box"),
        ("a table with a cat under it", "dining table; cat; cat <under> dining table"),
        ("On the table there is a lamp and a book.", "dining table; lamp; book; lamp <on> dining table; book <on> dining table"),
        ("to the left of the house is a tree", "house; tree; tree <left_of> house"),
        ("In front of the castle, a knight", "castle; knight; knight <in_front_of> castle"),
        (
            "a laptop on a desk, next to it a cup of coffee, behind it a window",
            "laptop; desk; mug; window; laptop <on> desk; mug <next_to> laptop; window <behind> laptop"
        ),
        ("a house. To its left is a tree. To its right is a car.", "house; tree; car; tree <left_of> house; car <right_of> house"),
        ("a house with a tree on the left and a car on the right", "house; tree(@left); car(@right)"),
        ("on the left a cat, on the right a dog", "cat(@left); dog(@right)"),
        ("In the foreground, a dog; in the background, a castle", "dog(@foreground); castle(@background)"),
        ("a lake with mountains in the background", "lake; 3 mountain(@background)"),
        ("a bird in a cage of gold", "bird; ?cage(gold); bird <inside> cage; unknown:cage"),
        ("a cat sitting inside a cardboard box", "cat; box(paper); cat <inside> box"),
        ("a dog chasing a cat around a tree", "dog; cat; tree; dog <next_to> cat; cat <around> tree"),
        ("a man and a woman holding hands on a beach", "man; woman; in:beach"),
        ("A whale swimming under a small boat in the ocean", "whale; boat(small); whale <under> boat; in:sea"),
        ("a rainbow over a house", "rainbow; house; rainbow <above> house"),
        ("a cat is left of a dog and a bird is above the dog", "cat; dog; bird; cat <left_of> dog; bird <above> dog"),
        ("a red apple and a green apple. The green apple is left of the red apple.", "apple#1"),
        ("a dog and a cat. The animal is brown.", "dog; cat(brown)"),
        ("a cat on the sofa in the living room", "cat; couch; cat <on> couch; in:room"),
        (
            "a farmer driving a red tractor on a farm with cows and sheep",
            "farmer; tractor(red); 3 cow; 3 sheep; farmer <inside> tractor; in:farm"
        ),
        ("an astronaut riding a horse", "astronaut; horse; astronaut <on> horse"),
        ("a knight fighting a dragon in front of a castle", "knight; dragon; castle; knight <next_to> dragon; dragon <in_front_of> castle"),
        ("a cat dressed as a pirate", "cat"),
        ("a statue of a horse in a park", "horse(stone); in:park"),
        ("a man can fly", "man"),
        ("a boy waves", "boy"),
        ("a soda can next to a well", "can; well; can <next_to> well"),
    ]

    static let placing: [(String, String)] = [
        ("a beach with a palm tree", "palm tree; in:beach"), ("a boat on the sea", "boat; in:sea"),
        ("a cabin in the mountains", "cabin; in:mountains"), ("a mountain", "mountain"),
        ("a mountain under the night sky", "mountain; at:night"), ("a fox in the snow", "fox; in:snow"),
        ("sunset over the ocean with a sailboat", "sailboat; in:sea; at:sunset"),
        ("a hot air balloon in the sky", "hot air balloon; in:sky"),
        ("two birds in the sky above a house", "2 bird(@top); house; bird <above> house"),
        ("a snowy forest with a fox", "fox; in:forest; weather:snow"), ("a red kitchen stool", "stool(red); in:kitchen"),
        ("a field of sunflowers at golden hour", "3 sunflower; in:field; at:sunset"),
        ("a forest at night in the rain", "in:forest; at:night; weather:rain"),
        ("an old lighthouse on a rocky cliff during a storm at night", "lighthouse; in:mountains; at:night; weather:storm"),
        ("sunset", "at:sunset"),
        ("a street without cars or people", "in:street; no:car,person"),
        ("a street with no cars, at night, after rain", "in:street; at:night; weather:rain; no:car"),
        ("an abandoned house in the woods, dark and spooky, no people", "house; in:forest; no:person"),
        ("a beach without people and a palm tree", "palm tree; in:beach; no:person"),
        ("a garden, no flowers, no trees, a bench", "bench; in:garden; no:flower,tree"), ("a mountain without snow", "mountain"),
        ("a city, no rain", "in:city"), ("a dog without a hat and a cat", "dog; cat; no:hat"),
        ("a zorbing flumph next to a cat", "?flumph; cat; flumph <next_to> cat; unknown:flumph"),
        ("a flux capacitor", "?flux capacitor; unknown:flux capacitor"), ("three blorps and a cat", "?3 blorps; cat; unknown:blorps"),
        ("a glimmery cat", "cat"), ("the cat is frumious", "cat"),
        ("a cat named Whiskers and a dog called Rex", "cat; dog"), ("cat, table, sunset", "cat; dining table; at:sunset"),
        ("black cat, full moon, pine trees, spooky, halloween", "cat(black); moon; 3 pine tree; at:night"),
        ("masterpiece, best quality, 8k, highly detailed, cat, bokeh, trending on artstation", "cat"),
    ]

    static let lettering: [(String, String)] = [
        ("a sign that says 'OPEN'", "sign; 'OPEN' on sign"), ("a sign that says \"OPEN\"", "sign; 'OPEN' on sign"),
        ("a sign that says “OPEN”", "sign; 'OPEN' on sign"), ("a sign that says ‘OPEN’", "sign; 'OPEN' on sign"),
        ("a sign that says «OPEN»", "sign; 'OPEN' on sign"),
        ("a sign that says „OPEN“", "sign; 'OPEN' on sign"), ("a sign saying 'Don't stop'", "sign; 'Don't stop' on sign"),
        ("a sign that reads: 'Mind the gap'", "sign; 'Mind the gap' on sign"),
        ("a mug with the words “Best Dad”", "mug; 'Best Dad' on mug"),
        ("the text HELLO on a banner", "banner; 'HELLO' on banner"), ("'SALE' on a sign", "sign; 'SALE' on sign"),
        ("a cat holding a sign that says 'MEOW' next to a dog", "cat; sign; dog; sign <held_by> cat; sign <next_to> dog; 'MEOW' on sign"),
        ("a sign that says OPEN and a cat", "sign; cat; 'OPEN' on sign"), ("the word \"LOVE\" above a heart", "heart; 'LOVE'"),
        ("a cat, titled 'My Cat'", "cat; 'My Cat'"), ("a dog's bone and a cat's toy", "dog; ?bone; cat; ?toy; unknown:bone,toy"),
        ("a T-shirt with the text \"I ♥ NY\"", "t shirt; 'I ♥ NY' on t shirt"), ("\"a cat on a mat\"", "cat; rug; cat <on> rug"),
        ("a man says \"hello\"", "man; 'hello'"), ("a store with a big red SALE sign", "shop(sign=red); 'SALE' on shop"),
        ("a red car and a SALE banner", "car(red); banner; 'SALE' on banner"),
        ("a cake with \"Happy Birthday\" written on it", "cake; 'Happy Birthday' on cake"),
        ("a book titled 'Dragons'", "book; 'Dragons' on book"), ("a 5\" ruler and a 6\" plate", "?ruler; plate; unknown:ruler"),
    ]

    @Test(arguments: binding + relating.filter { $0.1 != "apple#1" } + placing + lettering)
    func scene(prompt: String, expected: String) {
        #expect(reader.read(prompt).summary == expected, "\(prompt)")
    }

    @Test func theRedAndTheGreenApple() {
        let scene = reader.read("a red apple and a green apple. The green apple is left of the red apple.")
        #expect(scene.things.map { $0.colour?.name } == ["red", "green"])
        #expect(scene.relations == [Relation(2, .leftOf, 1)])
    }

    @Test func negativePrompts() {
        let scene = reader.read(
            "a cat and a dog in the snow at night", negative: "dog, people, blurry, low quality, extra fingers, snow, watermark, zorbs")
        #expect(scene.things.map(\.noun) == ["cat"])
        #expect(scene.excluded == ["dog", "person"])
        #expect(scene.setting == nil && scene.time == .night && scene.unknownWords.isEmpty)
        #expect(reader.read("a cat", negative: "").excluded.isEmpty)
    }
}
