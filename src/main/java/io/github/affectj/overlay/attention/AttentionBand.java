package io.github.affectj.overlay.attention;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import io.github.affectj.overlay.FrameSlices;
import io.github.affectj.overlay.LabelOverlay;
import io.github.affectj.overlay.OverlayParts;
import io.github.affectj.overlay.Places;
import io.github.affectj.overlay.RegionOverlay;
import io.github.affectj.result.EmotionTimeline;
import io.github.affectj.result.FrameEmotion;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows when a model looked and listened: a band over the frames' lower edge with the attention
 * weights of the whole clip, left to right, the video's upwards from the middle, the audio's
 * downwards, both to one scale that ends with the highest, and a mark at the frame that shows. A
 * stream without any weight leaves its half to the other. Over it, where the frame is large enough,
 * stands what share of the attention each stream got. A weight is no cause.
 *
 * <p>All are ordinary elements of ImageJ, named {@code affectj band ...}; the marks, {@code affectj
 * band frame <frame>}, show with their frames. A scale bar of ours, and labels on its side, move to
 * make room. Where {@link Places} says so the band stands at the upper edge.
 */
public final class AttentionBand {
    /** What the names of its elements begin with. */
    static final String NAME = OverlayParts.BAND;

    /** On darker ground than the labels' plates, since curves have no outline. */
    private static final Color PLATE = new Color(0, 0, 0, 200);

    /** The video's curve; bright and far from the audio's for any colour vision. */
    static final Color VISUAL = new Color(0xE08BBE);

    /** The audio's curve. */
    static final Color AUDIO = new Color(0xF0E442);

