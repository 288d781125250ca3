/// Words for manners of drawing, and for media.
enum StyleWords {
    /// Styles that there are.
    static let styles: [(StaticText, Style)] = [
        (
            """
            flat, flat design, flat style, flat illustration, flat art, flat vector, vector, vector art, vector illustration,
            vector graphic, vector style, clip art, clipart, material design, corporate memphis, flat vector illustration,
            flat colours, flat colors, flat icon, svg, minimal vector
            """, .flat
        ),
        (
            """
            outline, outlines, outlined, line art, lineart, line drawing, line drawings, contour drawing, outline drawing,
            outline style, coloring page, colouring page, coloring book, colouring book, coloring book page,
            colouring book page, line work, linework, line icon, single line drawing, one line drawing, wireframe,
            minimal line art, line art style, black and white line art, continuous line drawing, outline art,
            line illustration, lineart style, line style, black and white line drawing, coloring sheet
            """, .outline
        ),
        (
            """
            watercolor, watercolour, watercolors, watercolours, watercolor painting, watercolour painting, aquarelle,
            watercolor style, watercolour style, watercolor illustration, watercolour illustration, watercolor art,
            water color, water colour, in watercolor, in watercolour, in watercolors, in watercolours, watercolor paint,
            watercolor sketch, watercolor drawing, watercolor art style, watercolor texture
            """, .watercolor
        ),
        (
            """
            neon, neon style, neon lights, neon light, neon art, neon glow, glowing neon, neon sign style, neon lit,
            neon lighting, neon colors, neon colours, synthwave, vaporwave, retrowave, in neon, neon outline, neon line art,
            neon aesthetic, outrun, blacklight, tron style
            """, .neon
        ),
        (
            """
            poster style, poster art, travel poster, vintage poster, retro poster, vintage travel poster,
            retro travel poster, screen print, screenprint, silkscreen, risograph, pop art, art deco, art deco poster,
            movie poster, propaganda poster, minimalist poster, minimal poster, poster design, concert poster, film poster,
            vintage movie poster, pop art style, wpa poster, bauhaus, mid century modern poster, graphic poster,
            screen printed, bauhaus poster, event poster, as a poster, lithograph
            """, .poster
        ),
        (
            """
            blueprint, blueprints, blueprint style, technical drawing, technical blueprint, schematic, schematics,
            architectural drawing, engineering drawing, patent drawing, cyanotype, blueprint drawing, cad drawing,
            technical diagram, in blueprint style, blueprint of, architectural plan, floor plan style
            """, .blueprint
        ),
        (
            """
            pixel art, pixelart, pixelated, pixel, pixels, 8 bit, 16 bit, 32 bit, 8bit, 16bit, pixel style, pixel art style,
            pixel graphics, retro game style, retro game art, 8 bit style, 16 bit style, sprite, game sprite, pixel sprite,
            in pixel art, retro pixel art, 8 bit pixel art, 16 bit pixel art, nintendo style, low res pixel art,
            pixel artwork
            """, .pixelArt
        ),
        (
            """
            paper cut, papercut, paper cutout, paper cut out, paper cut style, cut paper, paper cutting, paper craft,
            papercraft, paper art, cutout style, paper cut art, layered paper, collage, layered paper art, paper collage,
            paper cutout style, cut paper collage, cut paper style, kirigami, paper quilling, paper cut illustration,
            decoupage, paper cut outs
            """, .paperCut
        ),
    ]

