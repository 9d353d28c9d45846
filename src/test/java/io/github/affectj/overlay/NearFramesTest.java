package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.Duplicator;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of long films only elements near the frame that shows are in the overlay. */
class NearFramesTest {
    private static final int LONG = NearFrames.MOST + 1000;

    private static final ClipTimes TIMES =
            new ClipTimes(
                    IntStream.rangeClosed(1, LONG).toArray(),
                    IntStream.range(0, LONG).mapToDouble(i -> i * 0.08).toArray(),
                    DoubleStream.generate(() -> 0.08).limit(LONG).toArray());

    /** Goes to the right by a pixel in 1,000 s, and is away from 2,000 to 3,000 s. */
    private static final Region MIA =
            new Region(
                    "Mia",
                    List.of(
                            new RegionKey(0, RegionShape.of(new Box(4, 20, 20, 16))),
                            new RegionKey(2000, RegionShape.of(new Box(6, 20, 20, 16)))
                                    .lastOfSpan(true),
                            new RegionKey(3000, RegionShape.of(new Box(7, 20, 20, 16))),
                            new RegionKey(9000, RegionShape.of(new Box(13, 20, 20, 16)))),
                    Region.DRAWN);

    private static final Region DOOR =
            Region.still("door", RegionShape.of(new Box(40, 0, 10, 30)), Region.DRAWN);

    /** Frames of 0.08 s that are made when they are asked for; the first ones can be cut off. */
    private static final class Film extends VirtualStack {
        private final int frames;
        private int cut;

        Film(int frames) {
            super(64, 48, frames);
            this.frames = frames;
        }

        @Override
        public int size() {
            return frames - cut;
        }

        @Override
        public int getSize() {
            return size();
        }

        @Override
        public ImageProcessor getProcessor(int n) {
            return new ColorProcessor(64, 48);
        }

        @Override
        public int getBitDepth() {
            return 24;
        }

        @Override
        public String getSliceLabel(int n) {
            return TIMES.sliceLabel(n - 1 + cut);
        }
    }

    private static ImagePlus stack(int frames) {
        ImagePlus made = new ImagePlus("film", new Film(frames));
        made.getCalibration().frameInterval = 0.08;
        return made;
    }

    /** As ImageJ does where the stack has a window. */
    private static void show(ImagePlus image, int slice) {
        image.setSlice(slice);
        for (Object listener : List.copyOf(ImagePlus.getListeners())) {
            if (listener instanceof StackWatcher watcher) {
                watcher.imageUpdated(image);
            }
        }
    }

