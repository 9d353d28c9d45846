package io.github.affectj.explain;

import io.github.affectj.model.scoring.WindowObserver;
import io.github.affectj.result.AttentionMap;
import java.util.List;

/** Makes heat maps while a clip's windows are scored. */
public interface MapSource extends WindowObserver {

    /** One map for each frame of the clip, once all windows were scored. */
    List<AttentionMap> maps();
}
