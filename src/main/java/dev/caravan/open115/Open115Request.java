package dev.caravan.open115;

import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.tree.RemoteId;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message as the operations read it: a header beats an option, an option beats the body. The only
 * thing that reads from an exchange.
 */
final class Open115Request {

    private final Open115Configuration options;
    private final Exchange exchange;
    private final Message message;

    Open115Request(Exchange exchange, Open115Configuration options) {
        this.exchange = exchange;
        this.message = exchange.getMessage();
        this.options = options;
    }

    Open115Operation operation() {
        Open115Operation header =
                message.getHeader(Open115Constants.OPERATION, Open115Operation.class);
        return header != null ? header : needed(options.getOperation(), "operation");
    }

    Optional<String> account() {
        return text(Open115Constants.ACCOUNT, options.getAccount());
    }

    ListDepth depth() {
        return options.depthOr(ListDepth.children);
    }

    ListOutput output() {
        return options.getOutput();
    }

    Optional<String> name() {
        return text(Open115Constants.NAME, null);
    }

    Optional<String> key() {
        return text(Open115Constants.KEY, null);
    }

    /** The folder to work in; the root folder when none is named. */
    FolderAddress folder() {
        Optional<RemoteId> parent = idOf(header(Open115Constants.PARENT_ID, options.getParentId()));
        return FolderAddress.of(parent, text(Open115Constants.PATH, options.getPath()).orElse(""));
    }

    /** Whether the message names a folder to work in, by id or by path. */
    boolean namesFolder() {
        return header(Open115Constants.PARENT_ID, options.getParentId()) != null
                || text(Open115Constants.PATH, options.getPath()).isPresent();
    }

    /** The folder to move to, if one is named. */
    Optional<FolderAddress> target() {
        Optional<RemoteId> id = idOf(header(Open115Constants.TARGET_ID, null));
        Optional<String> path = text(Open115Constants.TARGET_PATH, null);
        return id.isEmpty() && path.isEmpty()
                ? Optional.empty()
                : Optional.of(FolderAddress.of(id, path.orElse("")));
    }

    /** The one item that the message names, if it names one. */
    Optional<RemoteId> item() {
        List<RemoteId> ids = items();
        if (ids.size() > 1) {
            throw new IllegalArgumentException(
                    operation() + " works on one item, and the message names " + ids.size());
        }
        return ids.stream().findFirst();
    }

    /** The items that the message names in its header, else in its body. */
    List<RemoteId> items() {
        Object header = message.getHeader(Open115Constants.REMOTE_ID);
        return idsOf(header != null ? header : message.getBody());
    }

    /** The folders that the items in the body lie in, as far as the body tells. */
    Map<RemoteId, RemoteId> parents() {
        Map<RemoteId, RemoteId> parents = new HashMap<>();
        Object body = message.getBody();
        Collection<?> several = body instanceof Collection<?> some ? some : Arrays.asList(body);
        for (Object one : several) {
            if (one instanceof RemoteItem item) {
                parents.put(item.id(), item.parent());
            }
        }
        return parents;
    }

    /** The body if it is of that very type; nothing is converted. */
    <T> Optional<T> body(Class<T> type) {
        return Optional.ofNullable(message.getBody()).filter(type::isInstance).map(type::cast);
    }

    /** The local file that a download is to make, if it is named. */
    Optional<Path> file() {
        return path(message.getHeader(Open115Constants.FILE));
    }

    Optional<Path> directory() {
        return path(options.getDirectory());
    }

    Message message() {
        return message;
    }

    /** Whether the route is to go on; a transfer stops at its next safe point when not. */
    boolean isRunning() {
        return !exchange.getContext().isStopping() && !exchange.getContext().isStopped();
    }

    private static Optional<Path> path(@Nullable Object value) {
        if (value instanceof Path path) {
            return Optional.of(path);
        }
        if (value instanceof File file) {
            return Optional.of(file.toPath());
        }
        return Optional.ofNullable(value).map(text -> Path.of(text.toString()));
    }

    private static List<RemoteId> idsOf(@Nullable Object value) {
        if (!(value instanceof Collection<?> several)) {
            return idOf(value).stream().toList();
        }
        List<RemoteId> ids = new ArrayList<>();
        several.forEach(one -> idOf(one).ifPresent(ids::add));
        return ids;
    }

    private static Optional<RemoteId> idOf(@Nullable Object value) {
        if (value instanceof RemoteId id) {
            return Optional.of(id);
        }
        if (value instanceof RemoteItem item) {
            return Optional.of(item.id());
        }
        if (value instanceof UploadReceipt receipt) {
            return Optional.of(receipt.id());
        }
        if (value instanceof String || value instanceof Number) {
            return Optional.of(value.toString()).filter(text -> !text.isEmpty()).map(RemoteId::new);
        }
        return Optional.empty();
    }

    private @Nullable Object header(String name, @Nullable String option) {
        Object value = message.getHeader(name);
        return value != null ? value : option;
    }

    private Optional<String> text(String name, @Nullable String option) {
        String value = message.getHeader(name, String.class);
        return Optional.ofNullable(value != null ? value : option).filter(text -> !text.isEmpty());
    }

    private static <T> T needed(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("open115 needs the option " + what);
        }
        return value;
    }
}
