/**
 * Which of the things found on single frames are one and the same: {@link
 * io.github.affectj.regions.track.BoxTracker} (start here) takes the boxes of frames in their order
 * and gives {@link io.github.affectj.regions.track.Track tracks}, which become regions that move.
 * It goes by place, speed, size and look, within one shot. No ImageJ, no DJL.
 */
package io.github.affectj.regions.track;
