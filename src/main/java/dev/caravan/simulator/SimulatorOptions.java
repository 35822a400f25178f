package dev.caravan.simulator;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * How a simulator is to be started.
 *
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param data where contents and index are kept; the same directory has the same cloud again
 * @param time what the simulated time is an offset of
 * @param random where ids and tokens come from
 * @param switches positions of switches that are not the standard ones, by name
 */
public record SimulatorOptions(
        int port,
        Path data,
        InstantSource time,
        RandomGenerator random,
        Map<String, String> switches) {

    public SimulatorOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        switches = Map.copyOf(switches);
    }

    /** Any free port, the system's time, every switch in its standard position. */
    public static SimulatorOptions in(Path data) {
        return new SimulatorOptions(
                0, data, InstantSource.system(), RandomGenerator.getDefault(), Map.of());
    }

    public SimulatorOptions onPort(int other) {
        return new SimulatorOptions(other, data, time, random, switches);
    }

    public SimulatorOptions at(InstantSource other) {
        return new SimulatorOptions(port, data, other, random, switches);
    }

    public SimulatorOptions seeded(RandomGenerator other) {
        return new SimulatorOptions(port, data, time, other, switches);
    }

    public SimulatorOptions with(String name, String value) {
        Map<String, String> more = new TreeMap<>(switches);
        more.put(name, value);
        return new SimulatorOptions(port, data, time, random, more);
    }
}
