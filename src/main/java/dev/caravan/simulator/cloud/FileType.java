package dev.caravan.simulator.cloud;

import java.util.List;
import java.util.Set;

/** The numbers that listings use for kinds of files. */
final class FileType {

    private static final List<Set<String>> TYPES =
            List.of(
                    Set.of("doc", "docx", "xls", "xlsx", "ppt", "pptx", "pdf", "txt", "md"),
                    Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "heic"),
                    Set.of("mp3", "flac", "wav", "aac", "ogg", "m4a"),
                    Set.of("mp4", "mkv", "avi", "mov", "ts", "wmv", "flv"),
                    Set.of("zip", "rar", "7z", "tar", "gz", "iso"),
                    Set.of("exe", "apk", "dmg", "msi", "deb"),
                    Set.of("epub", "mobi", "azw3"));

    private FileType() {}

    /** 1 documents, 2 images, 3 audio, 4 video, 5 archives, 6 apps, 7 books, 0 anything else. */
    static long of(String extension) {
        for (int i = 0; i < TYPES.size(); i++) {
            if (TYPES.get(i).contains(extension)) {
                return i + 1L;
            }
        }
        return 0;
    }
}
