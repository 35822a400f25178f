package dev.caravan.local.disk;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder on the way is a symlink, or no folder: what lies behind it is not ours to touch. */
public class UnsafePath extends FileSystemException {

    public UnsafePath(Path folder) {
        super(folder.toString(), null, "no plain folder: a symbolic link, or something else");
    }
}
