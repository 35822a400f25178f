package dev.caravan.settings.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A JSON Schema (draft 2020-12) for documents. */
public final class DocumentSchema {

    /** Draft 2020-12 with the keyword under which editors look for their message. */
    private static final Dialect DIALECT =
            Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword(Expected.WORDS))
                    .build();

    private final JsonNode json;
    private final Schema schema;

    private DocumentSchema(JsonNode json) {
        this.json = json;
        this.schema = SchemaRegistry.withDialect(DIALECT).getSchema(json);
    }

    /** Reads the schema from the class path; it is part of the program. */
    public static DocumentSchema fromClassPath(String name) {
        try (InputStream in = DocumentSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new DocumentSchema(new ObjectMapper().readTree(in));
        } catch (IOException cause) {
            throw new UncheckedIOException("could not read " + name, cause);
        }
    }

    public Shape top() {
        return new Shape(json, json);
    }

    void check(Document document) {
        StructureCheck check = new StructureCheck(document, top());
        for (Error error : schema.validate(document.json())) {
            check.report(error);
        }
    }
}
