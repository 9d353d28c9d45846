package io.github.affectj.model.detect;

/**
 * A face in a picture, in pixels from its upper left corner. A box may reach beyond the picture.
 *
 * @param left x of the left edge
 * @param top y of the upper edge
 * @param right x of the right edge
 * @param bottom y of the lower edge
 * @param score how sure the network is, 0 to 1
 */
public record FaceBox(float left, float top, float right, float bottom, float score) {

    /** Width in pixels. */
    public float width() {
        return right - left;
    }

    /** Height in pixels. */
    public float height() {
        return bottom - top;
    }
}
