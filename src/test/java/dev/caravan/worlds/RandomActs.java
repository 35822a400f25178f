package dev.caravan.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the users of both sides do next, drawn at random; few names, so that they meet often. */
final class RandomActs {

    private static final String[] FILES = {"a.x", "b.x", "c.y", "d", "e"};
    private static final String[] FOLDERS = {"f", "g", "h", "e"};
    private static final String UNTOUCHED = "keep";

    private final World world;
    private final SplittableRandom random;
    private final List<String> told;
    private int word;

    RandomActs(World world, SplittableRandom random, List<String> told) {
        this.world = world;
        this.random = random;
        this.told = told;
    }

    void start() {
        StringBuilder tree = new StringBuilder(UNTOUCHED + "/1=keep");
        for (int i = random.nextInt(9); i > 0; i--) {
            String path = random.nextInt(2) == 0 ? pick(FILES) : pick(FOLDERS) + "/" + pick(FILES);
            if (isFree(tree.toString(), path)) {
                tree.append(' ').append(path).append('=').append(content());
            }
        }
        told.add("agreed " + tree);
        world.agreed(tree.toString());
    }

    private static boolean isFree(String tree, String path) {
        String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        boolean asFile = (" " + tree).contains(" " + first + "=");
        boolean asFolder = (" " + tree).contains(" " + first + "/");
        return path.contains("/")
                ? !asFile && !(" " + tree).contains(" " + path + "=")
                : !asFile && !asFolder;
    }

    /** Some acts on both sides. */
    void round() {
        for (int i = random.nextInt(5); i > 0; i--) {
            local();
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            cloud();
        }
    }

    /** Some acts on the local side, and sometimes one on the other. */
    void here() {
        for (int i = random.nextInt(4); i > 0; i--) {
            local();
        }
        if (random.nextInt(4) == 0) {
            cloud();
        }
    }

    /** One act on either side. */
    void any() {
        if (random.nextBoolean()) {
            local();
        } else {
            cloud();
        }
    }

    private void local() {
        LocalSide side = world.local;
        List<String> all = paths(side.tree());
        List<String> files = all.stream().filter(path -> !path.endsWith("/")).toList();
        switch (random.nextInt(11)) {
            case 0, 1 -> {
                String path = inFolder(all, pick(FILES));
                if (!side.has(path)) {
                    side.write(path, tell("local new " + path, content()));
                }
            }
            case 2, 3 -> {
                if (!files.isEmpty()) {
                    String path = pick(files);
                    side.write(path, tell("local edit " + path, content()));
                }
            }
            case 4 -> {
                if (!files.isEmpty()) {
                    String path = pick(files);
                    side.save(path, tell("local save " + path, content()));
                }
            }
            case 5 -> {
                if (!all.isEmpty()) {
                    String path = plain(pick(all));
                    told.add("local delete " + path);
                    side.delete(path);
                }
            }
            case 6, 7 -> {
                if (!all.isEmpty()) {
                    String from = pick(all);
                    String to = inFolder(all, pick(from.endsWith("/") ? FOLDERS : FILES));
                    if (!side.has(to) && !isInside(to, from)) {
                        told.add("local move " + from + " -> " + to);
                        side.move(plain(from), to);
                    }
                }
            }
            case 8 -> {
                if (all.size() > 1) {
                    String one = pick(all);
                    String two = pick(all);
                    if (areApart(one, two)) {
                        told.add("local swap " + one + " " + two);
                        side.swap(plain(one), plain(two));
                    }
                }
            }
            case 9 -> {
                if (!files.isEmpty()) {
                    String from = pick(files);
                    String to = inFolder(all, pick(FILES));
                    if (!side.has(to)) {
                        told.add("local copy " + from + " -> " + to);
                        side.copy(from, to);
                    }
                }
            }
            default -> {
                String path = inFolder(all, pick(FOLDERS));
                if (!side.has(path)) {
                    told.add("local mkdir " + path);
                    side.folder(path);
                }
            }
        }
    }

    private void cloud() {
        CloudSide side = world.cloud;
        List<String> all = new ArrayList<>(new TreeSet<>(paths(side.tree())));
        all.removeIf(path -> side.isAmbiguous(plain(path)));
        List<String> files = all.stream().filter(path -> !path.endsWith("/")).toList();
        switch (random.nextInt(10)) {
            case 0, 1 -> {
                String path = inFolder(all, pick(FILES));
                boolean twin = random.nextInt(4) == 0;
                if (!side.has(path) || twin) {
                    side.add(path, tell("cloud add " + path, content()));
                }
            }
            case 2, 3, 4 -> {
                if (!files.isEmpty()) {
                    String path = pick(files);
                    side.replace(path, tell("cloud replace " + path, content()));
                }
            }
            case 5 -> {
                if (!all.isEmpty()) {
                    String path = plain(pick(all));
                    told.add("cloud trash " + path);
                    side.trash(path);
                }
            }
            case 6, 7 -> {
                if (!all.isEmpty()) {
                    String from = pick(all);
                    String to = inFolder(all, pick(from.endsWith("/") ? FOLDERS : FILES));
                    if (!side.has(to) && !isInside(to, from)) {
                        told.add("cloud move " + from + " -> " + to);
                        side.move(plain(from), to);
                    }
                }
            }
            case 8 -> {
                if (all.size() > 1) {
                    String one = pick(all);
                    String two = pick(all);
                    if (areApart(one, two)) {
                        told.add("cloud swap " + one + " " + two);
                        side.swap(plain(one), plain(two));
                    }
                }
            }
            default -> {
                String path = inFolder(all, pick(FOLDERS));
                if (!side.has(path)) {
                    told.add("cloud mkdir " + path);
                    side.folder(path);
                }
            }
        }
    }

    /** Few contents, many of the same length, some of them equal. */
    private String content() {
        return switch (random.nextInt(6)) {
            case 0 -> "same";
            case 1 -> "";
            case 2 -> "w" + (10 + random.nextInt(5));
            default -> "n" + ++word + "x".repeat(random.nextInt(3));
        };
    }

    private String tell(String act, String content) {
        told.add(act + " = " + content);
        return content;
    }

    private static List<String> paths(String tree) {
        List<String> paths = new ArrayList<>();
        TreeText.read(tree, (path, content) -> paths.add(path), path -> paths.add(path + "/"));
        Predicate<String> strange = path -> path.contains("~") || path.contains("_(115-");
        paths.removeIf(path -> path.startsWith(UNTOUCHED) || strange.test(path));
        return paths;
    }

    private String inFolder(List<String> all, String name) {
        List<String> folders = all.stream().filter(path -> path.endsWith("/")).toList();
        return folders.isEmpty() || random.nextInt(2) == 0 ? name : pick(folders) + name;
    }

    private static boolean isInside(String path, String folder) {
        return folder.endsWith("/") && (path + "/").startsWith(folder);
    }

    private static boolean areApart(String one, String two) {
        return !one.equals(two)
                && !(plain(one) + "/").startsWith(plain(two) + "/")
                && !(plain(two) + "/").startsWith(plain(one) + "/");
    }

    private static String plain(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
