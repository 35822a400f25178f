package dev.caravan.open115;

import dev.caravan.drive.DriveException;
import dev.caravan.open115.auth.AccountTokens;
import dev.caravan.open115.client.AccessTokens;
import dev.caravan.open115.client.ErrorClass;
import dev.caravan.open115.client.ErrorTable;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.ObjectHelper;

/**
 * Makes sure that an account's token is good: in front of operations it refreshes early, and on a
 * refused token ({@code onRedelivery}, or a {@code doCatch}) it renews once.
 *
 * <p>Operations renew a refused token by themselves too; here it happens before the work is begun,
 * and a dead login stops a route at its first step.
 */
public final class TokenRefreshProcessor implements Processor {

    private static final String IN_USE = "dev.caravan.open115.token";

    private final AccountTokens accounts;
    private final Optional<String> usual;

    /**
     * @param usual the account of messages that name none
     */
    public TokenRefreshProcessor(AccountTokens accounts, Optional<String> usual) {
        this.accounts = accounts;
        this.usual = usual;
    }

    /**
     * @throws DriveException.SignedOut when a person must log in, or a renewed token was refused
     *     too
     */
    @Override
    public void process(Exchange exchange) throws DriveException {
        AccessTokens tokens = tokens(exchange);
        Optional<DriveException> refusal = refusal(exchange);
        Optional<InUse> before = Optional.ofNullable(exchange.getProperty(IN_USE, InUse.class));
        if (refusal.isEmpty() || before.filter(it -> it.answers(refusal.get())).isPresent()) {
            exchange.setProperty(IN_USE, new InUse(tokens.current(), Optional.empty()));
            return;
        }
        if (before.flatMap(InUse::renewedFor).isPresent()) {
            throw refusal.get();
        }
        String refused = before.isPresent() ? before.get().access() : tokens.current();
        exchange.setProperty(
                IN_USE, new InUse(tokens.renewed(refused), Optional.of(refusal.get())));
    }

    /** The token that an exchange began with; shows itself to nobody. */
    private record InUse(String access, Optional<DriveException> renewedFor) {

        boolean answers(DriveException refusal) {
            return renewedFor.isPresent() && renewedFor.get() == refusal;
        }

        @Override
        public String toString() {
            return "a token";
        }
    }

    private AccessTokens tokens(Exchange exchange) {
        String account =
                Optional.ofNullable(
                                exchange.getMessage()
                                        .getHeader(Open115Constants.ACCOUNT, String.class))
                        .or(() -> usual)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "which account's token? set the header "
                                                        + Open115Constants.ACCOUNT));
        return accounts.of(account)
                .orElseThrow(() -> new IllegalArgumentException("no account is called " + account));
    }

    private static Optional<DriveException> refusal(Exchange exchange) {
        Throwable caught = exchange.getException();
        if (caught == null) {
            caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        }
        return Optional.ofNullable(ObjectHelper.getException(DriveException.class, caught))
                .filter(TokenRefreshProcessor::isOfToken);
    }

    /** Also a dead login: renewing it costs no call and says so again. */
    private static boolean isOfToken(DriveException refusal) {
        return refusal instanceof DriveException.SignedOut
                || ErrorTable.of(refusal.code()) == ErrorClass.RENEW_TOKEN;
    }
}
