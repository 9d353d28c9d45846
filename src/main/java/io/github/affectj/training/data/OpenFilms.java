package io.github.affectj.training.data;

import io.github.affectj.base.Cleanup;
import io.github.affectj.base.Progress;
import io.github.affectj.features.Modalities;
import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipOpener;
import io.github.affectj.media.RangedClip;
import io.github.affectj.media.WrappedClip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files themselves, as {@link ClipSource#FILES}, but a film of which parts are clips stays open
 * for its next part: parts that are asked for in the film's order are decoded in one go, and a film
 * is read once to know its bytes, however many clips it has. A file that was changed meanwhile is
 * opened anew.
 */
public final class OpenFilms implements ClipSource, AutoCloseable {
    /** Films that wait for their next part: one a thread that goes through a set, and some more. */
    private static final int MOST_IDLE = 4;

    /** An open film; its place is where the last part ended. */
    private record Idle(FileState state, Clip film, double place) {}

    private final Deque<Idle> idle = new ArrayDeque<>(); // the one used last comes first
    private final Map<FileState, String> hashes = new ConcurrentHashMap<>();
    private boolean closed;

    @Override
    public Clip open(Sample clip, Modalities taken, double stepSeconds, Progress progress) {
        Span span = clip.span();
        if (span.isWhole()) {
            return FILES.open(clip, taken, stepSeconds, progress);
        }
        FileState state;
        try {
            state = FileState.of(clip.path());
        } catch (IOException e) {
            return FILES.open(clip, taken, stepSeconds, progress); // which tells what is wrong
        }
        Clip film = take(state, span.start());
        Clip lent =
                new Lent(
                        film == null ? ClipOpener.open(clip.path(), progress) : film,
                        state,
                        Math.min(span.end(), Double.MAX_VALUE));
        return Cleanup.onFailure(
                lent::close, () -> RangedClip.between(lent, span.start(), span.end()));
    }

    @Override
    public String sha256(Path path, Progress progress) throws IOException {
        FileState state = FileState.of(path);
        String known = hashes.get(state);
        if (known == null) {
            known = FILES.sha256(path, progress);
            hashes.put(state, known);
        }
        return known;
    }

    /** A film that is open: one that is not beyond the moment yet, if there is. */
    private synchronized Clip take(FileState state, double from) {
        Idle best = null;
        for (Idle one : idle) {
            if (one.state.equals(state)
                    && (best == null || distance(one, from) < distance(best, from))) {
                best = one;
            }
        }
        if (best == null) {
            return null;
        }
        idle.remove(best);
        return best.film;
    }

    private static double distance(Idle one, double from) {
        return one.place <= from ? from - one.place : Double.MAX_VALUE / 2;
    }

    private void giveBack(Idle film) {
        Clip tooMany = film.film;
        synchronized (this) {
            if (!closed) {
                idle.addFirst(film);
                tooMany = idle.size() > MOST_IDLE ? idle.removeLast().film : null;
            }
        }
        if (tooMany != null) {
            tooMany.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
            each.next().film.close();
            each.remove();
        }
    }

    /** A film that goes back to those that wait when it is closed. */
    private final class Lent extends WrappedClip {
        private final FileState state;
        private final double end;
        private boolean back;

        Lent(Clip film, FileState state, double end) {
            super(film);
            this.state = state;
            this.end = end;
        }

        @Override
        public int[] rgb(int index) throws IOException {
            return whole.rgb(index);
        }

        @Override
        public int[] rgb(int index, int[] room) throws IOException {
            return whole.rgb(index, room);
        }

        @Override
        public void close() {
            if (!back) {
                back = true;
                giveBack(new Idle(state, whole, end));
            }
        }
    }
}
