// Written by Scripts/embed-symbols: run it after adding or removing a symbol.
#include "CSymbols.h"

static const unsigned char symbol_0[] = {
#embed "symbols/airplane.svg"
};
static const unsigned char symbol_1[] = {
#embed "symbols/alarm-clock.svg"
};
static const unsigned char symbol_2[] = {
#embed "symbols/alien.svg"
};
static const unsigned char symbol_3[] = {
#embed "symbols/ambulance.svg"
};
static const unsigned char symbol_4[] = {
#embed "symbols/american-football.svg"
};
static const unsigned char symbol_5[] = {
#embed "symbols/anchor.svg"
};
static const unsigned char symbol_6[] = {
#embed "symbols/angel.svg"
};
static const unsigned char symbol_7[] = {
#embed "symbols/arrow.svg"
};
static const unsigned char symbol_8[] = {
#embed "symbols/astronaut.svg"
};
static const unsigned char symbol_9[] = {
#embed "symbols/axe.svg"
};
static const unsigned char symbol_10[] = {
#embed "symbols/baby.svg"
};
static const unsigned char symbol_11[] = {
#embed "symbols/backpack.svg"
};
static const unsigned char symbol_12[] = {
#embed "symbols/balloon.svg"
};
static const unsigned char symbol_13[] = {
#embed "symbols/banner.svg"
};
static const unsigned char symbol_14[] = {
#embed "symbols/barn.svg"
};
static const unsigned char symbol_15[] = {
#embed "symbols/barrel.svg"
};
static const unsigned char symbol_16[] = {
#embed "symbols/baseball.svg"
};
static const unsigned char symbol_17[] = {
#embed "symbols/baseball-bat.svg"
};
static const unsigned char symbol_18[] = {
#embed "symbols/baseball-glove.svg"
};
static const unsigned char symbol_19[] = {
#embed "symbols/basket.svg"
};
static const unsigned char symbol_20[] = {
#embed "symbols/basketball.svg"
};
static const unsigned char symbol_21[] = {
#embed "symbols/bat.svg"
};
static const unsigned char symbol_22[] = {
#embed "symbols/battery.svg"
};
static const unsigned char symbol_23[] = {
#embed "symbols/bear.svg"
};
static const unsigned char symbol_24[] = {
#embed "symbols/bee.svg"
};
static const unsigned char symbol_25[] = {
#embed "symbols/bell.svg"
};
static const unsigned char symbol_26[] = {
#embed "symbols/bench.svg"
};
static const unsigned char symbol_27[] = {
#embed "symbols/bicycle.svg"
};
static const unsigned char symbol_28[] = {
#embed "symbols/billboard.svg"
};
static const unsigned char symbol_29[] = {
#embed "symbols/bird.svg"
};
static const unsigned char symbol_30[] = {
#embed "symbols/boat.svg"
};
static const unsigned char symbol_31[] = {
#embed "symbols/boot.svg"
};
static const unsigned char symbol_32[] = {
#embed "symbols/bow.svg"
};
static const unsigned char symbol_33[] = {
#embed "symbols/bowling-ball.svg"
};
static const unsigned char symbol_34[] = {
#embed "symbols/box.svg"
};
static const unsigned char symbol_35[] = {
#embed "symbols/boy.svg"
};
static const unsigned char symbol_36[] = {
#embed "symbols/bridge.svg"
};
static const unsigned char symbol_37[] = {
#embed "symbols/broom.svg"
};
static const unsigned char symbol_38[] = {
#embed "symbols/bucket.svg"
};
static const unsigned char symbol_39[] = {
#embed "symbols/building-block.svg"
};
static const unsigned char symbol_40[] = {
#embed "symbols/bus.svg"
};
static const unsigned char symbol_41[] = {
#embed "symbols/bush.svg"
};
static const unsigned char symbol_42[] = {
#embed "symbols/butterfly.svg"
};
static const unsigned char symbol_43[] = {
#embed "symbols/cabin.svg"
};
static const unsigned char symbol_44[] = {
#embed "symbols/cactus.svg"
};
static const unsigned char symbol_45[] = {
#embed "symbols/calendar.svg"
};
static const unsigned char symbol_46[] = {
#embed "symbols/camel.svg"
};
static const unsigned char symbol_47[] = {
#embed "symbols/camera.svg"
};
static const unsigned char symbol_48[] = {
#embed "symbols/campfire.svg"
};
static const unsigned char symbol_49[] = {
#embed "symbols/can.svg"
};
static const unsigned char symbol_50[] = {
#embed "symbols/canoe.svg"
};
static const unsigned char symbol_51[] = {
#embed "symbols/cap.svg"
};
static const unsigned char symbol_52[] = {
#embed "symbols/car.svg"
};
static const unsigned char symbol_53[] = {
#embed "symbols/cart.svg"
};
static const unsigned char symbol_54[] = {
#embed "symbols/castle.svg"
};
static const unsigned char symbol_55[] = {
#embed "symbols/cat.svg"
};
static const unsigned char symbol_56[] = {
#embed "symbols/chain.svg"
};
static const unsigned char symbol_57[] = {
#embed "symbols/chef.svg"
};
static const unsigned char symbol_58[] = {
#embed "symbols/chess-piece.svg"
};
static const unsigned char symbol_59[] = {
#embed "symbols/chessboard.svg"
};
static const unsigned char symbol_60[] = {
#embed "symbols/chicken.svg"
};
static const unsigned char symbol_61[] = {
#embed "symbols/child.svg"
};
static const unsigned char symbol_62[] = {
#embed "symbols/christmas-tree.svg"
};
static const unsigned char symbol_63[] = {
#embed "symbols/church.svg"
};
static const unsigned char symbol_64[] = {
#embed "symbols/circle.svg"
};
static const unsigned char symbol_65[] = {
#embed "symbols/cloud.svg"
};
static const unsigned char symbol_66[] = {
#embed "symbols/coin.svg"
};
static const unsigned char symbol_67[] = {
#embed "symbols/compass.svg"
};
static const unsigned char symbol_68[] = {
#embed "symbols/computer-monitor.svg"
};
static const unsigned char symbol_69[] = {
#embed "symbols/cone.svg"
};
static const unsigned char symbol_70[] = {
#embed "symbols/cosmetic-jar.svg"
};
static const unsigned char symbol_71[] = {
#embed "symbols/cow.svg"
};
static const unsigned char symbol_72[] = {
#embed "symbols/crab.svg"
};
static const unsigned char symbol_73[] = {
#embed "symbols/crayon.svg"
};
static const unsigned char symbol_74[] = {
#embed "symbols/cross.svg"
};
static const unsigned char symbol_75[] = {
#embed "symbols/crown.svg"
};
static const unsigned char symbol_76[] = {
#embed "symbols/cube.svg"
};
static const unsigned char symbol_77[] = {
#embed "symbols/cylinder.svg"
};
static const unsigned char symbol_78[] = {
#embed "symbols/daisy.svg"
};
static const unsigned char symbol_79[] = {
#embed "symbols/dancer.svg"
};
static const unsigned char symbol_80[] = {
#embed "symbols/deer.svg"
};
static const unsigned char symbol_81[] = {
#embed "symbols/diamond.svg"
};
static const unsigned char symbol_82[] = {
#embed "symbols/dice.svg"
};
static const unsigned char symbol_83[] = {
#embed "symbols/dinosaur.svg"
};
static const unsigned char symbol_84[] = {
#embed "symbols/doctor.svg"
};
static const unsigned char symbol_85[] = {
#embed "symbols/dog.svg"
};
static const unsigned char symbol_86[] = {
#embed "symbols/doll.svg"
};
static const unsigned char symbol_87[] = {
#embed "symbols/dolphin.svg"
};
static const unsigned char symbol_88[] = {
#embed "symbols/dragon.svg"
};
static const unsigned char symbol_89[] = {
#embed "symbols/dress.svg"
};
static const unsigned char symbol_90[] = {
#embed "symbols/drum.svg"
};
static const unsigned char symbol_91[] = {
#embed "symbols/duck.svg"
};
static const unsigned char symbol_92[] = {
#embed "symbols/eagle.svg"
};
static const unsigned char symbol_93[] = {
#embed "symbols/earth.svg"
};
static const unsigned char symbol_94[] = {
#embed "symbols/elephant.svg"
};
static const unsigned char symbol_95[] = {
#embed "symbols/envelope.svg"
};
static const unsigned char symbol_96[] = {
#embed "symbols/factory.svg"
};
static const unsigned char symbol_97[] = {
#embed "symbols/fairy.svg"
};
static const unsigned char symbol_98[] = {
#embed "symbols/farmer.svg"
};
static const unsigned char symbol_99[] = {
#embed "symbols/feather.svg"
};
static const unsigned char symbol_100[] = {
#embed "symbols/fence.svg"
};
static const unsigned char symbol_101[] = {
#embed "symbols/fire-hydrant.svg"
};
static const unsigned char symbol_102[] = {
#embed "symbols/fire-truck.svg"
};
static const unsigned char symbol_103[] = {
#embed "symbols/firefighter.svg"
};
static const unsigned char symbol_104[] = {
#embed "symbols/fish.svg"
};
static const unsigned char symbol_105[] = {
#embed "symbols/flag.svg"
};
static const unsigned char symbol_106[] = {
#embed "symbols/flamingo.svg"
};
static const unsigned char symbol_107[] = {
#embed "symbols/flashlight.svg"
};
static const unsigned char symbol_108[] = {
#embed "symbols/flower.svg"
};
static const unsigned char symbol_109[] = {
#embed "symbols/flute.svg"
};
static const unsigned char symbol_110[] = {
#embed "symbols/fountain.svg"
};
static const unsigned char symbol_111[] = {
#embed "symbols/fox.svg"
};
static const unsigned char symbol_112[] = {
#embed "symbols/frisbee.svg"
};
static const unsigned char symbol_113[] = {
#embed "symbols/frog.svg"
};
static const unsigned char symbol_114[] = {
#embed "symbols/game-controller.svg"
};
static const unsigned char symbol_115[] = {
#embed "symbols/gate.svg"
};
static const unsigned char symbol_116[] = {
#embed "symbols/gear.svg"
};
static const unsigned char symbol_117[] = {
#embed "symbols/ghost.svg"
};
static const unsigned char symbol_118[] = {
#embed "symbols/gift.svg"
};
static const unsigned char symbol_119[] = {
#embed "symbols/giraffe.svg"
};
static const unsigned char symbol_120[] = {
#embed "symbols/girl.svg"
};
static const unsigned char symbol_121[] = {
#embed "symbols/glasses.svg"
};
static const unsigned char symbol_122[] = {
#embed "symbols/globe.svg"
};
static const unsigned char symbol_123[] = {
#embed "symbols/glove.svg"
};
static const unsigned char symbol_124[] = {
#embed "symbols/goat.svg"
};
static const unsigned char symbol_125[] = {
#embed "symbols/goose.svg"
};
static const unsigned char symbol_126[] = {
#embed "symbols/grass.svg"
};
static const unsigned char symbol_127[] = {
#embed "symbols/guitar.svg"
};
static const unsigned char symbol_128[] = {
#embed "symbols/hammer.svg"
};
static const unsigned char symbol_129[] = {
#embed "symbols/handbag.svg"
};
static const unsigned char symbol_130[] = {
#embed "symbols/hat.svg"
};
static const unsigned char symbol_131[] = {
#embed "symbols/headphones.svg"
};
static const unsigned char symbol_132[] = {
#embed "symbols/heart.svg"
};
static const unsigned char symbol_133[] = {
#embed "symbols/hedgehog.svg"
};
static const unsigned char symbol_134[] = {
#embed "symbols/helicopter.svg"
};
static const unsigned char symbol_135[] = {
#embed "symbols/hexagon.svg"
};
static const unsigned char symbol_136[] = {
#embed "symbols/high-heel.svg"
};
static const unsigned char symbol_137[] = {
#embed "symbols/horse.svg"
};
static const unsigned char symbol_138[] = {
#embed "symbols/hot-air-balloon.svg"
};
static const unsigned char symbol_139[] = {
#embed "symbols/hourglass.svg"
};
static const unsigned char symbol_140[] = {
#embed "symbols/house.svg"
};
static const unsigned char symbol_141[] = {
#embed "symbols/igloo.svg"
};
static const unsigned char symbol_142[] = {
#embed "symbols/island.svg"
};
static const unsigned char symbol_143[] = {
#embed "symbols/jacket.svg"
};
static const unsigned char symbol_144[] = {
#embed "symbols/jellyfish.svg"
};
static const unsigned char symbol_145[] = {
#embed "symbols/kangaroo.svg"
};
static const unsigned char symbol_146[] = {
#embed "symbols/key.svg"
};
static const unsigned char symbol_147[] = {
#embed "symbols/king.svg"
};
static const unsigned char symbol_148[] = {
#embed "symbols/kite.svg"
};
static const unsigned char symbol_149[] = {
#embed "symbols/knight.svg"
};
static const unsigned char symbol_150[] = {
#embed "symbols/koala.svg"
};
static const unsigned char symbol_151[] = {
#embed "symbols/ladder.svg"
};
static const unsigned char symbol_152[] = {
#embed "symbols/ladybird.svg"
};
static const unsigned char symbol_153[] = {
#embed "symbols/lake.svg"
};
static const unsigned char symbol_154[] = {
#embed "symbols/lantern.svg"
};
static const unsigned char symbol_155[] = {
#embed "symbols/leaf.svg"
};
static const unsigned char symbol_156[] = {
#embed "symbols/light-bulb.svg"
};
static const unsigned char symbol_157[] = {
#embed "symbols/lighthouse.svg"
};
static const unsigned char symbol_158[] = {
#embed "symbols/lightning.svg"
};
static const unsigned char symbol_159[] = {
#embed "symbols/lion.svg"
};
static const unsigned char symbol_160[] = {
#embed "symbols/lipstick.svg"
};
static const unsigned char symbol_161[] = {
#embed "symbols/lock.svg"
};
static const unsigned char symbol_162[] = {
#embed "symbols/log.svg"
};
static const unsigned char symbol_163[] = {
#embed "symbols/magnet.svg"
};
static const unsigned char symbol_164[] = {
#embed "symbols/magnifying-glass.svg"
};
static const unsigned char symbol_165[] = {
#embed "symbols/mailbox.svg"
};
static const unsigned char symbol_166[] = {
#embed "symbols/man.svg"
};
static const unsigned char symbol_167[] = {
#embed "symbols/map.svg"
};
static const unsigned char symbol_168[] = {
#embed "symbols/medal.svg"
};
static const unsigned char symbol_169[] = {
#embed "symbols/mermaid.svg"
};
static const unsigned char symbol_170[] = {
#embed "symbols/microphone.svg"
};
static const unsigned char symbol_171[] = {
#embed "symbols/microscope.svg"
};
static const unsigned char symbol_172[] = {
#embed "symbols/monkey.svg"
};
static const unsigned char symbol_173[] = {
#embed "symbols/moon.svg"
};
static const unsigned char symbol_174[] = {
#embed "symbols/mosque.svg"
};
static const unsigned char symbol_175[] = {
#embed "symbols/motorcycle.svg"
};
static const unsigned char symbol_176[] = {
#embed "symbols/mountain.svg"
};
static const unsigned char symbol_177[] = {
#embed "symbols/mouse.svg"
};
static const unsigned char symbol_178[] = {
#embed "symbols/nail.svg"
};
static const unsigned char symbol_179[] = {
#embed "symbols/necklace.svg"
};
static const unsigned char symbol_180[] = {
#embed "symbols/nest.svg"
};
static const unsigned char symbol_181[] = {
#embed "symbols/newspaper.svg"
};
static const unsigned char symbol_182[] = {
#embed "symbols/ninja.svg"
};
static const unsigned char symbol_183[] = {
#embed "symbols/notebook.svg"
};
static const unsigned char symbol_184[] = {
#embed "symbols/octopus.svg"
};
static const unsigned char symbol_185[] = {
#embed "symbols/office-building.svg"
};
static const unsigned char symbol_186[] = {
#embed "symbols/owl.svg"
};
static const unsigned char symbol_187[] = {
#embed "symbols/paint-palette.svg"
};
static const unsigned char symbol_188[] = {
#embed "symbols/paintbrush.svg"
};
static const unsigned char symbol_189[] = {
#embed "symbols/palm-tree.svg"
};
static const unsigned char symbol_190[] = {
#embed "symbols/panda.svg"
};
static const unsigned char symbol_191[] = {
#embed "symbols/parking-meter.svg"
};
static const unsigned char symbol_192[] = {
#embed "symbols/parrot.svg"
};
static const unsigned char symbol_193[] = {
#embed "symbols/party-hat.svg"
};
static const unsigned char symbol_194[] = {
#embed "symbols/pen.svg"
};
static const unsigned char symbol_195[] = {
#embed "symbols/pencil.svg"
};
static const unsigned char symbol_196[] = {
#embed "symbols/penguin.svg"
};
static const unsigned char symbol_197[] = {
#embed "symbols/perfume-bottle.svg"
};
static const unsigned char symbol_198[] = {
#embed "symbols/person.svg"
};
static const unsigned char symbol_199[] = {
#embed "symbols/piano.svg"
};
static const unsigned char symbol_200[] = {
#embed "symbols/pickup-truck.svg"
};
static const unsigned char symbol_201[] = {
#embed "symbols/pig.svg"
};
static const unsigned char symbol_202[] = {
#embed "symbols/pill.svg"
};
static const unsigned char symbol_203[] = {
#embed "symbols/pillar.svg"
};
static const unsigned char symbol_204[] = {
#embed "symbols/pine-tree.svg"
};
static const unsigned char symbol_205[] = {
#embed "symbols/pirate.svg"
};
static const unsigned char symbol_206[] = {
#embed "symbols/planet.svg"
};
static const unsigned char symbol_207[] = {
#embed "symbols/playing-card.svg"
};
static const unsigned char symbol_208[] = {
#embed "symbols/polar-bear.svg"
};
static const unsigned char symbol_209[] = {
#embed "symbols/police-car.svg"
};
static const unsigned char symbol_210[] = {
#embed "symbols/police-officer.svg"
};
static const unsigned char symbol_211[] = {
#embed "symbols/poster.svg"
};
static const unsigned char symbol_212[] = {
#embed "symbols/princess.svg"
};
static const unsigned char symbol_213[] = {
#embed "symbols/puzzle-piece.svg"
};
static const unsigned char symbol_214[] = {
#embed "symbols/pyramid.svg"
};
static const unsigned char symbol_215[] = {
#embed "symbols/queen.svg"
};
static const unsigned char symbol_216[] = {
#embed "symbols/rabbit.svg"
};
static const unsigned char symbol_217[] = {
#embed "symbols/raccoon.svg"
};
static const unsigned char symbol_218[] = {
#embed "symbols/rainbow.svg"
};
static const unsigned char symbol_219[] = {
#embed "symbols/raindrop.svg"
};
static const unsigned char symbol_220[] = {
#embed "symbols/rectangle.svg"
};
static const unsigned char symbol_221[] = {
#embed "symbols/ring.svg"
};
static const unsigned char symbol_222[] = {
#embed "symbols/river.svg"
};
static const unsigned char symbol_223[] = {
#embed "symbols/robot.svg"
};
static const unsigned char symbol_224[] = {
#embed "symbols/rock.svg"
};
static const unsigned char symbol_225[] = {
#embed "symbols/rocket.svg"
};
static const unsigned char symbol_226[] = {
#embed "symbols/rooster.svg"
};
static const unsigned char symbol_227[] = {
#embed "symbols/rope.svg"
};
static const unsigned char symbol_228[] = {
#embed "symbols/rose.svg"
};
static const unsigned char symbol_229[] = {
#embed "symbols/sailboat.svg"
};
static const unsigned char symbol_230[] = {
#embed "symbols/sandal.svg"
};
static const unsigned char symbol_231[] = {
#embed "symbols/saw.svg"
};
static const unsigned char symbol_232[] = {
#embed "symbols/saxophone.svg"
};
static const unsigned char symbol_233[] = {
#embed "symbols/scarf.svg"
};
static const unsigned char symbol_234[] = {
#embed "symbols/scooter.svg"
};
static const unsigned char symbol_235[] = {
#embed "symbols/screwdriver.svg"
};
static const unsigned char symbol_236[] = {
#embed "symbols/seal.svg"
};
static const unsigned char symbol_237[] = {
#embed "symbols/shark.svg"
};
static const unsigned char symbol_238[] = {
#embed "symbols/sheep.svg"
};
static const unsigned char symbol_239[] = {
#embed "symbols/shell.svg"
};
static const unsigned char symbol_240[] = {
#embed "symbols/shield.svg"
};
static const unsigned char symbol_241[] = {
#embed "symbols/ship.svg"
};
static const unsigned char symbol_242[] = {
#embed "symbols/shirt.svg"
};
static const unsigned char symbol_243[] = {
#embed "symbols/shoe.svg"
};
static const unsigned char symbol_244[] = {
#embed "symbols/shop.svg"
};
static const unsigned char symbol_245[] = {
#embed "symbols/shopping-bag.svg"
};
static const unsigned char symbol_246[] = {
#embed "symbols/shopping-cart.svg"
};
static const unsigned char symbol_247[] = {
#embed "symbols/shovel.svg"
};
static const unsigned char symbol_248[] = {
#embed "symbols/sign.svg"
};
static const unsigned char symbol_249[] = {
#embed "symbols/skateboard.svg"
};
static const unsigned char symbol_250[] = {
#embed "symbols/skirt.svg"
};
static const unsigned char symbol_251[] = {
#embed "symbols/skis.svg"
};
static const unsigned char symbol_252[] = {
#embed "symbols/skyscraper.svg"
};
static const unsigned char symbol_253[] = {
#embed "symbols/sled.svg"
};
static const unsigned char symbol_254[] = {
#embed "symbols/snail.svg"
};
static const unsigned char symbol_255[] = {
#embed "symbols/snake.svg"
};
static const unsigned char symbol_256[] = {
#embed "symbols/sneaker.svg"
};
static const unsigned char symbol_257[] = {
#embed "symbols/snowboard.svg"
};
static const unsigned char symbol_258[] = {
#embed "symbols/snowflake.svg"
};
static const unsigned char symbol_259[] = {
#embed "symbols/snowman.svg"
};
static const unsigned char symbol_260[] = {
#embed "symbols/soccer-ball.svg"
};
static const unsigned char symbol_261[] = {
#embed "symbols/sock.svg"
};
static const unsigned char symbol_262[] = {
#embed "symbols/spaceship.svg"
};
static const unsigned char symbol_263[] = {
#embed "symbols/sphere.svg"
};
static const unsigned char symbol_264[] = {
#embed "symbols/spider.svg"
};
static const unsigned char symbol_265[] = {
#embed "symbols/sports-ball.svg"
};
static const unsigned char symbol_266[] = {
#embed "symbols/sports-car.svg"
};
static const unsigned char symbol_267[] = {
#embed "symbols/square.svg"
};
static const unsigned char symbol_268[] = {
#embed "symbols/squirrel.svg"
};
static const unsigned char symbol_269[] = {
#embed "symbols/star.svg"
};
static const unsigned char symbol_270[] = {
#embed "symbols/starfish.svg"
};
static const unsigned char symbol_271[] = {
#embed "symbols/statue.svg"
};
static const unsigned char symbol_272[] = {
#embed "symbols/stop-sign.svg"
};
static const unsigned char symbol_273[] = {
#embed "symbols/street-lamp.svg"
};
static const unsigned char symbol_274[] = {
#embed "symbols/submarine.svg"
};
static const unsigned char symbol_275[] = {
#embed "symbols/suitcase.svg"
};
static const unsigned char symbol_276[] = {
#embed "symbols/sun.svg"
};
static const unsigned char symbol_277[] = {
#embed "symbols/sunflower.svg"
};
static const unsigned char symbol_278[] = {
#embed "symbols/sunglasses.svg"
};
static const unsigned char symbol_279[] = {
#embed "symbols/surfboard.svg"
};
static const unsigned char symbol_280[] = {
#embed "symbols/swan.svg"
};
static const unsigned char symbol_281[] = {
#embed "symbols/sweater.svg"
};
static const unsigned char symbol_282[] = {
#embed "symbols/sword.svg"
};
static const unsigned char symbol_283[] = {
#embed "symbols/syringe.svg"
};
static const unsigned char symbol_284[] = {
#embed "symbols/t-shirt.svg"
};
static const unsigned char symbol_285[] = {
#embed "symbols/tablet.svg"
};
static const unsigned char symbol_286[] = {
#embed "symbols/taxi.svg"
};
static const unsigned char symbol_287[] = {
#embed "symbols/teddy-bear.svg"
};
static const unsigned char symbol_288[] = {
#embed "symbols/telescope.svg"
};
static const unsigned char symbol_289[] = {
#embed "symbols/temple.svg"
};
static const unsigned char symbol_290[] = {
#embed "symbols/tennis-ball.svg"
};
static const unsigned char symbol_291[] = {
#embed "symbols/tennis-racket.svg"
};
static const unsigned char symbol_292[] = {
#embed "symbols/tent.svg"
};
static const unsigned char symbol_293[] = {
#embed "symbols/test-tube.svg"
};
static const unsigned char symbol_294[] = {
#embed "symbols/tie.svg"
};
static const unsigned char symbol_295[] = {
#embed "symbols/tiger.svg"
};
static const unsigned char symbol_296[] = {
#embed "symbols/top-hat.svg"
};
static const unsigned char symbol_297[] = {
#embed "symbols/tower.svg"
};
static const unsigned char symbol_298[] = {
#embed "symbols/toy-car.svg"
};
static const unsigned char symbol_299[] = {
#embed "symbols/tractor.svg"
};
static const unsigned char symbol_300[] = {
#embed "symbols/traffic-light.svg"
};
static const unsigned char symbol_301[] = {
#embed "symbols/train.svg"
};
static const unsigned char symbol_302[] = {
#embed "symbols/tram.svg"
};
static const unsigned char symbol_303[] = {
#embed "symbols/trash-can.svg"
};
static const unsigned char symbol_304[] = {
#embed "symbols/treasure-chest.svg"
};
static const unsigned char symbol_305[] = {
#embed "symbols/tree.svg"
};
static const unsigned char symbol_306[] = {
#embed "symbols/triangle.svg"
};
static const unsigned char symbol_307[] = {
#embed "symbols/trophy.svg"
};
static const unsigned char symbol_308[] = {
#embed "symbols/trousers.svg"
};
static const unsigned char symbol_309[] = {
#embed "symbols/truck.svg"
};
static const unsigned char symbol_310[] = {
#embed "symbols/trumpet.svg"
};
static const unsigned char symbol_311[] = {
#embed "symbols/tulip.svg"
};
static const unsigned char symbol_312[] = {
#embed "symbols/turtle.svg"
};
static const unsigned char symbol_313[] = {
#embed "symbols/umbrella.svg"
};
static const unsigned char symbol_314[] = {
#embed "symbols/unicorn.svg"
};
static const unsigned char symbol_315[] = {
#embed "symbols/van.svg"
};
static const unsigned char symbol_316[] = {
#embed "symbols/violin.svg"
};
static const unsigned char symbol_317[] = {
#embed "symbols/volcano.svg"
};
static const unsigned char symbol_318[] = {
#embed "symbols/volleyball.svg"
};
static const unsigned char symbol_319[] = {
#embed "symbols/watch.svg"
};
static const unsigned char symbol_320[] = {
#embed "symbols/waterfall.svg"
};
static const unsigned char symbol_321[] = {
#embed "symbols/wave.svg"
};
static const unsigned char symbol_322[] = {
#embed "symbols/well.svg"
};
static const unsigned char symbol_323[] = {
#embed "symbols/whale.svg"
};
static const unsigned char symbol_324[] = {
#embed "symbols/wheel.svg"
};
static const unsigned char symbol_325[] = {
#embed "symbols/wind-turbine.svg"
};
static const unsigned char symbol_326[] = {
#embed "symbols/windmill.svg"
};
static const unsigned char symbol_327[] = {
#embed "symbols/wizard.svg"
};
static const unsigned char symbol_328[] = {
#embed "symbols/wolf.svg"
};
static const unsigned char symbol_329[] = {
#embed "symbols/woman.svg"
};
static const unsigned char symbol_330[] = {
#embed "symbols/wrench.svg"
};
static const unsigned char symbol_331[] = {
#embed "symbols/yo-yo.svg"
};
static const unsigned char symbol_332[] = {
#embed "symbols/zebra.svg"
};