    private static final int SMALLEST_WITH_TEXT = 160;
    private static final int SMALLEST_HALF = 4;
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, false);

    private AttentionBand() {}

    /**
     * Checks what {@link #add} would refuse, before long work.
     *
     * @throws BadInputException if the result has temporal attention but not so many heads, or if
     *     one head is asked for and there are none
     */
    public static void check(EmotionTimeline result, int heads) {
        if (heads != 0 || result.attention().isPresent()) {
            AttentionSpans.of(result, heads, 1);
        }
    }

    /**
     * Adds the band to an image, in the place of an earlier one; all other elements stay.
     *
     * @param image the stack that was analysed
     * @param result what was found in it, with temporal attention
     * @param heads 0 for the mean over the model's heads, else one of them, from 1
     * @throws io.github.affectj.base.BadInputException if the result has no temporal attention or
     *     not so many heads
     */
    public static void add(ImagePlus image, EmotionTimeline result, int heads) {
        AttentionSpans spans = AttentionSpans.of(result, heads, image.getWidth());
        boolean atTop = Places.of(image).allAtTop();
        Layout layout = Layout.of(image.getWidth(), image.getHeight(), atTop, spans);
        put(image, elements(image, result, spans, layout));
    }

    /** {@link #add Adds} the band where it is wanted and there is one, else takes it off. */
    public static void show(ImagePlus image, EmotionTimeline result, boolean wanted, int heads) {
        if (wanted && result.attention().isPresent()) {
            add(image, result, heads);
        } else {
            remove(image);
        }
    }

    /** Takes the band off an image again; all other elements stay. */
    public static void remove(ImagePlus image) {
        put(image, List.of());
    }

    private static void put(ImagePlus image, List<Roi> band) {
        int more = OverlayParts.bandHeight(band) - height(image);
        OverlayParts.replace(image, List.of(NAME), List.of(), band, LabelOverlay.NAME);
        if (more != 0) {
            Places places = Places.of(image);
            List<Roi> moved = OverlayParts.named(image, ScaleBar.NAME);
            if (places.allAtTop() || places.allAtBottom()) {
                moved.addAll(OverlayParts.named(image, LabelOverlay.NAME));
            }
            moved.forEach(part -> part.translate(0, places.allAtTop() ? more : -more));
            RegionOverlay.follow(image);
        }
    }

    /** Rows of an image that its band covers; 0 without one. */
    static int height(ImagePlus image) {
        return OverlayParts.bandHeight(OverlayParts.named(image, NAME));
    }

    /**
     * Where things stand.
     *
     * @param width width of the frame in pixels
     * @param top the plate's upper end
     * @param bottom its lower end
     * @param font of the text line, null where there is none
     * @param curves upper end of the curves
     * @param middle from where the curves rise and fall
     * @param reach pixels from there to the highest weight
     */
    private record Layout(
            int width, int top, int bottom, Font font, int curves, int middle, int reach) {

        static Layout of(int width, int height, boolean atTop, AttentionSpans spans) {
            int side = Math.min(width, height);
            int half = Math.max(SMALLEST_HALF, Math.round(side * 0.035f));
            int rim = Math.max(1, half / 6);
            int size = Math.max(10, Math.min(36, Math.round(side / 28f)));
            Font font = new Font(Font.SANS_SERIF, Font.PLAIN, size);
            boolean fits =
                    side >= SMALLEST_WITH_TEXT
                            && textWidth(font, spans.videoText() + spans.audioText()) + 3 * size
                                    <= width;
            int text = fits ? Math.round(size * 1.3f) : 0;
            int all = text + 2 * rim + 2 * half;
            int top = atTop ? 0 : height - all;
            int curves = top + text + rim;
            int above = !spans.hasAudio() ? 2 * half : !spans.hasVisual() ? 0 : half;
            int reach = Math.max(above, 2 * half - above);
            return new Layout(
                    width, top, top + all, fits ? font : null, curves, curves + above, reach);
        }

        double x(double share) {
            return share * width;
        }
    }

    private static List<Roi> elements(
            ImagePlus image, EmotionTimeline result, AttentionSpans spans, Layout layout) {
        List<Roi> rois = new ArrayList<>();
        Roi plate = new Roi(0, layout.top, layout.width, layout.bottom - layout.top);
        plate.setFillColor(PLATE);
        rois.add(named(plate, "plate"));
        if (spans.hasVisual()) {
            rois.add(named(curve(spans, layout, true), "video"));
        }
        if (spans.hasAudio()) {
            rois.add(named(curve(spans, layout, false), "audio"));
        }
        boolean titled = layout.font != null && text(rois, spans, layout);
        if (!titled) {
            explain(rois, spans);
        }
        FrameSlices slices = FrameSlices.of(image, result);
        double start = result.frames().get(0).timeSeconds();
        FrameEmotion last = result.frames().get(result.frames().size() - 1);
        double length = Math.max(1e-9, last.timeSeconds() + last.durationSeconds() - start);
        int wide = Math.max(1, Math.min(layout.width, image.getHeight()) / 170);
        for (int i = 0; i < result.frames().size(); i++) {
            if (slices.has(i)) {
                FrameEmotion frame = result.frames().get(i);
                double middle = frame.timeSeconds() + frame.durationSeconds() / 2 - start;
                double x = Math.floor(layout.x(middle / length) - wide / 2.0);
                x = Math.max(0, Math.min(layout.width - wide, x));
                Roi cursor = new BandCursor(x, layout.curves, wide, layout.bottom - layout.curves);
                slices.put(cursor, i);
                rois.add(named(cursor, "frame " + frame.frame()));
            }
        }
        return rois;
    }

    /** A stream's steps as a filled outline that begins and ends in the middle. */
    private static Roi curve(AttentionSpans spans, Layout layout, boolean visual) {
        double scale = spans.max() > 0 ? layout.reach / spans.max() : 0;
        Path2D.Double outline = new Path2D.Double();
        outline.moveTo(0, layout.middle);
        for (AttentionSpans.Step step : spans.steps()) {
            double y = layout.middle - scale * (visual ? step.visual() : -step.audio());
            outline.lineTo(layout.x(step.from()), y);
            outline.lineTo(layout.x(step.to()), y);
        }
        outline.lineTo(layout.width, layout.middle);
        outline.closePath();
        // Not a polygon region: ImageJ can't draw a new one without an image, as exports do.
        ShapeRoi roi = new ShapeRoi(outline);
        roi.setFillColor(visual ? VISUAL : AUDIO);
        return roi;
    }

    /**
     * The line over the curves, from the right; a title that does not fit is shortened or left out.
     *
     * @return whether there is a title
     */
    private static boolean text(List<Roi> rois, AttentionSpans spans, Layout layout) {
        int size = layout.font.getSize();
        double right = layout.width - size / 2.0;
        double y = layout.top + size * 0.05;
        if (spans.hasAudio()) {
            right = textBefore(rois, spans.audioText(), right, y, layout.font, AUDIO, "audio text");
        }
        if (spans.hasVisual()) {
            right =
                    textBefore(
                            rois, spans.videoText(), right, y, layout.font, VISUAL, "video text");
        }
        for (String title : List.of(spans.title(), "attention weight", "attention")) {
            if (textWidth(layout.font, title) + size / 2.0 <= right) {
                rois.add(named(label(title, size / 2.0, y, layout.font, Color.WHITE), "title"));
                return true;
            }
        }
        return false;
    }

    /** For the key of exports, where the picture has no room to say what the band is. */
    private static void explain(List<Roi> band, AttentionSpans spans) {
        for (Roi part : band) {
            if (OverlayParts.isNamed(part, NAME + " plate")) {
                OverlayParts.explainAll(part, spans.title());
            } else if (part instanceof ShapeRoi && OverlayParts.isNamed(part, NAME + " video")) {
                OverlayParts.explain(part, spans.videoText());
            } else if (part instanceof ShapeRoi) {
                OverlayParts.explain(part, spans.audioText());
            }
        }
    }

    private static double textBefore(
            List<Roi> rois,
            String text,
            double right,
            double y,
            Font font,
            Color colour,
            String part) {
        double left = right - textWidth(font, text);
        rois.add(named(label(text, left, y, font, colour), part));
        return left - font.getSize();
    }

    private static TextRoi label(String text, double x, double y, Font font, Color colour) {
        TextRoi roi = new TextRoi(x, y, text, font);
        roi.setAntialiased(true);
        roi.setStrokeColor(colour);
        return roi;
    }

    private static double textWidth(Font font, String text) {
        return font.getStringBounds(text, MEASURE).getWidth();
    }

    private static Roi named(Roi roi, String part) {
        OverlayParts.name(roi, NAME + " " + part);
        return roi;
    }
}
