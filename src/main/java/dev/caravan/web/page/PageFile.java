package dev.caravan.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One file of the page, as it lies among the resources.
 *
 * @param address where the browser finds it
 * @param type what it is, as the Content-Type says it
 */
public record PageFile(String address, String type, String text) {

    private static final List<PageFile> ALL =
            List.of(
                    read("/", "page.html", "text/html; charset=utf-8"),
                    read("/page.css", "page.css", "text/css; charset=utf-8"),
                    script("page.js"),
                    script("account.js"),
                    script("figures.js"),
                    script("history.js"),
                    script("job.js"),
                    script("panels.js"),
                    script("parts.js"),
                    script("sentences.js"),
                    script("talk.js"),
                    read("/icon.svg", "icon.svg", "image/svg+xml"));

    public static List<PageFile> all() {
        return ALL;
    }

    private static PageFile script(String name) {
        return read("/" + name, name, "text/javascript; charset=utf-8");
    }

    private static PageFile read(String address, String name, String type) {
        try (InputStream file = PageFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the page has no file " + name);
            }
            return new PageFile(
                    address, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the page's file " + name, e);
        }
    }
}
