package io.github.affectj.media.film;

import static org.bytedeco.ffmpeg.global.avformat.avio_size;

import io.github.affectj.base.BadInputException;
import io.github.affectj.base.Counts;
import io.github.affectj.base.Progress;
import io.github.affectj.media.ffmpeg.FfmpegLibrary;
import io.github.affectj.media.ffmpeg.FileEnd;
import java.io.IOException;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Lists all frames of a film at opening. The packets of good files tell enough, and nothing is
 * decoded but the first frames, to see that they come as listed, and the last ones where the file
 * is cut off. Where packets tell too little (no times, as in some AVI and raw streams; two packets
 * a frame, as of fields) all is decoded once.
 */
final class VideoIndexer {
    private static final int PACKETS_A_LOOK = 256;
    private static final int FRAMES_A_LOOK = 8;

    /** How many of the first frames are compared with the list. */
    private static final int CHECKED = 12;

    private static final double MOST_FRAMES_A_SECOND = 10_000;
    private static final double MOST_SECONDS_A_FRAME = 24 * 3600;

    private final VideoInput input;
    private final VideoDecoder decoder;
    private final Progress progress;
    private final PacketList packets;
    private final IndexBuilder builder;
    private String note = "";

    /**
     * @param input at its start
     * @param decoder of it
     * @param progress told how far the file is read
     */
    VideoIndexer(VideoInput input, VideoDecoder decoder, Progress progress) {
        this.input = input;
        this.decoder = decoder;
        this.progress = progress;
        packets = new PacketList(input.stream().codecpar().codec_id());
        builder = new IndexBuilder(input, packets);
    }

    /**
     * Reads through the file; where input and decoder stand after that is not defined.
     *
     * @throws BadInputException if there are no frames, none that can be decoded, or their times
     *     are absurd, in one sentence
     * @throws io.github.affectj.base.CancelledException if cancelled
     */
    VideoIndex index() throws IOException {
        readPackets();
        if (packets.size() == 0) {
            throw new BadInputException(input.name() + " has a video track, but no frames in it.");
        }
        boolean cut =
                input.failed()
                        // Where parts were joined, packets seem to be missing.
                        || (packets.corrupt() && input.joined() == null)
                        || missing() > 0
                        || FileEnd.isCutOff(input.file());
        long[] times = packets.times();
        VideoIndex index = times == null ? null : checked(builder.byTime(times));
        if (index == null) {
            index = byDecoding();
        } else if (cut) {
            index = withoutBrokenEnd(index);
        }
        // Where packets are no frames, their number tells nothing.
        boolean countsFrames = index.name() == VideoIndex.Name.TIME;
        if (cut || (countsFrames && index.size() < packets.size())) {
            note = cutOff(index.size(), countsFrames ? packets.size() + missing() : told());
        }
        checkRate(index);
        return index;
    }

    /**
     * How many packets the file tells of in its head but does not hold; only mp4 is exact in it.
     */
    private long missing() {
        return isKind("mov,") ? Math.max(0, input.stream().nb_frames() - packets.packets()) : 0;
    }

    /** How many frames the head of an AVI tells of, which has no fields; else 0. */
    private long told() {
        return isKind("avi") ? input.stream().nb_frames() : 0;
    }

    private boolean isKind(String beginning) {
        return FfmpegLibrary.name(input.format().iformat()).startsWith(beginning);
    }

    /** What the user should know: that the file is cut off; empty if there is nothing. */
    String note() {
        return note;
    }

    private String cutOff(int whole, long all) {
        return input.name()
                + " is cut off or damaged: "
                + (all > whole
                        ? whole + " of its " + Counts.of(all, "frame")
                        : Counts.of(whole, "frame"))
                + " can be shown.";
    }

