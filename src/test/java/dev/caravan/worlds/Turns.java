package dev.caravan.worlds;

/**
 * Two trees of a world, and everything that turns one into the other and back: new files and
 * folders, edits of both kinds, moves, renames, a swap, deletions, and files that become folders.
 */
final class Turns {

    private static final String SETTLED = " keep/1.x=1 keep/deep/2.x=2";

    private final World world;
    private int round;

    Turns(World world) {
        this.world = world;
    }

    String first() {
        StringBuilder tree = new StringBuilder();
        for (String part : parts()) {
            tree.append(first(part, 0));
        }
        return tree + SETTLED;
    }

    /** Turns the world to its other tree, which is what it must come to rest as. */
    String turn() {
        round++;
        StringBuilder tree = new StringBuilder();
        boolean forth = round % 2 == 1;
        for (String part : parts()) {
            if (part.equals("up")) {
                local(part, forth);
            } else {
                cloud(part, forth);
            }
            tree.append(forth ? second(part, round) : first(part, round));
        }
        return tree + SETTLED;
    }

    /** The parts of the tree that are changed here, and those that are changed on 115. */
    private String[] parts() {
        return world.mode == Modes.SYNC
                ? new String[] {"up", "down"}
                : new String[] {world.mode.isPulling() ? "down" : "up"};
    }

    private static String first(String p, int round) {
        return (" P/edit/a.x=a"
                        + round
                        + " P/edit/b.x=b"
                        + round
                        + " P/mv/c.x=c P/mv2/ P/ren/d.x=d"
                        + " P/sw/e.x=e P/sw/f.x=f P/del/g.x=Pg"
                        + round
                        + " P/deld/h.x=Ph"
                        + round
                        + " P/fold/j.x=j P/typ/k.x=Pk"
                        + round)
                .replace("P", p);
    }

    private static String second(String p, int round) {
        return (" P/edit/a.x=a"
                        + round
                        + " P/edit/b.x=b"
                        + round
                        + " P/mv/ P/mv2/c.x=c P/ren/dd.x=d"
                        + " P/sw/e.x=f P/sw/f.x=e P/del/ P/fold2/j.x=j P/typ/k.x/l.x=Pl"
                        + round
                        + " P/new/m.x=Pm"
                        + round
                        + " P/new/empty/")
                .replace("P", p);
    }

    private void local(String p, boolean forth) {
        LocalSide local = world.local;
        local.write(p + "/edit/a.x", "a" + round).save(p + "/edit/b.x", "b" + round);
        local.swap(p + "/sw/e.x", p + "/sw/f.x");
        if (forth) {
            local.move(p + "/mv/c.x", p + "/mv2/c.x")
                    .move(p + "/ren/d.x", p + "/ren/dd.x")
                    .delete(p + "/del/g.x")
                    .delete(p + "/deld")
                    .move(p + "/fold", p + "/fold2")
                    .delete(p + "/typ/k.x")
                    .put(p + "/typ/k.x/l.x=" + p + "l" + round)
                    .put(p + "/new/m.x=" + p + "m" + round + " " + p + "/new/empty/");
            return;
        }
        local.move(p + "/mv2/c.x", p + "/mv/c.x")
                .move(p + "/ren/dd.x", p + "/ren/d.x")
                .put(p + "/del/g.x=" + p + "g" + round)
                .put(p + "/deld/h.x=" + p + "h" + round)
                .move(p + "/fold2", p + "/fold")
                .delete(p + "/typ/k.x")
                .put(p + "/typ/k.x=" + p + "k" + round)
                .delete(p + "/new");
    }

    private void cloud(String p, boolean forth) {
        CloudSide cloud = world.cloud;
        cloud.replace(p + "/edit/a.x", "a" + round).replace(p + "/edit/b.x", "b" + round);
        cloud.swap(p + "/sw/e.x", p + "/sw/f.x");
        if (forth) {
            cloud.move(p + "/mv/c.x", p + "/mv2/c.x")
                    .move(p + "/ren/d.x", p + "/ren/dd.x")
                    .trash(p + "/del/g.x")
                    .trash(p + "/deld")
                    .move(p + "/fold", p + "/fold2")
                    .trash(p + "/typ/k.x")
                    .put(p + "/typ/k.x/l.x=" + p + "l" + round)
                    .put(p + "/new/m.x=" + p + "m" + round + " " + p + "/new/empty/");
            return;
        }
        cloud.move(p + "/mv2/c.x", p + "/mv/c.x")
                .move(p + "/ren/dd.x", p + "/ren/d.x")
                .put(p + "/del/g.x=" + p + "g" + round)
                .put(p + "/deld/h.x=" + p + "h" + round)
                .move(p + "/fold2", p + "/fold")
                .trash(p + "/typ/k.x")
                .put(p + "/typ/k.x=" + p + "k" + round)
                .trash(p + "/new");
    }
}
