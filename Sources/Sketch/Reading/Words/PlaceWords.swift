/// Words for places, times and weathers.
enum PlaceWords {
    static let settings: [(StaticText, Setting)] = [
        (
            """
            beach, beaches, seaside, seashore, sea shore, shore, shoreline, coast, coastline, coastal, on the sand,
            in the sand, on sand, sandy beach, tropical beach, by the sea, by the ocean, near the sea, near the ocean,
            at the sea, boardwalk, by the water, near the water, oceanfront, seafront, along the shore, tropical paradise
            """,
            .beach
        ),
        (
            """
            forest, forests, woods, woodland, jungle, rainforest, rain forest, in the trees, among the trees, among trees,
            pine forest, bamboo forest, grove, enchanted forest, in the bushes, wilderness, in the wild
            """, .forest
        ),
        (
            """
            city, cities, downtown, cityscape, skyline, city skyline, metropolis, urban, urban landscape, new york, tokyo,
            london, paris, manhattan, rooftop, rooftops, times square, city center, city centre, town, dystopian city,
            futuristic city
            """, .city
        ),
        (
            """
            in the snow, on the snow, on snow, in snow, through the snow, snowy landscape, snowy field, snowfield, arctic,
            antarctic, antarctica, north pole, south pole, tundra, winter, wintertime, winter wonderland, winter landscape,
            winter scene, wintry, on the ice, ski slope, on a ski slope, glacier, snow covered ground, on ice, iceberg,
            ski resort
            """, .snow
        ),
        (
            """
            desert, deserts, dunes, sand dunes, sahara, wasteland, dune, sand dune, savanna, savannah, wild west
            """, .desert
        ),
        (
            """
            space, outer space, in space, galaxy, galaxies, cosmos, cosmic, nebula, universe, on the moon, on mars, mars,
            milky way, deep space, interstellar, lunar surface, orbit, in orbit, among the stars, black hole
            """, .space
        ),
        (
            """
            sea, ocean, seas, oceans, on the water, on water, in the water, on the sea, open water, open sea, seascape,
            harbor, harbour, marina, lagoon, on the waves, at sea, out at sea, in water, pier, over the water, the high seas,
            on calm water
            """, .sea
        ),
        (
            """
            underwater, under water, under the sea, under the ocean, under the water, coral reef, reef, seabed, ocean floor,
            sea floor, bottom of the sea, bottom of the ocean, deep sea, beneath the sea, beneath the waves, under the waves,
            aquarium, sea bed, below the water, beneath the water
            """, .underwater
        ),
        (
            """
            room, living room, bedroom, lounge, indoors, indoor, interior, office, classroom, library, hallway, bathroom,
            dining room, attic, basement, gym, hospital, museum interior, living rooms, bedrooms, nursery, waiting room,
            laboratory, lab, inside a house, at home, apartment, workshop, workspace, cafe interior, coffee shop,
            restaurant interior, hall, ballroom, throne room, playroom, tavern, pub, dungeon, hotel room, school
            """, .room
        ),
        (
            """
            kitchen, kitchens, kitchen counter, kitchen countertop, countertop, counter top, on the counter, on a counter,
            kitchen interior
            """, .kitchen
        ),
        (
            """
            street, streets, road, roads, sidewalk, pavement, alley, alleyway, highway, crosswalk, avenue, intersection,
            on the street, in the street, parking lot, driveway, city street, city streets, race track, racetrack, boulevard,
            motorway, traffic, roadside, crossroads, car park, country road, path, cobblestone street
            """, .street
        ),
        (
            """
            field, fields, meadow, meadows, on the grass, in the grass, on grass, in grass, prairie, grassland, pasture,
            countryside, grassy field, in the green grass, on green grass, on the green grass, in tall grass,
            in the tall grass, grassy, plains, soccer field, football field, baseball field, sports field, golf course,
            lush field, rural, flower field, wheat field, valley, green hills, rolling hills, hillside, on a hillside,
            grassy hill, on a grassy hill
            """, .field
        ),
        (
            """
            garden, gardens, backyard, back yard, yard, front yard, greenhouse, orchard, vineyard, on the lawn, on a lawn,
            patio, terrace, flower garden
            """, .garden
        ),
        (
            """
            park, parks, playground, campground, campsite, national park, zoo, theme park, amusement park, picnic area,
            outdoors, outdoor, outside, in nature
            """, .park
        ),
        (
            """
            in the mountains, mountains landscape, mountain landscape, mountain range, mountain scenery, mountain top,
            mountaintop, mountain peak, alps, himalayas, alpine, highlands, canyon, cliff, cliffs, mountainous,
            mountain background, mountain road, mountain trail, mountain side, mountainside, in mountains,
            through the mountains, over the mountains, grand canyon, mountain valley, against mountains, rocky mountains,
            on a cliff
            """, .mountains
        ),
        ("farm, farms, farmland, farmyard, barnyard, ranch, on a farm, homestead", .farm),
        (
            """
            sky background, in the clouds, among the clouds, above the clouds, amongst the clouds, through the clouds,
            in midair, in mid air, mid air, midair, airborne, in the air, through the air, up in the air, in heaven,
            stratosphere
            """, .sky
        ),
        (
            """
            studio, studio background, studio backdrop, studio shot, product shot, product photo, product photography,
            isolated, plain background, simple background, solid background, clean background, neutral background,
            blank background, minimal background, minimalist background, seamless background, empty background,
            product photoshoot, ecommerce photo, in a studio, studio photo, studio photography, gradient background,
            blurred background, blurry background, transparent background, product shot of
            """, .studio
        ),
        (
            """
            stage, on stage, theater, theatre, concert, circus, auditorium, spotlight, arena, stadium, nightclub,
            opera house, dance floor, catwalk, runway
            """, .stage
        ),
    ]

