package dev.caravan.simulator.oss;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of which a client says that they make the object. */
record CompleteList(List<Entry> entries) {

    private static final Pattern PART = Pattern.compile("<Part>(.*?)</Part>", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("<PartNumber>\\s*(\\d{1,9})\\s*</PartNumber>");
    private static final Pattern ETAG = Pattern.compile("<ETag>(.*?)</ETag>", Pattern.DOTALL);

    /** One listed part. */
    record Entry(int number, String etag) {}

    static CompleteList parse(String xml) {
        List<Entry> entries = new ArrayList<>();
        Matcher part = PART.matcher(xml);
        while (part.find()) {
            Matcher number = NUMBER.matcher(part.group(1));
            Matcher etag = ETAG.matcher(part.group(1));
            if (!number.find() || !etag.find()) {
                throw malformed();
            }
            String plain = etag.group(1).replaceAll("&quot;|&#34;|[\"\\s]", "");
            entries.add(new Entry(Integer.parseInt(number.group(1)), plain));
        }
        if (entries.isEmpty()) {
            throw malformed();
        }
        return new CompleteList(entries);
    }

    /** The stored parts that are meant, when the list is right. */
    List<Part> chosen(Upload upload, long smallest) {
        Map<Integer, Part> stored = new HashMap<>();
        upload.parts().forEach(each -> stored.put(each.number(), each));
        List<Part> chosen = new ArrayList<>();
        int before = 0;
        for (Entry each : entries) {
            if (each.number() <= before) {
                throw new OssError(
                        400,
                        "InvalidPartOrder",
                        "0042-00000106",
                        "The list of parts was not in ascending order.");
            }
            before = each.number();
            chosen.add(matching(stored, each));
        }
        if (upload.sequential() && chosen.size() < stored.size()) {
            throw invalid();
        }
        if (chosen.stream().limit(chosen.size() - 1L).anyMatch(each -> each.size() < smallest)) {
            throw new OssError(
                    400,
                    "EntityTooSmall",
                    "0042-00000105",
                    "Your proposed upload is smaller than the minimum allowed size.");
        }
        return chosen;
    }

    private static Part matching(Map<Integer, Part> stored, Entry entry) {
        Part part = stored.get(entry.number());
        if (part == null || !part.etag().equalsIgnoreCase(entry.etag())) {
            throw invalid();
        }
        return part;
    }

    private static OssError invalid() {
        return new OssError(
                400,
                "InvalidPart",
                "0042-00000103",
                "One or more of the specified parts could not be found.");
    }

    private static OssError malformed() {
        return new OssError(
                400, "MalformedXML", "0042-00000101", "The XML you provided was not well-formed.");
    }
}
