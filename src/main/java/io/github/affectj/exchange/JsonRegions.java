package io.github.affectj.exchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.base.BadInputException;
import io.github.affectj.regions.Box;
import io.github.affectj.regions.FrameSize;
import io.github.affectj.regions.Outline;
import io.github.affectj.regions.Region;
import io.github.affectj.regions.RegionKey;
import io.github.affectj.regions.RegionSet;
import io.github.affectj.regions.RegionShape;
import io.github.affectj.result.ResultPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Regions in files of {@link JsonResults}: under {@code regions} a list of objects with {@code
 * name}, {@code source}, {@code color} ({@code #rrggbb}, where it has one of its own), {@code
 * frame} (width and height in pixels of the frames that it was made for, where they are known) and
 * {@code keys}, each with {@code seconds} with all digits (missing for a region that is at one
 * place for the whole clip), {@code x}, {@code y}, {@code width}, {@code height} in pixels and,
 * where there are such, {@code shape} ({@code oval}, or a polygon's points as pairs of shares of
 * the box), {@code score} and {@code last} (whether it is absent then until the next key).
 */
final class JsonRegions implements JsonPart {
    private static final String OVAL = "oval";
    private static final String FRAME = "frame";

    @Override
    public String key() {
        return RegionSet.KEY;
    }

    @Override
    public ResultPart read(JsonFields json, JsonElement element) {
        List<Region> regions = new ArrayList<>();
        Set<FrameSize> sizes = new LinkedHashSet<>();
        int i = 0;
        for (JsonElement one : json.array(element, RegionSet.KEY)) {
            String at = RegionSet.KEY + "[" + i++ + "]";
            JsonObject region = json.object(one, at);
            regions.add(region(json, region, at));
            if (region.has(FRAME)) {
                sizes.add(size(json, region, at + "." + FRAME));
            }
        }
        if (sizes.size() > 1) {
            throw json.bad(
                    RegionSet.KEY,
                    "is of frames of different sizes (%s)"
                            .formatted(
                                    sizes.stream()
                                            .map(FrameSize::toString)
                                            .collect(Collectors.joining(", "))));
        }
        try {
            return new RegionSet(regions, sizes.stream().findFirst());
        } catch (BadInputException e) {
            throw json.wrong(RegionSet.KEY, e);
        }
    }

    private static FrameSize size(JsonFields json, JsonObject region, String at) {
        JsonArray pair = json.array(region, FRAME, at);
        if (pair.size() != 2) {
            throw json.bad(at, "has " + pair.size() + " numbers and not 2, width and height");
        }
        double width = json.number(pair.get(0), at);
        double height = json.number(pair.get(1), at);
        if (width != (int) width || height != (int) height || width < 1 || height < 1) {
            throw json.bad(
                    at, "is %sx%s; allowed are whole pixels, 1 and more".formatted(width, height));
        }
        return new FrameSize((int) width, (int) height);
    }

    private static Region region(JsonFields json, JsonObject region, String at) {
        List<RegionKey> keys = new ArrayList<>();
        int i = 0;
        for (JsonElement one : json.array(region, "keys", at + ".keys")) {
            String place = at + ".keys[" + i++ + "]";
            keys.add(key(json, json.object(one, place), place));
        }
        String name = json.text(region, "name", at + ".name");
        String source = region.has("source") ? json.text(region, "source", at + ".source") : "";
        Optional<Integer> rgb =
                region.has("color")
                        ? Optional.of(colour(json, region, at + ".color"))
                        : Optional.empty();
        try {
            return new Region(name, keys, source, rgb);
        } catch (BadInputException e) {
            throw json.wrong(at, e);
        }
    }

    private static int colour(JsonFields json, JsonObject region, String at) {
        String text = json.text(region, "color", at);
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw json.bad(at, "is '" + text + "'; a colour is written as #e69f00");
        }
        return Integer.parseInt(text.substring(1), 16);
    }

    private static RegionKey key(JsonFields json, JsonObject key, String at) {
        double seconds =
                key.has("seconds")
                        ? json.number(key, "seconds", at + ".seconds")
                        : RegionKey.ALWAYS;
        double x = json.number(key, "x", at + ".x");
        double y = json.number(key, "y", at + ".y");
        double width = json.number(key, "width", at + ".width");
        double height = json.number(key, "height", at + ".height");
        OptionalDouble score =
                key.has("score")
                        ? OptionalDouble.of(json.number(key, "score", at + ".score"))
                        : OptionalDouble.empty();
        boolean last = key.has("last") && truth(json, key.get("last"), at + ".last");
        try {
            RegionShape shape =
                    new RegionShape(new Box(x, y, width, height), outline(json, key, at));
            return new RegionKey(seconds, shape, score, last);
        } catch (BadInputException e) {
            throw json.wrong(at, e);
        }
    }

    /** Any text but true would count as false. */
    private static boolean truth(JsonFields json, JsonElement element, String at) {
        JsonPrimitive primitive = json.primitive(element, at, "true or false");
        if (!primitive.isBoolean()) {
            throw json.bad(at, "is not true or false");
        }
        return primitive.getAsBoolean();
    }

    private static Outline outline(JsonFields json, JsonObject key, String at) {
        if (!key.has("shape")) {
            return Outline.RECTANGLE;
        }
        String place = at + ".shape";
        if (key.get("shape").isJsonPrimitive()) {
            String text = json.text(key, "shape", place);
            if (!text.equals(OVAL)) {
                throw json.bad(place, "is '" + text + "'; allowed are oval and a list of points");
            }
            return Outline.OVAL;
        }
        List<Outline.Point> points = new ArrayList<>();
        for (JsonElement one : json.array(key, "shape", place)) {
            JsonArray pair = json.array(one, place);
            if (pair.size() != 2) {
                throw json.bad(place, "has a point of " + pair.size() + " numbers and not of 2");
            }
            points.add(
                    new Outline.Point(
                            json.number(pair.get(0), place), json.number(pair.get(1), place)));
        }
        return new Outline.Polygon(points);
    }

    @Override
    public void write(JsonWriter out, ResultPart part) throws IOException {
        out.beginArray();
        Optional<FrameSize> size = ((RegionSet) part).frames();
        for (Region region : ((RegionSet) part).regions()) {
            out.beginObject();
            out.name("name").value(region.name());
            out.name("source").value(region.source());
            if (region.rgb().isPresent()) {
                int rgb = region.rgb().get() & 0xFFFFFF;
                out.name("color").value(String.format(Locale.ROOT, "#%06x", rgb));
            }
            if (size.isPresent()) {
                out.name(FRAME).beginArray();
                out.value(size.get().width()).value(size.get().height()).endArray();
            }
            out.name("keys").beginArray();
            for (RegionKey key : region.keys()) {
                write(out, key);
            }
            out.endArray();
            out.endObject();
        }
        out.endArray();
    }

    private static void write(JsonWriter out, RegionKey key) throws IOException {
        out.beginObject();
        out.setIndent(""); // a key is a line
        if (key.seconds() != RegionKey.ALWAYS) {
            out.name("seconds").value(key.seconds());
        }
        Box box = key.shape().box();
        out.name("x").value(box.x());
        out.name("y").value(box.y());
        out.name("width").value(box.width());
        out.name("height").value(box.height());
        if (key.shape().outline() instanceof Outline.Oval) {
            out.name("shape").value(OVAL);
        } else if (key.shape().outline() instanceof Outline.Polygon polygon) {
            out.name("shape").beginArray();
            for (Outline.Point point : polygon.points()) {
                out.beginArray().value(point.x()).value(point.y()).endArray();
            }
            out.endArray();
        }
        if (key.score().isPresent()) {
            out.name("score").value(key.score().getAsDouble());
        }
        if (key.lastOfSpan()) {
            out.name("last").value(true);
        }
        out.endObject();
        out.setIndent(JsonResults.INDENT);
    }
}
