package dev.caravan.open115.oss;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads and writes the few XML documents of the storage. */
final class OssXml {

    private OssXml() {}

    /** The text of the first element of that name; empty when there is none. */
    static String text(String xml, String element) {
        for (Map.Entry<String, String> each : leaves(xml)) {
            if (each.getKey().equals(element)) {
                return each.getValue();
            }
        }
        return "";
    }

    /** The parts of one page of a list of parts. */
    static List<OssPart> parts(String xml) {
        List<OssPart> parts = new ArrayList<>();
        Map<String, String> part = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : leaves(xml)) {
            part.put(each.getKey(), each.getValue());
            if (each.getKey().equals("/Part")) {
                parts.add(
                        new OssPart(
                                Integer.parseInt(part.getOrDefault("PartNumber", "0")),
                                part.getOrDefault("ETag", "").replace("\"", ""),
                                Long.parseLong(part.getOrDefault("Size", "-1"))));
                part.clear();
            }
        }
        return parts;
    }

    /** The list that completes an upload. */
    static String completion(List<OssPart> parts) {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
        for (OssPart part : parts) {
            xml.append("<Part><PartNumber>")
                    .append(part.number())
                    .append("</PartNumber><ETag>\"")
                    .append(part.etag())
                    .append("\"</ETag></Part>");
        }
        return xml.append("</CompleteMultipartUpload>").toString();
    }

    /**
     * Elements that hold only text, in the order of the document, and {@code /Part} where a part
     * ends; what is no XML has none.
     */
    private static List<Map.Entry<String, String>> leaves(String xml) {
        List<Map.Entry<String, String>> leaves = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            String open = "";
            String text = "";
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open = reader.getLocalName();
                        text = "";
                    }
                    case XMLStreamConstants.CHARACTERS -> text = reader.getText();
                    case XMLStreamConstants.END_ELEMENT -> {
                        String name = reader.getLocalName();
                        if (name.equals(open)) {
                            leaves.add(Map.entry(name, text.strip()));
                        } else if (name.equals("Part")) {
                            leaves.add(Map.entry("/Part", ""));
                        }
                        open = "";
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            return leaves;
        }
        return leaves;
    }
}
