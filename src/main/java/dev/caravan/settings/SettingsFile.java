package dev.caravan.settings;

import dev.caravan.settings.document.Document;
import dev.caravan.settings.document.DocumentSchema;
import dev.caravan.settings.document.KeyPath;
import dev.caravan.settings.document.Placeholders;
import dev.caravan.settings.document.Position;
import dev.caravan.settings.document.Problems;
import dev.caravan.settings.document.TextFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The configuration file. */
public final class SettingsFile {

    /** What editors are given for completion is what decides here. */
    static final DocumentSchema SCHEMA =
            DocumentSchema.fromClassPath("/config/caravan.schema.json");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SettingsFile() {}

    /** Reads and checks the file; it looks at no other file than those the file takes text from. */
    public static Loading load(Path file, Environment environment) {
        Problems problems = new Problems();
        Path folder = folderOf(file);
        Placeholders placeholders =
                new Placeholders(environment.variables(), new TextFiles(folder));
        Optional<Document> document =
                text(file, problems)
                        .flatMap(text -> Document.read(text, SCHEMA, placeholders, problems));
        if (document.isEmpty()) {
            return new Loading.Invalid(problems.all(), List.of());
        }
        SettingsReader reader = new SettingsReader(folder, environment, problems);
        Settings settings = reader.read(document.get().top());
        return problems.all().isEmpty()
                ? new Loading.Valid(settings, reader.places())
                : new Loading.Invalid(problems.all(), reader.places());
    }

    private static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Optional.ofNullable(absolute.getParent()).orElse(absolute);
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (NoSuchFileException cause) {
            refuse("there is no such file; name the configuration with --config FILE", problems);
        } catch (CharacterCodingException cause) {
            refuse("the file is not UTF-8 text; save it as UTF-8", problems);
        } catch (IOException cause) {
            refuse("the file cannot be read; check its permissions", problems);
        }
        return Optional.empty();
    }

    private static void refuse(String message, Problems problems) {
        problems.add(Position.START, KeyPath.TOP, message);
    }
}
