package dev.caravan.simulator.cloud;

/** What a user pays for, and how large a file may be for it. */
public enum Membership {
    NONE("原石会员", 5L << 30),
    TRIAL("尝鲜VIP", 15L << 30),
    MONTHLY("月费VIP", 115L << 30),
    YEARLY("年费VIP", 115L << 30),
    LASTING("长期VIP", 115L << 30);

    private final String title;
    private final long largestFile;

    Membership(String title, long largestFile) {
        this.title = title;
        this.largestFile = largestFile;
    }

    public String title() {
        return title;
    }

    public long largestFile() {
        return largestFile;
    }
}
