package dev.caravan.local.scan;

import dev.caravan.look.Finding.Reason;

/** A name in a folder that could not be looked at. */
record Flaw(String name, Reason reason, String detail) {}
