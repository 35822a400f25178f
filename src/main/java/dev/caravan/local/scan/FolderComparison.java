package dev.caravan.local.scan;

import dev.caravan.local.disk.FileType;
import dev.caravan.local.disk.OwnPlaces;
import dev.caravan.local.filter.FilterRule;
import dev.caravan.local.filter.FilterRules;
import dev.caravan.look.Finding.Reason;
import dev.caravan.tree.BaseNode;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RelativePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what one folder holds with what the base knows in it, name by name. */
final class FolderComparison {

    private final Visit visit;
    private final Listing listing;
    private final Differences differences;
    private final Departures departures;
    private final FileComparison files;
    private final FolderEntries folders;
    private final FilterRules rules;

    FolderComparison(
            Visit visit,
            Listing listing,
            Differences differences,
            Departures departures,
            FileComparison files,
            FolderEntries folders) {
        this.visit = visit;
        this.listing = listing;
        this.differences = differences;
        this.departures = departures;
        this.files = files;
        this.folders = folders;
        this.rules =
                listing.ignoreFile()
                        .map(text -> visit.rules().with(visit.path(), text))
                        .orElse(visit.rules());
    }

    /**
     * @param children of the base, sorted by name
     * @return the folders to be entered next
     */
    List<Visit> compare(List<BaseNode> children) {
        Visit.Depth below = depthBelow(children);
        List<Visit> next = new ArrayList<>();
        int at = 0;
        for (Entry entry : listing.entries()) {
            while (at < children.size() && name(children, at).compareTo(entry.name()) < 0) {
                absent(children.get(at++));
            }
            int end = at;
            while (end < children.size() && name(children, end).equals(entry.name())) {
                end++;
            }
            Optional<BaseNode> node = at == end ? Optional.empty() : best(children, at, end, entry);
            at = end;
            met(entry, node, below).ifPresent(next::add);
        }
        while (at < children.size()) {
            absent(children.get(at++));
        }
        flawsWithoutNode(children);
        return next;
    }

    /** A wrong order would make everything vanish, so it is not taken on trust. */
    private static String name(List<BaseNode> children, int at) {
        String name = children.get(at).place().name();
        if (at > 0 && name.compareTo(children.get(at - 1).place().name()) < 0) {
            throw new IllegalStateException("the base is not sorted by name at " + name);
        }
        return name;
    }

    // While two nodes change places both may stand at one place; and a node that lives on 115 alone
    // may share its name with one that lives here.
    private Optional<BaseNode> best(List<BaseNode> children, int from, int to, Entry entry) {
        NodeKind kind = entry.type() == FileType.FOLDER ? NodeKind.FOLDER : NodeKind.FILE;
        BaseNode best = children.get(from);
        for (BaseNode node : children.subList(from + 1, to)) {
            if (rank(node, kind) > rank(best, kind)) {
                best = node;
            }
        }
        for (BaseNode node : children.subList(from, to)) {
            if (!node.id().equals(best.id())) {
                absent(node);
            }
        }
        return Optional.of(best);
    }

    private static int rank(BaseNode node, NodeKind kind) {
        return (BasePlaces.isExpected(node) ? 2 : 0) + (node.kind() == kind ? 1 : 0);
    }

    // Rules that changed apply to everything below, so a look that would stop here goes on.
    private Visit.Depth depthBelow(List<BaseNode> children) {
        if (visit.depth() == Visit.Depth.EVERYTHING) {
            return visit.depth();
        }
        Optional<BaseNode> before =
                children.stream()
                        .filter(node -> node.place().name().equals(FilterRules.FILE_NAME))
                        .findFirst();
        Optional<Entry> now =
                listing.entries().stream()
                        .filter(entry -> entry.name().equals(FilterRules.FILE_NAME))
                        .findFirst();
        return before.flatMap(BaseNode::stamp).equals(now.map(Entry::stamp))
                ? Visit.Depth.THIS_FOLDER
                : Visit.Depth.EVERYTHING;
    }

    private Optional<Visit> met(Entry entry, Optional<BaseNode> node, Visit.Depth below) {
        if (OwnPlaces.isOwnFolder(visit.path().names().size(), entry.name())) {
            return Optional.empty();
        }
        Optional<Excluded> excluded = excluded(entry);
        if (excluded.isPresent()) {
            leaveAlone(entry, node, excluded.get());
            return Optional.empty();
        }
        if (entry.type() == FileType.FOLDER) {
            return folders.met(visit, rules, entry, node, below);
        }
        files.met(visit, rules, listing, entry, node);
        return Optional.empty();
    }

    /** Why something is left alone that could be read. */
    private record Excluded(Reason reason, String detail) {}

    private Optional<Excluded> excluded(Entry entry) {
        if (OwnPlaces.isTemporary(entry.name())) {
            return Optional.of(
                    new Excluded(Reason.FILTERED, "named like Caravan's temporary files"));
        }
        NodeKind kind = entry.type() == FileType.FOLDER ? NodeKind.FOLDER : NodeKind.FILE;
        Optional<FilterRule> rule = rules.excluding(visit.path().names(), entry.name(), kind);
        if (rule.isPresent()) {
            departures.hidden(entry, rule.get());
            return rule.map(it -> new Excluded(Reason.FILTERED, it.toString()));
        }
        return switch (entry.type()) {
            case SYMLINK -> Optional.of(new Excluded(Reason.SYMLINK, "a symbolic link"));
            case SPECIAL -> Optional.of(new Excluded(Reason.SPECIAL, "a socket, fifo or device"));
            case FILE -> Optional.empty();
            case FOLDER -> linkToItself(entry);
        };
    }

    private Optional<Excluded> linkToItself(Entry folder) {
        if (folder.reached() == Entry.Reached.DIRECTLY) {
            return Optional.empty();
        }
        if (visit.isBehindLink()) {
            return Optional.of(new Excluded(Reason.SYMLINK, "a link behind another link"));
        }
        return visit.isInside(folder.stamp().key())
                ? Optional.of(new Excluded(Reason.SYMLINK, "a link to a folder that holds it"))
                : Optional.empty();
    }

    private void leaveAlone(Entry entry, Optional<BaseNode> node, Excluded why) {
        differences.found(
                visit.path().child(entry.name()),
                why.reason(),
                node.map(BaseNode::id),
                why.detail());
        node.ifPresent(departures::left);
    }

    private void absent(BaseNode node) {
        String name = node.place().name();
        Flaw flaw = listing.flaws().get(name);
        if (flaw != null) {
            differences.found(
                    visit.path().child(name), flaw.reason(), Optional.of(node.id()), flaw.detail());
            if (node.kind() == NodeKind.FOLDER) {
                differences.unknown(node.id());
            }
            return;
        }
        if (rules.excluding(visit.path().names(), name, node.kind()).isPresent()) {
            departures.left(node);
        } else if (BasePlaces.isExpected(node)) {
            departures.vanished(node, visit, rules);
        }
    }

    private void flawsWithoutNode(List<BaseNode> children) {
        if (listing.flaws().isEmpty()) {
            return;
        }
        for (Flaw flaw : listing.flaws().values()) {
            boolean known =
                    children.stream().anyMatch(node -> node.place().name().equals(flaw.name()));
            // What was never synced and is gone again concerns nobody.
            if (!known && flaw.reason() != Reason.UNSTABLE) {
                RelativePath path = visit.path().child(flaw.name());
                differences.found(path, flaw.reason(), Optional.<NodeId>empty(), flaw.detail());
            }
        }
    }
}
