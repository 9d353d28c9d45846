/**
 * What commands show and tell, and what they offer to choose from: results, reports and training
 * metrics come in; tables, windows, log lines and outputs for scripts go out. Start at {@link
 * io.github.affectj.commands.show.Emotions}, which shows a result.
 */
package io.github.affectj.commands.show;
