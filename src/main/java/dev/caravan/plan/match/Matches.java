package dev.caravan.plan.match;

/** What the matcher found out, and what it found it out with. */
public record Matches(Links links, RemoteGroups groups, InodeMatch inodes) {}
