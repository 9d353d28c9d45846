package io.github.affectj.exchange.tiers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a cue of WebVTT.
 *
 * @param voice who speaks; empty where no voice is named, or several are
 * @param label the text, without tags
 */
record VttText(String voice, String label) {
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^ \\t>]*)?[ \\t\\n]+([^>]*)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY =
            Pattern.compile("&(amp|lt|gt|lrm|rlm|nbsp|#\\d{1,7}|#[xX][0-9a-fA-F]{1,6});");

    /** Reads a cue's text. */
    static VttText read(String text) {
        Matcher voices = VOICE.matcher(text);
        String voice = voices.find() ? unescaped(voices.group(1)).strip() : "";
        boolean several = false;
        while (voices.find()) {
            several |= !unescaped(voices.group(1)).strip().equals(voice);
        }
        return new VttText(several ? "" : voice, unescaped(TAG.matcher(text).replaceAll("")));
    }

    private static String unescaped(String text) {
        return ENTITY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(sign(found.group(1), found.group())));
    }

    private static String sign(String name, String whole) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "lrm" -> "\u200e";
            case "rlm" -> "\u200f";
            case "nbsp" -> "\u00a0";
            default -> {
                int code =
                        name.startsWith("#x") || name.startsWith("#X")
                                ? Integer.parseInt(name.substring(2), 16)
                                : Integer.parseInt(name.substring(1));
                yield Character.isValidCodePoint(code) ? Character.toString(code) : whole;
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** As it stands in a file. */
    String written() {
        String name = escaped(voice.replaceAll("\\s+", " ").strip());
        return (name.isEmpty() ? "" : "<v " + name + ">") + escaped(label);
    }
}
