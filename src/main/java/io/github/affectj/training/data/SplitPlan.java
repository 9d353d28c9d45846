package io.github.affectj.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Gives groups of clips to train, val and test, each group whole: first so that every label is in
 * as many splits as it has groups for (train before val before test), then so that each label comes
 * near to its shares. The same groups and seed give the same plan.
 */
final class SplitPlan {
    static final List<String> SPLITS = List.of("train", "val", "test");

    /** Shares of each label's clips. */
    static final double[] SHARES = {0.7, 0.15, 0.15};

    /** What it costs that a label misses a split. */
    private static final int[] MISSED = {10_000, 100, 1};

    /** Orders that are tried where groups of several labels stand in each other's way. */
    private static final int ATTEMPTS = 40;

    private static final int MOST_GROUPS_TO_REPAIR = 2000;

    /** So few that all plans can be looked at: 3<sup>9</sup> of them. */
    private static final int MOST_GROUPS_TO_TRY_ALL = 9;

    /**
     * Clips that stay together.
     *
     * @param labels places of their labels, each once
     * @param clips how many it has of each
     */
    record Group(int[] labels, int[] clips) {
        int size() {
            return Arrays.stream(clips).sum();
        }
    }

    private final List<Group> groups;
    private final double[] totals;

    /** Groups of each label. */
    private final List<List<Integer>> of = new ArrayList<>();

    private final int[][] covered = new int[SPLITS.size()][];
    private final double[][] have = new double[SPLITS.size()][];
    private final int[] plan;

    private SplitPlan(List<Group> groups, int labels) {
        this.groups = groups;
        totals = new double[labels];
        plan = new int[groups.size()];
        for (int l = 0; l < labels; l++) {
            of.add(new ArrayList<>());
        }
        for (int g = 0; g < groups.size(); g++) {
            for (int i = 0; i < groups.get(g).labels().length; i++) {
                of.get(groups.get(g).labels()[i]).add(g);
                totals[groups.get(g).labels()[i]] += groups.get(g).clips()[i];
            }
        }
    }

    /**
     * Places of the groups' splits in {@link #SPLITS}.
     *
     * @param labels how many labels there are
     */
    static int[] of(List<Group> groups, int labels, long seed) {
        SplitPlan plan = new SplitPlan(groups, labels);
        int[] best = null;
        long least = Long.MAX_VALUE;
        Random random = new Random(seed);
        int attempts = groups.size() > MOST_GROUPS_TO_REPAIR ? 1 : ATTEMPTS;
        for (int i = 0; i < attempts && least > 0; i++) {
            plan.make(random);
            if (groups.size() <= MOST_GROUPS_TO_REPAIR) {
                plan.repair();
            }
            long cost = plan.missed();
            if (cost < least) {
                least = cost;
                best = plan.plan.clone();
            }
        }
        return least > 0 && groups.size() <= MOST_GROUPS_TO_TRY_ALL ? plan.all(least, best) : best;
    }

    /** The plan of all that there are which misses least; the one given if none misses less. */
    private int[] all(long least, int[] best) {
        int plans = (int) Math.pow(SPLITS.size(), plan.length);
        for (int code = 0; code < plans; code++) {
            for (int g = 0, rest = code; g < plan.length; g++, rest /= SPLITS.size()) {
                if (plan[g] != rest % SPLITS.size()) {
                    put(g, rest % SPLITS.size());
                }
            }
            long cost = missed();
            if (cost < least) {
                least = cost;
                best = plan.clone();
            }
        }
        return best;
    }

    /** How many splits a label with so many groups can be in. */
    static int reach(int groups) {
        return Math.min(groups, SPLITS.size());
    }

    private void make(Random random) {
        Arrays.fill(plan, -1);
        for (int s = 0; s < SPLITS.size(); s++) {
            covered[s] = new int[totals.length];
            have[s] = new double[totals.length];
        }
        List<Integer> order = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            order.add(g);
        }
        Collections.shuffle(order, random);
        int[] rank = new int[groups.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[order.get(i)] = i;
        }
        List<Integer> labels = new ArrayList<>();
        for (int l = 0; l < totals.length; l++) {
            labels.add(l);
        }
        labels.sort(Comparator.comparingInt(l -> of.get(l).size()));
        for (int label : labels) {
            for (int split = 0; split < reach(of.get(label).size()); split++) {
                cover(label, split, rank);
            }
        }
        // The large ones first: the small ones fill what is left.
        order.sort(Comparator.comparingInt(g -> -groups.get(g).size()));
        for (int g : order) {
            if (plan[g] < 0) {
                int best = 0;
                for (int s = 1; s < SPLITS.size(); s++) {
                    best = cost(g, s) < cost(g, best) ? s : best;
                }
                put(g, best);
            }
        }
    }

    /** Puts the group of a label that fits best into a split without it. */
    private void cover(int label, int split, int[] rank) {
        if (covered[split][label] > 0) {
            return;
        }
        of.get(label).stream()
                .filter(g -> plan[g] < 0)
                .min(
                        Comparator.<Integer>comparingDouble(g -> cost(g, split))
                                .thenComparingInt(g -> rank[g]))
                .ifPresent(g -> put(g, split));
    }

    /** By how much the distance to the shares grows with a group in a split. */
    private double cost(int group, int split) {
        Group g = groups.get(group);
        double cost = 0;
        for (int i = 0; i < g.labels().length; i++) {
            int l = g.labels()[i];
            double off = have[split][l] - SHARES[split] * totals[l];
            cost += g.clips()[i] * (2 * off + g.clips()[i]) / totals[l];
        }
        return cost;
    }

    private void put(int group, int split) {
        if (plan[group] >= 0) {
            add(group, plan[group], -1);
        }
        plan[group] = split;
        add(group, split, 1);
    }

    private void add(int group, int split, int sign) {
        Group g = groups.get(group);
        for (int i = 0; i < g.labels().length; i++) {
            covered[split][g.labels()[i]] += sign;
            have[split][g.labels()[i]] += sign * g.clips()[i];
        }
    }

    private long missed() {
        long missed = 0;
        for (int l = 0; l < totals.length; l++) {
            for (int s = 0; s < reach(of.get(l).size()); s++) {
                missed += covered[s][l] == 0 ? MISSED[s] : 0;
            }
        }
        return missed;
    }

    /** Moves or swaps groups while labels gain splits by it. */
    private void repair() {
        for (long before = missed(); before > 0; ) {
            long now = step(before);
            if (now == before) {
                return;
            }
            before = now;
        }
    }

    private long step(long before) {
        for (int l = 0; l < totals.length; l++) {
            for (int s = 0; s < reach(of.get(l).size()); s++) {
                if (covered[s][l] > 0) {
                    continue;
                }
                for (int g : of.get(l)) {
                    int from = plan[g];
                    put(g, s);
                    if (missed() < before) {
                        return missed();
                    }
                    for (int other = 0; other < plan.length; other++) {
                        if (plan[other] == s && other != g) {
                            put(other, from);
                            if (missed() < before) {
                                return missed();
                            }
                            put(other, s);
                        }
                    }
                    put(g, from);
                }
            }
        }
        return before;
    }
}
