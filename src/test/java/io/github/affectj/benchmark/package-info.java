/**
 * Speed and memory, measured and printed by {@code scripts/benchmark}. No tests: a time is never an
 * assertion. {@link io.github.affectj.benchmark.Benchmark} is where to start.
 */
package io.github.affectj.benchmark;
