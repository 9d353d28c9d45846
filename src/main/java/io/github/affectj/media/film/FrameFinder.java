package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.io.IOException;
import java.util.BitSet;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Gets any frame of a film, exactly: goes to the keyframe before it and decodes from there, or goes
 * on from where it is if that is nearer. On the way, frames that no other refers to are not
 * decoded, unless the caller goes backwards and will want them next.
 */
final class FrameFinder implements AutoCloseable {
    /** So far ahead it is not worth while to go to a keyframe in between. */
    private static final int NEAR = 8;

    /** Place of a start that does not lead to the frame. */
    private static final int NOWHERE = -1;

    private final VideoInput input;
    private final VideoDecoder decoder;
    private final VideoIndex index;
    private final FrameCache cache = new FrameCache();
    private final BitSet damaged = new BitSet();

    /** The frame that came last out of the decoder; beyond the last frame if it must start anew. */
    private int position = Integer.MAX_VALUE;

    /** What comes out before it was begun without the frames that it refers to. */
    private int validFrom;

    /** Whether frames may have passed undecoded since the decoder was begun. */
    private boolean skipping;

    /** The frame that was asked for last. */
    private int asked = Integer.MIN_VALUE;

    private int count;

    /** All three are not closed here. */
    FrameFinder(VideoInput input, VideoDecoder decoder, VideoIndex index) {
        this.input = input;
        this.decoder = decoder;
        this.index = index;
    }

    /**
     * A frame.
     *
     * @param frame its place, from 0
     * @return valid until the next call; null if it can't be decoded
     */
    AVFrame find(int frame) throws IOException {
        AVFrame kept = cache.get(frame);
        if (kept != null || damaged.get(frame)) {
            return kept;
        }
        // Who goes backwards step by step will ask for the frames on the way.
        boolean backwards = frame < asked && asked - frame <= NEAR;
        asked = frame;
        skipping =
                decoder.skipBefore(
                        index.name() == VideoIndex.Name.TIME && !backwards
                                ? index.time(frame)
                                : Long.MIN_VALUE);
        int key = index.keyframeFor(frame);
        if (isAhead(frame, key) && decodeTo(frame)) {
            return cache.get(frame);
        }
        // Some keyframes lead to whole frames only after a while: from the one before it is sure.
        for (int tries = 0; tries < 2 && !damaged.get(frame); tries++) {
            int landed = startFor(frame, key);
            if (decodeTo(frame)) {
                return cache.get(frame);
            }
            key = landed == 0 ? NOWHERE : index.keyframeFor(landed - 1);
        }
        damaged.set(frame);
        return null;
    }

    private boolean isAhead(int frame, int key) {
        return frame > position
                && (frame - position <= NEAR || key < 0 || index.keyframe(key) <= position);
    }

    /** Starts at a keyframe, or before it where the format can't go there; returns its frame. */
    private int startFor(int frame, int key) throws IOException {
        int back = 1;
        for (int from = key; from >= 0; from -= back, back *= 2) {
            int landed = land(index.time(index.keyframe(from)), frame);
            if (landed == NOWHERE) {
                landed = land(index.seekTime(from), frame);
            }
            if (landed != NOWHERE) {
                validFrom = landed;
                position = landed - 1;
                return landed;
            }
        }
        input.reopen();
        decoder.start(false);
        validFrom = 0;
        position = -1;
        count = 0;
        return 0;
    }

    private int land(long time, int frame) {
        AVPacket packet = input.seek(time) ? decoder.start(true) : null;
        if (packet == null) {
            return NOWHERE;
        }
        int landed =
                switch (index.name()) {
                    case TIME ->
                            packet.pts() == AV_NOPTS_VALUE
                                    ? NOWHERE
                                    : index.frameFrom(packet.pts());
                    case PLACE -> index.frame(packet.pos());
                    case COUNT -> NOWHERE;
                };
        return landed <= frame ? landed : NOWHERE;
    }

    /** Goes on until a frame is there; those on the way are kept for a while. */
    private boolean decodeTo(int frame) throws IOException {
        while (position < frame) {
            AVFrame decoded = decoder.next();
            int number = decoded == null ? index.size() : index.frame(nameOf(decoded));
            if (decoded != null && (number < validFrom || number <= position)) {
                continue;
            }
            noteMissing(number);
            position = number;
            if (decoded == null) {
                position = Integer.MAX_VALUE;
                return false;
            }
            cache.put(number, decoded);
        }
        return position == frame;
    }

    private long nameOf(AVFrame frame) {
        return switch (index.name()) {
            case TIME -> frame.pts();
            case PLACE -> frame.pkt_pos();
            case COUNT -> count++;
        };
    }

    /** Frames that did not come though all they refer to was decoded will never come. */
    private void noteMissing(int number) {
        if (skipping) {
            return;
        }
        for (int missing = position + 1; missing < number; missing++) {
            int key = index.keyframeFor(missing);
            if (validFrom == 0 || (key > 0 && validFrom <= index.keyframe(key - 1))) {
                damaged.set(missing);
            }
        }
    }

    @Override
    public void close() {
        cache.close();
    }
}
