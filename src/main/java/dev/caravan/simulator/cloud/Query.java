package dev.caravan.simulator.cloud;

/** One question for a listing, as 115 understood it. */
public record Query(
        long folder, long offset, long limit, Scope scope, Filter filter, Sorting sorting) {

    /** What may be in the answer. */
    public enum Scope {
        CHILDREN,
        CHILD_FOLDERS,
        CHILD_FILES,
        FILES_BELOW,
        ALL_BELOW
    }

    /**
     * What an item must be to be in the answer.
     *
     * @param maxSize inclusive; 0 means none
     */
    public record Filter(long type, String suffix, boolean starred, long minSize, long maxSize) {

        public boolean chooses() {
            return type > 0 || !suffix.isEmpty() || starred;
        }

        public boolean admits(Item item) {
            if (starred && !item.starred()) {
                return false;
            }
            if (item.isFolder()) {
                return true;
            }
            return item.size() >= minSize
                    && (maxSize == 0 || item.size() <= maxSize)
                    && ofType(item);
        }

        private boolean ofType(Item item) {
            if (!suffix.isEmpty()) {
                return item.extension().equalsIgnoreCase(suffix);
            }
            return type == 0 || FileType.of(item.extension()) == type;
        }
    }

    /** In which order the answer comes. */
    public record Sorting(String key, boolean ascending, boolean foldersFirst) {}

    Query at(long otherOffset) {
        return new Query(folder, otherOffset, limit, scope, filter, sorting);
    }

    /** The same question without the page, by which its whole answer can be remembered. */
    Query whole() {
        return new Query(folder, 0, 0, scope, filter, sorting);
    }
}
