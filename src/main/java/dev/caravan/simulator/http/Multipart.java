package dev.caravan.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of multipart/form-data bodies. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

    private Multipart() {}

    static Parameters parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            return Parameters.none();
        }
        // One char for one byte, so that cutting the text cuts the bytes.
        String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        List<Parameters.Parameter> found = new ArrayList<>();
        for (String part : text.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            int end = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(end < 0 ? "" : utf8(part.substring(0, end)));
            if (name.find()) {
                found.add(
                        new Parameters.Parameter(
                                name.group(1), utf8(part.substring(end + 4)), true));
            }
        }
        return new Parameters(found);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
