package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import dev.caravan.simulator.world.UploadSwitch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds items by path and by words, as late as 115 does. */
final class Finder {

    private static final int SEARCHED_CHARACTERS = 40;

    private final Tree tree;
    private final Naming naming;
    private final Switches switches;
    private final SimulatedClock clock;

    Finder(Tree tree, Switches switches, SimulatedClock clock) {
        this.tree = tree;
        this.naming = new Naming(switches);
        this.switches = switches;
        this.clock = clock;
    }

    /** Looks up a path whose first character is its separator. */
    Optional<Item> byPath(String path) {
        return locate(path).flatMap(this::asSeen);
    }

    /** The same at once, without the delays that clients see. */
    Optional<Item> locate(String path) {
        List<String> names =
                List.of(path.substring(1).split(Pattern.quote(path.substring(0, 1)))).stream()
                        .filter(each -> !each.isEmpty())
                        .toList();
        long folder = Tree.ROOT;
        Optional<Item> found = Optional.empty();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            found =
                    naming.bearers(tree, folder, names.get(i)).stream()
                            .filter(each -> last || each.isFolder())
                            .findFirst();
            if (found.isEmpty()) {
                return found;
            }
            folder = found.get().id();
        }
        return found;
    }

    /** What search finds below a folder; newest first. */
    List<Item> search(long folder, String words) {
        String wanted =
                words.substring(0, Math.min(SEARCHED_CHARACTERS, words.length()))
                        .toLowerCase(Locale.ROOT);
        long before = clock.millis() - switches.of(UploadSwitch.SEARCH_DELAY).toMillis();
        List<Item> found = new ArrayList<>();
        tree.walk(
                folder,
                each -> {
                    if (each.visibleFrom() <= before && matches(each, wanted)) {
                        found.add(each);
                    }
                });
        found.sort(Comparator.comparing(Item::modified).thenComparing(Item::id).reversed());
        return found;
    }

    private Optional<Item> asSeen(Item item) {
        long seen = item.visibleFrom() + switches.of(UploadSwitch.PATH_DELAY).toMillis();
        if (item.isFolder() || seen <= clock.millis()) {
            return Optional.of(item);
        }
        return switch (switches.of(UploadSwitch.PATH_UNSEEN)) {
            case ABSENT -> Optional.empty();
            case HOLLOW -> Optional.of(item.hollow());
        };
    }

    private static boolean matches(Item item, String wanted) {
        return item.name().toLowerCase(Locale.ROOT).contains(wanted)
                || item.sha1().equalsIgnoreCase(wanted);
    }
}
