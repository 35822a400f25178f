package dev.caravan.open115;

import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveDirectory;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** The options of an {@code open115} endpoint; none of them is a secret. */
@UriParams
public class Open115Configuration implements Cloneable {

    @UriPath
    @Metadata(required = true)
    private @Nullable Open115Operation operation;

    @UriParam private @Nullable String account;

    @UriParam private @Nullable String parentId;

    @UriParam private @Nullable String path;

    @UriParam(defaultValue = "children")
    private ListDepth depth = ListDepth.children;

    @UriParam(defaultValue = "items")
    private ListOutput output = ListOutput.items;

    @UriParam private @Nullable String directory;

    @UriParam(label = "advanced")
    @Metadata(autowired = true)
    private @Nullable Drive drive;

    @UriParam(label = "advanced")
    @Metadata(autowired = true)
    private @Nullable DriveDirectory drives;

    /** A configuration of its own that begins with the same values. */
    public Open115Configuration copy() {
        try {
            return (Open115Configuration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable Open115Operation getOperation() {
        return operation;
    }

    /** What to do; the header CamelOpen115Operation overrides it. */
    public void setOperation(Open115Operation operation) {
        this.operation = operation;
    }

    public @Nullable String getAccount() {
        return account;
    }

    /**
     * The account to work in, by the name that the directory of drives or the token store knows it
     * by. Not needed where a drive is given.
     */
    public void setAccount(@Nullable String account) {
        this.account = account;
    }

    public @Nullable String getParentId() {
        return parentId;
    }

    /** The id of the folder to work in; without it, it is the root folder. */
    public void setParentId(@Nullable String parentId) {
        this.parentId = parentId;
    }

    public @Nullable String getPath() {
        return path;
    }

    /**
     * The path of the folder to work in, below the parent folder; names are separated by a slash,
     * one slash may lead.
     */
    public void setPath(@Nullable String path) {
        this.path = path;
    }

    public ListDepth getDepth() {
        return depth;
    }

    /** Whether a list shows what the folder itself holds, or everything below it. */
    public void setDepth(ListDepth depth) {
        this.depth = depth;
    }

    public ListOutput getOutput() {
        return output;
    }

    /**
     * Whether a list leaves all items in the body, in memory and proven to be complete, or a
     * listing that is carried out while it is read. Take the latter for trees of many thousand
     * files.
     */
    public void setOutput(ListOutput output) {
        this.output = output;
    }

    public @Nullable String getDirectory() {
        return directory;
    }

    /** The local folder for downloads that are not told their file; it is made when missing. */
    public void setDirectory(@Nullable String directory) {
        this.directory = directory;
    }

    public @Nullable Drive getDrive() {
        return drive;
    }

    /** The drive to work on, where one is enough and no account is named. It is not closed here. */
    public void setDrive(@Nullable Drive drive) {
        this.drive = drive;
    }

    public @Nullable DriveDirectory getDrives() {
        return drives;
    }

    /** The drives to work on, by account. They are not closed here. */
    public void setDrives(@Nullable DriveDirectory drives) {
        this.drives = drives;
    }
}
