package dev.caravan.simulator.admin;

/** Where an item is to be: its folder's path and its own name. */
record Place(String folder, String name) {

    Place {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the path names no file");
        }
    }

    static Place of(String path) {
        int slash = path.lastIndexOf('/');
        return new Place(path.substring(0, Math.max(0, slash)), path.substring(slash + 1));
    }
}
