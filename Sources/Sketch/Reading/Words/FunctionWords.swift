/// The small words, by the part they play.
enum FunctionWords {
    static let table: [(StaticText, Roles)] = [
        ("a, an, any, each, every, one of the, one of, an entire, a whole", .a),
        ("the, this, that, these, those, all the, all of the, the same, said, aforementioned, all, all of", .the),
        (
            """
            another, a second, a third, second, third, a fourth, an additional, additional, other, a different, extra,
            an extra, one other, the other, yet another
            """, .another
        ),
        ("its, his, her, their, my, your, our, whose", .owner),
        ("no, zero, not any, nor any, not a, not an, nor", .no),
        (
            """
            and, plus, along with a, as well as, n, alongside with, and also, and then, together with a, then, also
            """, .and
        ),
        ("or, and or, nor", .or),
        (
            """
            with, w, having, featuring, has, have, had, including, include, includes, equipped with, that has, which has,
            who has, got, boasting, sporting, owning, fitted with, complete with
            """,
            .with
        ),
        (
            """
            without, without any, sans, minus, excluding, except, lacking, with no, with zero, free of, devoid of, but no,
            and no, but without, and without, but not, not with, no visible, dont include, do not include, without a,
            without an, with none of, with out, no more, there are no, there is no, there should be no,
            there should not be any, does not have, doesnt have, avoid, except for, exclude, not including, has no, have no,
            dont draw, do not draw, do not add, dont add, do not show, dont show, wearing no, containing no, never, omit,
            omitting, leaving out, leave out
            """, .without
        ),
        ("of", .of),
        (
            """
            is, are, was, were, be, being, been, looks, look, appears, becomes, seems, should be, must be, that is, which is,
            who is, that are, which are, who are, will be, im, turns, remains, would be, could be, can be, am, it is
            """,
            .copula
        ),
        ("it, itself, this one, that one", .it),
        ("he, she, him, himself, herself, hers, someone, somebody", .someone),
        ("they, them, themselves, each other, both of them, one another, all of them", .them),
        (
            """
            there, here, there is, there are, there s, here is, here are, there stands, there sits, there lies,
            where there is, where there are
            """, .there
        ),
        ("only, just, exactly, solely, nothing but", .only),
        ("more, additional", .more), ("fewer, less", .fewer),
        (
            """
            while, where, whereas, but, when, as well, because, so, if, although, though, meanwhile, next, finally,
            afterwards, whilst
            """,
            .clause
        ),
        (
            """
            very, really, quite, extremely, slightly, rather, super, fairly, highly, incredibly, ultra, somewhat, too,
            pretty, so very, completely, entirely, fully, partially, almost, nearly, mostly, totally, perfectly, absolutely,
            beautifully, softly, gently, slowly, quickly, happily, sadly, quietly, calmly, brightly, richly, freshly,
            delicately, carefully, proudly, closely, clearly, neatly, newly, finely, lightly, heavily, evenly, deeply,
            elegantly, gracefully, playfully, peacefully, excitedly, angrily, lazily, directly, intricately, simply,
            naturally, subtly, truly, visually, physically, exceptionally, wonderfully, all over, entirely made, partly,
            halfway, together, apart, away, forward, backward, backwards, forwards, upside down, sideways, upwards,
            downwards, again, still, now, always, even, maybe, perhaps, actually, kind of, sort of, a bit, a little bit, much, most, least, well, instead, back, around here, straight, high, tightly, loosely, diagonally,
            vertically, horizontally, symmetrically, hand in hand, face to face, in rows,
            in a circle, in a group, in a pile, in pairs, upright, at once, at the same time, one by one, each with,
            at least, at most, approximately, about a, in flight, in motion, in action, in profile, in full bloom, in bloom,
            mid flight, mid jump, in order, in general, for example, of course, in detail, in particular, too much,
            as possible, respectively, otherwise, to camera, at the camera, at camera, towards the camera, at the viewer,
            towards the viewer, into the camera, into the distance, from above, from below, from behind, from the side,
            from the front, from a distance, from afar, through the window view, all alone, alone, in the frame, in frame,
            on the ground, on ground, on the floor, on a floor, on the wall, on a wall, against a wall, against the wall,
            on the walls, at an angle, in the scene, in the picture, in the image, in the photo, in the shot, on display,
            on fire, on its own, on their own, in view, to each other, with each other, facing each other, at each other, near each other, of all sizes,
            of different sizes, in different colors, in different colours, in various colors, in various colours,
            of different colors, of different colours, of various colors, of various colours, of various sizes, in color,
            in colour, in full color, in full colour, in focus, out of focus, in the shade, in the shadows, in shadow,
            in silence, in peace, in love, in the world, in real life, in nature photography, at all, at work, at play,
            at rest, at the end, at the beginning, in hd, in 4k, in 8k,
            in high resolution, in the style, in style, for kids, for children, for sale
            """,
            .adverb
        ),
        (
            """
            i, you, we, me, us, please, draw, paint me, create, generate, make me, show, show me, give, give me, want,
            would like, id like, i want, need, design a, design an, imagine, render a, produce, let there be, lets see, let,
            could, can you, could you, will, would, should, must, may, might, do, does, did, dont, not, such, than, yes, ok,
            okay, hello please, thanks, thank you, make, depict, depicting, depicts, showing, shows, shown, featured,
            displayed, displaying, displays, visualize, visualise, illustrate, illustrating, portray, portraying, seen,
            scene of, view of, consisting of, consists of, consisting, comprising, composed of, made up of, arranged,
            arrangement of, a scene of, type of, kind of a, sort of a, a type of, a kind of, style of, piece of, pieces of,
            a piece of, slice of, slices of, a slice of, sheet of, bit of, a bit of, drop of, cup full of, part of, lot,
            lots, amount of, a lot, ever, own, per, etc, eg, ie, e g, i e, via, vs, versus, what, how, why, whatever,
            something, anything, everything, nothing, things, thing, stuff, one more time, called, named, known as, so that,
            such as, i would like, i need, can you draw, please draw, write me, come, to be, to have, to see, to make,
            in which, on which, at which, with which, of which, through which, from which, is there, are there, was there,
            looks like a, ar, v, no 1, x, s, t, d, re, ll, ve, m, et al, a k a, prompt, negative prompt, text prompt,
            aspect ratio, ar 16, ar 9, stylize, chaos, seed, niji, version, hi, hey, hello there, depicted, pictured,
            photographed, captured, shot on, shot with, taken with, taken on, taken by, rendered in, drawn in, painted in,
            done in, created in, made in, illustrated in, drawn with, painted with, painted by, illustrated by, drawn by,
            photo by, photographed by, art by, artwork by, rendered with, rendered as, drawn as, designed as, presented as,
            presented, form, as seen from, viewed from, seen from, as a whole
            """,
            .silent
        ),
        ("which, who, whom, named, called, nicknamed", .silent),
        (
            """
            in the style of, style of the, in style of, by the artist, in a style of, in the manner of, in the aesthetic of,
            in the art style of
            """, .styleOf
        ),
        (
            """
            style, styles, styled, stylized, stylised, stylish, aesthetic, aesthetics, look and feel, art style, vibe, vibes,
            theme, themed design, technique, form factor, artstyle, visual style
            """, .style
        ),
        ("background, backdrop, backgrounds, back ground, wall background, backdrops", .background),
        (
            """
            says, saying, say, reads, that says, that reads, which says, which reads, labelled, labeled, inscribed with,
            inscribed, lettered, spelling, spells, spelling out, spells out, that spells, titled, entitled, captioned,
            engraved with, printed with, marked, saying the words, emblazoned with, reading the words, with the inscription,
            stating, states, that states, displaying the words, bearing the words, that spells out, written with, which read,
            that read, with writing that says, with text that says, with text saying, with text reading,
            with the text reading, with the words reading, with words saying, with a label saying, with a label that says,
            with a label reading, labelled with, labeled with, with lettering that says, reading
            """, .says
        ),
        (
            """
            text, word, words, the text, the word, the words, lettering, letters, phrase, the phrase, the letters,
            inscription, the inscription, slogan, the slogan, writing, text that says, text saying, text reading,
            words saying, the letter, the number, typography, the message, message, the label, the name, quote, the quote,
            bold text, large text, big text, small text, the title text
            """,
            .words
        ),
        (
            """
            title, headline, caption, heading, subtitle, subheading, header, tagline, the title, the caption, the headline,
            the heading
            """, .title
        ),
        (
            """
            written on, printed on, engraved on, painted on, inscribed on, embroidered on, carved into, carved on,
            embossed on, stamped on, on a sign saying, displayed on, written across, printed across, across the front of
            """, .silent
        ),
        (
            """
            written on it, printed on it, on the front, on the side, on the cover, on the label, written, printed, engraved,
            embroidered, embossed, on the screen, on screen, written in, in bold, in bold letters, in big letters,
            in large letters, in capital letters, in cursive, in white letters, in red letters, in black letters,
            painted on it, written across it, in gold letters
            """, .adverb
        ),
        ("no background", .background),
    ]

