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
#embed "symbols/app-card.svg"
};
static const unsigned char symbol_8[] = {
#embed "symbols/app-screen.svg"
};
static const unsigned char symbol_9[] = {
#embed "symbols/apple.svg"
};
static const unsigned char symbol_10[] = {
#embed "symbols/armchair.svg"
};
static const unsigned char symbol_11[] = {
#embed "symbols/arrow.svg"
};
static const unsigned char symbol_12[] = {
#embed "symbols/astronaut.svg"
};
static const unsigned char symbol_13[] = {
#embed "symbols/avocado.svg"
};
static const unsigned char symbol_14[] = {
#embed "symbols/axe.svg"
};
static const unsigned char symbol_15[] = {
#embed "symbols/baby.svg"
};
static const unsigned char symbol_16[] = {
#embed "symbols/backpack.svg"
};
static const unsigned char symbol_17[] = {
#embed "symbols/badge.svg"
};
static const unsigned char symbol_18[] = {
#embed "symbols/balloon.svg"
};
static const unsigned char symbol_19[] = {
#embed "symbols/banana.svg"
};
static const unsigned char symbol_20[] = {
#embed "symbols/banner.svg"
};
static const unsigned char symbol_21[] = {
#embed "symbols/bar-chart.svg"
};
static const unsigned char symbol_22[] = {
#embed "symbols/barn.svg"
};
static const unsigned char symbol_23[] = {
#embed "symbols/barrel.svg"
};
static const unsigned char symbol_24[] = {
#embed "symbols/baseball.svg"
};
static const unsigned char symbol_25[] = {
#embed "symbols/baseball-bat.svg"
};
static const unsigned char symbol_26[] = {
#embed "symbols/baseball-glove.svg"
};
static const unsigned char symbol_27[] = {
#embed "symbols/basket.svg"
};
static const unsigned char symbol_28[] = {
#embed "symbols/basketball.svg"
};
static const unsigned char symbol_29[] = {
#embed "symbols/bat.svg"
};
static const unsigned char symbol_30[] = {
#embed "symbols/bathtub.svg"
};
static const unsigned char symbol_31[] = {
#embed "symbols/battery.svg"
};
static const unsigned char symbol_32[] = {
#embed "symbols/bear.svg"
};
static const unsigned char symbol_33[] = {
#embed "symbols/bed.svg"
};
static const unsigned char symbol_34[] = {
#embed "symbols/bee.svg"
};
static const unsigned char symbol_35[] = {
#embed "symbols/bell.svg"
};
static const unsigned char symbol_36[] = {
#embed "symbols/bench.svg"
};
static const unsigned char symbol_37[] = {
#embed "symbols/bicycle.svg"
};
static const unsigned char symbol_38[] = {
#embed "symbols/billboard.svg"
};
static const unsigned char symbol_39[] = {
#embed "symbols/bird.svg"
};
static const unsigned char symbol_40[] = {
#embed "symbols/boat.svg"
};
static const unsigned char symbol_41[] = {
#embed "symbols/book.svg"
};
static const unsigned char symbol_42[] = {
#embed "symbols/bookshelf.svg"
};
static const unsigned char symbol_43[] = {
#embed "symbols/boot.svg"
};
static const unsigned char symbol_44[] = {
#embed "symbols/bottle.svg"
};
static const unsigned char symbol_45[] = {
#embed "symbols/bow.svg"
};
static const unsigned char symbol_46[] = {
#embed "symbols/bowl.svg"
};
static const unsigned char symbol_47[] = {
#embed "symbols/bowling-ball.svg"
};
static const unsigned char symbol_48[] = {
#embed "symbols/box.svg"
};
static const unsigned char symbol_49[] = {
#embed "symbols/boy.svg"
};
static const unsigned char symbol_50[] = {
#embed "symbols/bread.svg"
};
static const unsigned char symbol_51[] = {
#embed "symbols/bridge.svg"
};
static const unsigned char symbol_52[] = {
#embed "symbols/broccoli.svg"
};
static const unsigned char symbol_53[] = {
#embed "symbols/broom.svg"
};
static const unsigned char symbol_54[] = {
#embed "symbols/browser-window.svg"
};
static const unsigned char symbol_55[] = {
#embed "symbols/bucket.svg"
};
static const unsigned char symbol_56[] = {
#embed "symbols/building-block.svg"
};
static const unsigned char symbol_57[] = {
#embed "symbols/bus.svg"
};
static const unsigned char symbol_58[] = {
#embed "symbols/bush.svg"
};
static const unsigned char symbol_59[] = {
#embed "symbols/business-card.svg"
};
static const unsigned char symbol_60[] = {
#embed "symbols/butterfly.svg"
};
static const unsigned char symbol_61[] = {
#embed "symbols/button.svg"
};
static const unsigned char symbol_62[] = {
#embed "symbols/cabin.svg"
};
static const unsigned char symbol_63[] = {
#embed "symbols/cactus.svg"
};
static const unsigned char symbol_64[] = {
#embed "symbols/cake.svg"
};
static const unsigned char symbol_65[] = {
#embed "symbols/calendar.svg"
};
static const unsigned char symbol_66[] = {
#embed "symbols/camel.svg"
};
static const unsigned char symbol_67[] = {
#embed "symbols/camera.svg"
};
static const unsigned char symbol_68[] = {
#embed "symbols/campfire.svg"
};
static const unsigned char symbol_69[] = {
#embed "symbols/can.svg"
};
static const unsigned char symbol_70[] = {
#embed "symbols/candle.svg"
};
static const unsigned char symbol_71[] = {
#embed "symbols/canoe.svg"
};
static const unsigned char symbol_72[] = {
#embed "symbols/cap.svg"
};
static const unsigned char symbol_73[] = {
#embed "symbols/car.svg"
};
static const unsigned char symbol_74[] = {
#embed "symbols/carrot.svg"
};
static const unsigned char symbol_75[] = {
#embed "symbols/cart.svg"
};
static const unsigned char symbol_76[] = {
#embed "symbols/castle.svg"
};
static const unsigned char symbol_77[] = {
#embed "symbols/cat.svg"
};
static const unsigned char symbol_78[] = {
#embed "symbols/cell-phone.svg"
};
static const unsigned char symbol_79[] = {
#embed "symbols/chain.svg"
};
static const unsigned char symbol_80[] = {
#embed "symbols/chair.svg"
};
static const unsigned char symbol_81[] = {
#embed "symbols/check-mark.svg"
};
static const unsigned char symbol_82[] = {
#embed "symbols/cheese.svg"
};
static const unsigned char symbol_83[] = {
#embed "symbols/chef.svg"
};
static const unsigned char symbol_84[] = {
#embed "symbols/cherry.svg"
};
static const unsigned char symbol_85[] = {
#embed "symbols/chess-piece.svg"
};
static const unsigned char symbol_86[] = {
#embed "symbols/chessboard.svg"
};
static const unsigned char symbol_87[] = {
#embed "symbols/chicken.svg"
};
static const unsigned char symbol_88[] = {
#embed "symbols/child.svg"
};
static const unsigned char symbol_89[] = {
#embed "symbols/chili-pepper.svg"
};
static const unsigned char symbol_90[] = {
#embed "symbols/chocolate.svg"
};
static const unsigned char symbol_91[] = {
#embed "symbols/christmas-tree.svg"
};
static const unsigned char symbol_92[] = {
#embed "symbols/church.svg"
};
static const unsigned char symbol_93[] = {
#embed "symbols/circle.svg"
};
static const unsigned char symbol_94[] = {
#embed "symbols/clock.svg"
};
static const unsigned char symbol_95[] = {
#embed "symbols/cloud.svg"
};
static const unsigned char symbol_96[] = {
#embed "symbols/coffee-table.svg"
};
static const unsigned char symbol_97[] = {
#embed "symbols/coin.svg"
};
static const unsigned char symbol_98[] = {
#embed "symbols/compass.svg"
};
static const unsigned char symbol_99[] = {
#embed "symbols/computer-keyboard.svg"
};
static const unsigned char symbol_100[] = {
#embed "symbols/computer-monitor.svg"
};
static const unsigned char symbol_101[] = {
#embed "symbols/computer-mouse.svg"
};
static const unsigned char symbol_102[] = {
#embed "symbols/cone.svg"
};
static const unsigned char symbol_103[] = {
#embed "symbols/cookie.svg"
};
static const unsigned char symbol_104[] = {
#embed "symbols/corn.svg"
};
static const unsigned char symbol_105[] = {
#embed "symbols/cosmetic-jar.svg"
};
static const unsigned char symbol_106[] = {
#embed "symbols/cosmetic-tube.svg"
};
static const unsigned char symbol_107[] = {
#embed "symbols/couch.svg"
};
static const unsigned char symbol_108[] = {
#embed "symbols/cow.svg"
};
static const unsigned char symbol_109[] = {
#embed "symbols/crab.svg"
};
static const unsigned char symbol_110[] = {
#embed "symbols/crayon.svg"
};
static const unsigned char symbol_111[] = {
#embed "symbols/credit-card.svg"
};
static const unsigned char symbol_112[] = {
#embed "symbols/croissant.svg"
};
static const unsigned char symbol_113[] = {
#embed "symbols/cross.svg"
};
static const unsigned char symbol_114[] = {
#embed "symbols/crown.svg"
};
static const unsigned char symbol_115[] = {
#embed "symbols/cube.svg"
};
static const unsigned char symbol_116[] = {
#embed "symbols/cup.svg"
};
static const unsigned char symbol_117[] = {
#embed "symbols/cupcake.svg"
};
static const unsigned char symbol_118[] = {
#embed "symbols/curtain.svg"
};
static const unsigned char symbol_119[] = {
#embed "symbols/cylinder.svg"
};
static const unsigned char symbol_120[] = {
#embed "symbols/daisy.svg"
};
static const unsigned char symbol_121[] = {
#embed "symbols/dancer.svg"
};
static const unsigned char symbol_122[] = {
#embed "symbols/dashboard.svg"
};
static const unsigned char symbol_123[] = {
#embed "symbols/deer.svg"
};
static const unsigned char symbol_124[] = {
#embed "symbols/desk.svg"
};
static const unsigned char symbol_125[] = {
#embed "symbols/diamond.svg"
};
static const unsigned char symbol_126[] = {
#embed "symbols/dice.svg"
};
static const unsigned char symbol_127[] = {
#embed "symbols/dining-table.svg"
};
static const unsigned char symbol_128[] = {
#embed "symbols/dinosaur.svg"
};
static const unsigned char symbol_129[] = {
#embed "symbols/doctor.svg"
};
static const unsigned char symbol_130[] = {
#embed "symbols/document.svg"
};
static const unsigned char symbol_131[] = {
#embed "symbols/dog.svg"
};
static const unsigned char symbol_132[] = {
#embed "symbols/doll.svg"
};
static const unsigned char symbol_133[] = {
#embed "symbols/dolphin.svg"
};
static const unsigned char symbol_134[] = {
#embed "symbols/donut.svg"
};
static const unsigned char symbol_135[] = {
#embed "symbols/door.svg"
};
static const unsigned char symbol_136[] = {
#embed "symbols/dragon.svg"
};
static const unsigned char symbol_137[] = {
#embed "symbols/dress.svg"
};
static const unsigned char symbol_138[] = {
#embed "symbols/dropper-bottle.svg"
};
static const unsigned char symbol_139[] = {
#embed "symbols/drum.svg"
};
static const unsigned char symbol_140[] = {
#embed "symbols/duck.svg"
};
static const unsigned char symbol_141[] = {
#embed "symbols/eagle.svg"
};
static const unsigned char symbol_142[] = {
#embed "symbols/earbuds.svg"
};
static const unsigned char symbol_143[] = {
#embed "symbols/earth.svg"
};
static const unsigned char symbol_144[] = {
#embed "symbols/egg.svg"
};
static const unsigned char symbol_145[] = {
#embed "symbols/eggplant.svg"
};
static const unsigned char symbol_146[] = {
#embed "symbols/elephant.svg"
};
static const unsigned char symbol_147[] = {
#embed "symbols/envelope.svg"
};
static const unsigned char symbol_148[] = {
#embed "symbols/factory.svg"
};
static const unsigned char symbol_149[] = {
#embed "symbols/fairy.svg"
};
static const unsigned char symbol_150[] = {
#embed "symbols/farmer.svg"
};
static const unsigned char symbol_151[] = {
#embed "symbols/feather.svg"
};
static const unsigned char symbol_152[] = {
#embed "symbols/fence.svg"
};
static const unsigned char symbol_153[] = {
#embed "symbols/fire-hydrant.svg"
};
static const unsigned char symbol_154[] = {
#embed "symbols/fire-truck.svg"
};
static const unsigned char symbol_155[] = {
#embed "symbols/firefighter.svg"
};
static const unsigned char symbol_156[] = {
#embed "symbols/fireplace.svg"
};
static const unsigned char symbol_157[] = {
#embed "symbols/fish.svg"
};
static const unsigned char symbol_158[] = {
#embed "symbols/flag.svg"
};
static const unsigned char symbol_159[] = {
#embed "symbols/flamingo.svg"
};
static const unsigned char symbol_160[] = {
#embed "symbols/flashlight.svg"
};
static const unsigned char symbol_161[] = {
#embed "symbols/flower.svg"
};
static const unsigned char symbol_162[] = {
#embed "symbols/flute.svg"
};
static const unsigned char symbol_163[] = {
#embed "symbols/folder.svg"
};
static const unsigned char symbol_164[] = {
#embed "symbols/fork.svg"
};
static const unsigned char symbol_165[] = {
#embed "symbols/fountain.svg"
};
static const unsigned char symbol_166[] = {
#embed "symbols/fox.svg"
};
static const unsigned char symbol_167[] = {
#embed "symbols/fries.svg"
};
static const unsigned char symbol_168[] = {
#embed "symbols/frisbee.svg"
};
static const unsigned char symbol_169[] = {
#embed "symbols/frog.svg"
};
static const unsigned char symbol_170[] = {
#embed "symbols/frying-pan.svg"
};
static const unsigned char symbol_171[] = {
#embed "symbols/game-controller.svg"
};
static const unsigned char symbol_172[] = {
#embed "symbols/gate.svg"
};
static const unsigned char symbol_173[] = {
#embed "symbols/gear.svg"
};
static const unsigned char symbol_174[] = {
#embed "symbols/ghost.svg"
};
static const unsigned char symbol_175[] = {
#embed "symbols/gift.svg"
};
static const unsigned char symbol_176[] = {
#embed "symbols/giraffe.svg"
};
static const unsigned char symbol_177[] = {
#embed "symbols/girl.svg"
};
static const unsigned char symbol_178[] = {
#embed "symbols/glass.svg"
};
static const unsigned char symbol_179[] = {
#embed "symbols/glasses.svg"
};
static const unsigned char symbol_180[] = {
#embed "symbols/globe.svg"
};
static const unsigned char symbol_181[] = {
#embed "symbols/glove.svg"
};
static const unsigned char symbol_182[] = {
#embed "symbols/goat.svg"
};
static const unsigned char symbol_183[] = {
#embed "symbols/goose.svg"
};
static const unsigned char symbol_184[] = {
#embed "symbols/grapes.svg"
};
static const unsigned char symbol_185[] = {
#embed "symbols/grass.svg"
};
static const unsigned char symbol_186[] = {
#embed "symbols/guitar.svg"
};
static const unsigned char symbol_187[] = {
#embed "symbols/hair-drier.svg"
};
static const unsigned char symbol_188[] = {
#embed "symbols/hamburger.svg"
};
static const unsigned char symbol_189[] = {
#embed "symbols/hammer.svg"
};
static const unsigned char symbol_190[] = {
#embed "symbols/handbag.svg"
};
static const unsigned char symbol_191[] = {
#embed "symbols/hat.svg"
};
static const unsigned char symbol_192[] = {
#embed "symbols/headphones.svg"
};
static const unsigned char symbol_193[] = {
#embed "symbols/heart.svg"
};
static const unsigned char symbol_194[] = {
#embed "symbols/hedgehog.svg"
};
static const unsigned char symbol_195[] = {
#embed "symbols/helicopter.svg"
};
static const unsigned char symbol_196[] = {
#embed "symbols/hexagon.svg"
};
static const unsigned char symbol_197[] = {
#embed "symbols/high-heel.svg"
};
static const unsigned char symbol_198[] = {
#embed "symbols/horse.svg"
};
static const unsigned char symbol_199[] = {
#embed "symbols/hot-air-balloon.svg"
};
static const unsigned char symbol_200[] = {
#embed "symbols/hot-dog.svg"
};
static const unsigned char symbol_201[] = {
#embed "symbols/hourglass.svg"
};
static const unsigned char symbol_202[] = {
#embed "symbols/house.svg"
};
static const unsigned char symbol_203[] = {
#embed "symbols/ice-cream.svg"
};
static const unsigned char symbol_204[] = {
#embed "symbols/igloo.svg"
};
static const unsigned char symbol_205[] = {
#embed "symbols/island.svg"
};
static const unsigned char symbol_206[] = {
#embed "symbols/jacket.svg"
};
static const unsigned char symbol_207[] = {
#embed "symbols/jar.svg"
};
static const unsigned char symbol_208[] = {
#embed "symbols/jellyfish.svg"
};
static const unsigned char symbol_209[] = {
#embed "symbols/kangaroo.svg"
};
static const unsigned char symbol_210[] = {
#embed "symbols/kettle.svg"
};
static const unsigned char symbol_211[] = {
#embed "symbols/key.svg"
};
static const unsigned char symbol_212[] = {
#embed "symbols/king.svg"
};
static const unsigned char symbol_213[] = {
#embed "symbols/kite.svg"
};
static const unsigned char symbol_214[] = {
#embed "symbols/knife.svg"
};
static const unsigned char symbol_215[] = {
#embed "symbols/knight.svg"
};
static const unsigned char symbol_216[] = {
#embed "symbols/koala.svg"
};
static const unsigned char symbol_217[] = {
#embed "symbols/ladder.svg"
};
static const unsigned char symbol_218[] = {
#embed "symbols/ladybird.svg"
};
static const unsigned char symbol_219[] = {
#embed "symbols/lake.svg"
};
static const unsigned char symbol_220[] = {
#embed "symbols/lamp.svg"
};
static const unsigned char symbol_221[] = {
#embed "symbols/lantern.svg"
};
static const unsigned char symbol_222[] = {
#embed "symbols/laptop.svg"
};
static const unsigned char symbol_223[] = {
#embed "symbols/leaf.svg"
};
static const unsigned char symbol_224[] = {
#embed "symbols/lemon.svg"
};
static const unsigned char symbol_225[] = {
#embed "symbols/light-bulb.svg"
};
static const unsigned char symbol_226[] = {
#embed "symbols/lighthouse.svg"
};
static const unsigned char symbol_227[] = {
#embed "symbols/lightning.svg"
};
static const unsigned char symbol_228[] = {
#embed "symbols/lime.svg"
};
static const unsigned char symbol_229[] = {
#embed "symbols/lion.svg"
};
static const unsigned char symbol_230[] = {
#embed "symbols/lipstick.svg"
};
static const unsigned char symbol_231[] = {
#embed "symbols/location-pin.svg"
};
static const unsigned char symbol_232[] = {
#embed "symbols/lock.svg"
};
static const unsigned char symbol_233[] = {
#embed "symbols/log.svg"
};
static const unsigned char symbol_234[] = {
#embed "symbols/login-screen.svg"
};
static const unsigned char symbol_235[] = {
#embed "symbols/lollipop.svg"
};
static const unsigned char symbol_236[] = {
#embed "symbols/magnet.svg"
};
static const unsigned char symbol_237[] = {
#embed "symbols/magnifying-glass.svg"
};
static const unsigned char symbol_238[] = {
#embed "symbols/mailbox.svg"
};
static const unsigned char symbol_239[] = {
#embed "symbols/man.svg"
};
static const unsigned char symbol_240[] = {
#embed "symbols/map.svg"
};
static const unsigned char symbol_241[] = {
#embed "symbols/medal.svg"
};
static const unsigned char symbol_242[] = {
#embed "symbols/megaphone.svg"
};
static const unsigned char symbol_243[] = {
#embed "symbols/mermaid.svg"
};
static const unsigned char symbol_244[] = {
#embed "symbols/microphone.svg"
};
static const unsigned char symbol_245[] = {
#embed "symbols/microscope.svg"
};
static const unsigned char symbol_246[] = {
#embed "symbols/microwave.svg"
};
static const unsigned char symbol_247[] = {
#embed "symbols/milk.svg"
};
static const unsigned char symbol_248[] = {
#embed "symbols/mirror.svg"
};
static const unsigned char symbol_249[] = {
#embed "symbols/monkey.svg"
};
static const unsigned char symbol_250[] = {
#embed "symbols/moon.svg"
};
static const unsigned char symbol_251[] = {
#embed "symbols/mosque.svg"
};
static const unsigned char symbol_252[] = {
#embed "symbols/motorcycle.svg"
};
static const unsigned char symbol_253[] = {
#embed "symbols/mountain.svg"
};
static const unsigned char symbol_254[] = {
#embed "symbols/mouse.svg"
};
static const unsigned char symbol_255[] = {
#embed "symbols/mug.svg"
};
static const unsigned char symbol_256[] = {
#embed "symbols/mushroom.svg"
};
static const unsigned char symbol_257[] = {
#embed "symbols/nail.svg"
};
static const unsigned char symbol_258[] = {
#embed "symbols/necklace.svg"
};
static const unsigned char symbol_259[] = {
#embed "symbols/nest.svg"
};
static const unsigned char symbol_260[] = {
#embed "symbols/newspaper.svg"
};
static const unsigned char symbol_261[] = {
#embed "symbols/ninja.svg"
};
static const unsigned char symbol_262[] = {
#embed "symbols/noodles.svg"
};
static const unsigned char symbol_263[] = {
#embed "symbols/notebook.svg"
};
static const unsigned char symbol_264[] = {
#embed "symbols/octopus.svg"
};
static const unsigned char symbol_265[] = {
#embed "symbols/office-building.svg"
};
static const unsigned char symbol_266[] = {
#embed "symbols/onion.svg"
};
static const unsigned char symbol_267[] = {
#embed "symbols/orange.svg"
};
static const unsigned char symbol_268[] = {
#embed "symbols/oven.svg"
};
static const unsigned char symbol_269[] = {
#embed "symbols/owl.svg"
};
static const unsigned char symbol_270[] = {
#embed "symbols/paint-palette.svg"
};
static const unsigned char symbol_271[] = {
#embed "symbols/paintbrush.svg"
};
static const unsigned char symbol_272[] = {
#embed "symbols/painting.svg"
};
static const unsigned char symbol_273[] = {
#embed "symbols/palm-tree.svg"
};
static const unsigned char symbol_274[] = {
#embed "symbols/panda.svg"
};
static const unsigned char symbol_275[] = {
#embed "symbols/parking-meter.svg"
};
static const unsigned char symbol_276[] = {
#embed "symbols/parrot.svg"
};
static const unsigned char symbol_277[] = {
#embed "symbols/party-hat.svg"
};
static const unsigned char symbol_278[] = {
#embed "symbols/peach.svg"
};
static const unsigned char symbol_279[] = {
#embed "symbols/pear.svg"
};
static const unsigned char symbol_280[] = {
#embed "symbols/pedestal.svg"
};
static const unsigned char symbol_281[] = {
#embed "symbols/pen.svg"
};
static const unsigned char symbol_282[] = {
#embed "symbols/pencil.svg"
};
static const unsigned char symbol_283[] = {
#embed "symbols/penguin.svg"
};
static const unsigned char symbol_284[] = {
#embed "symbols/perfume-bottle.svg"
};
static const unsigned char symbol_285[] = {
#embed "symbols/person.svg"
};
static const unsigned char symbol_286[] = {
#embed "symbols/piano.svg"
};
static const unsigned char symbol_287[] = {
#embed "symbols/pickup-truck.svg"
};
static const unsigned char symbol_288[] = {
#embed "symbols/pie.svg"
};
static const unsigned char symbol_289[] = {
#embed "symbols/pig.svg"
};
static const unsigned char symbol_290[] = {
#embed "symbols/pill.svg"
};
static const unsigned char symbol_291[] = {
#embed "symbols/pillar.svg"
};
static const unsigned char symbol_292[] = {
#embed "symbols/pillow.svg"
};
static const unsigned char symbol_293[] = {
#embed "symbols/pine-tree.svg"
};
static const unsigned char symbol_294[] = {
#embed "symbols/pineapple.svg"
};
static const unsigned char symbol_295[] = {
#embed "symbols/pirate.svg"
};
static const unsigned char symbol_296[] = {
#embed "symbols/pizza.svg"
};
static const unsigned char symbol_297[] = {
#embed "symbols/planet.svg"
};
static const unsigned char symbol_298[] = {
#embed "symbols/plate.svg"
};
static const unsigned char symbol_299[] = {
#embed "symbols/playing-card.svg"
};
static const unsigned char symbol_300[] = {
#embed "symbols/plum.svg"
};
static const unsigned char symbol_301[] = {
#embed "symbols/polar-bear.svg"
};
static const unsigned char symbol_302[] = {
#embed "symbols/police-car.svg"
};
static const unsigned char symbol_303[] = {
#embed "symbols/police-officer.svg"
};
static const unsigned char symbol_304[] = {
#embed "symbols/poster.svg"
};
static const unsigned char symbol_305[] = {
#embed "symbols/pot.svg"
};
static const unsigned char symbol_306[] = {
#embed "symbols/potato.svg"
};
static const unsigned char symbol_307[] = {
#embed "symbols/potted-plant.svg"
};
static const unsigned char symbol_308[] = {
#embed "symbols/pouch.svg"
};
static const unsigned char symbol_309[] = {
#embed "symbols/price-tag.svg"
};
static const unsigned char symbol_310[] = {
#embed "symbols/princess.svg"
};
static const unsigned char symbol_311[] = {
#embed "symbols/product-box.svg"
};
static const unsigned char symbol_312[] = {
#embed "symbols/pump-bottle.svg"
};
static const unsigned char symbol_313[] = {
#embed "symbols/pumpkin.svg"
};
static const unsigned char symbol_314[] = {
#embed "symbols/puzzle-piece.svg"
};
static const unsigned char symbol_315[] = {
#embed "symbols/pyramid.svg"
};
static const unsigned char symbol_316[] = {
#embed "symbols/queen.svg"
};
static const unsigned char symbol_317[] = {
#embed "symbols/rabbit.svg"
};
static const unsigned char symbol_318[] = {
#embed "symbols/raccoon.svg"
};
static const unsigned char symbol_319[] = {
#embed "symbols/rainbow.svg"
};
static const unsigned char symbol_320[] = {
#embed "symbols/raindrop.svg"
};
static const unsigned char symbol_321[] = {
#embed "symbols/rectangle.svg"
};
static const unsigned char symbol_322[] = {
#embed "symbols/refrigerator.svg"
};
static const unsigned char symbol_323[] = {
#embed "symbols/ring.svg"
};
static const unsigned char symbol_324[] = {
#embed "symbols/river.svg"
};
static const unsigned char symbol_325[] = {
#embed "symbols/robot.svg"
};
static const unsigned char symbol_326[] = {
#embed "symbols/rock.svg"
};
static const unsigned char symbol_327[] = {
#embed "symbols/rocket.svg"
};
static const unsigned char symbol_328[] = {
#embed "symbols/rooster.svg"
};
static const unsigned char symbol_329[] = {
#embed "symbols/rope.svg"
};
static const unsigned char symbol_330[] = {
#embed "symbols/rose.svg"
};
static const unsigned char symbol_331[] = {
#embed "symbols/rug.svg"
};
static const unsigned char symbol_332[] = {
#embed "symbols/sailboat.svg"
};
static const unsigned char symbol_333[] = {
#embed "symbols/salad.svg"
};
static const unsigned char symbol_334[] = {
#embed "symbols/sandal.svg"
};
static const unsigned char symbol_335[] = {
#embed "symbols/sandwich.svg"
};
static const unsigned char symbol_336[] = {
#embed "symbols/saw.svg"
};
static const unsigned char symbol_337[] = {
#embed "symbols/saxophone.svg"
};
static const unsigned char symbol_338[] = {
#embed "symbols/scarf.svg"
};
static const unsigned char symbol_339[] = {
#embed "symbols/scissors.svg"
};
static const unsigned char symbol_340[] = {
#embed "symbols/scooter.svg"
};
static const unsigned char symbol_341[] = {
#embed "symbols/screwdriver.svg"
};
static const unsigned char symbol_342[] = {
#embed "symbols/seal.svg"
};
static const unsigned char symbol_343[] = {
#embed "symbols/shark.svg"
};
static const unsigned char symbol_344[] = {
#embed "symbols/sheep.svg"
};
static const unsigned char symbol_345[] = {
#embed "symbols/shell.svg"
};
static const unsigned char symbol_346[] = {
#embed "symbols/shield.svg"
};
static const unsigned char symbol_347[] = {
#embed "symbols/ship.svg"
};
static const unsigned char symbol_348[] = {
#embed "symbols/shirt.svg"
};
static const unsigned char symbol_349[] = {
#embed "symbols/shoe.svg"
};
static const unsigned char symbol_350[] = {
#embed "symbols/shop.svg"
};
static const unsigned char symbol_351[] = {
#embed "symbols/shopping-bag.svg"
};
static const unsigned char symbol_352[] = {
#embed "symbols/shopping-cart.svg"
};
static const unsigned char symbol_353[] = {
#embed "symbols/shovel.svg"
};
static const unsigned char symbol_354[] = {
#embed "symbols/sign.svg"
};
static const unsigned char symbol_355[] = {
#embed "symbols/sink.svg"
};
static const unsigned char symbol_356[] = {
#embed "symbols/skateboard.svg"
};
static const unsigned char symbol_357[] = {
#embed "symbols/skirt.svg"
};
static const unsigned char symbol_358[] = {
#embed "symbols/skis.svg"
};
static const unsigned char symbol_359[] = {
#embed "symbols/skyscraper.svg"
};
static const unsigned char symbol_360[] = {
#embed "symbols/sled.svg"
};
static const unsigned char symbol_361[] = {
#embed "symbols/smartwatch.svg"
};
static const unsigned char symbol_362[] = {
#embed "symbols/snail.svg"
};
static const unsigned char symbol_363[] = {
#embed "symbols/snake.svg"
};
static const unsigned char symbol_364[] = {
#embed "symbols/sneaker.svg"
};
static const unsigned char symbol_365[] = {
#embed "symbols/snowboard.svg"
};
static const unsigned char symbol_366[] = {
#embed "symbols/snowflake.svg"
};
static const unsigned char symbol_367[] = {
#embed "symbols/snowman.svg"
};
static const unsigned char symbol_368[] = {
#embed "symbols/soap.svg"
};
static const unsigned char symbol_369[] = {
#embed "symbols/soccer-ball.svg"
};
static const unsigned char symbol_370[] = {
#embed "symbols/sock.svg"
};
static const unsigned char symbol_371[] = {
#embed "symbols/soup.svg"
};
static const unsigned char symbol_372[] = {
#embed "symbols/spaceship.svg"
};
static const unsigned char symbol_373[] = {
#embed "symbols/speech-bubble.svg"
};
static const unsigned char symbol_374[] = {
#embed "symbols/sphere.svg"
};
static const unsigned char symbol_375[] = {
#embed "symbols/spider.svg"
};
static const unsigned char symbol_376[] = {
#embed "symbols/spoon.svg"
};
static const unsigned char symbol_377[] = {
#embed "symbols/sports-ball.svg"
};
static const unsigned char symbol_378[] = {
#embed "symbols/sports-car.svg"
};
static const unsigned char symbol_379[] = {
#embed "symbols/square.svg"
};
static const unsigned char symbol_380[] = {
#embed "symbols/squirrel.svg"
};
static const unsigned char symbol_381[] = {
#embed "symbols/star.svg"
};
static const unsigned char symbol_382[] = {
#embed "symbols/starfish.svg"
};
static const unsigned char symbol_383[] = {
#embed "symbols/statue.svg"
};
static const unsigned char symbol_384[] = {
#embed "symbols/stool.svg"
};
static const unsigned char symbol_385[] = {
#embed "symbols/stop-sign.svg"
};
static const unsigned char symbol_386[] = {
#embed "symbols/strawberry.svg"
};
static const unsigned char symbol_387[] = {
#embed "symbols/street-lamp.svg"
};
static const unsigned char symbol_388[] = {
#embed "symbols/submarine.svg"
};
static const unsigned char symbol_389[] = {
#embed "symbols/suitcase.svg"
};
static const unsigned char symbol_390[] = {
#embed "symbols/sun.svg"
};
static const unsigned char symbol_391[] = {
#embed "symbols/sunflower.svg"
};
static const unsigned char symbol_392[] = {
#embed "symbols/sunglasses.svg"
};
static const unsigned char symbol_393[] = {
#embed "symbols/surfboard.svg"
};
static const unsigned char symbol_394[] = {
#embed "symbols/sushi.svg"
};
static const unsigned char symbol_395[] = {
#embed "symbols/swan.svg"
};
static const unsigned char symbol_396[] = {
#embed "symbols/sweater.svg"
};
static const unsigned char symbol_397[] = {
#embed "symbols/sword.svg"
};
static const unsigned char symbol_398[] = {
#embed "symbols/syringe.svg"
};
static const unsigned char symbol_399[] = {
#embed "symbols/t-shirt.svg"
};
static const unsigned char symbol_400[] = {
#embed "symbols/tablet.svg"
};
static const unsigned char symbol_401[] = {
#embed "symbols/taco.svg"
};
static const unsigned char symbol_402[] = {
#embed "symbols/taxi.svg"
};
static const unsigned char symbol_403[] = {
#embed "symbols/teacup.svg"
};
static const unsigned char symbol_404[] = {
#embed "symbols/teapot.svg"
};
static const unsigned char symbol_405[] = {
#embed "symbols/teddy-bear.svg"
};
static const unsigned char symbol_406[] = {
#embed "symbols/telescope.svg"
};
static const unsigned char symbol_407[] = {
#embed "symbols/temple.svg"
};
static const unsigned char symbol_408[] = {
#embed "symbols/tennis-ball.svg"
};
static const unsigned char symbol_409[] = {
#embed "symbols/tennis-racket.svg"
};
static const unsigned char symbol_410[] = {
#embed "symbols/tent.svg"
};
static const unsigned char symbol_411[] = {
#embed "symbols/test-tube.svg"
};
static const unsigned char symbol_412[] = {
#embed "symbols/tie.svg"
};
static const unsigned char symbol_413[] = {
#embed "symbols/tiger.svg"
};
static const unsigned char symbol_414[] = {
#embed "symbols/toaster.svg"
};
static const unsigned char symbol_415[] = {
#embed "symbols/toilet.svg"
};
static const unsigned char symbol_416[] = {
#embed "symbols/tomato.svg"
};
static const unsigned char symbol_417[] = {
#embed "symbols/toothbrush.svg"
};
static const unsigned char symbol_418[] = {
#embed "symbols/top-hat.svg"
};
static const unsigned char symbol_419[] = {
#embed "symbols/tower.svg"
};
static const unsigned char symbol_420[] = {
#embed "symbols/toy-car.svg"
};
static const unsigned char symbol_421[] = {
#embed "symbols/tractor.svg"
};
static const unsigned char symbol_422[] = {
#embed "symbols/traffic-light.svg"
};
static const unsigned char symbol_423[] = {
#embed "symbols/train.svg"
};
static const unsigned char symbol_424[] = {
#embed "symbols/tram.svg"
};
static const unsigned char symbol_425[] = {
#embed "symbols/trash-can.svg"
};
static const unsigned char symbol_426[] = {
#embed "symbols/treasure-chest.svg"
};
static const unsigned char symbol_427[] = {
#embed "symbols/tree.svg"
};
static const unsigned char symbol_428[] = {
#embed "symbols/triangle.svg"
};
static const unsigned char symbol_429[] = {
#embed "symbols/trophy.svg"
};
static const unsigned char symbol_430[] = {
#embed "symbols/trousers.svg"
};
static const unsigned char symbol_431[] = {
#embed "symbols/truck.svg"
};
static const unsigned char symbol_432[] = {
#embed "symbols/trumpet.svg"
};
static const unsigned char symbol_433[] = {
#embed "symbols/tulip.svg"
};
static const unsigned char symbol_434[] = {
#embed "symbols/turtle.svg"
};
static const unsigned char symbol_435[] = {
#embed "symbols/tv.svg"
};
static const unsigned char symbol_436[] = {
#embed "symbols/tv-remote.svg"
};
static const unsigned char symbol_437[] = {
#embed "symbols/umbrella.svg"
};
static const unsigned char symbol_438[] = {
#embed "symbols/unicorn.svg"
};
static const unsigned char symbol_439[] = {
#embed "symbols/user-icon.svg"
};
static const unsigned char symbol_440[] = {
#embed "symbols/van.svg"
};
static const unsigned char symbol_441[] = {
#embed "symbols/vase.svg"
};
static const unsigned char symbol_442[] = {
#embed "symbols/violin.svg"
};
static const unsigned char symbol_443[] = {
#embed "symbols/volcano.svg"
};
static const unsigned char symbol_444[] = {
#embed "symbols/volleyball.svg"
};
static const unsigned char symbol_445[] = {
#embed "symbols/wardrobe.svg"
};
static const unsigned char symbol_446[] = {
#embed "symbols/washing-machine.svg"
};
static const unsigned char symbol_447[] = {
#embed "symbols/watch.svg"
};
static const unsigned char symbol_448[] = {
#embed "symbols/water-bottle.svg"
};
static const unsigned char symbol_449[] = {
#embed "symbols/waterfall.svg"
};
static const unsigned char symbol_450[] = {
#embed "symbols/watermelon.svg"
};
static const unsigned char symbol_451[] = {
#embed "symbols/wave.svg"
};
static const unsigned char symbol_452[] = {
#embed "symbols/web-page.svg"
};
static const unsigned char symbol_453[] = {
#embed "symbols/well.svg"
};
static const unsigned char symbol_454[] = {
#embed "symbols/whale.svg"
};
static const unsigned char symbol_455[] = {
#embed "symbols/wheel.svg"
};
static const unsigned char symbol_456[] = {
#embed "symbols/wind-turbine.svg"
};
static const unsigned char symbol_457[] = {
#embed "symbols/windmill.svg"
};
static const unsigned char symbol_458[] = {
#embed "symbols/window.svg"
};
static const unsigned char symbol_459[] = {
#embed "symbols/wine-glass.svg"
};
static const unsigned char symbol_460[] = {
#embed "symbols/wizard.svg"
};
static const unsigned char symbol_461[] = {
#embed "symbols/wolf.svg"
};
static const unsigned char symbol_462[] = {
#embed "symbols/woman.svg"
};
static const unsigned char symbol_463[] = {
#embed "symbols/wrench.svg"
};
static const unsigned char symbol_464[] = {
#embed "symbols/yo-yo.svg"
};
static const unsigned char symbol_465[] = {
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
    {"app-card", symbol_7, sizeof symbol_7},
    {"app-screen", symbol_8, sizeof symbol_8},
    {"apple", symbol_9, sizeof symbol_9},
    {"armchair", symbol_10, sizeof symbol_10},
    {"arrow", symbol_11, sizeof symbol_11},
    {"astronaut", symbol_12, sizeof symbol_12},
    {"avocado", symbol_13, sizeof symbol_13},
    {"axe", symbol_14, sizeof symbol_14},
    {"baby", symbol_15, sizeof symbol_15},
    {"backpack", symbol_16, sizeof symbol_16},
    {"badge", symbol_17, sizeof symbol_17},
    {"balloon", symbol_18, sizeof symbol_18},
    {"banana", symbol_19, sizeof symbol_19},
    {"banner", symbol_20, sizeof symbol_20},
    {"bar-chart", symbol_21, sizeof symbol_21},
    {"barn", symbol_22, sizeof symbol_22},
    {"barrel", symbol_23, sizeof symbol_23},
    {"baseball", symbol_24, sizeof symbol_24},
    {"baseball-bat", symbol_25, sizeof symbol_25},
    {"baseball-glove", symbol_26, sizeof symbol_26},
    {"basket", symbol_27, sizeof symbol_27},
    {"basketball", symbol_28, sizeof symbol_28},
    {"bat", symbol_29, sizeof symbol_29},
    {"bathtub", symbol_30, sizeof symbol_30},
    {"battery", symbol_31, sizeof symbol_31},
    {"bear", symbol_32, sizeof symbol_32},
    {"bed", symbol_33, sizeof symbol_33},
    {"bee", symbol_34, sizeof symbol_34},
    {"bell", symbol_35, sizeof symbol_35},
    {"bench", symbol_36, sizeof symbol_36},
    {"bicycle", symbol_37, sizeof symbol_37},
    {"billboard", symbol_38, sizeof symbol_38},
    {"bird", symbol_39, sizeof symbol_39},
    {"boat", symbol_40, sizeof symbol_40},
    {"book", symbol_41, sizeof symbol_41},
    {"bookshelf", symbol_42, sizeof symbol_42},
    {"boot", symbol_43, sizeof symbol_43},
    {"bottle", symbol_44, sizeof symbol_44},
    {"bow", symbol_45, sizeof symbol_45},
    {"bowl", symbol_46, sizeof symbol_46},
    {"bowling-ball", symbol_47, sizeof symbol_47},
    {"box", symbol_48, sizeof symbol_48},
    {"boy", symbol_49, sizeof symbol_49},
    {"bread", symbol_50, sizeof symbol_50},
    {"bridge", symbol_51, sizeof symbol_51},
    {"broccoli", symbol_52, sizeof symbol_52},
    {"broom", symbol_53, sizeof symbol_53},
    {"browser-window", symbol_54, sizeof symbol_54},
    {"bucket", symbol_55, sizeof symbol_55},
    {"building-block", symbol_56, sizeof symbol_56},
    {"bus", symbol_57, sizeof symbol_57},
    {"bush", symbol_58, sizeof symbol_58},
    {"business-card", symbol_59, sizeof symbol_59},
    {"butterfly", symbol_60, sizeof symbol_60},
    {"button", symbol_61, sizeof symbol_61},
    {"cabin", symbol_62, sizeof symbol_62},
    {"cactus", symbol_63, sizeof symbol_63},
    {"cake", symbol_64, sizeof symbol_64},
    {"calendar", symbol_65, sizeof symbol_65},
    {"camel", symbol_66, sizeof symbol_66},
    {"camera", symbol_67, sizeof symbol_67},
    {"campfire", symbol_68, sizeof symbol_68},
    {"can", symbol_69, sizeof symbol_69},
    {"candle", symbol_70, sizeof symbol_70},
    {"canoe", symbol_71, sizeof symbol_71},
    {"cap", symbol_72, sizeof symbol_72},
    {"car", symbol_73, sizeof symbol_73},
    {"carrot", symbol_74, sizeof symbol_74},
    {"cart", symbol_75, sizeof symbol_75},
    {"castle", symbol_76, sizeof symbol_76},
    {"cat", symbol_77, sizeof symbol_77},
    {"cell-phone", symbol_78, sizeof symbol_78},
    {"chain", symbol_79, sizeof symbol_79},
    {"chair", symbol_80, sizeof symbol_80},
    {"check-mark", symbol_81, sizeof symbol_81},
    {"cheese", symbol_82, sizeof symbol_82},
    {"chef", symbol_83, sizeof symbol_83},
    {"cherry", symbol_84, sizeof symbol_84},
    {"chess-piece", symbol_85, sizeof symbol_85},
    {"chessboard", symbol_86, sizeof symbol_86},
    {"chicken", symbol_87, sizeof symbol_87},
    {"child", symbol_88, sizeof symbol_88},
    {"chili-pepper", symbol_89, sizeof symbol_89},
    {"chocolate", symbol_90, sizeof symbol_90},
    {"christmas-tree", symbol_91, sizeof symbol_91},
    {"church", symbol_92, sizeof symbol_92},
    {"circle", symbol_93, sizeof symbol_93},
    {"clock", symbol_94, sizeof symbol_94},
    {"cloud", symbol_95, sizeof symbol_95},
    {"coffee-table", symbol_96, sizeof symbol_96},
    {"coin", symbol_97, sizeof symbol_97},
    {"compass", symbol_98, sizeof symbol_98},
    {"computer-keyboard", symbol_99, sizeof symbol_99},
    {"computer-monitor", symbol_100, sizeof symbol_100},
    {"computer-mouse", symbol_101, sizeof symbol_101},
    {"cone", symbol_102, sizeof symbol_102},
    {"cookie", symbol_103, sizeof symbol_103},
    {"corn", symbol_104, sizeof symbol_104},
    {"cosmetic-jar", symbol_105, sizeof symbol_105},
    {"cosmetic-tube", symbol_106, sizeof symbol_106},
    {"couch", symbol_107, sizeof symbol_107},
    {"cow", symbol_108, sizeof symbol_108},
    {"crab", symbol_109, sizeof symbol_109},
    {"crayon", symbol_110, sizeof symbol_110},
    {"credit-card", symbol_111, sizeof symbol_111},
    {"croissant", symbol_112, sizeof symbol_112},
    {"cross", symbol_113, sizeof symbol_113},
    {"crown", symbol_114, sizeof symbol_114},
    {"cube", symbol_115, sizeof symbol_115},
    {"cup", symbol_116, sizeof symbol_116},
    {"cupcake", symbol_117, sizeof symbol_117},
    {"curtain", symbol_118, sizeof symbol_118},
    {"cylinder", symbol_119, sizeof symbol_119},
    {"daisy", symbol_120, sizeof symbol_120},
    {"dancer", symbol_121, sizeof symbol_121},
    {"dashboard", symbol_122, sizeof symbol_122},
    {"deer", symbol_123, sizeof symbol_123},
    {"desk", symbol_124, sizeof symbol_124},
    {"diamond", symbol_125, sizeof symbol_125},
    {"dice", symbol_126, sizeof symbol_126},
    {"dining-table", symbol_127, sizeof symbol_127},
    {"dinosaur", symbol_128, sizeof symbol_128},
    {"doctor", symbol_129, sizeof symbol_129},
    {"document", symbol_130, sizeof symbol_130},
    {"dog", symbol_131, sizeof symbol_131},
    {"doll", symbol_132, sizeof symbol_132},
    {"dolphin", symbol_133, sizeof symbol_133},
    {"donut", symbol_134, sizeof symbol_134},
    {"door", symbol_135, sizeof symbol_135},
    {"dragon", symbol_136, sizeof symbol_136},
    {"dress", symbol_137, sizeof symbol_137},
    {"dropper-bottle", symbol_138, sizeof symbol_138},
    {"drum", symbol_139, sizeof symbol_139},
    {"duck", symbol_140, sizeof symbol_140},
    {"eagle", symbol_141, sizeof symbol_141},
    {"earbuds", symbol_142, sizeof symbol_142},
    {"earth", symbol_143, sizeof symbol_143},
    {"egg", symbol_144, sizeof symbol_144},
    {"eggplant", symbol_145, sizeof symbol_145},
    {"elephant", symbol_146, sizeof symbol_146},
    {"envelope", symbol_147, sizeof symbol_147},
    {"factory", symbol_148, sizeof symbol_148},
    {"fairy", symbol_149, sizeof symbol_149},
    {"farmer", symbol_150, sizeof symbol_150},
    {"feather", symbol_151, sizeof symbol_151},
    {"fence", symbol_152, sizeof symbol_152},
    {"fire-hydrant", symbol_153, sizeof symbol_153},
    {"fire-truck", symbol_154, sizeof symbol_154},
    {"firefighter", symbol_155, sizeof symbol_155},
    {"fireplace", symbol_156, sizeof symbol_156},
    {"fish", symbol_157, sizeof symbol_157},
    {"flag", symbol_158, sizeof symbol_158},
    {"flamingo", symbol_159, sizeof symbol_159},
    {"flashlight", symbol_160, sizeof symbol_160},
    {"flower", symbol_161, sizeof symbol_161},
    {"flute", symbol_162, sizeof symbol_162},
    {"folder", symbol_163, sizeof symbol_163},
    {"fork", symbol_164, sizeof symbol_164},
    {"fountain", symbol_165, sizeof symbol_165},
    {"fox", symbol_166, sizeof symbol_166},
    {"fries", symbol_167, sizeof symbol_167},
    {"frisbee", symbol_168, sizeof symbol_168},
    {"frog", symbol_169, sizeof symbol_169},
    {"frying-pan", symbol_170, sizeof symbol_170},
    {"game-controller", symbol_171, sizeof symbol_171},
    {"gate", symbol_172, sizeof symbol_172},
    {"gear", symbol_173, sizeof symbol_173},
    {"ghost", symbol_174, sizeof symbol_174},
    {"gift", symbol_175, sizeof symbol_175},
    {"giraffe", symbol_176, sizeof symbol_176},
    {"girl", symbol_177, sizeof symbol_177},
    {"glass", symbol_178, sizeof symbol_178},
    {"glasses", symbol_179, sizeof symbol_179},
    {"globe", symbol_180, sizeof symbol_180},
    {"glove", symbol_181, sizeof symbol_181},
    {"goat", symbol_182, sizeof symbol_182},
    {"goose", symbol_183, sizeof symbol_183},
    {"grapes", symbol_184, sizeof symbol_184},
    {"grass", symbol_185, sizeof symbol_185},
    {"guitar", symbol_186, sizeof symbol_186},
    {"hair-drier", symbol_187, sizeof symbol_187},
    {"hamburger", symbol_188, sizeof symbol_188},
    {"hammer", symbol_189, sizeof symbol_189},
    {"handbag", symbol_190, sizeof symbol_190},
    {"hat", symbol_191, sizeof symbol_191},
    {"headphones", symbol_192, sizeof symbol_192},
    {"heart", symbol_193, sizeof symbol_193},
    {"hedgehog", symbol_194, sizeof symbol_194},
    {"helicopter", symbol_195, sizeof symbol_195},
    {"hexagon", symbol_196, sizeof symbol_196},
    {"high-heel", symbol_197, sizeof symbol_197},
    {"horse", symbol_198, sizeof symbol_198},
    {"hot-air-balloon", symbol_199, sizeof symbol_199},
    {"hot-dog", symbol_200, sizeof symbol_200},
    {"hourglass", symbol_201, sizeof symbol_201},
    {"house", symbol_202, sizeof symbol_202},
    {"ice-cream", symbol_203, sizeof symbol_203},
    {"igloo", symbol_204, sizeof symbol_204},
    {"island", symbol_205, sizeof symbol_205},
    {"jacket", symbol_206, sizeof symbol_206},
    {"jar", symbol_207, sizeof symbol_207},
    {"jellyfish", symbol_208, sizeof symbol_208},
    {"kangaroo", symbol_209, sizeof symbol_209},
    {"kettle", symbol_210, sizeof symbol_210},
    {"key", symbol_211, sizeof symbol_211},
    {"king", symbol_212, sizeof symbol_212},
    {"kite", symbol_213, sizeof symbol_213},
    {"knife", symbol_214, sizeof symbol_214},
    {"knight", symbol_215, sizeof symbol_215},
    {"koala", symbol_216, sizeof symbol_216},
    {"ladder", symbol_217, sizeof symbol_217},
    {"ladybird", symbol_218, sizeof symbol_218},
    {"lake", symbol_219, sizeof symbol_219},
    {"lamp", symbol_220, sizeof symbol_220},
    {"lantern", symbol_221, sizeof symbol_221},
    {"laptop", symbol_222, sizeof symbol_222},
    {"leaf", symbol_223, sizeof symbol_223},
    {"lemon", symbol_224, sizeof symbol_224},
    {"light-bulb", symbol_225, sizeof symbol_225},
    {"lighthouse", symbol_226, sizeof symbol_226},
    {"lightning", symbol_227, sizeof symbol_227},
    {"lime", symbol_228, sizeof symbol_228},
    {"lion", symbol_229, sizeof symbol_229},
    {"lipstick", symbol_230, sizeof symbol_230},
    {"location-pin", symbol_231, sizeof symbol_231},
    {"lock", symbol_232, sizeof symbol_232},
    {"log", symbol_233, sizeof symbol_233},
    {"login-screen", symbol_234, sizeof symbol_234},
    {"lollipop", symbol_235, sizeof symbol_235},
    {"magnet", symbol_236, sizeof symbol_236},
    {"magnifying-glass", symbol_237, sizeof symbol_237},
    {"mailbox", symbol_238, sizeof symbol_238},
    {"man", symbol_239, sizeof symbol_239},
    {"map", symbol_240, sizeof symbol_240},
    {"medal", symbol_241, sizeof symbol_241},
    {"megaphone", symbol_242, sizeof symbol_242},
    {"mermaid", symbol_243, sizeof symbol_243},
    {"microphone", symbol_244, sizeof symbol_244},
    {"microscope", symbol_245, sizeof symbol_245},
    {"microwave", symbol_246, sizeof symbol_246},
    {"milk", symbol_247, sizeof symbol_247},
    {"mirror", symbol_248, sizeof symbol_248},
    {"monkey", symbol_249, sizeof symbol_249},
    {"moon", symbol_250, sizeof symbol_250},
    {"mosque", symbol_251, sizeof symbol_251},
    {"motorcycle", symbol_252, sizeof symbol_252},
    {"mountain", symbol_253, sizeof symbol_253},
    {"mouse", symbol_254, sizeof symbol_254},
    {"mug", symbol_255, sizeof symbol_255},
    {"mushroom", symbol_256, sizeof symbol_256},
    {"nail", symbol_257, sizeof symbol_257},
    {"necklace", symbol_258, sizeof symbol_258},
    {"nest", symbol_259, sizeof symbol_259},
    {"newspaper", symbol_260, sizeof symbol_260},
    {"ninja", symbol_261, sizeof symbol_261},
    {"noodles", symbol_262, sizeof symbol_262},
    {"notebook", symbol_263, sizeof symbol_263},
    {"octopus", symbol_264, sizeof symbol_264},
    {"office-building", symbol_265, sizeof symbol_265},
    {"onion", symbol_266, sizeof symbol_266},
    {"orange", symbol_267, sizeof symbol_267},
    {"oven", symbol_268, sizeof symbol_268},
    {"owl", symbol_269, sizeof symbol_269},
    {"paint-palette", symbol_270, sizeof symbol_270},
    {"paintbrush", symbol_271, sizeof symbol_271},
    {"painting", symbol_272, sizeof symbol_272},
    {"palm-tree", symbol_273, sizeof symbol_273},
    {"panda", symbol_274, sizeof symbol_274},
    {"parking-meter", symbol_275, sizeof symbol_275},
    {"parrot", symbol_276, sizeof symbol_276},
    {"party-hat", symbol_277, sizeof symbol_277},
    {"peach", symbol_278, sizeof symbol_278},
    {"pear", symbol_279, sizeof symbol_279},
    {"pedestal", symbol_280, sizeof symbol_280},
    {"pen", symbol_281, sizeof symbol_281},
    {"pencil", symbol_282, sizeof symbol_282},
    {"penguin", symbol_283, sizeof symbol_283},
    {"perfume-bottle", symbol_284, sizeof symbol_284},
    {"person", symbol_285, sizeof symbol_285},
    {"piano", symbol_286, sizeof symbol_286},
    {"pickup-truck", symbol_287, sizeof symbol_287},
    {"pie", symbol_288, sizeof symbol_288},
    {"pig", symbol_289, sizeof symbol_289},
    {"pill", symbol_290, sizeof symbol_290},
    {"pillar", symbol_291, sizeof symbol_291},
    {"pillow", symbol_292, sizeof symbol_292},
    {"pine-tree", symbol_293, sizeof symbol_293},
    {"pineapple", symbol_294, sizeof symbol_294},
    {"pirate", symbol_295, sizeof symbol_295},
    {"pizza", symbol_296, sizeof symbol_296},
    {"planet", symbol_297, sizeof symbol_297},
    {"plate", symbol_298, sizeof symbol_298},
    {"playing-card", symbol_299, sizeof symbol_299},
    {"plum", symbol_300, sizeof symbol_300},
    {"polar-bear", symbol_301, sizeof symbol_301},
    {"police-car", symbol_302, sizeof symbol_302},
    {"police-officer", symbol_303, sizeof symbol_303},
    {"poster", symbol_304, sizeof symbol_304},
    {"pot", symbol_305, sizeof symbol_305},
    {"potato", symbol_306, sizeof symbol_306},
    {"potted-plant", symbol_307, sizeof symbol_307},
    {"pouch", symbol_308, sizeof symbol_308},
    {"price-tag", symbol_309, sizeof symbol_309},
    {"princess", symbol_310, sizeof symbol_310},
    {"product-box", symbol_311, sizeof symbol_311},
    {"pump-bottle", symbol_312, sizeof symbol_312},
    {"pumpkin", symbol_313, sizeof symbol_313},
    {"puzzle-piece", symbol_314, sizeof symbol_314},
    {"pyramid", symbol_315, sizeof symbol_315},
    {"queen", symbol_316, sizeof symbol_316},
    {"rabbit", symbol_317, sizeof symbol_317},
    {"raccoon", symbol_318, sizeof symbol_318},
    {"rainbow", symbol_319, sizeof symbol_319},
    {"raindrop", symbol_320, sizeof symbol_320},
    {"rectangle", symbol_321, sizeof symbol_321},
    {"refrigerator", symbol_322, sizeof symbol_322},
    {"ring", symbol_323, sizeof symbol_323},
    {"river", symbol_324, sizeof symbol_324},
    {"robot", symbol_325, sizeof symbol_325},
    {"rock", symbol_326, sizeof symbol_326},
    {"rocket", symbol_327, sizeof symbol_327},
    {"rooster", symbol_328, sizeof symbol_328},
    {"rope", symbol_329, sizeof symbol_329},
    {"rose", symbol_330, sizeof symbol_330},
    {"rug", symbol_331, sizeof symbol_331},
    {"sailboat", symbol_332, sizeof symbol_332},
    {"salad", symbol_333, sizeof symbol_333},
    {"sandal", symbol_334, sizeof symbol_334},
    {"sandwich", symbol_335, sizeof symbol_335},
    {"saw", symbol_336, sizeof symbol_336},
    {"saxophone", symbol_337, sizeof symbol_337},
    {"scarf", symbol_338, sizeof symbol_338},
    {"scissors", symbol_339, sizeof symbol_339},
    {"scooter", symbol_340, sizeof symbol_340},
    {"screwdriver", symbol_341, sizeof symbol_341},
    {"seal", symbol_342, sizeof symbol_342},
    {"shark", symbol_343, sizeof symbol_343},
    {"sheep", symbol_344, sizeof symbol_344},
    {"shell", symbol_345, sizeof symbol_345},
    {"shield", symbol_346, sizeof symbol_346},
    {"ship", symbol_347, sizeof symbol_347},
    {"shirt", symbol_348, sizeof symbol_348},
    {"shoe", symbol_349, sizeof symbol_349},
    {"shop", symbol_350, sizeof symbol_350},
    {"shopping-bag", symbol_351, sizeof symbol_351},
    {"shopping-cart", symbol_352, sizeof symbol_352},
    {"shovel", symbol_353, sizeof symbol_353},
    {"sign", symbol_354, sizeof symbol_354},
    {"sink", symbol_355, sizeof symbol_355},
    {"skateboard", symbol_356, sizeof symbol_356},
    {"skirt", symbol_357, sizeof symbol_357},
    {"skis", symbol_358, sizeof symbol_358},
    {"skyscraper", symbol_359, sizeof symbol_359},
    {"sled", symbol_360, sizeof symbol_360},
    {"smartwatch", symbol_361, sizeof symbol_361},
    {"snail", symbol_362, sizeof symbol_362},
    {"snake", symbol_363, sizeof symbol_363},
    {"sneaker", symbol_364, sizeof symbol_364},
    {"snowboard", symbol_365, sizeof symbol_365},
    {"snowflake", symbol_366, sizeof symbol_366},
    {"snowman", symbol_367, sizeof symbol_367},
    {"soap", symbol_368, sizeof symbol_368},
    {"soccer-ball", symbol_369, sizeof symbol_369},
    {"sock", symbol_370, sizeof symbol_370},
    {"soup", symbol_371, sizeof symbol_371},
    {"spaceship", symbol_372, sizeof symbol_372},
    {"speech-bubble", symbol_373, sizeof symbol_373},
    {"sphere", symbol_374, sizeof symbol_374},
    {"spider", symbol_375, sizeof symbol_375},
    {"spoon", symbol_376, sizeof symbol_376},
    {"sports-ball", symbol_377, sizeof symbol_377},
    {"sports-car", symbol_378, sizeof symbol_378},
    {"square", symbol_379, sizeof symbol_379},
    {"squirrel", symbol_380, sizeof symbol_380},
    {"star", symbol_381, sizeof symbol_381},
    {"starfish", symbol_382, sizeof symbol_382},
    {"statue", symbol_383, sizeof symbol_383},
    {"stool", symbol_384, sizeof symbol_384},
    {"stop-sign", symbol_385, sizeof symbol_385},
    {"strawberry", symbol_386, sizeof symbol_386},
    {"street-lamp", symbol_387, sizeof symbol_387},
    {"submarine", symbol_388, sizeof symbol_388},
    {"suitcase", symbol_389, sizeof symbol_389},
    {"sun", symbol_390, sizeof symbol_390},
    {"sunflower", symbol_391, sizeof symbol_391},
    {"sunglasses", symbol_392, sizeof symbol_392},
    {"surfboard", symbol_393, sizeof symbol_393},
    {"sushi", symbol_394, sizeof symbol_394},
    {"swan", symbol_395, sizeof symbol_395},
    {"sweater", symbol_396, sizeof symbol_396},
    {"sword", symbol_397, sizeof symbol_397},
    {"syringe", symbol_398, sizeof symbol_398},
    {"t-shirt", symbol_399, sizeof symbol_399},
    {"tablet", symbol_400, sizeof symbol_400},
    {"taco", symbol_401, sizeof symbol_401},
    {"taxi", symbol_402, sizeof symbol_402},
    {"teacup", symbol_403, sizeof symbol_403},
    {"teapot", symbol_404, sizeof symbol_404},
    {"teddy-bear", symbol_405, sizeof symbol_405},
    {"telescope", symbol_406, sizeof symbol_406},
    {"temple", symbol_407, sizeof symbol_407},
    {"tennis-ball", symbol_408, sizeof symbol_408},
    {"tennis-racket", symbol_409, sizeof symbol_409},
    {"tent", symbol_410, sizeof symbol_410},
    {"test-tube", symbol_411, sizeof symbol_411},
    {"tie", symbol_412, sizeof symbol_412},
    {"tiger", symbol_413, sizeof symbol_413},
    {"toaster", symbol_414, sizeof symbol_414},
    {"toilet", symbol_415, sizeof symbol_415},
    {"tomato", symbol_416, sizeof symbol_416},
    {"toothbrush", symbol_417, sizeof symbol_417},
    {"top-hat", symbol_418, sizeof symbol_418},
    {"tower", symbol_419, sizeof symbol_419},
    {"toy-car", symbol_420, sizeof symbol_420},
    {"tractor", symbol_421, sizeof symbol_421},
    {"traffic-light", symbol_422, sizeof symbol_422},
    {"train", symbol_423, sizeof symbol_423},
    {"tram", symbol_424, sizeof symbol_424},
    {"trash-can", symbol_425, sizeof symbol_425},
    {"treasure-chest", symbol_426, sizeof symbol_426},
    {"tree", symbol_427, sizeof symbol_427},
    {"triangle", symbol_428, sizeof symbol_428},
    {"trophy", symbol_429, sizeof symbol_429},
    {"trousers", symbol_430, sizeof symbol_430},
    {"truck", symbol_431, sizeof symbol_431},
    {"trumpet", symbol_432, sizeof symbol_432},
    {"tulip", symbol_433, sizeof symbol_433},
    {"turtle", symbol_434, sizeof symbol_434},
    {"tv", symbol_435, sizeof symbol_435},
    {"tv-remote", symbol_436, sizeof symbol_436},
    {"umbrella", symbol_437, sizeof symbol_437},
    {"unicorn", symbol_438, sizeof symbol_438},
    {"user-icon", symbol_439, sizeof symbol_439},
    {"van", symbol_440, sizeof symbol_440},
    {"vase", symbol_441, sizeof symbol_441},
    {"violin", symbol_442, sizeof symbol_442},
    {"volcano", symbol_443, sizeof symbol_443},
    {"volleyball", symbol_444, sizeof symbol_444},
    {"wardrobe", symbol_445, sizeof symbol_445},
    {"washing-machine", symbol_446, sizeof symbol_446},
    {"watch", symbol_447, sizeof symbol_447},
    {"water-bottle", symbol_448, sizeof symbol_448},
    {"waterfall", symbol_449, sizeof symbol_449},
    {"watermelon", symbol_450, sizeof symbol_450},
    {"wave", symbol_451, sizeof symbol_451},
    {"web-page", symbol_452, sizeof symbol_452},
    {"well", symbol_453, sizeof symbol_453},
    {"whale", symbol_454, sizeof symbol_454},
    {"wheel", symbol_455, sizeof symbol_455},
    {"wind-turbine", symbol_456, sizeof symbol_456},
    {"windmill", symbol_457, sizeof symbol_457},
    {"window", symbol_458, sizeof symbol_458},
    {"wine-glass", symbol_459, sizeof symbol_459},
    {"wizard", symbol_460, sizeof symbol_460},
    {"wolf", symbol_461, sizeof symbol_461},
    {"woman", symbol_462, sizeof symbol_462},
    {"wrench", symbol_463, sizeof symbol_463},
    {"yo-yo", symbol_464, sizeof symbol_464},
    {"zebra", symbol_465, sizeof symbol_465},
    {0, 0, 0},
};

const struct easel_symbol *easel_symbols(void) { return table; }

size_t easel_symbol_count(void) { return sizeof table / sizeof table[0] - 1; }