    static let times: [(StaticText, TimeOfDay)] = [
        (
            """
            night, nights, at night, nighttime, night time, midnight, moonlit, moonlight, starry night, night sky,
            starry sky, starlit, nocturnal, under the stars, in the dark, after dark, by night, in the moonlight,
            full of stars, starry night sky, by moonlight, under the moon, late at night, under the night sky,
            under a starry sky, late night, under a starry night sky, under the starry sky, under the moonlight, dark sky,
            new years eve, in the middle of the night, at midnight, nightlife
            """, .night
        ),
        (
            """
            sunset, sunsets, at sunset, dusk, at dusk, twilight, golden hour, evening, in the evening, sundown, setting sun,
            late afternoon, sunset sky, orange sky, pink sky, red sky, golden light, purple sky, magic hour, gloaming,
            golden sunset, evening light, evening sky, sunset light, blue hour, sunset glow
            """, .sunset
        ),
        (
            """
            dawn, at dawn, sunrise, at sunrise, daybreak, morning, in the morning, early morning, rising sun, morning light,
            sunrise sky, first light, crack of dawn, misty morning
            """,
            .dawn
        ),
        (
            """
            day, daytime, noon, midday, at noon, during the day, in the daytime, afternoon, daylight, in daylight,
            in broad daylight, at midday, in the afternoon, blue sky, clear sky, clear blue sky, bright blue sky, blue skies,
            under a blue sky, under a clear blue sky, day time, by day, under a clear sky, under blue skies, clear skies,
            natural daylight
            """, .day
        ),
    ]

    static let weathers: [(StaticText, Weather)] = [
        (
            """
            sunny, sunlit, sunlight, in the sunlight, in the sun, cloudless, in sunlight, under the sun, sunny day,
            on a sunny day, hot day, on a hot day, fair weather, summer day, on a summer day, sun drenched, clear weather
            """, .sunny
        ),
        (
            """
            cloudy, overcast, cloudy sky, cloudy day, on a cloudy day, gray sky, grey sky, partly cloudy, gloomy weather,
            dull weather, overcast sky, grey skies
            """, .cloudy
        ),
        (
            """
            rain, rainy, raining, in the rain, rainfall, drizzle, drizzling, downpour, rainy day, on a rainy day, heavy rain,
            pouring rain, in the pouring rain, showers, rains, rainstorm, light rain, rain falling, falling rain,
            rain drops falling, monsoon, wet weather, rainy weather, rainy season
            """, .rain
        ),
        (
            """
            snow, snowing, snowfall, snowy, snowstorm, blizzard, snow falling, falling snow, snowy day, on a snowy day,
            light snow, heavy snow, snows, snow storm, snowflakes falling, falling snowflakes, snowy weather, in a blizzard,
            in a snowstorm, in falling snow
            """, .snow
        ),
        (
            """
            fog, foggy, mist, misty, haze, hazy, in the fog, in the mist, fog rolling in, through the fog, smog, foggy day,
            thick fog, morning mist
            """, .fog
        ),
        (
            """
            storm, stormy, thunderstorm, thunder, stormy sky, stormy weather, storm clouds, dark storm clouds, hurricane,
            tempest, in a storm, lightning storm, in a thunderstorm, stormy sea, stormy seas, stormy night, typhoon, cyclone,
            tornado
            """, .storm
        ),
        (
            """
            wind, windy, breeze, breezy, in the wind, gust, windswept, gale, windy day, on a windy day, strong wind,
            blowing in the wind, gusty
            """, .wind
        ),
        (
            """
            under a rainbow, with a rainbow in the sky, rainbow in the sky, rainbow sky, rainbow overhead, rainbow weather
            """, .rainbow
        ),
    ]

    /// Settings that bring a time or a weather with them.
    static let nightfall: StaticText = "stormy night, starry night, starry night sky, under the night sky"
    /// Words for the sky itself.
    static let sky: StaticText = """
        sky, skies, in the sky, in the skies, across the sky, through the sky, up in the sky, against the sky,
        high in the sky, into the sky
        """

    /// What belongs in the sky; a scene of these alone, "in the sky", has no ground.
    static let flyers: Set<String> = [
        "bird", "kite", "airplane", "cloud", "sun", "moon", "star", "balloon", "hot air balloon", "helicopter", "rocket", "spaceship",
        "rainbow", "butterfly", "bat", "eagle",
        "dragon", "planet", "lightning", "bee", "owl", "parrot", "swan", "duck", "goose", "fairy", "angel", "snowflake", "raindrop",
        "feather", "ladybird", "ghost", "flamingo",
    ]
    /// What hangs in the sky by itself and stands on nothing.
    static let heavenly: Set<String> = ["cloud", "sun", "moon", "star", "rainbow", "planet", "lightning"]
}
