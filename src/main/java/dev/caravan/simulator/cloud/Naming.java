package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.NameSwitch;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.Switches;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;

/** The rules about names: what is refused, what is altered, what counts as taken. */
final class Naming {

    private final Switches switches;

    Naming(Switches switches) {
        this.switches = switches;
    }

    /** The name as it will be stored. */
    String stored(String name) {
        return switch (switches.of(NameSwitch.ALTER)) {
            case NONE -> name;
            case TRIM -> name.strip().replaceFirst("\\.+$", "");
            case REPLACE -> name.replaceAll("[\\p{Cntrl}:*?|\\\\]", "_");
            case TRUNCATE -> name.length() <= 64 ? name : name.substring(0, 64);
            case NFC -> Normalizer.normalize(name, Normalizer.Form.NFC);
        };
    }

    void checkNewFolder(String name) {
        checkCharacters(name);
        if (name.codePointCount(0, name.length()) > switches.of(NameSwitch.MAX_LENGTH)) {
            throw new Refused(20002, "目录名称太长");
        }
    }

    void checkRename(String name) {
        checkCharacters(name);
        if (name.getBytes(StandardCharsets.UTF_8).length > switches.of(NameSwitch.MAX_LENGTH)) {
            throw new Refused(20002, "名称太长");
        }
    }

    /** The items of a folder that have the name already. */
    List<Item> bearers(Tree tree, long folder, String name) {
        boolean any = switches.of(NameSwitch.CASE) == NameSwitch.Case.INSENSITIVE;
        return tree.namedLike(folder, name).stream()
                .filter(each -> any || each.name().equals(name))
                .toList();
    }

    /** The name for an item that comes to a folder, where its own may be taken by its own kind. */
    String arriving(Tree tree, long folder, String name, Item.Kind kind) {
        return switch (switches.of(NameSwitch.COLLISION)) {
            case DUPLICATE -> name;
            case NUMBER -> numbered(tree, folder, name, kind);
        };
    }

    String numbered(Tree tree, long folder, String name, Item.Kind kind) {
        if (isFree(tree, folder, name, kind)) {
            return name;
        }
        String extension = kind == Item.Kind.FILE ? extension(name) : "";
        String tail = extension.isEmpty() ? "" : "." + extension;
        String stem = name.substring(0, name.length() - tail.length());
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> stem + "(" + n + ")" + tail)
                .filter(each -> isFree(tree, folder, each, kind))
                .findFirst()
                .orElseThrow();
    }

    /** What a rename makes of a file's new name: the extension stays what it was. */
    String renamed(Item item, String name) {
        if (item.isFolder() || !switches.of(NameSwitch.EXTENSION_RULES)) {
            return name;
        }
        String before = extension(item.name());
        String asked = extension(name);
        if (before.isEmpty() && asked.isEmpty()) {
            return name;
        }
        String stem =
                asked.isEmpty() ? name : name.substring(0, name.length() - asked.length() - 1);
        return stem + "." + before;
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(dot + 1) : "";
    }

    private boolean isFree(Tree tree, long folder, String name, Item.Kind kind) {
        return bearers(tree, folder, name).stream().noneMatch(each -> each.kind() == kind);
    }

    private void checkCharacters(String name) {
        if (name.isEmpty()) {
            throw new Refused(20001, "目录名称不能为空");
        }
        if (name.chars().anyMatch(c -> switches.of(NameSwitch.FORBIDDEN).indexOf(c) >= 0)) {
            throw new Refused(20003, "名称不能包含特殊字符");
        }
    }
}
