/**
 * What commands show and tell, and what they offer to choose from: results, reports and training
 * metrics come in; tables, windows, log lines and outputs for scripts go out. Start at {@link
 * io.github.affectj.commands.show.ActiveResult}, which finds what is to be shown.
 */
package io.github.affectj.commands.show;
