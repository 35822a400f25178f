package dev.caravan.open115.client.download;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.DriveException;
import dev.caravan.open115.client.DownloadLink;
import dev.caravan.open115.client.LocalFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request for the bytes that are still missing; never carries a token. */
public final class Fetch {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    /** So few bytes travel at once that even a slow rate is kept without long silences. */
    private static final int CHUNK = 16 << 10;

    private final OkHttpClient http;
    private final String userAgent;

    public Fetch(OkHttpClient http, String userAgent) {
        this.http = http.newBuilder().retryOnConnectionFailure(false).build();
        this.userAgent = userAgent;
    }

    Fetched into(PartialFile file, DownloadRequest download, DownloadLink link)
            throws DriveException {
        Request.Builder request =
                new Request.Builder()
                        .url(link.url())
                        .header("User-Agent", userAgent)
                        .header("Accept-Encoding", "identity");
        if (!link.cookies().isEmpty()) {
            request.header("Cookie", link.cookies());
        }
        if (file.length() > 0) {
            request.header("Range", "bytes=" + file.length() + "-");
        }
        try (Response response = http.newCall(request.build()).execute()) {
            return read(response, file, download);
        } catch (IOException e) {
            return new Fetched.Broken(
                    trouble(download, "the connection to 115's servers broke", "no-answer", e));
        }
    }

    private static Fetched read(Response response, PartialFile file, DownloadRequest download)
            throws IOException, DriveException {
        int status = response.code();
        String said = "115's server answered HTTP " + status;
        DriveException why = trouble(download, said, "HTTP " + status, null);
        switch (status) {
            case 200, 206 -> {}
            case 401, 403, 404, 410 -> {
                return new Fetched.LinkRefused(why);
            }
            case 416 -> {
                return new Fetched.Restart(why);
            }
            default -> {
                return new Fetched.Broken(why);
            }
        }
        String etag = response.header("ETag", "");
        boolean whole = status == 200;
        if (!whole && !isContinuation(response, file, download, etag)) {
            return new Fetched.Restart(
                    trouble(download, "115's server sent another part", "range", null));
        }
        if (whole) {
            writing(download, () -> file.restart(etag));
        }
        return copy(response.body().byteStream(), file, download);
    }

    private static boolean isContinuation(
            Response response, PartialFile file, DownloadRequest download, String etag) {
        Matcher range = CONTENT_RANGE.matcher(response.header("Content-Range", ""));
        return range.matches()
                && range.group(1).equals(Long.toString(file.length()))
                && (range.group(2).equals("*")
                        || range.group(2).equals(Long.toString(download.content().size())))
                && (file.etag().isEmpty() || etag.isEmpty() || file.etag().equals(etag));
    }

    private static Fetched copy(InputStream in, PartialFile file, DownloadRequest download)
            throws IOException, DriveException {
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (file.length() + count > download.content().size()) {
                return new Fetched.Restart(
                        trouble(download, "more bytes came than the file has", "size", null));
            }
            int taken = count;
            download.watch().admit(count);
            writing(download, () -> file.append(chunk, taken));
            download.watch().moved(count);
            if (!download.watch().mayContinue() && file.length() < download.content().size()) {
                throw new DriveException.Interrupted(
                        "the download to " + download.target() + " was stopped and can go on");
            }
        }
        return file.length() == download.content().size()
                ? new Fetched.Whole()
                : new Fetched.Broken(
                        trouble(download, "115's server ended too early", "size", null));
    }

    private interface LocalWrite {
        void run() throws IOException;
    }

    private static void writing(DownloadRequest download, LocalWrite write) throws DriveException {
        try {
            write.run();
        } catch (IOException e) {
            throw LocalFault.writing(
                    "download " + download.target(), folder(download.temporary()), e);
        }
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private static DriveException trouble(
            DownloadRequest download, String why, String code, @Nullable IOException e) {
        return new DriveException.Transient(
                "could not download " + download.target() + ": " + why, code, e);
    }
}
