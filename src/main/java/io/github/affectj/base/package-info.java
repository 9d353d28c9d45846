/**
 * What every other package may lean on: how work reports its progress and is cancelled ({@link
 * io.github.affectj.base.Progress}), how a wrong input is told to the user ({@link
 * io.github.affectj.base.BadInputException}), how a file that is not ours is opened ({@link
 * io.github.affectj.base.ForeignFiles}) and how a file is written without ever leaving half of it
 * behind ({@link io.github.affectj.base.SafeFiles}), and what its ending may be ({@link
 * io.github.affectj.base.FileEndings}). Nothing comes in, nothing of the domain goes out.
 */
package io.github.affectj.base;
