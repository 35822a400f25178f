package dev.caravan.open115.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A token store of small files, for tests with several processes. */
final class FileTokenStore implements TokenStore {

    private final Path directory;

    FileTokenStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<StoredTokens> load(String account) {
        return read(account + ".pair").map(FileTokenStore::pair);
    }

    @Override
    public void save(String account, StoredTokens tokens) {
        write(
                account + ".pair",
                List.of(
                        tokens.access(),
                        tokens.refresh(),
                        tokens.obtained().toString(),
                        tokens.accessExpires().toString(),
                        tokens.authorized().toString(),
                        tokens.deadCode().orElse(""),
                        tokens.seed().orElse(""),
                        tokens.userId().orElse("")));
    }

    private static StoredTokens pair(List<String> lines) {
        return new StoredTokens(
                lines.get(0),
                lines.get(1),
                Instant.parse(lines.get(2)),
                Instant.parse(lines.get(3)),
                Instant.parse(lines.get(4)),
                present(lines.get(5)),
                present(lines.get(6)),
                present(lines.get(7)));
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public Optional<Instant> lastRefresh(String account) {
        return read(account + ".refresh").map(lines -> Instant.parse(lines.get(0)));
    }

    @Override
    public void refreshAsked(String account, Instant now) {
        write(account + ".refresh", List.of(now.toString()));
    }

    private Optional<List<String>> read(String name) {
        try {
            Path file = directory.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, List<String> lines) {
        try {
            Path temporary = Files.createTempFile(directory, name, ".tmp");
            Files.write(temporary, lines);
            Files.move(temporary, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