    /// Nouns that after a noun are verbs: "a man can fly", "the dog watches".
    static let verbish: StaticText = """
        can, well, saw, present, presents, watch, watches, fly, flies, ring, rings, cross, crosses, drop, drops, wave,
        waves, slide, slides, lock, locks, tie, ties, bow, bows, store, stores, nail, nails, fall, falls, park, parks,
        fire, fires, hammer, hammers, ram, rams, duck, ducks, box, boxes, ski, skis, cycle, cycles, bat, bats, bear,
        bears, mail, mails, drum, drums, glove, leaf, leaves, plant, plants, pen, sign, signs, brush, brushes, comb,
        boot, boots, ship, ships, house, houses, field, card, lace, jet, jets, coach, trumpet, sail, sails, spoon, peak,
        peaks, trumpets, cascade, cascades, cook, cooks, doctor, cup, cups, face, faces
        """

    /// Kinds of which some are drawn: "a bowl of fruit".
    static let samples: [(StaticText, [String])] = [
        ("fruit, fruits, fresh fruit, fresh fruits", ["apple", "banana", "orange"]),
        ("vegetables, veggies, fresh vegetables, veg", ["carrot", "tomato", "broccoli"]),
        ("animals, farm animals, pets, creatures, forest animals, wild animals", ["dog", "cat", "rabbit"]),
        ("toys", ["teddy bear", "building block", "sports ball"]),
        ("birds of prey", ["eagle", "owl"]), ("family, families", ["man", "woman", "child"]), ("couple, a couple", ["man", "woman"]),
        ("vehicles", ["car", "bus", "truck"]),
        ("citrus fruits, citrus, citrus fruit", ["lemon", "orange", "lime"]),
        ("musical instruments, instruments", ["guitar", "drum", "trumpet"]), ("tools", ["hammer", "wrench", "screwdriver"]),
        ("sweets, candies, treats", ["lollipop", "cupcake", "donut"]), ("pastries, baked goods", ["croissant", "cupcake", "bread"]),
        ("berries", ["strawberry", "cherry"]),
    ]

    /// Words that name a kind: "the animal" is the dog spoken of before.
    static let kinds: [(StaticText, [String])] = [
        ("animal, creature, beast, pet, critter", ["animal"]), ("vehicle", ["vehicle"]), ("building, structure", ["building"]),
        ("guy, lady, person, human, figure, character, people", ["person"]), ("fruit, food, dish, meal, snack, treat", ["food"]),
        (
            "object, item, product, subject",
            ["object", "tool", "device", "container", "clothing", "toy", "sport", "furniture", "instrument", "food", "shape", "symbol"]
        ),
        ("plant", ["plant"]), ("toy", ["toy"]), ("shape", ["shape"]), ("instrument", ["instrument"]), ("garment", ["clothing"]),
        ("furniture", ["furniture"]),
    ]
}
