/**
 * Networks over steps of time, with audio beside the visual stream (Liang 2023). Start at {@link
 * io.github.affectj.model.arch.film.FusionArchitecture}; {@code FusionHead} is where the streams
 * meet. {@link io.github.affectj.model.arch.film.PooledArchitecture} is the smallest head of all.
 */
package io.github.affectj.model.arch.film;
