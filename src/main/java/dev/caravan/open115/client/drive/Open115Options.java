package dev.caravan.open115.client.drive;

import dev.caravan.open115.client.Endpoints;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.upload.PartSizes;
import dev.caravan.open115.pace.Limits;

/**
 * How the drive of an account is reached and how gently.
 *
 * @param userAgent sent with every request; download links work only for the one that asked
 * @param pageSize entries of a page of a listing
 */
public record Open115Options(
        Endpoints endpoints,
        String userAgent,
        int pageSize,
        Limits limits,
        Proxies proxies,
        PartSizes partSizes,
        Silences silences) {

    /** 115 itself, with careful limits and no proxy. */
    public static final Open115Options USUAL =
            new Open115Options(
                    Endpoints.OF_115,
                    "Caravan/1",
                    ListFiles.LARGEST_PAGE,
                    Limits.CAREFUL,
                    Proxies.NONE,
                    PartSizes.USUAL,
                    Silences.USUAL);

    public Open115Options {
        if (userAgent.isBlank() || !userAgent.chars().allMatch(c -> c >= 32 && c < 127)) {
            throw new IllegalArgumentException("a user agent is a line of ASCII letters");
        }
        if (pageSize < 1 || pageSize > ListFiles.LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "a page has 1 to " + ListFiles.LARGEST_PAGE + " entries, not " + pageSize);
        }
    }

    public Open115Options with(Endpoints others) {
        return new Open115Options(
                others, userAgent, pageSize, limits, proxies, partSizes, silences);
    }

    public Open115Options with(Limits others) {
        return new Open115Options(
                endpoints, userAgent, pageSize, others, proxies, partSizes, silences);
    }

    public Open115Options with(PartSizes others) {
        return new Open115Options(
                endpoints, userAgent, pageSize, limits, proxies, others, silences);
    }

    public Open115Options with(Silences others) {
        return new Open115Options(
                endpoints, userAgent, pageSize, limits, proxies, partSizes, others);
    }

    public Open115Options paging(int entries) {
        return new Open115Options(
                endpoints, userAgent, entries, limits, proxies, partSizes, silences);
    }
}
