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

    @UriParam private @Nullable ListDepth depth;

    @UriParam(label = "producer", defaultValue = "items")
    private ListOutput output = ListOutput.items;

    @UriParam(label = "producer")
    private @Nullable String directory;

    @UriParam(label = "consumer", defaultValue = "never")
    private LookProbe probe = LookProbe.never;

    @UriParam(label = "consumer", defaultValue = "3600000", javaType = "java.time.Duration")
    private long wholeEvery = 3_600_000;

    @UriParam(label = "consumer", defaultValue = "remember")
    private FirstLook first = FirstLook.remember;

    @UriParam(label = "consumer,advanced")
    private @Nullable LookMemory memory;

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

    public @Nullable ListDepth getDepth() {
        return depth;
    }

    /**
     * Whether what the folder itself holds is looked at, or everything below it; without it, a list
     * shows the children and changes are those of the tree.
     */
    public void setDepth(@Nullable ListDepth depth) {
        this.depth = depth;
    }

    ListDepth depthOr(ListDepth usual) {
        return depth == null ? usual : depth;
    }

    public LookProbe getProbe() {
        return probe;
    }

    /** What is asked before the folder is listed at a poll, to save the calls of a listing. */
    public void setProbe(LookProbe probe) {
        this.probe = probe;
    }

    public long getWholeEvery() {
        return wholeEvery;
    }

    /**
     * With a probe: so long after a listing the next poll lists the folder in any case. A probe
     * misses what changes neither the number of items nor the newest of them, such as a rename of a
     * folder.
     */
    public void setWholeEvery(long wholeEvery) {
        if (wholeEvery < 0) {
            throw new IllegalArgumentException("wholeEvery is negative: " + wholeEvery);
        }
        this.wholeEvery = wholeEvery;
    }

    public FirstLook getFirst() {
        return first;
    }

    /** What becomes of what is in the folder when it is looked at for the first time. */
    public void setFirst(FirstLook first) {
        this.first = first;
    }

    public @Nullable LookMemory getMemory() {
        return memory;
    }

    /**
     * Where it is kept what was seen last, one for each endpoint; without it, in memory, where it
     * outlives a stop of the route and not the end of the program.
     */
    public void setMemory(@Nullable LookMemory memory) {
        this.memory = memory;
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
