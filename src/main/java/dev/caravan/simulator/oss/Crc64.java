package dev.caravan.simulator.oss;

/** The checksum CRC-64/XZ, eight bytes at a step. */
final class Crc64 {

    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;
    private static final long[][] TABLES = tables();

    private long state = -1;

    void update(byte[] bytes, int length) {
        long crc = state;
        int at = 0;
        for (; at + 8 <= length; at += 8) {
            crc ^=
                    (bytes[at] & 0xffL)
                            | (bytes[at + 1] & 0xffL) << 8
                            | (bytes[at + 2] & 0xffL) << 16
                            | (bytes[at + 3] & 0xffL) << 24
                            | (bytes[at + 4] & 0xffL) << 32
                            | (bytes[at + 5] & 0xffL) << 40
                            | (bytes[at + 6] & 0xffL) << 48
                            | (bytes[at + 7] & 0xffL) << 56;
            crc =
                    TABLES[7][(int) crc & 0xff]
                            ^ TABLES[6][(int) (crc >>> 8) & 0xff]
                            ^ TABLES[5][(int) (crc >>> 16) & 0xff]
                            ^ TABLES[4][(int) (crc >>> 24) & 0xff]
                            ^ TABLES[3][(int) (crc >>> 32) & 0xff]
                            ^ TABLES[2][(int) (crc >>> 40) & 0xff]
                            ^ TABLES[1][(int) (crc >>> 48) & 0xff]
                            ^ TABLES[0][(int) (crc >>> 56)];
        }
        for (; at < length; at++) {
            crc = TABLES[0][(int) (crc ^ bytes[at]) & 0xff] ^ (crc >>> 8);
        }
        state = crc;
    }

    /** The value as the storage writes it: unsigned, decimal. */
    String decimal() {
        return Long.toUnsignedString(~state);
    }

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            tables[0][i] = crc;
        }
        for (int i = 0; i < 256; i++) {
            for (int k = 1; k < 8; k++) {
                long before = tables[k - 1][i];
                tables[k][i] = tables[0][(int) before & 0xff] ^ before >>> 8;
            }
        }
        return tables;
    }
}