    private static TreeSet<Integer> slices(ImagePlus image, String name) {
        return OverlayParts.named(image, name).stream()
                .map(Roi::getPosition)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void regionsAreDrawnNearTheFrameThatShows() {
        ImagePlus image = stack(LONG);
        show(image, 10_000);
        StackResults.of(image).put(new RegionSet(List.of(MIA, DOOR)));
        show(image, 10_000); // the first time it looks at everything
        Set<Integer> mia = slices(image, RegionOverlay.NAME + " Mia");
        assertEquals(501, mia.size());
        assertEquals(9_750, slices(image, RegionOverlay.NAME + " Mia").first());
        assertEquals(Set.of(0), slices(image, RegionOverlay.NAME + " door"));
        show(image, 10_100); // nothing new yet
        assertTrue(mia.equals(slices(image, RegionOverlay.NAME + " Mia")));
        show(image, 70_000);
        assertTrue(slices(image, RegionOverlay.NAME + " Mia").contains(70_000));
        assertEquals(501, slices(image, RegionOverlay.NAME + " Mia").size());
        show(image, 30_000); // where she is away
        assertEquals(Set.of(), slices(image, RegionOverlay.NAME + " Mia"));
        show(image, 37_600);
        assertTrue(slices(image, RegionOverlay.NAME + " Mia").contains(37_600));
        assertEquals(37_501, slices(image, RegionOverlay.NAME + " Mia").first());
        Roi box = RegionOverlay.box(image, "Mia", 37_599).orElseThrow();
        assertEquals(7, box.getXBase(), 0.1);
    }

    @Test
    void whatSomebodyRemovesStaysAway() {
        ImagePlus image = stack(LONG);
        show(image, 10_000);
        StackResults.of(image).put(new RegionSet(List.of(MIA)));
        Roi mine = new Roi(1, 1, 5, 5);
        image.setOverlay(new Overlay(mine));
        show(image, 10_001);
        show(image, 70_000);
        assertEquals(1, image.getOverlay().size());
        assertEquals(mine, image.getOverlay().get(0));
    }

    @Test
    void shortClipsHaveAllAgain() {
        ImagePlus image = stack(LONG);
        StackResults.of(image).put(new RegionSet(List.of(MIA)));
        Region brief =
                new Region(
                        "Mia",
                        List.of(
                                new RegionKey(0.8, RegionShape.of(new Box(4, 20, 20, 16))),
                                new RegionKey(800, RegionShape.of(new Box(6, 20, 20, 16)))),
                        Region.DRAWN);
        StackResults.of(image).put(new RegionSet(List.of(brief)));
        assertEquals(9_991, slices(image, RegionOverlay.NAME + " Mia").size());
        show(image, 70_000);
        assertEquals(9_991, slices(image, RegionOverlay.NAME + " Mia").size());
    }

    @Test
    void labelsToo() {
        ImagePlus image = stack(LONG);
        EmotionTimeline result = SampleResults.plain(64, 48, LONG);
        StackResults.of(image).put(List.of(result));
        LabelOverlay.add(image, result);
        assertEquals(251, slices(image, LabelOverlay.NAME).size());
        show(image, LONG);
        assertEquals(251, slices(image, LabelOverlay.NAME).size());
        assertEquals(LONG, slices(image, LabelOverlay.NAME).last());
        LabelOverlay.remove(image);
        show(image, 1);
        assertEquals(null, image.getOverlay());
    }

    @Test
    void afterSlicesWereDeletedOthersAreNear() {
        ImagePlus image = stack(LONG);
        EmotionTimeline result = SampleResults.plain(64, 48, LONG);
        StackResults.of(image).put(List.of(result));
        show(image, 20_000);
        LabelOverlay.add(image, result);
        ((Film) image.getStack()).cut = 500; // a label is left that is far away now
        image.setStack(image.getStack());
        show(image, 20_000);
        TreeSet<Integer> near = slices(image, LabelOverlay.NAME);
        assertEquals(501, near.size());
        assertTrue(near.contains(20_000));
        Roi label =
                OverlayParts.named(image, LabelOverlay.NAME).stream()
                        .filter(roi -> roi.getPosition() == 20_000)
                        .findFirst()
                        .orElseThrow();
        assertEquals(LabelOverlay.NAME + " 20500", label.getName());
    }

    @Test
    void labelsLieAboveBoxesThatAreMadeAnew() {
        int frames = NearFrames.MOST / 2;
        ImagePlus image = stack(frames);
        EmotionTimeline result = SampleResults.plain(64, 48, frames);
        StackResults.of(image).put(List.of(result));
        StackResults.of(image).put(new RegionSet(List.of(MIA, DOOR, MIA.named("Ben"))));
        LabelOverlay.add(image, result);
        assertEquals(frames, slices(image, LabelOverlay.NAME).size());
        assertEquals(251, slices(image, RegionOverlay.NAME + " Mia").size());
        List<Roi> drawn =
                new DrawnElements(image, List.of(result), ShownFrames.of(image, List.of(result)))
                        .at(20_000);
        assertEquals(10, drawn.size());
        assertEquals(LabelOverlay.NAME + " 20001", drawn.get(9).getName());
    }

    @Test
    void filmsHaveThemInEachFrame() throws IOException {
        ImagePlus whole = stack(LONG);
        ImagePlus part = stack(200);
        RegionSet regions = new RegionSet(List.of(MIA, DOOR));
        for (ImagePlus image : List.of(whole, part)) {
            EmotionTimeline result = SampleResults.plain(64, 48, image.getStackSize());
            StackResults.of(image).put(List.of(result));
            StackResults.of(image).put(regions);
            LabelOverlay.add(image, result);
        }
        whole.setSlice(60_000);
        StackResults.of(whole).put(regions.with(MIA.named("Ben")));
        StackResults.of(whole).put(regions);
        assertTrue(slices(whole, LabelOverlay.NAME).first() < 200);
        assertTrue(slices(whole, RegionOverlay.NAME + " Mia").first() > 200);
        AnnotatedFrames ofWhole =
                new AnnotatedFrames(whole, SampleResults.plain(64, 48, LONG), false);
        AnnotatedFrames ofPart = new AnnotatedFrames(part, SampleResults.plain(64, 48, 200), false);
        for (int i : new int[] {0, 1, 77, 199}) {
            assertArrayEquals(ofPart.rgb(i), ofWhole.rgb(i));
        }
    }

    @Test
    void copiesOfPartsHaveTheirs() {
        ImagePlus whole = stack(LONG);
        StackResults.of(whole).put(List.of(SampleResults.plain(64, 48, LONG)));
        LabelOverlay.add(whole, SampleResults.plain(64, 48, LONG));
        StackResults.of(whole).put(new RegionSet(List.of(MIA)));
        ImagePlus part = new Duplicator().run(whole, 60_000, 60_009);
        StackResults.of(part);
        assertEquals(10, slices(part, LabelOverlay.NAME).size());
        assertEquals(10, slices(part, RegionOverlay.NAME + " Mia").size());
    }

    @Test
    void commandsAndTheEventThreadTakeTurns() throws InterruptedException {
        ImagePlus image = stack(20);
        EmotionTimeline result = SampleResults.plain(64, 48, 20);
        StackResults.of(image).put(List.of(result));
        RegionSet regions = new RegionSet(List.of(DOOR));
        StackResults.of(image).put(regions);
        for (Runnable change :
                List.<Runnable>of(
                        () -> LabelOverlay.add(image, result),
                        () -> LabelOverlay.remove(image),
                        () -> RegionOverlay.draw(image, regions),
                        () -> RegionOverlay.follow(image))) {
            Thread command = new Thread(change);
            synchronized (OverlayParts.CHANGING) {
                command.start();
                while (command.isAlive() && command.getState() != Thread.State.BLOCKED) {
                    Thread.sleep(1);
                }
                assertTrue(command.isAlive());
            }
            command.join();
        }
        assertEquals(Set.of(0), slices(image, RegionOverlay.NAME + " door"));
    }
}