    /// Styles that there are not: the nearest, which takes their place.
    static let approached: [(StaticText, Style)] = [
        (
            """
            oil painting, oil paint, oil on canvas, acrylic painting, acrylic, gouache, gouache painting, impressionist,
            impressionist painting, impressionism, impressionistic, van gogh style, monet style, impasto, fresco,
            renaissance painting, baroque painting, tempera, ink wash, ink wash painting, sumi e, chinese painting,
            pastel drawing, pastel painting, post impressionist, romanticism, digital painting, matte painting, painterly,
            expressionist, expressionism, chalk drawing, chalk pastel, rococo
            """, .watercolor
        ),
        (
            """
            sketch, pencil sketch, pencil drawing, charcoal drawing, charcoal sketch, ink drawing, pen and ink, doodle,
            engraving, etching, woodcut, linocut, manga, manga style, hand drawn, pen drawing, crayon drawing, scribble,
            graphite, graphite drawing, ink sketch, ink illustration, woodblock print, stencil, hand drawn sketch,
            chalkboard drawing, ballpoint pen drawing
            """,
            .outline
        ),
        (
            """
            photorealistic, photo realistic, photorealism, hyperrealistic, hyper realistic, ultra realistic, ultrarealistic,
            realistic, realism, 3d render, 3d rendering, 3d, 3d model, 3d art, cgi, octane render, unreal engine,
            blender render, claymation, stop motion, lego style, isometric, isometric view, low poly, voxel, voxel art,
            anime, anime style, studio ghibli, ghibli style, pixar, pixar style, disney style, cartoon style 3d, surrealism,
            surrealist, surreal, cubism, cubist, abstract art, abstract, stained glass style, stained glass, mosaic, ukiyo e,
            steampunk, graffiti, street art, embroidery, knitted style, film noir, noir, comic, comic book, comic style,
            comic book style, art nouveau, gothic art, minimal 3d, diorama, tilt shift, concept art, fantasy art,
            storybook illustration, childrens book illustration, octane, v ray, unreal engine 5, ray tracing, ray traced,
            glassmorphism, cel shaded, cel shading, origami style, needle felted, felted, childrens book style, children's book illustration, children's book style, children's book, comic art,
            cartoon 3d, byzantine mosaic, double exposure, long exposure, infrared photo, sepia photo, caricature,
            hieroglyphic, pointillism, pointillist, retro anime
            """, .flat
        ),
        ("cyberpunk, cyberpunk style, tron", .neon),
        (
            """
            vintage, retro, retro style, vintage style, 1950s style, 1980s style, 80s style, 70s style, 1970s style,
            psychedelic
            """, .poster
        ),
    ]

    /// One row a phrase.
    static let approachedPhrases: [(phrase: String, style: Style)] = approached.flatMap { words, style in words.phrases.map { ($0, style) }
    }
    static let notes: [String] = approachedPhrases.map(\.phrase)

    /// Of those, what people add to every prompt; it is not worth a note.
    static let quiet: Set<String> = [
        "realistic", "photorealistic", "photo realistic", "hand drawn", "sketch", "concept art", "abstract", "vintage", "retro", "surreal",
        "digital painting", "painterly",
        "comic", "3d", "octane", "realism", "isometric",
    ]

    /// Words that say "a picture"; before "of" they are not in it.
    static let media: StaticText = """
        photo, photos, photograph, photographs, photography, photographic, image, images, picture, pictures, pic,
        illustration, illustrations, drawing, drawings, render, rendering, artwork, art, clip, snapshot, close up,
        closeup, close up shot, macro, macro shot, macro photo, macro photography, wide shot, long shot, medium shot,
        aerial view, aerial shot, drone shot, top view, side view, front view, full body shot, full body, portrait,
        portraits, landscape, landscapes, scene, scenes, still life, icon, icons, app icon, logo, logos, emblem design,
        sticker, stickers, wallpaper, graphic, graphics, depiction, representation, view, shot, cartoon, cartoons, cover,
        cover art, album cover, mockup, mock up, hero image, header image, thumbnail, avatar, screenshot, infographic,
        diagram, design, tattoo, greeting card, postcard, birthday card, christmas card, invitation, flyer, ad, advert,
        advertisement, selfie, panorama, emoji, silhouette, silhouettes, mascot, composition, stock photo, stock image, polaroid,
        polaroid photo, film still, flat lay, flatlay, collage of, profile picture, mural, print, animation, gif,
        painting of, a painting of, painting, paintings, painting showing, poster of, a poster of, poster for,
        a poster for, poster showing, banner for, a banner for, picture of, image of, map illustration, web banner,
        website banner, hero banner, book cover, magazine cover, tshirt design, t shirt design, pattern design,
        seamless pattern, seamless pattern of, coloring, bokeh shot, product render, product image, vector icon,
        landing page, landing page hero, splash screen, loading screen, user interface, ui, ux, user avatar, favicon,
        card design, menu design, label design, packaging design, slide background, blog header, social media post,
        instagram post, banner ad, social post, post, posts, reference sheet, character sheet, model sheet, style sheet, style guide,
        mood board, moodboard, turnaround, concept sheet, product shot, product photo, packshot, pack shot, story board, storyboard
        """

    /// Media and nouns; media where something says what they show ("a painting of a dog").
    static let ambiguousMedia: StaticText =
        "painting, paintings, picture, pictures, poster, posters, artwork, banner, banners, mosaic, mural"
}
