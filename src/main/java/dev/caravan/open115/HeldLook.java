package dev.caravan.open115;

import java.util.Optional;

/** The memory of a look that ends with the program. */
final class HeldLook implements LookMemory {

    private Optional<Look> held = Optional.empty();

    @Override
    public synchronized Optional<Look> last() {
        return held;
    }

    @Override
    public synchronized void remember(Look look) {
        held = Optional.of(look);
    }
}
