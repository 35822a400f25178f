package dev.caravan.settings.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody who mistyped it most likely meant. */
public final class Nearest {

    private Nearest() {}

    public static Optional<String> to(String typed, Collection<String> known) {
        String plain = plain(typed);
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(plain, plain(word))))
                .filter(word -> distance(plain, plain(word)) <= allowed(word));
    }

    /** {@code stateDir}, {@code state_dir} and {@code state-dir} differ in taste only. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static int allowed(String word) {
        return Math.max(1, word.length() / 3);
    }

    /**
     * How many letters must be added, removed, replaced or swapped with their neighbour to turn one
     * word into the other.
     */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, i, j, from, to);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int cheapest(int[][] steps, int i, int j, String from, String to) {
        int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int cost =
                Math.min(
                        steps[i - 1][j - 1] + replaced,
                        Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(cost, steps[i - 2][j - 2] + 1) : cost;
    }
}
