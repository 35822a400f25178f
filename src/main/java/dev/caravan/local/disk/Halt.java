package dev.caravan.local.disk;

/** Says whether everything that takes long has to end now. Asked often, by several threads. */
@FunctionalInterface
public interface Halt {

    /** Nothing ever has to. */
    Halt NEVER = () -> false;

    boolean isCalled();
}
