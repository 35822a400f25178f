package dev.caravan.e2e;

import dev.caravan.simulator.Simulator;
import dev.caravan.simulator.admin.Node;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the simulated 115 shows, in the form in which a local tree is shown. */
final class RemoteTree {

    private RemoteTree() {}

    /** Files by path with their SHA-1, folders with a dash; a second item of a path is an error. */
    static Map<String, String> below(Simulator simulator, String folder) {
        Map<String, String> content = new TreeMap<>();
        for (Node node : simulator.otherClient().tree()) {
            if (!node.path().startsWith(folder + "/")) {
                continue;
            }
            String path = node.path().substring(folder.length() + 1);
            String what = node.kind().equals("folder") ? "-" : node.sha1().toUpperCase(Locale.ROOT);
            if (content.put(path, what) != null) {
                throw new AssertionError("there are two of " + path);
            }
        }
        return content;
    }
}
