package dev.caravan.local;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The root is not the folder any more in which a pass began: its disk went away, or came. */
public final class RootReplaced extends FileSystemException {

    private static final long serialVersionUID = 1L;

    RootReplaced(Path root) {
        super(root.toString(), null, "it is another folder than at the beginning of the pass");
    }
}
