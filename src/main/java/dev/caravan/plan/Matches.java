package dev.caravan.plan;

/** What the matcher found out, and what it found it out with. */
record Matches(Links links, RemoteGroups groups, InodeMatch inodes) {}
