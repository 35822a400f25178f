package dev.caravan.open115.client.drive;

import dev.caravan.drive.DownloadRequest;
import dev.caravan.drive.Drive;
import dev.caravan.drive.DriveException;
import dev.caravan.drive.FolderCheck;
import dev.caravan.drive.FolderMemory;
import dev.caravan.drive.Glance;
import dev.caravan.drive.Recycled;
import dev.caravan.drive.RemoteItem;
import dev.caravan.drive.RemoteListing;
import dev.caravan.drive.Space;
import dev.caravan.drive.UploadReceipt;
import dev.caravan.drive.UploadRequest;
import dev.caravan.open115.client.AccessTokens;
import dev.caravan.open115.client.AddFolder;
import dev.caravan.open115.client.ApiCaller;
import dev.caravan.open115.client.AskLink;
import dev.caravan.open115.client.AskStorageToken;
import dev.caravan.open115.client.Caller;
import dev.caravan.open115.client.DeleteItems;
import dev.caravan.open115.client.ItemInfo;
import dev.caravan.open115.client.ListFiles;
import dev.caravan.open115.client.MoveItems;
import dev.caravan.open115.client.NewFolderCaller;
import dev.caravan.open115.client.PatientCaller;
import dev.caravan.open115.client.ReadBin;
import dev.caravan.open115.client.ReadInfo;
import dev.caravan.open115.client.ReadUser;
import dev.caravan.open115.client.RenameItem;
import dev.caravan.open115.client.RestoreItems;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.download.Downloads;
import dev.caravan.open115.client.download.Fetch;
import dev.caravan.open115.client.download.Links;
import dev.caravan.open115.client.listing.ChildListing;
import dev.caravan.open115.client.listing.FolderFinder;
import dev.caravan.open115.client.listing.GlanceBelow;
import dev.caravan.open115.client.listing.JustTold;
import dev.caravan.open115.client.listing.OwnChanges;
import dev.caravan.open115.client.listing.TreeListing;
import dev.caravan.open115.client.upload.Uploads;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.CallGate;
import dev.caravan.open115.pace.Timing;
import dev.caravan.tree.NodeKind;
import dev.caravan.tree.RemoteId;
import java.util.List;
import java.util.Optional;

/** The drive of one 115 account. */
public final class Open115Drive implements Drive, AutoCloseable {

    /** How many files a glance remembers. */
    private static final int NEWEST = 100;

    private final HttpClients http;
    private final TransferCalls calls;
    private final Timing timing;
    private final ListFiles files;
    private final ReadInfo info;
    private final GlanceBelow glances;
    private final FolderFinder finder;
    private final AddFolder add;
    private final MoveItems move;
    private final RestoreItems restore;
    private final ReadUser user;
    private final ReadBin bin;
    private final Renames renames;
    private final Arrivals arrivals;
    private final Trash trash;
    private final Uploads uploads;
    private final Downloads downloads;
    private final AskStorageToken storage;
    private final KnownFolders folders = new KnownFolders();
    private final OwnChanges changes = new OwnChanges();
    private final JustTold told;

    private Open115Drive(
            String account,
            Open115Options options,
            HttpClients http,
            TransferCalls calls,
            Caller caller,
            UploadSessions sessions,
            Timing timing) {
        this.http = http;
        this.calls = calls;
        this.timing = timing;
        this.told = new JustTold(changes, timing.clock());
        this.storage = new AskStorageToken(caller);
        this.files = new ListFiles(caller, options.pageSize());
        this.info = new ReadInfo(caller);
        this.glances = new GlanceBelow(new ListFiles(caller, NEWEST), info);
        this.finder = new FolderFinder(files, info);
        this.add = new AddFolder(caller);
        this.move = new MoveItems(caller);
        this.restore = new RestoreItems(caller);
        this.user = new ReadUser(caller);
        this.bin = new ReadBin(caller);
        this.renames = new Renames(new RenameItem(caller), info, folders);
        this.arrivals = new Arrivals(info, folders, timing);
        this.trash =
                new Trash(new DeleteItems(caller), folder -> new ChildListing(files, info, folder));
        this.uploads = UploadParts.of(account, options, http.storage(), caller, sessions, timing);
        this.downloads =
                new Downloads(
                        new Links(new AskLink(caller), timing),
                        new Fetch(http.download(), options.userAgent()),
                        timing);
    }

