package dev.caravan.web;

import java.util.Map;

/** What every answer tells a browser, so that nothing foreign can run in the page or frame it. */
final class PageHeaders {

    private static final String ONLY_OURS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    static final Map<String, String> EVERYWHERE =
            Map.of(
                    "Content-Security-Policy", ONLY_OURS,
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private PageHeaders() {}
}
