package io.github.affectj.regions.track;

import java.util.Arrays;

/**
 * The cheapest way to give each row a column of its own: the Hungarian algorithm (Kuhn 1955) with
 * shortest augmenting paths (Jonker and Volgenant 1987), in time by the cube of the size.
 */
public final class Assignment {
    /** In the place of a column: the row has none. */
    public static final int NONE = -1;

    private final int rows;
    private final int columns;
    private final double[][] costs;
    private final double[] rowPrice;
    private final double[] columnPrice;

    /** The row of each column, from 1; 0 where it is free. Column 0 holds the row being placed. */
    private final int[] rowOf;

    private Assignment(double[][] costs) {
        this.costs = costs;
        rows = costs.length;
        columns = costs[0].length;
        rowPrice = new double[rows + 1];
        columnPrice = new double[columns + 1];
        rowOf = new int[columns + 1];
    }

    /**
     * Places as many rows as there are columns for, at the least sum of costs.
     *
     * @param costs of each row for each column, finite; all rows of one length
     * @return of each row its column, or {@link #NONE}
     */
    public static int[] of(double[][] costs) {
        int[] columnOf = new int[costs.length];
        Arrays.fill(columnOf, NONE);
        if (costs.length == 0 || costs[0].length == 0) {
            return columnOf;
        }
        boolean wide = costs.length <= costs[0].length;
        Assignment work = new Assignment(wide ? costs : turned(costs));
        for (int row = 1; row <= work.rows; row++) {
            work.place(row);
        }
        for (int column = 1; column <= work.columns; column++) {
            if (work.rowOf[column] > 0 && wide) {
                columnOf[work.rowOf[column] - 1] = column - 1;
            } else if (work.rowOf[column] > 0) {
                columnOf[column - 1] = work.rowOf[column] - 1;
            }
        }
        return columnOf;
    }

    private static double[][] turned(double[][] costs) {
        double[][] turned = new double[costs[0].length][costs.length];
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < costs[0].length; j++) {
                turned[j][i] = costs[i][j];
            }
        }
        return turned;
    }

    /** Finds the cheapest way from a row to a free column, over columns whose rows move on. */
    private void place(int row) {
        rowOf[0] = row;
        int column = 0;
        double[] least = new double[columns + 1];
        int[] from = new int[columns + 1];
        boolean[] done = new boolean[columns + 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        while (rowOf[column] != 0) {
            done[column] = true;
            column = nearest(column, least, from, done);
        }
        while (column != 0) {
            rowOf[column] = rowOf[from[column]];
            column = from[column];
        }
    }

    /** The next column on the way, with the prices raised by what it costs to get there. */
    private int nearest(int column, double[] least, int[] from, boolean[] done) {
        int row = rowOf[column];
        int next = 0;
        double step = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= columns; j++) {
            if (done[j]) {
                continue;
            }
            double cost = costs[row - 1][j - 1] - rowPrice[row] - columnPrice[j];
            if (cost < least[j]) {
                least[j] = cost;
                from[j] = column;
            }
            if (least[j] < step) {
                step = least[j];
                next = j;
            }
        }
        for (int j = 0; j <= columns; j++) {
            if (done[j]) {
                rowPrice[rowOf[j]] += step;
                columnPrice[j] -= step;
            } else {
                least[j] -= step;
            }
        }
        return next;
    }
}
