package dev.caravan.plan.name;

import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.RemoteId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;

/**
 * What the two sides can hold as a name, and what stands in where they cannot.
 *
 * <p>The limits of 115 are those of section 3.15 of the API document and the safe answers to its
 * open question 20. A leading dot is allowed: files like {@code .bashrc} are common and nobody
 * reports trouble with them.
 */
public final class NameRules {

    /** The longest name, in bytes of UTF-8, on both sides. */
    static final int MAX_BYTES = 255;

    private static final int MAX_EXTENSION_BYTES = 64;
    private static final Set<String> OWN_FOLDERS = Set.of(".caravan", ".caravan-versions");
    private static final String UNFINISHED = ".caravan-tmp-";
    private static final String TEMPORARY = ".caravan-swap-";
    private static final String REFUSED_ON_115 = "\"<>/\\";
    private static final char DELETE = 0x7f;

    private NameRules() {}

    /** Why 115 cannot be given this name; empty when it can. */
    public static Optional<String> refusalOn115(String name, NodeKind kind) {
        if (bytes(name) > MAX_BYTES) {
            return Optional.of("the name is longer than " + MAX_BYTES + " bytes");
        }
        if (isBlank(name.charAt(0)) || isBlank(name.charAt(name.length() - 1))) {
            return Optional.of("the name begins or ends with a blank");
        }
        if (name.endsWith(".")) {
            return Optional.of("the name ends with a dot");
        }
        if (kind == NodeKind.FILE && bytes(extension(name)) > MAX_EXTENSION_BYTES) {
            return Optional.of("the extension is longer than " + MAX_EXTENSION_BYTES + " bytes");
        }
        return refusedCharacter(name);
    }

    /** The name itself where 115 takes it, or else one like it that it takes. */
    public static String acceptedOn115(String name) {
        if (refusalOn115(name, NodeKind.FOLDER).isEmpty()) {
            return name;
        }
        String safe = name.replaceAll("[\\p{Cntrl}\"<>/\\\\]", "_");
        return refusalOn115(safe, NodeKind.FOLDER).isEmpty() ? safe : "_" + safe + "_";
    }

    private static Optional<String> refusedCharacter(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == DELETE) {
                return Optional.of("the name holds a control character");
            }
            if (REFUSED_ON_115.indexOf(c) >= 0) {
                return Optional.of("the name holds " + c);
            }
        }
        return isText(name) ? Optional.empty() : Optional.of("the name is not valid text");
    }

    /**
     * Whether 115 can rename a file from one name to the other: it never changes what follows the
     * last dot (section 3.8), so such a file has to be uploaded anew.
     */
    public static boolean canRenameOn115(NodeKind kind, String from, String to) {
        return kind == NodeKind.FOLDER || extension(from).equals(extension(to));
    }

    /** Whether a local file system can hold this name of 115. */
    public static boolean isLocalName(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && name.indexOf('/') < 0
                && name.indexOf('\0') < 0
                && bytes(name) <= MAX_BYTES
                && isText(name);
    }

    /** The local name for an item on 115: its own, or one made from it and its id. */
    public static String localName(String nameOn115, RemoteId id) {
        if (isLocalName(nameOn115)) {
            return nameOn115;
        }
        String safe = nameOn115.replace('/', '_').replace('\0', '_');
        return MarkedNames.mark(isText(safe) ? safe : "unnamed", "115-name " + id);
    }

    /** The local name for a second item of one name in one folder on 115. */
    public static String duplicateName(String nameOn115, RemoteId id) {
        String local = isLocalName(nameOn115) ? nameOn115 : localName(nameOn115, id);
        return MarkedNames.mark(local, "115-dup " + id);
    }

    /**
     * Whether a node is shown here under the name of a second item, and has no other reason for it.
     */
    public static boolean isDuplicate(BaseNode row) {
        return row.remoteName().isPresent()
                && row.remoteId()
                        .map(id -> duplicateName(row.nameOn115(), id))
                        .filter(row.place().name()::equals)
                        .isPresent();
    }

    /**
     * Whether a place is one of Caravan's own, which are never synced: a folder of ours directly
     * below the root, or a temporary name anywhere. All other names belong to the user.
     */
    public static boolean isOurs(Place place) {
        String name = place.name();
        return isTemporary(name)
                || name.startsWith(UNFINISHED)
                || place.parent().equals(NodeId.ROOT) && OWN_FOLDERS.contains(name);
    }

    /**
     * Whether a name was given for the moment of a swap, so that it says nothing about what anybody
     * wants. A look must show such an item like any other: it is a node on its way.
     */
    public static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY);
    }

    /** The node of the base that a name was given to for the moment of a swap. */
    public static Optional<NodeId> temporaryOwner(String name) {
        if (!isTemporary(name)) {
            return Optional.empty();
        }
        String number = MarkedNames.withoutExtension(name).substring(TEMPORARY.length());
        boolean isNumber =
                !number.isEmpty()
                        && number.length() < 19
                        && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(new NodeId(Long.parseLong(number))) : Optional.empty();
    }

    /** The name of a node for the moment of a swap; it keeps the extension for the sake of 115. */
    public static String temporary(NodeId node, NodeKind kind, String name) {
        String number = node.inBase() ? node.value() + "" : "new" + -node.value();
        return TEMPORARY + number + (kind == NodeKind.FILE ? extension(name) : "");
    }

    /** From the last dot on, the dot included; empty when there is none. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** One form for all the ways in which Unicode writes the same name. */
    public static String normalized(String name) {
        return isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /** Whether two names differ at most in the form in which Unicode writes them. */
    public static boolean isSame(String name, String other) {
        return name.equals(other) || normalized(name).equals(normalized(other));
    }

    static int bytes(String name) {
        return isAscii(name) ? name.length() : name.getBytes(StandardCharsets.UTF_8).length;
    }

    public static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(String name) {
        return isAscii(name) || StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
