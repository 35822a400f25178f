package dev.caravan.plan.match;

import dev.caravan.look.Fresh;
import dev.caravan.look.RemoteFresh;
import dev.caravan.look.Touched;
import dev.caravan.plan.name.NameRules;
import dev.caravan.plan.node.Node;
import dev.caravan.plan.node.NodeNames;
import dev.caravan.plan.node.Seen;
import dev.caravan.plan.request.Observed;
import dev.caravan.plan.request.PlanRequest;
import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.Place;
import dev.caravan.tree.Side;
import java.util.Optional;

/** Makes the world of a plan: every node that either look says something about. */
public final class Worlds {

    private final PlanRequest request;
    private final Matches matches;
    private final World world;

    private Worlds(PlanRequest request, Matches matches, World world) {
        this.request = request;
        this.matches = matches;
        this.world = world;
    }

    public static World of(PlanRequest request, Observed observed, Matches matches) {
        Links links = matches.links();
        LocalSight local =
                new LocalSight(
                        request, observed, links, Doubts.of(request, links, matches.inodes()));
        RemoteSight remote = new RemoteSight(request, observed, links);
        World world = new World(request, links, local, remote);
        Worlds worlds = new Worlds(request, matches, world);
        worlds.mentioned();
        worlds.strangers();
        worlds.freshLocal(remote);
        worlds.takeOver();
        worlds.freshOn115();
        FreedNames.giveBack(request, world);
        return world;
    }

    private void mentioned() {
        request.local().vanished().forEach(world::involve);
        request.local().moved().keySet().forEach(world::involve);
        request.local().left().forEach(world::involve);
        request.local().withdrawn().forEach(world::involve);
        request.remote().withdrawn().forEach(world::involve);
        request.local().touched().forEach(each -> world.involve(each.id()));
        request.remote().vanished().forEach(world::involve);
        request.remote().moved().keySet().forEach(world::involve);
        request.remote().changed().keySet().forEach(world::involve);
        request.due().forEach(world::involve);
    }

    // A file of the base was found elsewhere, and what stands in its place is not any other.
    private void strangers() {
        for (Touched touched : request.local().touched()) {
            if (matches.links().hasStranger(touched.id())) {
                Place place = request.base().node(touched.id()).orElseThrow().place();
                Seen seen =
                        Seen.local(
                                place,
                                LocalContents.of(touched.content(), touched.stamp()),
                                Optional.of(touched.stamp()));
                world.involve(world.newId(), NodeKind.FILE, seen, Seen.ABSENT);
            }
        }
    }

    // A new file that has no counterpart is not made a node: there may be a million of them.
    private void freshLocal(RemoteSight remote) {
        Links links = matches.links();
        for (Fresh fresh : request.local().fresh()) {
            if (isOurs(fresh.id(), fresh.place())) {
                continue;
            }
            if (links.isLinked(fresh.id())) {
                world.involve(links.node(fresh.id()));
            } else if (fresh.kind() == NodeKind.FOLDER || links.isTaken(Side.REMOTE, fresh.id())) {
                Seen on115 = remote.found(fresh.id()).orElse(Seen.ABSENT);
                world.involve(fresh.id(), fresh.kind(), world.seen(fresh), on115);
            }
        }
    }

    private boolean isOurs(NodeId item, Place place) {
        boolean ours =
                world.isIgnored(place.parent())
                        || (NameRules.isOurs(place) && !matches.links().isLinked(item));
        if (ours) {
            world.ignore(item);
        }
        return ours;
    }

    // An upload that replaces ends with the old item going to the bin. Where that did not come
    // about, both items stand there: the new one is ours already (DR-8).
    private void takeOver() {
        if (request.remote().fresh().isEmpty()
                || !request.mode().source().equals(Optional.empty())
                        && !request.mode().source().equals(Optional.of(Side.LOCAL))) {
            return;
        }
        for (Node node : world.involved()) {
            if (mayHaveBeenReplaced(node)) {
                replacement(node)
                        .ifPresent(
                                item -> {
                                    node.takeOver(world.seen(item));
                                    matches.links().link(Side.REMOTE, item.id(), node.id());
                                });
            }
        }
    }

    private static boolean mayHaveBeenReplaced(Node node) {
        if (!node.isFile() || !node.wasOnBothSides() || !node.seen(Side.LOCAL).isThere()) {
            return false;
        }
        boolean changed = node.edited(Side.LOCAL) || node.moved(Side.LOCAL);
        Seen remote = node.seen(Side.REMOTE);
        boolean untouched =
                remote.at().equals(node.basePlace(Side.REMOTE)) && !node.edited(Side.REMOTE);
        return changed && (untouched || remote.isAbsent());
    }

    private Optional<RemoteFresh> replacement(Node node) {
        Seen local = node.seen(Side.LOCAL);
        Place place = local.place();
        NodeId folder = matches.links().itemOf(Side.REMOTE, place.parent());
        return matches
                .groups()
                .named(folder, NodeNames.on115(node, place.name()), NodeKind.FILE)
                .stream()
                .filter(item -> !matches.links().isLinked(item.id()))
                .filter(item -> local.content().isPresent())
                .filter(item -> item.content().equals(local.content()))
                .findFirst();
    }

    private void freshOn115() {
        Links links = matches.links();
        for (RemoteFresh fresh : request.remote().fresh()) {
            if (isOurs(fresh.id(), fresh.place())) {
                continue;
            }
            if (!links.isLinked(fresh.id())) {
                world.involve(fresh.id(), fresh.kind(), Seen.ABSENT, world.seen(fresh));
            } else if (links.node(fresh.id()).inBase()) {
                world.involve(links.node(fresh.id()));
            }
        }
    }
}
