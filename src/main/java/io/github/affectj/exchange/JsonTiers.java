package io.github.affectj.exchange;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.affectj.annotation.AnnotationSet;
import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import io.github.affectj.result.ResultPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Tiers in files of {@link JsonResults}: under {@code tiers} a list of objects with {@code name},
 * {@code kind} ({@code sequence}, {@code points}, {@code overlapping}), {@code coder} and {@code
 * segments}, each with {@code start} and {@code end} in seconds with all digits, {@code label} and,
 * where there are such, {@code value} and {@code source}.
 */
final class JsonTiers implements JsonPart {
    @Override
    public String key() {
        return AnnotationSet.KEY;
    }

    @Override
    public ResultPart read(JsonFields json, JsonElement element) {
        List<Tier> tiers = new ArrayList<>();
        int i = 0;
        for (JsonElement one : json.array(element, AnnotationSet.KEY)) {
            String at = AnnotationSet.KEY + "[" + i++ + "]";
            tiers.add(tier(json, json.object(one, at), at));
        }
        try {
            return new AnnotationSet(tiers);
        } catch (BadInputException e) {
            throw json.wrong(AnnotationSet.KEY, e);
        }
    }

    private static Tier tier(JsonFields json, JsonObject tier, String at) {
        List<Segment> segments = new ArrayList<>();
        int i = 0;
        for (JsonElement one : json.array(tier, "segments", at + ".segments")) {
            String place = at + ".segments[" + i++ + "]";
            segments.add(segment(json, json.object(one, place), place));
        }
        String name = json.text(tier, "name", at + ".name");
        String kind = json.text(tier, "kind", at + ".kind");
        String coder = json.text(tier, "coder", at + ".coder");
        try {
            return new Tier(name, TierKind.valueOf(kind.toUpperCase(Locale.ROOT)), coder, segments);
        } catch (BadInputException e) {
            throw json.wrong(at, e);
        } catch (IllegalArgumentException e) {
            throw json.bad(
                    at + ".kind",
                    "is '" + kind + "'; allowed are sequence, points and overlapping",
                    e);
        }
    }

    private static Segment segment(JsonFields json, JsonObject segment, String at) {
        double start = json.number(segment, "start", at + ".start");
        double end = json.number(segment, "end", at + ".end");
        String label = json.text(segment, "label", at + ".label");
        OptionalDouble value =
                segment.has("value")
                        ? OptionalDouble.of(json.number(segment, "value", at + ".value"))
                        : OptionalDouble.empty();
        String source = segment.has("source") ? json.text(segment, "source", at + ".source") : "";
        try {
            return new Segment(start, end, label, value, source);
        } catch (BadInputException e) {
            throw json.wrong(at, e);
        }
    }

    @Override
    public void write(JsonWriter out, ResultPart part) throws IOException {
        out.beginArray();
        for (Tier tier : ((AnnotationSet) part).tiers()) {
            out.beginObject();
            out.name("name").value(tier.name());
            out.name("kind").value(tier.kind().name().toLowerCase(Locale.ROOT));
            out.name("coder").value(tier.coder());
            out.name("segments").beginArray();
            for (Segment segment : tier.segments()) {
                write(out, segment);
            }
            out.endArray();
            out.endObject();
        }
        out.endArray();
    }

    private static void write(JsonWriter out, Segment segment) throws IOException {
        out.beginObject();
        out.setIndent(""); // a segment is a line
        out.name("start").value(segment.start());
        out.name("end").value(segment.end());
        out.name("label").value(segment.label());
        if (segment.value().isPresent()) {
            out.name("value").value(segment.value().getAsDouble());
        }
        if (!segment.source().isEmpty()) {
            out.name("source").value(segment.source());
        }
        out.endObject();
        out.setIndent(JsonResults.INDENT);
    }
}
