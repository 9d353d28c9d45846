package io.github.affectj.pipeline.faces;

import io.github.affectj.media.Clip;
import io.github.affectj.media.ClipTimes;
import io.github.affectj.model.detect.TestFaces.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A film of 25 frames a second in which pictures move over an even background. */
final class FaceClip implements Clip {
    private static final int BACKGROUND = 0x5a6e82;

    private final int width;
    private final int height;
    private final List<Shot> shots = new ArrayList<>();

    /** A picture that moves from one place by so many pixels a frame. */
    private record Shot(Picture picture, int x, int y, int speed, int frames) {}

    FaceClip(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** Frames with a picture that moves to the right. */
    FaceClip shot(Picture picture, int x, int y, int speed, int frames) {
        shots.add(new Shot(picture, x, y, speed, frames));
        return this;
    }

    @Override
    public String name() {
        return "made";
    }

    @Override
    public String source() {
        return "";
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public ClipTimes times() {
        int count = shots.stream().mapToInt(Shot::frames).sum();
        int[] numbers = new int[count];
        double[] starts = new double[count];
        double[] durations = new double[count];
        Arrays.setAll(numbers, i -> i + 1);
        Arrays.setAll(starts, i -> i / 25.0);
        Arrays.fill(durations, 0.04);
        return new ClipTimes(numbers, starts, durations);
    }

    @Override
    public int[] rgb(int index) {
        int frame = index;
        int at = 0;
        while (frame >= shots.get(at).frames) {
            frame -= shots.get(at).frames;
            at++;
        }
        Shot shot = shots.get(at);
        Picture picture = shot.picture;
        int[] rgb = new int[width * height];
        // Another shade in each shot, as another place has.
        Arrays.fill(rgb, BACKGROUND ^ (at % 2) * 0x808080);
        int left = shot.x + shot.speed * frame;
        for (int y = Math.max(0, shot.y); y < Math.min(height, shot.y + picture.height()); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + picture.width()); x++) {
                rgb[y * width + x] = picture.rgb()[(y - shot.y) * picture.width() + x - left];
            }
        }
        return rgb;
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
