package io.github.affectj.annotation.edit;

import io.github.affectj.annotation.Segment;
import io.github.affectj.annotation.Tier;
import java.util.Optional;

/**
 * What came of an edit.
 *
 * @param tier as it is now; the same as before where nothing could be changed
 * @param selected the segment that the edit was about, as it is now; empty where it is gone
 */
public record Change(Tier tier, Optional<Segment> selected) {}
