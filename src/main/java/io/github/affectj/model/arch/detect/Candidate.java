package io.github.affectj.model.arch.detect;

import io.github.affectj.model.detect.FaceBox;
import io.github.affectj.model.detect.PictureMeans.Part;

/**
 * A box that may hold a face, with what a stage says of it. Numbers are 32-bit floats and computed
 * in the order of facenet-pytorch, so that pixels are cut off at the same places.
 *
 * @param box where it is, with the score of the stage
 * @param moves corrections of left, top, right and bottom, in widths and heights of the box
 */
record Candidate(FaceBox box, float[] moves) {

    /**
     * The box with its edges corrected.
     *
     * @param more added to width and height before they are multiplied
     */
    FaceBox corrected(int more) {
        float w = box.width() + more;
        float h = box.height() + more;
        return new FaceBox(
                box.left() + moves[0] * w,
                box.top() + moves[1] * h,
                box.right() + moves[2] * w,
                box.bottom() + moves[3] * h,
                box.score());
    }

    /** The square around the middle of a box, as long as its longer side. */
    static FaceBox square(FaceBox box) {
        float w = box.width();
        float h = box.height();
        float side = Math.max(w, h);
        float left = box.left() + w * 0.5f - side * 0.5f;
        float top = box.top() + h * 0.5f - side * 0.5f;
        return new FaceBox(left, top, left + side, top + side, box.score());
    }

    /** The pixels of a picture that a box covers; they may be none. */
    static Part pixels(FaceBox box, int width, int height) {
        return new Part(
                Math.max((int) box.left(), 1) - 1,
                Math.max((int) box.top(), 1) - 1,
                Math.min((int) box.right(), width),
                Math.min((int) box.bottom(), height));
    }
}
