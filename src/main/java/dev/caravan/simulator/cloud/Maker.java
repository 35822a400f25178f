package dev.caravan.simulator.cloud;

import dev.caravan.simulator.world.Ids;
import dev.caravan.simulator.world.NameSwitch;
import dev.caravan.simulator.world.Refused;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.Switches;
import dev.caravan.simulator.world.UploadSwitch;
import java.util.List;
import java.util.Optional;

/** Brings new items into a tree. */
final class Maker {

    private final Tree tree;
    private final Bin bin;
    private final Naming naming;
    private final Switches switches;
    private final SimulatedClock clock;
    private final Ids ids;

    Maker(Tree tree, Bin bin, Switches switches, SimulatedClock clock, Ids ids) {
        this.tree = tree;
        this.bin = bin;
        this.naming = new Naming(switches);
        this.switches = switches;
        this.clock = clock;
        this.ids = ids;
    }

    Item folder(long parent, String asked) {
        naming.checkNewFolder(asked);
        String name = naming.stored(asked);
        checkParent(parent);
        if (naming.bearers(tree, parent, name).stream().anyMatch(Item::isFolder)) {
            throw new Refused(20004, "该目录名称已存在。");
        }
        if (tree.above(parent).size() + 2 > switches.of(NameSwitch.MAX_DEPTH)) {
            throw new Refused(990003, "目录层级过深");
        }
        return newFolder(parent, name);
    }

    /** A folder that may bear a name that another folder has. */
    Item twinFolder(long parent, String name) {
        return newFolder(parent, name);
    }

    /** Places a finished upload, by the rules for names that are taken. */
    Item upload(NewFile file) {
        if (!tree.isLiveFolder(file.parent())) {
            throw new Refused(10014, "云端文件夹不存在，请还原后重新上传");
        }
        String name = naming.stored(file.name());
        List<Item> same =
                naming.bearers(tree, file.parent(), name).stream()
                        .filter(each -> !each.isFolder())
                        .toList();
        Optional<Item> twin =
                same.stream().filter(each -> each.sha1().equals(file.sha1())).findFirst();
        if (twin.isPresent()
                && switches.of(UploadSwitch.SAME_CONTENT) == UploadSwitch.SameContent.SAME_ID) {
            Item touched = twin.get().touched(clock.seconds(), clock.seconds());
            tree.put(touched);
            return touched;
        }
        return switch (switches.of(UploadSwitch.SAME_NAME)) {
            case DUPLICATE -> file(file, name);
            case NUMBER -> file(file, naming.numbered(tree, file.parent(), name, Item.Kind.FILE));
            case OVERWRITE -> {
                same.forEach(bin::add);
                yield file(file, name);
            }
        };
    }

    /** Places a file without asking any rule. */
    Item file(NewFile file, String name) {
        checkRoom(file.parent());
        boolean announced = !file.pickCode().isEmpty();
        return added(
                file.parent(), Item.Kind.FILE, name, announced ? file : file.coded(ids.pickCode()));
    }

    private Item newFolder(long parent, String name) {
        NewFile nothing = new NewFile(parent, name, "", 0, "f" + ids.pickCode());
        return added(parent, Item.Kind.FOLDER, name, nothing);
    }

    private void checkParent(long parent) {
        if (!tree.isLiveFolder(parent)) {
            throw new Refused(20009, "父目录不存在。");
        }
        checkRoom(parent);
    }

    private void checkRoom(long parent) {
        if (tree.children(parent).size() >= switches.of(NameSwitch.MAX_ENTRIES)) {
            throw new Refused(2, "单个文件夹最多只能存放50000个文件");
        }
    }

    private Item added(long parent, Item.Kind kind, String name, NewFile file) {
        long now = clock.seconds();
        Item item =
                new Item(
                        ids.next(),
                        parent,
                        kind,
                        name,
                        file.size(),
                        file.sha1(),
                        file.pickCode(),
                        now,
                        now,
                        now,
                        false,
                        "1",
                        clock.millis());
        tree.put(item);
        return item;
    }
}
