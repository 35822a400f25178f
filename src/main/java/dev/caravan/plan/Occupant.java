package dev.caravan.plan;

import dev.caravan.tree.NodeId;
import dev.caravan.tree.NodeKind;

/**
 * What stands in an operation's way and goes to trash or versions just before it, found exactly as
 * expected or not at all.
 *
 * @param node the same node as the operation's where it is an earlier version of it
 * @param files how many files go with it: 1 for a file, all below for a folder
 * @param bytes the sum of their sizes
 */
public record Occupant(NodeId node, NodeKind kind, Expected expected, long files, long bytes) {}
