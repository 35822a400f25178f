package dev.caravan.settings.document;

/** Where a key and its value stand, and how a message may show the value: never a secret. */
record Entry(Position key, Position value, String shown) {}
