package dev.caravan.simulator.oss;

import dev.caravan.simulator.http.Call;
import dev.caravan.simulator.http.Parameters;
import dev.caravan.simulator.http.Reply;
import dev.caravan.simulator.world.SimulatedClock;
import dev.caravan.simulator.world.StorageSwitch;
import dev.caravan.simulator.world.Switches;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The requests of a multipart upload. */
final class Multipart {

    /** Clients insist on the milliseconds, although there are never any. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Uploads uploads;
    private final Switches switches;
    private final SimulatedClock clock;

    Multipart(Uploads uploads, Switches switches, SimulatedClock clock) {
        this.uploads = uploads;
        this.switches = switches;
        this.clock = clock;
    }

    Reply initiate(Call call, Target target) {
        Upload upload = uploads.begin(target.object(), call.request().query().has("sequential"));
        return xml(
                "<InitiateMultipartUploadResult><Bucket>%s</Bucket><Key>%s</Key><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                        .formatted(target.bucket(), target.object(), upload.id()));
    }

    Reply part(Call call, Target target) throws IOException {
        Parameters query = call.request().query();
        Upload upload = uploads.require(query.text("uploadId"), target.object());
        int number = (int) Math.min(Integer.MAX_VALUE, query.number("partNumber", 0));
        upload.check(number);
        Part part = upload.receive(number, call.request().body(), clock.seconds());
        uploads.keep(upload, part);
        return Reply.empty(200)
                .with("ETag", "\"" + part.etag() + "\"")
                .with("x-oss-hash-crc64ecma", part.crc64());
    }

    Reply list(Call call, Target target) {
        Parameters query = call.request().query();
        Upload upload = uploads.require(query.text("uploadId"), target.object());
        long most = Math.min(query.number("max-parts", 1000), switches.of(StorageSwitch.LIST_PAGE));
        if (most < 1) {
            throw new OssError(
                    400,
                    "InvalidArgument",
                    "0042-00000109",
                    "MaxParts must be between 1 and 1000.");
        }
        long marker = query.number("part-number-marker", 0);
        List<Part> rest = upload.parts().stream().filter(each -> each.number() > marker).toList();
        List<Part> page = rest.stream().limit(most).toList();
        long next = page.isEmpty() ? marker : page.get(page.size() - 1).number();
        return xml(
                "<ListPartsResult><Bucket>%s</Bucket><Key>%s</Key><UploadId>%s</UploadId><PartNumberMarker>%d</PartNumberMarker><NextPartNumberMarker>%d</NextPartNumberMarker><MaxParts>%d</MaxParts><IsTruncated>%s</IsTruncated>%s</ListPartsResult>"
                        .formatted(
                                target.bucket(),
                                target.object(),
                                upload.id(),
                                marker,
                                next,
                                most,
                                page.size() < rest.size(),
                                page.stream().map(Multipart::row).collect(Collectors.joining())));
    }

    /** Ends the upload with the parts that the client lists. */
    Stored complete(Call call, Target target) throws IOException {
        String id = call.request().query().text("uploadId");
        Upload upload = uploads.require(id, target.object());
        List<Part> chosen =
                CompleteList.parse(call.request().text())
                        .chosen(upload, switches.of(StorageSwitch.MIN_PART));
        Stored stored = upload.assemble(chosen);
        uploads.end(upload);
        return stored;
    }

    Reply abort(Call call, Target target) throws IOException {
        String id = call.request().query().text("uploadId");
        Upload upload = uploads.require(id, target.object());
        uploads.end(upload);
        upload.discard();
        return Reply.empty(204);
    }

    private static String row(Part part) {
        return "<Part><PartNumber>%d</PartNumber><LastModified>%s</LastModified><ETag>\"%s\"</ETag><HashCrc64ecma>%s</HashCrc64ecma><Size>%d</Size></Part>"
                .formatted(
                        part.number(),
                        TIME.format(Instant.ofEpochSecond(part.modified())),
                        part.etag(),
                        part.crc64(),
                        part.size());
    }

    private static Reply xml(String body) {
        return Reply.text(200, "application/xml", XML + body);
    }
}
