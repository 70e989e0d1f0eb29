package io.tidewatch.connectors.hyperliquid;

/**
 * What only the feed of Hyperliquid can say of itself; counts since it was made.
 *
 * @param userChannels addresses on channels of their own
 * @param completeUsers of these, with all fills up to now
 * @param publicTrades addresses seen by public trades
 * @param overLimit addresses of the first tier without a place on channels of their own
 * @param coins whose public trades are wanted
 * @param unknownCoins wished for, and not subscribed, as the venue does not have them
 * @param openConnections sockets now
 * @param subscriptions wanted now
 * @param acknowledged of these, by the venue
 * @param waiting of these, without a connection
 * @param messagesLastMinute sent by us
 * @param weightLastMinute of requests
 * @param invalidAddresses wishes that were no address
 * @param errors errors of the venue on a socket
 * @param userLimitErrors of these, that there are too many addresses
 * @param ackTimeouts connections replaced as an acknowledgement was missing
 * @param pongTimeouts connections replaced as pings were not answered
 * @param otherFrames frames in no form of the venue
 * @param backfills of one address each, that came to an end
 * @param incompleteBackfills of these, without everything that was missing
 * @param lostTrades spans of public trades that may be missing
 * @param moves of an address from one view to the other
 * @param states of addresses that were asked for
 * @param statesWaiting addresses whose state is to be asked for now
 * @param requests over REST
 * @param failedRequests that brought nothing, in spite of their retries
 * @param throttled answers that said slow down
 * @param ignoredCommands of detectors
 * @param completeTo up to when all fills of addresses on channels of their own are written, epoch
 *     milliseconds; 0 before that is known
 */
public record HyperliquidFeedStatus(
    int userChannels,
    int completeUsers,
    int publicTrades,
    int overLimit,
    int coins,
    int unknownCoins,
    int openConnections,
    int subscriptions,
    int acknowledged,
    int waiting,
    int messagesLastMinute,
    int weightLastMinute,
    long invalidAddresses,
    long errors,
    long userLimitErrors,
    long ackTimeouts,
    long pongTimeouts,
    long otherFrames,
    long backfills,
    long incompleteBackfills,
    long lostTrades,
    long moves,
    long states,
    int statesWaiting,
    long requests,
    long failedRequests,
    long throttled,
    long ignoredCommands,
    long completeTo) {}
