/// Sizes, materials and patterns.
enum KindWords {
    static let sizes: [(StaticText, Thing.Size)] = [
        (
            """
            tiny, minuscule, miniature, mini, minute, itty bitty, teeny, teeny tiny, microscopic, wee, micro, very small,
            extremely small, really small, super small, very tiny, pocket sized, smallest
            """,
            .tiny
        ),
        (
            """
            small, little, petite, smallish, smaller, compact, short, low, slim, cute little, short and small, fairly small,
            quite small
            """, .small
        ),
        (
            """
            normal sized, regular sized, medium sized, average sized, life sized, life size, standard sized, medium size,
            normal size, medium
            """, .normal
        ),
        (
            """
            large, big, tall, larger, bigger, largish, sizeable, sizable, oversized, oversize, bulky, wide, grand, great,
            full sized, fairly big, quite big, taller, biggish, plus sized
            """, .large
        ),
        (
            """
            huge, giant, gigantic, enormous, massive, colossal, towering, immense, humongous, jumbo, monumental, very large,
            very big, really big, extremely large, super big, gargantuan, larger than life, biggest, largest, vast, titanic,
            mammoth, supersized
            """, .huge
        ),
    ]

    static let materials: [(StaticText, Thing.Material)] = [
        (
            """
            wood, wooden, timber, oak, oaken, bamboo, plywood, wicker, rattan, pine wood, driftwood, carved wood,
            walnut wood, mahogany wood, teak, rustic wood
            """, .wood
        ),
        (
            """
            metal, metallic, steel, stainless steel, iron, wrought iron, tin, aluminium, aluminum, chrome, chromed, titanium,
            cast iron, sheet metal, rusty metal, rusted metal, brushed metal, brushed steel, pewter, nickel
            """, .metal
        ),
        (
            """
            glass, crystal, stained glass, glassy, blown glass, made of crystal, see through, translucent, transparent,
            clear glass, frosted glass
            """, .glass
        ),
        ("gold, golden, solid gold, brass, gilded, gold plated, pure gold, 24k gold", .gold),
        ("silver, sterling silver, silver plated, pure silver, solid silver, platinum", .silver),
        ("copper, bronze, coppery", .copper),
        (
            """
            stone, rock, concrete, granite, cement, sandstone, slate, limestone, cobblestone, stony, carved stone,
            mossy stone, cobbled
            """, .stone
        ),
        ("marble, alabaster, white marble", .marble),
        ("plastic, vinyl, acrylic plastic, lego, plasticine, polymer, resin, inflatable", .plastic),
        ("paper, cardboard, origami, paper mache, papier mache, folded paper, carton, parchment, tissue paper", .paper),
        (
            """
            fabric, cloth, cotton, linen, velvet, silk, satin, denim, felt, textile, canvas, silken, lace, quilted, nylon,
            polyester, corduroy, tweed, plush, stuffed, burlap
            """, .fabric
        ),
        ("leather, suede, faux leather, leathery", .leather),
        ("wool, woollen, woolen, knitted, knit, crochet, crocheted, yarn, woolly, knitwear, fleece, cashmere", .wool),
        ("clay, terracotta, terra cotta, earthenware, adobe, mud, clay fired", .clay),
        ("ice, made of ice, icy, frozen, carved from ice, ice sculpted", .ice),
        ("rubber, latex, silicone", .rubber),
        ("ceramic, porcelain, china, pottery, stoneware, glazed, enamel, enamelled", .ceramic),
        ("brick, bricks, brickwork, red brick", .brick),
    ]

    static let patterns: [(StaticText, Thing.Pattern)] = [
        (
            """
            striped, stripy, stripey, stripes, stripe, pinstriped, pin striped, with stripes, zebra striped, candy striped,
            candy cane, banded, vertical striped, horizontally striped, tiger striped
            """, .striped
        ),
        (
            """
            dotted, polka dot, polka dots, polka dotted, spotted, spotty, dots, with dots, with polka dots, with spots,
            speckled, freckled, dotty, dalmatian
            """, .dotted
        ),
        (
            """
            checked, checkered, chequered, plaid, tartan, gingham, checkerboard pattern, checkerboard patterned, chequer,
            check, houndstooth, argyle, chess patterned
            """, .checked
        ),
        ("starry, star patterned, starred, with stars on it, star spangled, star print, star studded", .starry),
        (
            """
            floral, flowery, flower patterned, flowered, floral print, flower print, floral patterned, paisley,
            with a floral pattern, with flowers on it
            """, .floral
        ),
        ("zigzag, zig zag, chevron, zigzagged, herringbone, zigzag patterned, with zigzags", .zigzag),
    ]
}
