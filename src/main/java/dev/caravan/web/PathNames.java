package dev.caravan.web;

import java.util.List;
import java.util.stream.Stream;

/** The names between the slashes of a path. */
final class PathNames {

    private PathNames() {}

    static List<String> of(String path) {
        return Stream.of(path.split("/")).filter(name -> !name.isEmpty()).toList();
    }
}
