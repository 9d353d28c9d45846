package io.github.affectj.features.audio;

public final class SoundSteps implements AutoCloseable {
    public static int size() {
        return 64;
    }

    public static java.util.List<String> names() {
        return java.util.List.of();
    }

    public static SoundSteps open(io.github.affectj.media.SoundTrack t, double f, double s)
            throws java.io.IOException {
        return new SoundSteps();
    }

    public boolean next(float[] out, int offset) throws java.io.IOException {
        return false;
    }

    @Override
    public void close() {}
}
