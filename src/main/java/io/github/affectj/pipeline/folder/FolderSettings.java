package io.github.affectj.pipeline.folder;

import io.github.affectj.pipeline.AnalysisSettings;
import io.github.affectj.regions.Region;
import java.nio.file.Path;
import java.util.List;

/**
 * What a folder run shall do.
 *
 * @param input folder with the clips
 * @param output folder for the tables, made if need be; may lie in {@code input}, not around it
 * @param model as in {@link AnalysisSettings}
 * @param device as in {@link AnalysisSettings}
 * @param pattern which files, by their names: {@code *} for any letters, {@code ?} for one, {@code
 *     {a,b}} for either; small and capital letters are the same
 * @param recursive whether folders in the folder belong to it
 * @param formats keys of exporters, with commas between them, each for a file of every clip; or
 *     {@link #NO_FORMATS}
 * @param region as in {@link AnalysisSettings}, or {@link #FACES}; the regions of a clip are those
 *     of the file beside it, see {@link ClipRegions}
 * @param resume whether clips are passed over that were analysed before with the same settings and
 *     have not changed
 */
public record FolderSettings(
        Path input,
        Path output,
        String model,
        String device,
        String pattern,
        boolean recursive,
        String formats,
        String region,
        boolean resume) {
    /** Pattern that is taken where none is named: all files. */
    public static final String DEFAULT_PATTERN = "*";

    /** Formats that are taken where none is named. */
    public static final String DEFAULT_FORMATS = "csv";

    /** Value of {@link #formats} for no files of single clips. */
    public static final String NO_FORMATS = "none";

    /**
     * Value of {@link #region}: each face by itself, found as by Find Faces... in clips that have
     * no regions beside them.
     */
    public static final String FACES = Region.FACES;

    /** The values of {@link #region} that are no names. */
    public static List<String> regionChoices() {
        return List.of(AnalysisSettings.WHOLE_FRAME, FACES, AnalysisSettings.ALL_REGIONS);
    }

    /** The settings of two folders and else the defaults. */
    public static FolderSettings of(Path input, Path output) {
        return new FolderSettings(
                input,
                output,
                AnalysisSettings.DEFAULT_MODEL,
                AnalysisSettings.DEFAULT_DEVICE,
                DEFAULT_PATTERN,
                true,
                DEFAULT_FORMATS,
                AnalysisSettings.DEFAULT_REGION,
                true);
    }

    /** The same with another model. */
    public FolderSettings withModel(String newModel) {
        return new FolderSettings(
                input, output, newModel, device, pattern, recursive, formats, region, resume);
    }

    /** The same with other formats. */
    public FolderSettings withFormats(String newFormats) {
        return new FolderSettings(
                input, output, model, device, pattern, recursive, newFormats, region, resume);
    }

    /** The same for other files. */
    public FolderSettings withFiles(String newPattern, boolean newRecursive) {
        return new FolderSettings(
                input, output, model, device, newPattern, newRecursive, formats, region, resume);
    }

    /** The same, going on or beginning anew. */
    public FolderSettings withResume(boolean newResume) {
        return new FolderSettings(
                input, output, model, device, pattern, recursive, formats, region, newResume);
    }

    /** The same for regions. */
    public FolderSettings withRegion(String newRegion) {
        return new FolderSettings(
                input, output, model, device, pattern, recursive, formats, newRegion, resume);
    }

    /** The settings of the analysis of one clip. */
    AnalysisSettings analysis() {
        AnalysisSettings d = AnalysisSettings.defaults();
        return new AnalysisSettings(model, device, d.stride(), d.heatmap(), d.emotion())
                .withRegion(region.equals(FACES) ? AnalysisSettings.ALL_REGIONS : region);
    }
}