    private void readPackets() {
        long bytes = Math.max(1, avio_size(input.format().pb()));
        int count = 0;
        for (AVPacket packet = input.read(); packet != null; packet = input.read()) {
            packets.add(packet);
            if (count++ % PACKETS_A_LOOK == 0) {
                progress.checkCancelled();
                progress.update((double) Math.max(0, packet.pos()) / bytes, "Finding the frames");
            }
        }
    }

    /**
     * Decodes the first frames.
     *
     * @return the index from the first frame on that can be decoded; null if frames come otherwise
     *     than listed
     */
    private VideoIndex checked(VideoIndex index) throws IOException {
        toStart();
        int first = -1;
        int lost = 0;
        for (int i = 0; i < CHECKED; i++) {
            progress.checkCancelled();
            AVFrame frame = decoder.next();
            if (frame == null) {
                return i == 0 ? null : index.part(first, first + i + lost);
            }
            int number = index.frame(frame.pts());
            if (i == 0) {
                first = number;
            }
            // What is missing must have been refused as damaged.
            int missing = number - (first + i + lost);
            if (number < 0 || missing < 0 || lost + missing > decoder.errors()) {
                return null;
            }
            lost += missing;
        }
        return index.part(first, index.size());
    }

    private void toStart() throws IOException {
        if (packets.keyframes() > 0 && input.seek(packets.keySeekTime(0))) {
            if (packets.isFirst(decoder.start(false))) {
                return;
            }
        }
        input.reopen();
        decoder.start(false);
    }

    /** Leaves out the frames at the end that don't come out of the decoder. */
    private VideoIndex withoutBrokenEnd(VideoIndex index) throws IOException {
        int behind = index.size();
        for (int key = index.keyframeFor(behind - 1); key > 0; key--) {
            if (input.seek(index.seekTime(key)) && decoder.start(true) != null) {
                int last = lastDecoded(index);
                if (last >= index.keyframe(key)) {
                    return index.part(0, last + 1);
                }
            }
        }
        toStart();
        return index.part(0, lastDecoded(index) + 1);
    }

    private int lastDecoded(VideoIndex index) throws IOException {
        int last = -1;
        for (AVFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
            progress.checkCancelled();
            last = Math.max(last, index.frame(frame.pts()));
        }
        return last;
    }

    private VideoIndex byDecoding() throws IOException {
        toStart();
        int expected = packets.size();
        long[] times = new long[expected];
        long[] places = new long[expected];
        int count = 0;
        for (AVFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
            if (count % FRAMES_A_LOOK == 0) {
                progress.checkCancelled();
                progress.update((double) count / expected, "Decoding all frames once");
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, count + count / 2 + 1);
                places = Arrays.copyOf(places, times.length);
            }
            places[count] = frame.pkt_pos();
            times[count++] = frame.best_effort_timestamp();
        }
        if (count == 0) {
            throw new BadInputException(
                    input.name()
                            + " can't be decoded: none of its "
                            + Counts.of(expected, "frame")
                            + " ("
                            + FfmpegLibrary.codecName(input.stream().codecpar())
                            + ") is whole.");
        }
        times = Arrays.copyOf(times, count);
        // Some writers keep the times and lose which frame they belong to: all are there.
        long[] told = packets.times();
        if (told != null && told.length == count) {
            times = told;
        } else {
            builder.fillIn(times);
        }
        places = Arrays.copyOf(places, count);
        return builder.byPlace(times, places);
    }

    private void checkRate(VideoIndex index) {
        int last = index.size() - 1;
        double seconds = (index.time(last) - index.time(0) + index.lastDuration()) * input.tick();
        double rate = index.size() / seconds;
        if (rate > MOST_FRAMES_A_SECOND || 1 / rate > MOST_SECONDS_A_FRAME) {
            throw new BadInputException(
                    String.format(
                            "%s has an impossible frame rate: %s in %.6g s; allowed are up to"
                                    + " %.0f frames a second and up to a day a frame.",
                            input.name(),
                            Counts.of(index.size(), "frame"),
                            seconds,
                            MOST_FRAMES_A_SECOND));
        }
    }
}
