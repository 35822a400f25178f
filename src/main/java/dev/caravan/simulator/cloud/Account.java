package dev.caravan.simulator.cloud;

/** One user of 115 with a drive of its own. */
public record Account(Profile profile, Drive drive) {

    /**
     * What is known about the user.
     *
     * @param quota bytes that fit into the drive
     */
    public record Profile(String id, String name, Membership membership, long quota) {

        public Profile {
            if (!id.matches("\\d{1,19}")) {
                throw new IllegalArgumentException("a user id is a number: " + id);
            }
            if (quota < 0) {
                throw new IllegalArgumentException("a quota is not negative: " + quota);
            }
        }
    }

    public String id() {
        return profile.id();
    }

    /** Bytes that may still come. */
    public long space() {
        return Math.max(0, profile.quota() - drive.used());
    }
}