static const struct easel_symbol table[] = {
    {"airplane", symbol_0, sizeof symbol_0},
    {"alarm-clock", symbol_1, sizeof symbol_1},
    {"alien", symbol_2, sizeof symbol_2},
    {"ambulance", symbol_3, sizeof symbol_3},
    {"american-football", symbol_4, sizeof symbol_4},
    {"anchor", symbol_5, sizeof symbol_5},
    {"angel", symbol_6, sizeof symbol_6},
    {"arrow", symbol_7, sizeof symbol_7},
    {"astronaut", symbol_8, sizeof symbol_8},
    {"axe", symbol_9, sizeof symbol_9},
    {"baby", symbol_10, sizeof symbol_10},
    {"backpack", symbol_11, sizeof symbol_11},
    {"balloon", symbol_12, sizeof symbol_12},
    {"banner", symbol_13, sizeof symbol_13},
    {"barn", symbol_14, sizeof symbol_14},
    {"barrel", symbol_15, sizeof symbol_15},
    {"baseball", symbol_16, sizeof symbol_16},
    {"baseball-bat", symbol_17, sizeof symbol_17},
    {"baseball-glove", symbol_18, sizeof symbol_18},
    {"basket", symbol_19, sizeof symbol_19},
    {"basketball", symbol_20, sizeof symbol_20},
    {"bat", symbol_21, sizeof symbol_21},
    {"battery", symbol_22, sizeof symbol_22},
    {"bear", symbol_23, sizeof symbol_23},
    {"bee", symbol_24, sizeof symbol_24},
    {"bell", symbol_25, sizeof symbol_25},
    {"bench", symbol_26, sizeof symbol_26},
    {"bicycle", symbol_27, sizeof symbol_27},
    {"billboard", symbol_28, sizeof symbol_28},
    {"bird", symbol_29, sizeof symbol_29},
    {"boat", symbol_30, sizeof symbol_30},
    {"boot", symbol_31, sizeof symbol_31},
    {"bow", symbol_32, sizeof symbol_32},
    {"bowling-ball", symbol_33, sizeof symbol_33},
    {"box", symbol_34, sizeof symbol_34},
    {"boy", symbol_35, sizeof symbol_35},
    {"bridge", symbol_36, sizeof symbol_36},
    {"broom", symbol_37, sizeof symbol_37},
    {"bucket", symbol_38, sizeof symbol_38},
    {"building-block", symbol_39, sizeof symbol_39},
    {"bus", symbol_40, sizeof symbol_40},
    {"bush", symbol_41, sizeof symbol_41},
    {"butterfly", symbol_42, sizeof symbol_42},
    {"cabin", symbol_43, sizeof symbol_43},
    {"cactus", symbol_44, sizeof symbol_44},
    {"calendar", symbol_45, sizeof symbol_45},
    {"camel", symbol_46, sizeof symbol_46},
    {"camera", symbol_47, sizeof symbol_47},
    {"campfire", symbol_48, sizeof symbol_48},
    {"can", symbol_49, sizeof symbol_49},
    {"canoe", symbol_50, sizeof symbol_50},
    {"cap", symbol_51, sizeof symbol_51},
    {"car", symbol_52, sizeof symbol_52},
    {"cart", symbol_53, sizeof symbol_53},
    {"castle", symbol_54, sizeof symbol_54},
    {"cat", symbol_55, sizeof symbol_55},
    {"chain", symbol_56, sizeof symbol_56},
    {"chef", symbol_57, sizeof symbol_57},
    {"chess-piece", symbol_58, sizeof symbol_58},
    {"chessboard", symbol_59, sizeof symbol_59},
    {"chicken", symbol_60, sizeof symbol_60},
    {"child", symbol_61, sizeof symbol_61},
    {"christmas-tree", symbol_62, sizeof symbol_62},
    {"church", symbol_63, sizeof symbol_63},
    {"circle", symbol_64, sizeof symbol_64},
    {"cloud", symbol_65, sizeof symbol_65},
    {"coin", symbol_66, sizeof symbol_66},
    {"compass", symbol_67, sizeof symbol_67},
    {"computer-monitor", symbol_68, sizeof symbol_68},
    {"cone", symbol_69, sizeof symbol_69},
    {"cosmetic-jar", symbol_70, sizeof symbol_70},
    {"cow", symbol_71, sizeof symbol_71},
    {"crab", symbol_72, sizeof symbol_72},
    {"crayon", symbol_73, sizeof symbol_73},
    {"cross", symbol_74, sizeof symbol_74},
    {"crown", symbol_75, sizeof symbol_75},
    {"cube", symbol_76, sizeof symbol_76},
    {"cylinder", symbol_77, sizeof symbol_77},
    {"daisy", symbol_78, sizeof symbol_78},
    {"dancer", symbol_79, sizeof symbol_79},
    {"deer", symbol_80, sizeof symbol_80},
    {"diamond", symbol_81, sizeof symbol_81},
    {"dice", symbol_82, sizeof symbol_82},
    {"dinosaur", symbol_83, sizeof symbol_83},
    {"doctor", symbol_84, sizeof symbol_84},
    {"dog", symbol_85, sizeof symbol_85},
    {"doll", symbol_86, sizeof symbol_86},
    {"dolphin", symbol_87, sizeof symbol_87},
    {"dragon", symbol_88, sizeof symbol_88},
    {"dress", symbol_89, sizeof symbol_89},
    {"drum", symbol_90, sizeof symbol_90},
    {"duck", symbol_91, sizeof symbol_91},
    {"eagle", symbol_92, sizeof symbol_92},
    {"earth", symbol_93, sizeof symbol_93},
    {"elephant", symbol_94, sizeof symbol_94},
    {"envelope", symbol_95, sizeof symbol_95},
    {"factory", symbol_96, sizeof symbol_96},
    {"fairy", symbol_97, sizeof symbol_97},
    {"farmer", symbol_98, sizeof symbol_98},
    {"feather", symbol_99, sizeof symbol_99},
    {"fence", symbol_100, sizeof symbol_100},
    {"fire-hydrant", symbol_101, sizeof symbol_101},
    {"fire-truck", symbol_102, sizeof symbol_102},
    {"firefighter", symbol_103, sizeof symbol_103},
    {"fish", symbol_104, sizeof symbol_104},
    {"flag", symbol_105, sizeof symbol_105},
    {"flamingo", symbol_106, sizeof symbol_106},
    {"flashlight", symbol_107, sizeof symbol_107},
    {"flower", symbol_108, sizeof symbol_108},
    {"flute", symbol_109, sizeof symbol_109},
    {"fountain", symbol_110, sizeof symbol_110},
    {"fox", symbol_111, sizeof symbol_111},
    {"frisbee", symbol_112, sizeof symbol_112},
    {"frog", symbol_113, sizeof symbol_113},
    {"game-controller", symbol_114, sizeof symbol_114},
    {"gate", symbol_115, sizeof symbol_115},
    {"gear", symbol_116, sizeof symbol_116},
    {"ghost", symbol_117, sizeof symbol_117},
    {"gift", symbol_118, sizeof symbol_118},
    {"giraffe", symbol_119, sizeof symbol_119},
    {"girl", symbol_120, sizeof symbol_120},
    {"glasses", symbol_121, sizeof symbol_121},
    {"globe", symbol_122, sizeof symbol_122},
    {"glove", symbol_123, sizeof symbol_123},
    {"goat", symbol_124, sizeof symbol_124},
    {"goose", symbol_125, sizeof symbol_125},
    {"grass", symbol_126, sizeof symbol_126},
    {"guitar", symbol_127, sizeof symbol_127},
    {"hammer", symbol_128, sizeof symbol_128},
    {"handbag", symbol_129, sizeof symbol_129},
    {"hat", symbol_130, sizeof symbol_130},
    {"headphones", symbol_131, sizeof symbol_131},
    {"heart", symbol_132, sizeof symbol_132},
    {"hedgehog", symbol_133, sizeof symbol_133},
    {"helicopter", symbol_134, sizeof symbol_134},
    {"hexagon", symbol_135, sizeof symbol_135},
    {"high-heel", symbol_136, sizeof symbol_136},
    {"horse", symbol_137, sizeof symbol_137},
    {"hot-air-balloon", symbol_138, sizeof symbol_138},
    {"hourglass", symbol_139, sizeof symbol_139},
    {"house", symbol_140, sizeof symbol_140},
    {"igloo", symbol_141, sizeof symbol_141},
    {"island", symbol_142, sizeof symbol_142},
    {"jacket", symbol_143, sizeof symbol_143},
    {"jellyfish", symbol_144, sizeof symbol_144},
    {"kangaroo", symbol_145, sizeof symbol_145},
    {"key", symbol_146, sizeof symbol_146},
    {"king", symbol_147, sizeof symbol_147},
    {"kite", symbol_148, sizeof symbol_148},
    {"knight", symbol_149, sizeof symbol_149},
    {"koala", symbol_150, sizeof symbol_150},
    {"ladder", symbol_151, sizeof symbol_151},
    {"ladybird", symbol_152, sizeof symbol_152},
    {"lake", symbol_153, sizeof symbol_153},
    {"lantern", symbol_154, sizeof symbol_154},
    {"leaf", symbol_155, sizeof symbol_155},
    {"light-bulb", symbol_156, sizeof symbol_156},
    {"lighthouse", symbol_157, sizeof symbol_157},
    {"lightning", symbol_158, sizeof symbol_158},
    {"lion", symbol_159, sizeof symbol_159},
    {"lipstick", symbol_160, sizeof symbol_160},
    {"lock", symbol_161, sizeof symbol_161},
    {"log", symbol_162, sizeof symbol_162},
    {"magnet", symbol_163, sizeof symbol_163},
    {"magnifying-glass", symbol_164, sizeof symbol_164},
    {"mailbox", symbol_165, sizeof symbol_165},
    {"man", symbol_166, sizeof symbol_166},
    {"map", symbol_167, sizeof symbol_167},
    {"medal", symbol_168, sizeof symbol_168},
    {"mermaid", symbol_169, sizeof symbol_169},
    {"microphone", symbol_170, sizeof symbol_170},
    {"microscope", symbol_171, sizeof symbol_171},
    {"monkey", symbol_172, sizeof symbol_172},
    {"moon", symbol_173, sizeof symbol_173},
    {"mosque", symbol_174, sizeof symbol_174},
    {"motorcycle", symbol_175, sizeof symbol_175},
    {"mountain", symbol_176, sizeof symbol_176},
    {"mouse", symbol_177, sizeof symbol_177},
    {"nail", symbol_178, sizeof symbol_178},
    {"necklace", symbol_179, sizeof symbol_179},
    {"nest", symbol_180, sizeof symbol_180},
    {"newspaper", symbol_181, sizeof symbol_181},
    {"ninja", symbol_182, sizeof symbol_182},
    {"notebook", symbol_183, sizeof symbol_183},
    {"octopus", symbol_184, sizeof symbol_184},
    {"office-building", symbol_185, sizeof symbol_185},
    {"owl", symbol_186, sizeof symbol_186},
    {"paint-palette", symbol_187, sizeof symbol_187},
    {"paintbrush", symbol_188, sizeof symbol_188},
    {"palm-tree", symbol_189, sizeof symbol_189},
    {"panda", symbol_190, sizeof symbol_190},
    {"parking-meter", symbol_191, sizeof symbol_191},
    {"parrot", symbol_192, sizeof symbol_192},
    {"party-hat", symbol_193, sizeof symbol_193},
    {"pen", symbol_194, sizeof symbol_194},
    {"pencil", symbol_195, sizeof symbol_195},
    {"penguin", symbol_196, sizeof symbol_196},
    {"perfume-bottle", symbol_197, sizeof symbol_197},
    {"person", symbol_198, sizeof symbol_198},
    {"piano", symbol_199, sizeof symbol_199},
    {"pickup-truck", symbol_200, sizeof symbol_200},
    {"pig", symbol_201, sizeof symbol_201},
    {"pill", symbol_202, sizeof symbol_202},
    {"pillar", symbol_203, sizeof symbol_203},
    {"pine-tree", symbol_204, sizeof symbol_204},
    {"pirate", symbol_205, sizeof symbol_205},
    {"planet", symbol_206, sizeof symbol_206},
    {"playing-card", symbol_207, sizeof symbol_207},
    {"polar-bear", symbol_208, sizeof symbol_208},
    {"police-car", symbol_209, sizeof symbol_209},
    {"police-officer", symbol_210, sizeof symbol_210},
    {"poster", symbol_211, sizeof symbol_211},
    {"princess", symbol_212, sizeof symbol_212},
    {"puzzle-piece", symbol_213, sizeof symbol_213},
    {"pyramid", symbol_214, sizeof symbol_214},
    {"queen", symbol_215, sizeof symbol_215},
    {"rabbit", symbol_216, sizeof symbol_216},
    {"raccoon", symbol_217, sizeof symbol_217},
    {"rainbow", symbol_218, sizeof symbol_218},
    {"raindrop", symbol_219, sizeof symbol_219},
    {"rectangle", symbol_220, sizeof symbol_220},
    {"ring", symbol_221, sizeof symbol_221},
    {"river", symbol_222, sizeof symbol_222},
    {"robot", symbol_223, sizeof symbol_223},
    {"rock", symbol_224, sizeof symbol_224},
    {"rocket", symbol_225, sizeof symbol_225},
    {"rooster", symbol_226, sizeof symbol_226},
    {"rope", symbol_227, sizeof symbol_227},
    {"rose", symbol_228, sizeof symbol_228},
    {"sailboat", symbol_229, sizeof symbol_229},
    {"sandal", symbol_230, sizeof symbol_230},
    {"saw", symbol_231, sizeof symbol_231},
    {"saxophone", symbol_232, sizeof symbol_232},
    {"scarf", symbol_233, sizeof symbol_233},
    {"scooter", symbol_234, sizeof symbol_234},
    {"screwdriver", symbol_235, sizeof symbol_235},
    {"seal", symbol_236, sizeof symbol_236},
    {"shark", symbol_237, sizeof symbol_237},
    {"sheep", symbol_238, sizeof symbol_238},
    {"shell", symbol_239, sizeof symbol_239},
    {"shield", symbol_240, sizeof symbol_240},
    {"ship", symbol_241, sizeof symbol_241},
    {"shirt", symbol_242, sizeof symbol_242},
    {"shoe", symbol_243, sizeof symbol_243},
    {"shop", symbol_244, sizeof symbol_244},
    {"shopping-bag", symbol_245, sizeof symbol_245},
    {"shopping-cart", symbol_246, sizeof symbol_246},
    {"shovel", symbol_247, sizeof symbol_247},
    {"sign", symbol_248, sizeof symbol_248},
    {"skateboard", symbol_249, sizeof symbol_249},
    {"skirt", symbol_250, sizeof symbol_250},
    {"skis", symbol_251, sizeof symbol_251},
    {"skyscraper", symbol_252, sizeof symbol_252},
    {"sled", symbol_253, sizeof symbol_253},
    {"snail", symbol_254, sizeof symbol_254},
    {"snake", symbol_255, sizeof symbol_255},
    {"sneaker", symbol_256, sizeof symbol_256},
    {"snowboard", symbol_257, sizeof symbol_257},
    {"snowflake", symbol_258, sizeof symbol_258},
    {"snowman", symbol_259, sizeof symbol_259},
    {"soccer-ball", symbol_260, sizeof symbol_260},
    {"sock", symbol_261, sizeof symbol_261},
    {"spaceship", symbol_262, sizeof symbol_262},
    {"sphere", symbol_263, sizeof symbol_263},
    {"spider", symbol_264, sizeof symbol_264},
    {"sports-ball", symbol_265, sizeof symbol_265},
    {"sports-car", symbol_266, sizeof symbol_266},
    {"square", symbol_267, sizeof symbol_267},
    {"squirrel", symbol_268, sizeof symbol_268},
    {"star", symbol_269, sizeof symbol_269},
    {"starfish", symbol_270, sizeof symbol_270},
    {"statue", symbol_271, sizeof symbol_271},
    {"stop-sign", symbol_272, sizeof symbol_272},
    {"street-lamp", symbol_273, sizeof symbol_273},
    {"submarine", symbol_274, sizeof symbol_274},
    {"suitcase", symbol_275, sizeof symbol_275},
    {"sun", symbol_276, sizeof symbol_276},
    {"sunflower", symbol_277, sizeof symbol_277},
    {"sunglasses", symbol_278, sizeof symbol_278},
    {"surfboard", symbol_279, sizeof symbol_279},
    {"swan", symbol_280, sizeof symbol_280},
    {"sweater", symbol_281, sizeof symbol_281},
    {"sword", symbol_282, sizeof symbol_282},
    {"syringe", symbol_283, sizeof symbol_283},
    {"t-shirt", symbol_284, sizeof symbol_284},
    {"tablet", symbol_285, sizeof symbol_285},
    {"taxi", symbol_286, sizeof symbol_286},
    {"teddy-bear", symbol_287, sizeof symbol_287},
    {"telescope", symbol_288, sizeof symbol_288},
    {"temple", symbol_289, sizeof symbol_289},
    {"tennis-ball", symbol_290, sizeof symbol_290},
    {"tennis-racket", symbol_291, sizeof symbol_291},
    {"tent", symbol_292, sizeof symbol_292},
    {"test-tube", symbol_293, sizeof symbol_293},
    {"tie", symbol_294, sizeof symbol_294},
    {"tiger", symbol_295, sizeof symbol_295},
    {"top-hat", symbol_296, sizeof symbol_296},
    {"tower", symbol_297, sizeof symbol_297},
    {"toy-car", symbol_298, sizeof symbol_298},
    {"tractor", symbol_299, sizeof symbol_299},
    {"traffic-light", symbol_300, sizeof symbol_300},
    {"train", symbol_301, sizeof symbol_301},
    {"tram", symbol_302, sizeof symbol_302},
    {"trash-can", symbol_303, sizeof symbol_303},
    {"treasure-chest", symbol_304, sizeof symbol_304},
    {"tree", symbol_305, sizeof symbol_305},
    {"triangle", symbol_306, sizeof symbol_306},
    {"trophy", symbol_307, sizeof symbol_307},
    {"trousers", symbol_308, sizeof symbol_308},
    {"truck", symbol_309, sizeof symbol_309},
    {"trumpet", symbol_310, sizeof symbol_310},
    {"tulip", symbol_311, sizeof symbol_311},
    {"turtle", symbol_312, sizeof symbol_312},
    {"umbrella", symbol_313, sizeof symbol_313},
    {"unicorn", symbol_314, sizeof symbol_314},
    {"van", symbol_315, sizeof symbol_315},
    {"violin", symbol_316, sizeof symbol_316},
    {"volcano", symbol_317, sizeof symbol_317},
    {"volleyball", symbol_318, sizeof symbol_318},
    {"watch", symbol_319, sizeof symbol_319},
    {"waterfall", symbol_320, sizeof symbol_320},
    {"wave", symbol_321, sizeof symbol_321},
    {"well", symbol_322, sizeof symbol_322},
    {"whale", symbol_323, sizeof symbol_323},
    {"wheel", symbol_324, sizeof symbol_324},
    {"wind-turbine", symbol_325, sizeof symbol_325},
    {"windmill", symbol_326, sizeof symbol_326},
    {"wizard", symbol_327, sizeof symbol_327},
    {"wolf", symbol_328, sizeof symbol_328},
    {"woman", symbol_329, sizeof symbol_329},
    {"wrench", symbol_330, sizeof symbol_330},
    {"yo-yo", symbol_331, sizeof symbol_331},
    {"zebra", symbol_332, sizeof symbol_332},
    {0, 0, 0},
};

const struct easel_symbol *easel_symbols(void) { return table; }

size_t easel_symbol_count(void) { return sizeof table / sizeof table[0] - 1; }
