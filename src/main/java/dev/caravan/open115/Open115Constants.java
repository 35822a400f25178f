package dev.caravan.open115;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component.
 *
 * <p>None is read by one operation and written by another: what a step left behind must never name
 * the item that the next one trashes.
 */
public final class Open115Constants {

    @Metadata(
            label = "producer",
            description = "The operation to do instead of the one in the URI.",
            javaType = "dev.caravan.open115.Open115Operation")
    public static final String OPERATION = "CamelOpen115Operation";

    @Metadata(
            label = "producer",
            description = "The account to work in instead of the one in the URI.",
            javaType = "String")
    public static final String ACCOUNT = "CamelOpen115Account";

    @Metadata(
            label = "producer",
            description =
                    "The id of the file or folder to show, fetch, move, trash or restore; the last"
                            + " three also take a collection of ids. Without it the body tells.",
            javaType = "dev.caravan.tree.RemoteId")
    public static final String REMOTE_ID = "CamelOpen115RemoteId";

    @Metadata(
            label = "producer",
            description =
                    "The id of the folder to work in, instead of the one in the URI; without any it"
                            + " is the root folder.",
            javaType = "dev.caravan.tree.RemoteId")
    public static final String PARENT_ID = "CamelOpen115ParentId";

    @Metadata(
            label = "producer",
            description =
                    "The path of the folder to work in, below the parent folder; names are separated"
                            + " by a slash, one slash may lead.",
            javaType = "String")
    public static final String PATH = "CamelOpen115Path";

    @Metadata(
            label = "producer",
            description =
                    "The name of the folder to make, of the file to upload, or the new name of the"
                            + " item to move.",
            javaType = "String")
    public static final String NAME = "CamelOpen115Name";

    @Metadata(
            label = "producer",
            description = "The id of the folder to move to.",
            javaType = "dev.caravan.tree.RemoteId")
    public static final String TARGET_ID = "CamelOpen115TargetId";

    @Metadata(
            label = "producer",
            description =
                    "The path of the folder to move to, below the target folder, or below the root"
                            + " folder where no target id is given.",
            javaType = "String")
    public static final String TARGET_PATH = "CamelOpen115TargetPath";

    @Metadata(
            label = "producer",
            description = "The local file that a download makes; it must not exist.",
            javaType = "java.nio.file.Path")
    public static final String FILE = "CamelOpen115File";

    @Metadata(
            label = "producer",
            description =
                    "Names an upload across restarts, so that it goes on where it stopped; without"
                            + " it the folder, the name and the content do.",
            javaType = "String")
    public static final String KEY = "CamelOpen115Key";

    @Metadata(
            label = "producer",
            description = "Afterwards the id of the item that was made, uploaded or shown.",
            javaType = "dev.caravan.tree.RemoteId")
    public static final String RESULT_ID = "CamelOpen115ResultId";

    @Metadata(
            label = "producer",
            description =
                    "Afterwards the name that 115 really gave, which may differ from the one that"
                            + " was asked for.",
            javaType = "String")
    public static final String RESULT_NAME = "CamelOpen115ResultName";

    @Metadata(
            label = "producer",
            description = "Afterwards the SHA-1 of the file, 40 upper-case hexadecimal digits.",
            javaType = "String")
    public static final String SHA1 = "CamelOpen115Sha1";

    @Metadata(
            label = "producer",
            description = "Afterwards the size of the file in bytes.",
            javaType = "Long")
    public static final String SIZE = "CamelOpen115Size";

    @Metadata(
            label = "producer",
            description =
                    "Afterwards how an upload came to be there: RAPID (115 had the content), SENT,"
                            + " or FOUND (an earlier try had arrived).",
            javaType = "dev.caravan.drive.UploadReceipt.Way")
    public static final String WAY = "CamelOpen115Way";

    @Metadata(
            label = "producer",
            description = "Afterwards how many bytes an upload sent; 0 when 115 had the content.",
            javaType = "Long")
    public static final String BYTES_SENT = "CamelOpen115BytesSent";

    @Metadata(
            label = "producer",
            description =
                    "Afterwards how many items were sent to the recycle bin, or brought back from"
                            + " it.",
            javaType = "Integer")
    public static final String COUNT = "CamelOpen115Count";

    @Metadata(
            label = "consumer",
            description = "The id of the folder that was looked at.",
            javaType = "dev.caravan.tree.RemoteId")
    public static final String FOLDER_ID = "CamelOpen115FolderId";

    @Metadata(label = "consumer", description = "How many items were added.", javaType = "Integer")
    public static final String ADDED = "CamelOpen115Added";

    @Metadata(
            label = "consumer",
            description = "How many items have another content, or can be relied on or not now.",
            javaType = "Integer")
    public static final String CHANGED = "CamelOpen115Changed";

    @Metadata(
            label = "consumer",
            description = "How many items have another parent or another name.",
            javaType = "Integer")
    public static final String MOVED = "CamelOpen115Moved";

    @Metadata(label = "consumer", description = "How many items are gone.", javaType = "Integer")
    public static final String GONE = "CamelOpen115Gone";

    @Metadata(
            label = "consumer",
            description = "How many calls to 115 the listing took.",
            javaType = "Integer")
    public static final String CALLS = "CamelOpen115Calls";

    private Open115Constants() {}
}
