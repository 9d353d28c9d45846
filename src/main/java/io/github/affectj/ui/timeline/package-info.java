/**
 * The window in which a person corrects and draws tiers: a stack comes in, its attached tiers
 * change, by steps that can be undone. {@link io.github.affectj.ui.timeline.TimelineWindow} (start
 * here) puts it together: {@code TimelineModel} holds what is edited and selected, {@code
 * TimelinePanel} shows it, {@code TimelineMouse} and {@code TimelineActions} turn mouse and keys
 * into edits, {@code StackLink} keeps playhead and slice together, {@code Autosave} writes beside
 * the film. What is drawn comes from {@code overlay.timeline}, what an edit does from {@code
 * annotation.edit}. All but that writing belongs to the event thread.
 */
package io.github.affectj.ui.timeline;
