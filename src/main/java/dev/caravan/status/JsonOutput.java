package dev.caravan.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Documents for programs: JSON whose shape is a contract (design, 2.4). */
public final class JsonOutput {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private JsonOutput() {}

    public static String of(Object document) {
        return written(MAPPER.writer(), document);
    }

    /** The same in one line. */
    public static String line(Object document) {
        return written(MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT), document);
    }

    private static String written(ObjectWriter writer, Object document) {
        try {
            return writer.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "could not write " + document.getClass() + " as JSON", e);
        }
    }
}
