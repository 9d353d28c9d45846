package io.github.affectj.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.SampleResults;
import io.github.affectj.result.SeenRegion;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionOverlayTest {
    /** From frame 2 to frame 4 of five. */
    private static final Region MIA =
            new Region(
                    "Mia 2",
                    List.of(
                            new RegionKey(0.1, RegionShape.of(new Box(10, 20, 20, 16))),
                            new RegionKey(0.3, RegionShape.of(new Box(30, 20, 20, 16)))),
                    Region.DRAWN);

    private static final Region DOOR =
            Region.still(
                    "door", new RegionShape(new Box(40, 0, 10, 30), Outline.OVAL), Region.DRAWN);

    private static final RegionSet BOTH = new RegionSet(List.of(MIA, DOOR));

    private final ImagePlus image = stack(5);

    private static ImagePlus stack(int frames) {
        ImagePlus made = IJ.createImage("clip", "RGB", 64, 48, frames);
        made.getCalibration().frameInterval = 0.1;
        return made;
    }

    private static List<Roi> lines(ImagePlus image, Region region) {
        return OverlayParts.named(image, RegionOverlay.NAME + " " + region.name()).stream()
                .filter(roi -> !roi.getName().endsWith(")"))
                .toList();
    }

    @Test
    void isDrawnWhereItIs() {
        StackResults.of(image).put(BOTH);
        List<Roi> mia = lines(image, MIA);
        assertEquals(List.of(2, 3, 4), mia.stream().map(Roi::getPosition).toList());
        assertEquals(List.of(10, 20, 30), mia.stream().map(roi -> roi.getBounds().x).toList());
        List<Roi> door = lines(image, DOOR);
        assertEquals(List.of(0), door.stream().map(Roi::getPosition).toList());
        assertEquals(Roi.OVAL, door.get(0).getType());
        assertEquals(12, image.getOverlay().size()); // line, edge and name of each
    }

    @Test
    void aBoxThatWasTakenOffIsToldFromOneThatWasDrawnAnew() {
        StackResults.of(image).put(BOTH);
        assertFalse(RegionOverlay.isWithoutBox(image, "Mia 2", 2));
        OverlayParts.remove(image, List.of(RegionOverlay.box(image, "Mia 2", 2).orElseThrow()));
        assertTrue(RegionOverlay.isWithoutBox(image, "Mia 2", 2));
        assertFalse(RegionOverlay.isWithoutBox(image, "Mia 2", 0)); // where she is not
        RegionOverlay.draw(image, BOTH);
        assertFalse(RegionOverlay.isWithoutBox(image, "Mia 2", 2));
    }

    @Test
    void followsWhatIsAttachedAndItsUndo() {
        StackResults results = StackResults.of(image);
        results.put(List.of(BOTH), "Edit Regions");
        results.put(List.of(BOTH.without("Mia 2")), "Edit Regions");
        assertEquals(0, lines(image, MIA).size());
        assertEquals(1, lines(image, DOOR).size());
        results.undo();
        assertEquals(3, lines(image, MIA).size());
        results.undo();
        assertEquals(null, image.getOverlay());
        results.redo();
        assertEquals(3, lines(image, MIA).size());
    }

    @Test
    void leavesTheUsersElementsAndLabelsAlone() {
        Roi mine = new Roi(1, 1, 5, 5);
        mine.setName("mine");
        image.setOverlay(new Overlay(mine));
        StackResults results = StackResults.of(image);
        results.put(BOTH);
        EmotionTimeline timeline = SampleResults.plain(64, 48, 5);
        Results.attach(image, timeline);
        LabelOverlay.add(image, timeline);
        Results.attach(image, SampleResults.plain(64, 48, 5));
        assertEquals(3, lines(image, MIA).size(), "another result takes no region away");
        results.put(RegionSet.EMPTY);
        assertEquals(0, OverlayParts.named(image, RegionOverlay.NAME).size());
        assertTrue(List.of(image.getOverlay().toArray()).contains(mine));
        assertEquals(5, OverlayParts.named(image, LabelOverlay.NAME).size());
    }

    @Test
    void labelsStayOnTop() {
        EmotionTimeline timeline = SampleResults.plain(64, 48, 5);
        LabelOverlay.add(image, timeline);
        StackResults.of(image).put(BOTH);
        Overlay overlay = image.getOverlay();
        assertTrue(overlay.get(overlay.size() - 1).getName().startsWith(LabelOverlay.NAME));
    }

    @Test
    void namesStayInTheFrameAndOffTheRegionWhereThereIsRoom() {
        StackResults.of(image).put(BOTH);
        Rectangle frame = new Rectangle(0, 0, 64, 48);
        for (Roi roi : OverlayParts.named(image, RegionOverlay.NAME)) {
            if (roi.getName().endsWith("(name)")) {
                assertTrue(frame.contains(roi.getBounds()), roi.getName() + roi.getBounds());
            }
        }
        Roi name = OverlayParts.named(image, RegionOverlay.NAME + " Mia 2 (name)").get(0);
        assertFalse(name.getBounds().intersects(new Rectangle(10, 20, 20, 16)));
    }

    @Test
    void namesMakeRoomForTheLabelOfTheEmotion() {
        ImagePlus film = IJ.createImage("film", "RGB", 320, 240, 5);
        film.getCalibration().frameInterval = 0.1;
        Region corner = Region.still("Bo", RegionShape.of(new Box(4, 30, 90, 90)), Region.DRAWN);
        StackResults.of(film).put(new RegionSet(List.of(corner)));
        EmotionTimeline timeline = SampleResults.plain(320, 240, 5);
        Rectangle label = LabelOverlay.place(film, timeline);
        assertTrue(plate(film).intersects(label), "above it, while there is no label");
        Results.attach(film, timeline);
        assertFalse(plate(film).intersects(label));
        assertTrue(new Rectangle(0, 0, 320, 240).contains(plate(film)));
    }

    @Test
    void namesMakeRoomForTheLabelOfWholeFramesAfterThatOfARegion() {
        ImagePlus film = IJ.createImage("film", "RGB", 320, 240, 5);
        film.getCalibration().frameInterval = 0.1;
        Region corner = Region.still("Bo", RegionShape.of(new Box(4, 30, 90, 90)), Region.DRAWN);
        StackResults.of(film).put(new RegionSet(List.of(corner)));
        EmotionTimeline whole = SampleResults.plain(320, 240, 5);
        Results.attach(
                film, SampleResults.inRegion(whole, "Bo", new SeenRegion.Place(4, 30, 90, 90)));
        Rectangle above = plate(film);
        Results.attach(film, whole);
        assertFalse(plate(film).intersects(LabelOverlay.place(film, whole)));
        StackResults.of(film).undo();
        assertTrue(above.intersects(LabelOverlay.place(film, whole)));
    }

    /** Boxes so small or so near to the edge that no place at them is free. */
    @ParameterizedTest
    @CsvSource({
        "64, 64, 0, 0, 10, 10", "64, 64, 20, 2, 40, 8", "64, 48, 0, 0, 64, 14",
        "1920, 1080, 0, 0, 60, 60", "1920, 1080, 30, 40, 300, 30", "1920, 1080, 0, 0, 1920, 90"
    })
    void neitherNameNorLabelIsCovered(int width, int height, int x, int y, int w, int h) {
        ImagePlus film = IJ.createImage("film", "RGB", width, height, 5);
        film.getCalibration().frameInterval = 0.1;
        Region corner = Region.still("Bo", RegionShape.of(new Box(x, y, w, h)), Region.DRAWN);
        StackResults.of(film).put(new RegionSet(List.of(corner)));
        EmotionTimeline timeline = SampleResults.plain(width, height, 5);
        Results.attach(film, timeline);
        Rectangle label = LabelOverlay.place(film, timeline);
        assertFalse(plate(film).intersects(label), plate(film) + " " + label);
        assertTrue(new Rectangle(0, 0, width, height).contains(plate(film)), "" + plate(film));
    }

    private static Rectangle plate(ImagePlus film) {
        return OverlayParts.named(film, RegionOverlay.NAME + " Bo (name)").get(0).getBounds();
    }

    @Test
    void whatIsOutOfTheFrameIsNotDrawn() {
        Region outside = Region.still("gone", RegionShape.of(new Box(64, 3, 9, 9)), Region.DRAWN);
        StackResults.of(image).put(new RegionSet(List.of(outside)));
        assertEquals(null, image.getOverlay());
    }

    @Test
    void eightRegionsHaveEightColours() {
        RegionSet set = RegionSet.EMPTY;
        for (int i = 0; i < 8; i++) {
            set = set.with(DOOR.named("r" + i));
        }
        Set<Color> colours = new HashSet<>();
        for (Region region : set.regions()) {
            colours.add(RegionStyle.colour(set, region));
        }
        assertEquals(8, colours.size());
        assertEquals(new Color(0x123456), RegionStyle.colour(set, DOOR.coloured(0x123456)));
    }

    /** WCAG 2: at least 4.5 to 1. */
    @Test
    void namesCanBeReadOnTheirPlates() {
        RegionSet set = RegionSet.EMPTY;
        for (int i = 0; i < 8; i++) {
            set = set.with(DOOR.named("r" + i));
        }
        for (Region region : set.regions()) {
            Color plate = RegionStyle.colour(set, region);
            double a = luminance(plate) + 0.05;
            double b = luminance(RegionStyle.letters(plate)) + 0.05;
            assertTrue(Math.max(a, b) / Math.min(a, b) > 4.5, plate.toString());
        }
    }

    private static double luminance(Color colour) {
        float[] rgb = colour.getRGBColorComponents(null);
        double[] share = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum +=
                    share[i]
                            * (rgb[i] <= 0.04045
                                    ? rgb[i] / 12.92
                                    : Math.pow((rgb[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void hyperstacksShowItAtTheirTimePoints() {
        ImagePlus hyper = IJ.createHyperStack("h", 64, 48, 2, 3, 5, 8);
        hyper.getCalibration().frameInterval = 0.1;
        StackResults.of(hyper).put(new RegionSet(List.of(MIA)));
        TreeSet<Integer> times = new TreeSet<>();
        lines(hyper, MIA).forEach(roi -> times.add(roi.getTPosition()));
        assertEquals(Set.of(2, 3, 4), times);
        Roi again = lines(hyper, MIA).get(0);
        assertEquals(1, RegionRois.frame(again, hyper));
    }
}
