package io.github.affectj.exchange.tiers;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.w3c.dom.Element;

/** The media files that a document of ELAN is linked with. */
final class EafMedia {
    private EafMedia() {}

    private static List<Element> media(Element root) {
        return EafHead.header(root)
                .map(h -> EafXml.children(h, "MEDIA_DESCRIPTOR"))
                .orElse(List.of());
    }

    /** Where the media files are, or would be if they were there. */
    static List<Path> files(Element root, Path eaf) {
        Path folder = eaf.toAbsolutePath().getParent();
        List<Path> files = new ArrayList<>();
        for (Element media : media(root)) {
            List<Path> places = new ArrayList<>();
            for (String url :
                    List.of(
                            media.getAttribute("RELATIVE_MEDIA_URL"),
                            media.getAttribute("MEDIA_URL"))) {
                place(url, folder).ifPresent(places::add);
            }
            places.stream()
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .or(() -> places.stream().findFirst())
                    .ifPresent(files::add);
        }
        return files;
    }

    private static Optional<Path> place(String url, Path folder) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path place =
                    url.startsWith("file:")
                            ? Path.of(new URI(url.replaceFirst("^file:/*", "file:///")))
                            : folder.resolve(decoded(url));
            return Optional.of(place.normalize());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // an address, or the place of another system
        }
    }

    /** The media file of the film, by its name; else the only one, or none. */
    private static Optional<Element> media(Element root, Film film) {
        List<Element> all = media(root);
        Optional<Element> same = all.stream().filter(m -> isOf(m, film)).findFirst();
        return same.isPresent() || all.size() != 1 ? same : Optional.of(all.get(0));
    }

    private static boolean isOf(Element media, Film film) {
        return film.file().isPresent()
                && (name(media.getAttribute("MEDIA_URL")).equals(fileName(film))
                        || name(media.getAttribute("RELATIVE_MEDIA_URL")).equals(fileName(film)));
    }

    private static String fileName(Film film) {
        return film.file().map(f -> String.valueOf(f.getFileName())).orElse("");
    }

    private static String name(String url) {
        return decoded(url.substring(url.lastIndexOf('/') + 1));
    }

    private static String decoded(String url) {
        try {
            return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return url; // with a lone %
        }
    }

    /** Milliseconds of the film at which the times of the document begin. */
    static long origin(EafContent content, Film film) {
        Optional<Element> media = media(content.root(), film);
        String origin = media.map(m -> m.getAttribute("TIME_ORIGIN")).orElse("");
        if (origin.isEmpty()) {
            return 0;
        }
        if (!origin.matches("-?\\d{1,9}")) {
            throw content.wrong(media.get(), "TIME_ORIGIN is no whole number of milliseconds");
        }
        return Long.parseLong(origin);
    }

    /** A sentence if the document speaks of other media than the film. */
    static Optional<String> otherMedia(Element root, Film film, Path path) {
        List<Element> all = media(root);
        if (all.isEmpty() || film.file().isEmpty() || all.stream().anyMatch(m -> isOf(m, film))) {
            return Optional.empty();
        }
        List<String> names = all.stream().map(m -> name(m.getAttribute("MEDIA_URL"))).toList();
        return Optional.of(
                "%s is linked with %s, and not with %s; its times are taken as they are."
                        .formatted(path, String.join(", ", names), fileName(film)));
    }

    /** Links the film, by its place and by the way to it from the document. */
    static void link(Element root, Film film, Path target) {
        if (film.file().isEmpty()) {
            return;
        }
        Path file = film.file().get().toAbsolutePath();
        Element media = media(root).stream().filter(m -> isOf(m, film)).findFirst().orElse(null);
        if (media == null) {
            if (!media(root).isEmpty()) {
                return; // another film, as the person chose it in ELAN
            }
            Element header = EafHead.header(root).orElseThrow();
            media = root.getOwnerDocument().createElement("MEDIA_DESCRIPTOR");
            EafEditor.insert(
                    header,
                    media,
                    EafEditor.firstOf(header, List.of("LINKED_FILE_DESCRIPTOR", "PROPERTY")));
            media.setAttribute("MIME_TYPE", mimeType(fileName(film)));
        }
        media.setAttribute(
                "MEDIA_URL", file.toUri().toASCIIString().replaceFirst("^file:/+", "file:///"));
        Optional<String> way = relative(target.toAbsolutePath().getParent(), file);
        if (way.isPresent()) {
            media.setAttribute("RELATIVE_MEDIA_URL", way.get());
        } else {
            media.removeAttribute("RELATIVE_MEDIA_URL");
        }
    }

    /** As {@code ./film.mp4} or {@code ../films/film.mp4}; none from one drive to another. */
    private static Optional<String> relative(Path folder, Path file) {
        if (folder == null || !folder.getRoot().equals(file.getRoot())) {
            return Optional.empty();
        }
        StringBuilder way = new StringBuilder();
        for (Path part : folder.normalize().relativize(file.normalize())) {
            way.append(way.length() == 0 ? "" : "/").append(encoded(part.toString()));
        }
        return Optional.of(way.toString().startsWith("..") ? way.toString() : "./" + way);
    }

    private static String encoded(String part) {
        try {
            return new URI(null, null, "/" + part, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // any text can be a path
        }
    }

    private static String mimeType(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "mp4", "m4v" -> "video/mp4";
            case "mpg", "mpeg" -> "video/mpeg";
            case "mov" -> "video/quicktime";
            case "avi" -> "video/x-msvideo";
            case "mkv" -> "video/x-matroska";
            case "webm" -> "video/webm";
            case "wav" -> "audio/x-wav";
            default -> "unknown";
        };
    }
}
