package io.github.affectj.exchange.tiers;

import io.github.affectj.annotation.TierKind;
import io.github.affectj.base.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One TextGrid as it is read. */
final class TextGridReader {
    private static final String WANTED = "a TextGrid of Praat";

    /** Longer lists are damaged counts. */
    private static final int MOST = 10_000_000;

    private final Path path;
    private final Film film;
    private final TierCollector tiers;
    private final TextGridTokens tokens;
    private final List<String> names = new ArrayList<>();
    private String where = "the head";

    TextGridReader(Path path, Film film, TierCollector tiers) {
        this.path = path;
        this.film = film;
        this.tiers = tiers;
        tokens = new TextGridTokens(Texts.read(path, WANTED, tiers));
    }

    /**
     * Reads the file.
     *
     * @throws BadInputException if it is no TextGrid or breaks off
     */
    void all() {
        TextGridTokens.Token type = tokens.next();
        boolean known =
                type.kind() == TextGridTokens.Kind.TEXT && type.text().startsWith("ooTextFile");
        TextGridTokens.Token object = tokens.next();
        if (!known || !object.text().matches("TextGrid( \\d+)?")) {
            throw new BadInputException(
                    path
                            + " is no TextGrid in text form; save it in Praat with Save as text file.");
        }
        number();
        number();
        TextGridTokens.Token exists = tokens.next();
        if (exists.kind() != TextGridTokens.Kind.FLAG) {
            throw unexpected(exists, "<exists>");
        }
        if (!exists.text().equals("<exists>")) {
            return;
        }
        int count = count();
        for (int i = 1; i <= count; i++) {
            where = "tier %d of %d".formatted(i, count);
            tier();
        }
    }

    private void tier() {
        TextGridTokens.Token kind = tokens.next();
        boolean points = kind.text().equals("TextTier");
        if (kind.kind() == TextGridTokens.Kind.END
                || (!points && !kind.text().equals("IntervalTier"))) {
            throw unexpected(kind, "\"IntervalTier\" or \"TextTier\"");
        }
        String name = text();
        number();
        number();
        int count = count();
        // Praat allows the same name twice, and none.
        String wanted = name.isBlank() ? "tier" : name;
        String free = wanted;
        for (int i = 2; names.contains(free); i++) {
            free = wanted + " " + i;
        }
        names.add(free);
        tiers.tier(free, "", Optional.of(points ? TierKind.POINTS : TierKind.SEQUENCE));
        for (int i = 1; i <= count; i++) {
            where =
                    "the tier '%s', %s %d of %d"
                            .formatted(name, points ? "point" : "interval", i, count);
            row(free, points);
        }
    }

    private void row(String tier, boolean point) {
        TextGridTokens.Token first = number();
        Moment start = moment(first);
        Moment end = point ? start : moment(number());
        String label = text();
        if (point || !label.isEmpty()) {
            tiers.add(tier, new TierCollector.Row(start, end, label, first.line()));
        }
    }

    private Moment moment(TextGridTokens.Token number) {
        return Moment.parse(number.text(), film, TierCollector.at(path, number.line()));
    }

    private String text() {
        TextGridTokens.Token token = tokens.next();
        if (token.kind() != TextGridTokens.Kind.TEXT) {
            throw unexpected(token, "a text in quotation marks");
        }
        return token.text();
    }

    private TextGridTokens.Token number() {
        TextGridTokens.Token token = tokens.next();
        if (token.kind() != TextGridTokens.Kind.NUMBER) {
            throw unexpected(token, "a number");
        }
        return token;
    }

    private int count() {
        TextGridTokens.Token token = number();
        int count = token.text().matches("\\d{1,8}") ? Integer.parseInt(token.text()) : -1;
        if (count < 0 || count > MOST) {
            throw unexpected(token, "a whole number up to " + MOST);
        }
        return count;
    }

    private BadInputException unexpected(TextGridTokens.Token token, String wanted) {
        return new BadInputException(
                token.kind() == TextGridTokens.Kind.END
                        ? "%s breaks off in line %d, in %s, where %s should stand."
                                .formatted(path, token.line(), where, wanted)
                        : "%s: '%s' stands in %s, where %s should stand."
                                .formatted(
                                        TierCollector.at(path, token.line()),
                                        token.text(),
                                        where,
                                        wanted));
    }
}