    /**
     * The drive of an account.
     *
     * @param account names the budget and the upload sessions
     * @param ledger shared by everything that calls on behalf of the account
     */
    public static Open115Drive open(
            String account,
            Open115Options options,
            AccessTokens tokens,
            BudgetLedger ledger,
            UploadSessions sessions,
            Timing timing) {
        TransferCalls calls = new TransferCalls();
        HttpClients http = HttpClients.with(options.proxies(), options.silences(), calls);
        ApiCaller api =
                new ApiCaller(http.api(), options.endpoints(), options.userAgent(), timing.clock());
        CallGate gate = new CallGate(account, options.limits(), ledger, timing);
        Caller caller = new NewFolderCaller(new PatientCaller(api, tokens, gate, timing), timing);
        return new Open115Drive(account, options, http, calls, caller, sessions, timing);
    }

    @Override
    public RemoteListing children(RemoteId folder) {
        return folders.noting(new ChildListing(files, info, folder));
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory) {
        return tree(folder, memory, memory.check());
    }

    @Override
    public RemoteListing tree(RemoteId folder, FolderMemory memory, FolderCheck check) {
        return folders.noting(
                new TreeListing(
                        files, info, timing.random(), folder, memory, check, changes, told));
    }

    @Override
    public Optional<Glance> glance(RemoteId folder) throws DriveException {
        return glances.at(folder);
    }

    @Override
    public Optional<RemoteItem> info(RemoteId id) throws DriveException {
        if (id.equals(RemoteId.ROOT)) {
            return Optional.of(root());
        }
        Optional<ItemInfo> answer = info.of(id);
        answer.ifPresent(told::keep);
        Optional<RemoteItem> item = answer.map(ItemInfo::item);
        item.ifPresent(folders::note);
        return item;
    }

    @Override
    public Optional<RemoteItem> findFolder(RemoteId from, List<String> names)
            throws DriveException {
        return names.isEmpty() ? info(from) : finder.find(from, names);
    }

    @Override
    public RemoteItem makeFolder(RemoteId parent, String name) throws DriveException {
        Optional<RemoteItem> made = add.in(parent, name);
        made.ifPresent(folder -> changes.made());
        RemoteItem folder =
                made.isPresent()
                        ? made.get()
                        : finder.child(parent, name).orElseThrow(() -> vanishedName(parent, name));
        folders.note(folder);
        return folder;
    }

    @Override
    public UploadReceipt upload(UploadRequest request) throws DriveException {
        UploadReceipt receipt = calls.of(request.watch(), () -> uploads.upload(request));
        changes.came();
        return receipt;
    }

    @Override
    public void download(DownloadRequest request) throws DriveException {
        calls.of(
                request.watch(),
                () -> {
                    downloads.download(request);
                    return request;
                });
    }

    @Override
    public void move(List<RemoteId> ids, RemoteId target) throws DriveException {
        if (ids.isEmpty()) {
            return;
        }
        // 115 puts what has no right target into the root, or into nowhere
        if (info(target).filter(item -> item.kind() == NodeKind.FOLDER).isEmpty()) {
            throw new DriveException.Gone(
                    "could not move items to folder " + target + ": it does not exist", "");
        }
        for (List<RemoteId> some : Batches.of(ids)) {
            move.to(target, some);
            changes.gone(some);
            arrivals.await(some, target);
        }
    }

    @Override
    public String rename(RemoteId id, String name) throws DriveException {
        return renames.rename(id, name);
    }

    @Override
    public void trash(List<RemoteId> ids, RemoteId parent) throws DriveException {
        trash.trash(parent, ids);
        changes.gone(ids);
    }

    @Override
    public void restore(List<RemoteId> ids) throws DriveException {
        for (List<RemoteId> some : Batches.of(ids)) {
            restore.back(some);
        }
    }

    @Override
    public List<RemoteItem> newest(RemoteId folder) throws DriveException {
        return files.page(folder, ListFiles.Scope.FILES_BELOW, ListFiles.Order.NEWEST_FIRST, 0)
                .items();
    }

    @Override
    public List<Recycled> recycled() throws DriveException {
        return bin.all();
    }

    /** Where 115 stores uploads now: an address without any secret in it. */
    public String storageEndpoint() throws DriveException {
        return storage.ask().endpoint();
    }

    @Override
    public Space space() throws DriveException {
        return user.space();
    }

    /** Ends what is under way as if the connection broke; from now on nothing is asked. */
    public void breakOff() {
        http.breakOff();
    }

    @Override
    public void close() {
        http.close();
    }

    private static RemoteItem root() {
        return new RemoteItem(
                RemoteId.ROOT,
                RemoteId.ROOT,
                "",
                NodeKind.FOLDER,
                Optional.empty(),
                Optional.empty(),
                RemoteItem.State.WHOLE);
    }

    private static DriveException vanishedName(RemoteId parent, String name) {
        return new DriveException.Transient(
                "could not make folder "
                        + name
                        + " in folder "
                        + parent
                        + ": 115 says that the name is taken, but does not list it",
                "20004",
                null);
    }
}
