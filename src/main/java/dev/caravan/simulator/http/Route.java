package dev.caravan.simulator.http;

/** An endpoint with the name by which it is known. */
public record Route(String name, Endpoint endpoint) {}
