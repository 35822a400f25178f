package dev.caravan.open115;

import dev.caravan.drive.DriveDirectory;
import dev.caravan.open115.auth.TokenStore;
import dev.caravan.open115.client.Endpoints;
import dev.caravan.open115.client.MemoryUploadSessions;
import dev.caravan.open115.client.UploadSessions;
import dev.caravan.open115.client.drive.Open115Options;
import dev.caravan.open115.pace.BudgetLedger;
import dev.caravan.open115.pace.Limits;
import dev.caravan.open115.pace.MemoryBudgetLedger;
import dev.caravan.open115.pace.Timing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Makes endpoints of URIs such as {@code open115:list?path=/Backup}, and drives for them. */
@Component("open115")
public class Open115Component extends DefaultComponent {

    @Metadata private Open115Configuration configuration = new Open115Configuration();

    @Metadata(label = "advanced", autowired = true)
    private @Nullable TokenStore tokenStore;

    @Metadata(label = "advanced")
    private @Nullable String stateDirectory;

    @Metadata(label = "advanced", autowired = true)
    private @Nullable BudgetLedger budgetLedger;

    @Metadata(label = "advanced", autowired = true)
    private @Nullable UploadSessions uploadSessions;

    @Metadata(label = "advanced", defaultValue = "https://proapi.115.com")
    private String apiEndpoint = Endpoints.OF_115.api();

    @Metadata(label = "advanced", defaultValue = "https://passportapi.115.com")
    private String passportEndpoint = Endpoints.OF_115.passport();

    @Metadata(label = "advanced", defaultValue = "Caravan/1")
    private String userAgent = Open115Options.USUAL.userAgent();

    @Metadata(label = "advanced", defaultValue = "2")
    private double requestsPerSecond = Limits.CAREFUL.requestsPerSecond();

    @Metadata(label = "advanced", defaultValue = "2")
    private double writesPerSecond = Limits.CAREFUL.writesPerSecond();

    @Metadata(label = "advanced", defaultValue = "1")
    private double linksPerSecond = Limits.CAREFUL.linksPerSecond();

    @Metadata(label = "advanced", defaultValue = "9000")
    private long requestsPerDay = Limits.CAREFUL.requestsPerDay();

    private @Nullable OwnDrives own;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        Open115Configuration copy = configuration.copy();
        copy.setOperation(operation(remaining));
        Open115Endpoint endpoint = new Open115Endpoint(uri, this, copy);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static Open115Operation operation(String remaining) {
        return Arrays.stream(Open115Operation.values())
                .filter(known -> known.name().equals(remaining))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "open115 has no operation '"
                                                + remaining
                                                + "'; it has "
                                                + Arrays.toString(Open115Operation.values())));
    }

    /** The drives of the token store, where there is one. */
    Optional<DriveDirectory> ownDrives() {
        return Optional.ofNullable(own);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (tokenStore != null && configuration.getDrives() == null) {
            own = drivesOf(tokenStore);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (own != null) {
            own.close();
            own = null;
        }
        super.doStop();
    }

    private OwnDrives drivesOf(TokenStore logins) {
        if (stateDirectory == null) {
            throw new IllegalArgumentException(
                    "open115 needs the option stateDirectory beside a token store: processes that"
                            + " share the store lock their refreshes there");
        }
        return new OwnDrives(
                logins,
                Path.of(stateDirectory),
                options(),
                budgetLedger != null ? budgetLedger : new MemoryBudgetLedger(),
                uploadSessions != null ? uploadSessions : new MemoryUploadSessions(),
                Timing.ofThisMachine());
    }

    private Open115Options options() {
        Open115Options usual = Open115Options.USUAL;
        return new Open115Options(
                new Endpoints(apiEndpoint, passportEndpoint, usual.endpoints().qrcode()),
                userAgent,
                usual.pageSize(),
                new Limits(requestsPerSecond, writesPerSecond, linksPerSecond, requestsPerDay),
                usual.proxies(),
                usual.partSizes(),
                usual.silences());
    }

    public Open115Configuration getConfiguration() {
        return configuration;
    }

    /** The options that all endpoints begin with. */
    public void setConfiguration(Open115Configuration configuration) {
        this.configuration = configuration;
    }

    public @Nullable TokenStore getTokenStore() {
        return tokenStore;
    }

    /**
     * Where logins are kept. With it, and without drives that are given, the component makes the
     * drive of each account itself and closes it. Tokens are in the store and nowhere else.
     */
    public void setTokenStore(@Nullable TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    public @Nullable String getStateDirectory() {
        return stateDirectory;
    }

    /**
     * A local directory for the locks of token refreshes; the same for all processes that share the
     * token store, and needed with it.
     */
    public void setStateDirectory(@Nullable String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    public @Nullable BudgetLedger getBudgetLedger() {
        return budgetLedger;
    }

    /** Where the budget of calls is kept; without it, in memory. */
    public void setBudgetLedger(@Nullable BudgetLedger budgetLedger) {
        this.budgetLedger = budgetLedger;
    }

    public @Nullable UploadSessions getUploadSessions() {
        return uploadSessions;
    }

    /** Where begun uploads are kept, so that they go on after a restart; without it, in memory. */
    public void setUploadSessions(@Nullable UploadSessions uploadSessions) {
        this.uploadSessions = uploadSessions;
    }

    public String getApiEndpoint() {
        return apiEndpoint;
    }

    /** The base address of 115's file API; another one for a reverse proxy or the simulator. */
    public void setApiEndpoint(String apiEndpoint) {
        this.apiEndpoint = apiEndpoint;
    }

    public String getPassportEndpoint() {
        return passportEndpoint;
    }

    /** The base address of 115's authorization host. */
    public void setPassportEndpoint(String passportEndpoint) {
        this.passportEndpoint = passportEndpoint;
    }

    public String getUserAgent() {
        return userAgent;
    }

    /** Sent with every request; download links work only for the one that asked for them. */
    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public double getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /** How many calls an account may make in a second, all kinds together. */
    public void setRequestsPerSecond(double requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public double getWritesPerSecond() {
        return writesPerSecond;
    }

    /**
     * How many folders an account may make, and items it may move, rename or trash, in a second.
     */
    public void setWritesPerSecond(double writesPerSecond) {
        this.writesPerSecond = writesPerSecond;
    }

    public double getLinksPerSecond() {
        return linksPerSecond;
    }

    /** How many download links an account may ask for in a second. */
    public void setLinksPerSecond(double linksPerSecond) {
        this.linksPerSecond = linksPerSecond;
    }

    public long getRequestsPerDay() {
        return requestsPerDay;
    }

    /** How many calls an account may make in a day, all kinds together. */
    public void setRequestsPerDay(long requestsPerDay) {
        this.requestsPerDay = requestsPerDay;
    }
}
