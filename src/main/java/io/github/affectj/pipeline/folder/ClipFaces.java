package io.github.affectj.pipeline.folder;

/**
 * What is kept of the faces of a clip beside their emotions.
 *
 * @param searched whether faces were looked for in it
 * @param beside whether its regions are those of the file beside it
 * @param found how many faces were found
 * @param leftOut how many more look drawn, or like no face
 * @param sha256 of the file with the faces in the output folder, see {@link FaceFile}; empty where
 *     there is none
 */
record ClipFaces(boolean searched, boolean beside, int found, int leftOut, String sha256) {
    /** Of a clip whose whole frames were looked at. */
    static final ClipFaces NONE = new ClipFaces(false, false, 0, 0, "");

    /** Of a clip whose regions are those of the file beside it. */
    static final ClipFaces BESIDE = new ClipFaces(false, true, 0, 0, "");

    /** The same with the file written. */
    ClipFaces written(String newSha256) {
        return new ClipFaces(searched, beside, found, leftOut, newSha256);
    }
}
