/**
 * Tiers corrected by hand, without a window: {@link io.github.affectj.annotation.edit.SegmentEdits}
 * (start here) makes of a tier another one in which a segment was drawn, split, moved or labelled;
 * {@link io.github.affectj.annotation.edit.TierEdits} adds, renames and removes tiers; {@link
 * io.github.affectj.annotation.edit.Snapping} finds the moment that a pointer means; {@link
 * io.github.affectj.annotation.edit.LabelKeys} tells which label a number key gives; {@link
 * io.github.affectj.annotation.edit.EditHistory} undoes and redoes what is done to tiers and
 * regions. All values are immutable but the history.
 */
package io.github.affectj.annotation.edit;
